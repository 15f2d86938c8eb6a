/** What every description of a field says about its types, sizes and uses, from the field's definition alone. */
import type { FieldDef, FieldType, ObjectDef } from './schema.ts';
import { isSystemField } from './system-fields.ts';

/** The names of the API; those of Apex are made of them. */
const TYPES = {
  Id: ['id', 'tns:ID'],
  Text: ['string', 'xsd:string'],
  TextArea: ['textarea', 'xsd:string'],
  LongTextArea: ['textarea', 'xsd:string'],
  Html: ['textarea', 'xsd:string'],
  Url: ['url', 'xsd:string'],
  Email: ['email', 'xsd:string'],
  Phone: ['phone', 'xsd:string'],
  Picklist: ['picklist', 'xsd:string'],
  MultiselectPicklist: ['multipicklist', 'xsd:string'],
  Checkbox: ['boolean', 'xsd:boolean'],
  Number: ['double', 'xsd:double'],
  Integer: ['int', 'xsd:int'],
  Currency: ['currency', 'xsd:double'],
  Percent: ['percent', 'xsd:double'],
  Date: ['date', 'xsd:date'],
  DateTime: ['datetime', 'xsd:dateTime'],
  Time: ['time', 'xsd:time'],
  Lookup: ['reference', 'tns:ID'],
  MasterDetail: ['reference', 'tns:ID'],
  Hierarchy: ['reference', 'tns:ID'],
  MetadataRelationship: ['reference', 'xsd:string'],
  AutoNumber: ['string', 'xsd:string'],
  Blob: ['base64', 'xsd:base64Binary'],
  EncryptedText: ['encryptedstring', 'xsd:string'],
  Combobox: ['combobox', 'xsd:string'],
  Address: ['address', 'urn:address'],
  Location: ['location', 'urn:location'],
  Long: ['long', 'xsd:long'],
  AnyType: ['anyType', 'xsd:anyType'],
  IdList: ['reference', 'tns:ID'],
  ChangeEventHeader: ['complexvalue', 'xsd:anyType']
} as const satisfies Record<FieldType, readonly [type: string, soap: string]>;

export type ApiType = (typeof TYPES)[FieldType][0];
export type ApiSoapType = (typeof TYPES)[FieldType][1];

export const apiTypeOf = (field: FieldDef): ApiType => TYPES[field.type][0];
export const apiSoapTypeOf = (field: FieldDef): ApiSoapType => TYPES[field.type][1];

/** Lengths of types whose definition has none: nobody writes longer texts into them. */
const LENGTHS: Partial<Record<FieldType, number>> = {
  Id: 18,
  Lookup: 18,
  MasterDetail: 18,
  Hierarchy: 18,
  AutoNumber: 30,
  MetadataRelationship: 40
};

const isText = (field: FieldDef): boolean => apiSoapTypeOf(field) === 'xsd:string';
export const isReference = (field: FieldDef): boolean => apiTypeOf(field) === 'reference';

export function lengthOf(field: FieldDef): number {
  const fixed = LENGTHS[field.type];
  if (!isText(field) && fixed === undefined) return 0;
  return field.length ?? fixed ?? 255;
}

/** Ids have bytes, texts up to three for each character. */
export function byteLengthOf(field: FieldDef): number {
  return isText(field) ? lengthOf(field) * 3 : lengthOf(field);
}

const isNumeric = (field: FieldDef): boolean => apiSoapTypeOf(field) === 'xsd:double';

export const precisionOf = (field: FieldDef): number =>
  isNumeric(field) ? (field.precision ?? 18) : 0;
export const scaleOf = (field: FieldDef): number => (isNumeric(field) ? (field.scale ?? 0) : 0);
export const digitsOf = (field: FieldDef): number => (field.type === 'Integer' ? 9 : 0);

const UNSORTABLE: ReadonlySet<FieldType> = new Set([
  'LongTextArea',
  'Html',
  'MultiselectPicklist',
  'Blob',
  'Address',
  'Location',
  'EncryptedText',
  'AnyType',
  'ChangeEventHeader'
]);
const UNGROUPABLE: ReadonlySet<FieldType> = new Set([
  'Number',
  'Currency',
  'Percent',
  'DateTime',
  'Time',
  'TextArea'
]);

export const isSortable = (field: FieldDef): boolean => !UNSORTABLE.has(field.type);

