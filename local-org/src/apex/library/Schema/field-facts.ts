/** What a field describe says about types, sizes and uses of a field, from the field's definition alone. */

import type { FieldDef, FieldType, ObjectDef } from '../../../metadata/schema.ts';
import { isSystemField } from '../../../metadata/system-fields.ts';
import type { EnumValue } from '../../../values/enum.ts';
import { DisplayType, SoapType } from './enums.ts';

type DisplayTypeName = Parameters<typeof DisplayType.value>[0];
type SoapTypeName = Parameters<typeof SoapType.value>[0];

const TYPES: Record<FieldType, [display: DisplayTypeName, soap: SoapTypeName]> = {
  Id: ['ID', 'ID'],
  Text: ['STRING', 'STRING'],
  TextArea: ['TEXTAREA', 'STRING'],
  LongTextArea: ['TEXTAREA', 'STRING'],
  Html: ['TEXTAREA', 'STRING'],
  Url: ['URL', 'STRING'],
  Email: ['EMAIL', 'STRING'],
  Phone: ['PHONE', 'STRING'],
  Picklist: ['PICKLIST', 'STRING'],
  MultiselectPicklist: ['MULTIPICKLIST', 'STRING'],
  Checkbox: ['BOOLEAN', 'BOOLEAN'],
  Number: ['DOUBLE', 'DOUBLE'],
  Integer: ['INTEGER', 'INTEGER'],
  Currency: ['CURRENCY', 'DOUBLE'],
  Percent: ['PERCENT', 'DOUBLE'],
  Date: ['DATE', 'DATE'],
  DateTime: ['DATETIME', 'DATETIME'],
  Time: ['TIME', 'TIME'],
  Lookup: ['REFERENCE', 'ID'],
  MasterDetail: ['REFERENCE', 'ID'],
  Hierarchy: ['REFERENCE', 'ID'],
  MetadataRelationship: ['REFERENCE', 'STRING'],
  AutoNumber: ['STRING', 'STRING'],
  Blob: ['BASE64', 'BASE64BINARY'],
  EncryptedText: ['ENCRYPTEDSTRING', 'STRING'],
  Combobox: ['COMBOBOX', 'STRING'],
  Address: ['ADDRESS', 'ADDRESS'],
  Location: ['LOCATION', 'LOCATION'],
  Long: ['LONG', 'LONG'],
  AnyType: ['ANYTYPE', 'ANYTYPE'],
  IdList: ['REFERENCE', 'ID'],
  ChangeEventHeader: ['COMPLEXVALUE', 'ANYTYPE']
};

export function displayTypeOf(field: FieldDef): EnumValue {
  return DisplayType.value(TYPES[field.type][0]);
}

export function soapTypeOf(field: FieldDef): EnumValue {
  return SoapType.value(TYPES[field.type][1]);
}

/** Lengths that the platform gives to types that declare none. */
const LENGTHS: Partial<Record<FieldType, number>> = {
  Id: 18,
  Lookup: 18,
  MasterDetail: 18,
  Hierarchy: 18,
  TextArea: 255,
  Url: 255,
  Email: 80,
  Phone: 40,
  Picklist: 255,
  Combobox: 255,
  MultiselectPicklist: 4099,
  AutoNumber: 30,
  MetadataRelationship: 40
};

const isText = (field: FieldDef): boolean => TYPES[field.type][1] === 'STRING';
export const isReference = (field: FieldDef): boolean => TYPES[field.type][0] === 'REFERENCE';

export function lengthOf(field: FieldDef): number {
  const fixed = LENGTHS[field.type];
  if (!isText(field) && fixed === undefined) return 0;
  return field.length ?? fixed ?? 255;
}

/** Ids have bytes, texts up to three for each character. */
export function byteLengthOf(field: FieldDef): number {
  return isText(field) ? lengthOf(field) * 3 : lengthOf(field);
}

const isNumeric = (field: FieldDef): boolean => TYPES[field.type][1] === 'DOUBLE';

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
