/** The description of one field in a describe call. */
import type { FieldDef, FieldType, ObjectDef } from '../metadata/schema.ts';
import type { RestCall } from './call.ts';

const TYPES: Partial<Record<FieldType, [type: string, soapType: string]>> = {
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
  MetadataRelationship: ['string', 'xsd:string'],
  AutoNumber: ['string', 'xsd:string'],
  Blob: ['base64', 'xsd:base64Binary'],
  EncryptedText: ['encryptedstring', 'xsd:string'],
  Combobox: ['combobox', 'xsd:string'],
  Address: ['address', 'urn:address'],
  Location: ['location', 'urn:location'],
  Long: ['long', 'xsd:long']
};

const ID_TYPES: ReadonlySet<FieldType> = new Set(['Id', 'Lookup', 'MasterDetail', 'Hierarchy']);
const LONG: ReadonlySet<FieldType> = new Set(['LongTextArea', 'Html', 'Blob']);

export function describeField(call: RestCall, object: ObjectDef, field: FieldDef): unknown {
  const { edit } = call.org.security.fieldAccess(call.access.user, object.name, field.name);
  // A type that is newer than this table is described as text.
  const [type, soapType] = TYPES[field.type] ?? ['string', 'xsd:string'];
  const isSortable = field.filterable && field.type !== 'MultiselectPicklist';
  const isCalculated = field.formula !== undefined;
  const length = ID_TYPES.has(field.type) ? 18 : (field.length ?? 0);
  return {
    aggregatable: isSortable && field.type !== 'Checkbox',
    aiPredictionField: false,
    autoNumber: field.type === 'AutoNumber',
    byteLength: soapType === 'xsd:string' ? length * 3 : ID_TYPES.has(field.type) ? 18 : 0,
    calculated: isCalculated,
    calculatedFormula: field.formula ?? null,
    cascadeDelete: field.cascadeDelete,
    caseSensitive: field.caseSensitive,
    compoundFieldName: null,
    controllerName: null,
    createable: field.createable && edit,
    custom: field.custom,
    defaultValue: field.type === 'Checkbox' ? field.defaultValue === 'true' : null,
    defaultValueFormula: field.type === 'Checkbox' ? null : (field.defaultValue ?? null),
    defaultedOnCreate: field.defaultValue !== undefined || isSystem(field),
    dependentPicklist: false,
    deprecatedAndHidden: false,
    digits: field.type === 'Integer' ? 9 : 0,
    displayLocationInDecimal: false,
    encrypted: field.type === 'EncryptedText',
    externalId: field.externalId,
    extraTypeInfo: extraType(field),
    filterable: field.filterable,
    filteredLookupInfo: null,
    formulaTreatNullNumberAsZero: field.formulaTreatBlanksAs === 'BlankAsZero',
    groupable:
      isSortable && !isCalculated && soapType !== 'xsd:dateTime' && soapType !== 'xsd:double',
    highScaleNumber: false,
    htmlFormatted: field.type === 'Html',
    idLookup: field.type === 'Id' || field.externalId || (field.nameField && !object.custom),
    inlineHelpText: field.helpText ?? null,
    label: field.label,
    length,
    mask: null,
    maskType: null,
    name: field.name,
    nameField: field.nameField,
    namePointing: field.referenceTo.length > 1,
    nillable: isNillable(field),
    permissionable: field.custom && !field.required && field.type !== 'MasterDetail',
    picklistValues: picklistValues(field),
    polymorphicForeignKey: field.referenceTo.length > 1,
    precision: precisionOf(field),
    queryByDistance: false,
    referenceTargetField: null,
    referenceTo: field.referenceTo.filter((name) => call.schema.object(name)),
    relationshipName: field.relationshipName ?? null,
    relationshipOrder: field.type === 'MasterDetail' ? 0 : null,
    restrictedDelete: field.deleteConstraint === 'Restrict',
    restrictedPicklist: field.picklist?.restricted ?? false,
    scale: field.scale ?? 0,
    searchPrefilterable: ID_TYPES.has(field.type) && field.type !== 'Id',
    soapType,
    sortable: isSortable,
    type,
    unique: field.unique,
    updateable: field.updateable && edit,
    writeRequiresMasterRead: field.writeRequiresMasterRead ?? false
  };
}

function isSystem(field: FieldDef): boolean {
  return !field.custom && !field.createable && !field.updateable && field.formula === undefined;
}

function isNillable(field: FieldDef): boolean {
  return (
    !field.required && field.type !== 'Id' && field.type !== 'Checkbox' && !isStamp(field.name)
  );
}

function isStamp(name: string): boolean {
  return /^(Created|LastModified)(Date|ById)$|^SystemModstamp$/.test(name);
}

function extraType(field: FieldDef): string | null {
  if (field.type === 'Html') return 'richtextarea';
  return LONG.has(field.type) && field.type !== 'Blob' ? 'plaintextarea' : null;
}

function precisionOf(field: FieldDef): number {
  return field.type === 'Integer' || field.picklist ? 0 : (field.precision ?? 0);
}

function picklistValues(field: FieldDef): unknown[] {
  return (field.picklist?.values ?? []).map(({ fullName, label, default: isDefault, active }) => ({
    active,
    defaultValue: isDefault,
    label,
    validFor: null,
    value: fullName
  }));
}