/** UNVERIFIED: that all types but checkboxes can be aggregated when they can be sorted. */
export const isAggregatable = (field: FieldDef): boolean =>
  isSortable(field) && field.type !== 'Checkbox';

/** Whether a search may be narrowed by the field: UNVERIFIED, every lookup. */
export const isSearchPrefilterable = (field: FieldDef): boolean =>
  isReference(field) && field.type !== 'IdList';

export const isHtmlFormatted = (field: FieldDef): boolean =>
  field.type === 'Html' || /\b(HYPERLINK|IMAGE)\s*\(/i.test(field.formula ?? '');

export const isQueryByDistance = (field: FieldDef): boolean =>
  field.type === 'Location' || field.type === 'Address';

export function isGroupable(field: FieldDef): boolean {
  return isSortable(field) && !UNGROUPABLE.has(field.type) && field.formula === undefined;
}

export function isNillable(field: FieldDef): boolean {
  if (field.nillable !== undefined) return field.nillable;
  if (field.formula !== undefined || field.summary) return field.type !== 'Checkbox';
  return !field.required && field.type !== 'Id' && field.type !== 'Checkbox';
}

/** A checkbox is never empty; other fields have a default or the platform fills them. */
export function isDefaultedOnCreate(field: FieldDef): boolean {
  if (field.type === 'Checkbox' || field.type === 'Id' || field.type === 'AutoNumber') return true;
  if (isSystemField(field.name) || field.name === 'OwnerId') return true;
  return (
    field.defaultValue !== undefined ||
    (field.picklist?.values.some((value) => value.default) ?? false)
  );
}

export const isCalculated = (field: FieldDef): boolean =>
  field.formula !== undefined || field.summary !== undefined || field.type === 'AutoNumber';

/** Standard fields by which upsert and relationships may find a record. */
const ID_LOOKUPS: ReadonlySet<string> = new Set(['Contact.Email', 'Lead.Email', 'User.Username']);

export function isIdLookup(object: ObjectDef, field: FieldDef): boolean {
  if (field.type === 'Id' || field.externalId) return true;
  return (object.custom && field.nameField) || ID_LOOKUPS.has(`${object.name}.${field.name}`);
}

/** Parts of a person's name and of addresses: the field they belong to. */
export function compoundNameOf(object: ObjectDef, field: FieldDef): string | null {
  if (/^(FirstName|LastName|MiddleName|Salutation|Suffix)$/.test(field.name)) {
    return object.field('Name') && object.nameField === 'Name' ? 'Name' : null;
  }
  const part = ADDRESS_PART.exec(field.name);
  const compound = part ? object.field(`${part[1]}Address`) : undefined;
  if (compound?.type === 'Address') return compound.name;
  const location = /^(.+)__(Latitude|Longitude)__s$/.exec(field.name);
  return location ? `${location[1]}__c` : null;
}

const ADDRESS_PART =
  /^(.*)(?:Street|City|State|PostalCode|Country|StateCode|CountryCode|Latitude|Longitude|GeocodeAccuracy)$/;

/** Whether field-level security decides about the field: not about what everybody needs, and not about parts. */
export function isPermissionable(object: ObjectDef, field: FieldDef): boolean {
  if (object.setup || object.kind !== 'sobject') return false;
  if (field.custom) return !field.required && field.type !== 'MasterDetail';
  if (isSystemField(field.name) || field.nameField || field.required) return false;
  if (!isNillable(field) && field.type !== 'Checkbox') return false;
  return compoundNameOf(object, field) === null && !/^(OwnerId|Last\w+Date)$/.test(field.name);
}

/** UNVERIFIED: only the default of a checkbox is a value; other defaults are formulas. */
export function defaultValueOf(field: FieldDef): boolean | null {
  return field.type === 'Checkbox' ? field.defaultValue === 'true' : null;
}

export function defaultFormulaOf(field: FieldDef): string | null {
  return field.type === 'Checkbox' ? null : (field.defaultValue ?? null);
}

/** 0 for the first master of a detail, 1 for the second. */
export function relationshipOrderOf(object: ObjectDef, field: FieldDef): number | null {
  if (field.type !== 'MasterDetail') return null;
  const masters = [...object.fields.values()].filter(({ type }) => type === 'MasterDetail');
  return masters.indexOf(field);
}
