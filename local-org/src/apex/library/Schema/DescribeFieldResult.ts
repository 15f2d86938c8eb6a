/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_fields_describe.htm */

import type { EnumValue } from '../../../values/enum.ts';
import type { FieldDef, FieldType } from '../../../metadata/schema.ts';
import type { MethodImplementation } from '../define.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { SObjectFieldToken } from '../../runtime/tokens.ts';
import { ApexList } from '../../../values/list.ts';
import { DisplayType, SoapType } from './enums.ts';
import { platformClass } from '../define.ts';
import { PicklistEntryValue } from './PicklistEntry.ts';

export class DescribeField {
  readonly $type = 'Schema.DescribeFieldResult';
  readonly token: SObjectFieldToken;

  constructor(token: SObjectFieldToken) {
    this.token = token;
  }

  get field(): FieldDef {
    return this.token.field;
  }
}

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
  MetadataRelationship: ['STRING', 'STRING'],
  AutoNumber: ['STRING', 'STRING'],
  Blob: ['BASE64', 'BASE64BINARY'],
  EncryptedText: ['ENCRYPTEDSTRING', 'STRING'],
  Combobox: ['COMBOBOX', 'STRING'],
  Address: ['ADDRESS', 'ADDRESS'],
  Location: ['LOCATION', 'ANYTYPE'],
  Long: ['LONG', 'ANYTYPE'],
  AnyType: ['ANYTYPE', 'ANYTYPE'],
  ChangeEventHeader: ['ANYTYPE', 'ANYTYPE']
};

export function displayTypeOf(field: FieldDef): EnumValue {
  return DisplayType.value(TYPES[field.type][0]);
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
  MultiselectPicklist: 4099,
  AutoNumber: 30
};

function access(rt: Runtime, { token }: DescribeField): { read: boolean; edit: boolean } {
  const { security } = rt.host.database;
  return security.fieldAccess(rt.host.user(), token.object.name, token.field.name);
}

function picklistValues({ field }: DescribeField): ApexList {
  const values = field.picklist?.values.filter((value) => value.active) ?? [];
  return new ApexList(
    'Schema.PicklistEntry',
    values.map((value) => new PicklistEntryValue(value))
  );
}

const isText = (field: FieldDef): boolean => TYPES[field.type][1] === 'STRING';
const isSortable = (field: FieldDef): boolean =>
  field.filterable && field.type !== 'MultiselectPicklist';

const texts: Record<string, MethodImplementation> = {
  'String getName()': (_rt, self: DescribeField) => self.field.name,
  'String getLocalName()': (_rt, self: DescribeField) => self.field.name,
  'String getLabel()': (_rt, self: DescribeField) => self.field.label,
  'String getInlineHelpText()': (_rt, self: DescribeField) => self.field.helpText ?? null,
  'String getRelationshipName()': (_rt, self: DescribeField) => self.field.relationshipName ?? null,
  'String getCalculatedFormula()': (_rt, self: DescribeField) => self.field.formula ?? null,
  'String getDefaultValueFormula()': (_rt, self: DescribeField) => self.field.defaultValue ?? null
};

const numbers: Record<string, MethodImplementation> = {
  'Integer getLength()': (_rt, { field }: DescribeField) =>
    isText(field) || LENGTHS[field.type] ? (field.length ?? LENGTHS[field.type] ?? 255) : 0,
  'Integer getByteLength()': (_rt, { field }: DescribeField) =>
    (field.length ?? LENGTHS[field.type] ?? 0) * 3,
  'Integer getPrecision()': (_rt, self: DescribeField) => self.field.precision ?? 0,
  'Integer getScale()': (_rt, self: DescribeField) => self.field.scale ?? 0,
  'Integer getDigits()': (_rt, self: DescribeField) => (self.field.type === 'Integer' ? 9 : 0)
};

const flags: Record<string, MethodImplementation> = {
  'Boolean isAccessible()': (rt, self: DescribeField) => access(rt, self).read,
  'Boolean isCreateable()': (rt, self: DescribeField) =>
    self.field.createable && access(rt, self).edit,
  'Boolean isUpdateable()': (rt, self: DescribeField) =>
    self.field.updateable && access(rt, self).edit,
  'Boolean isAutoNumber()': (_rt, self: DescribeField) => self.field.type === 'AutoNumber',
  'Boolean isCalculated()': (_rt, self: DescribeField) =>
    self.field.formula !== undefined || self.field.type === 'AutoNumber',
  'Boolean isCascadeDelete()': (_rt, self: DescribeField) => self.field.cascadeDelete,
  'Boolean isCaseSensitive()': (_rt, self: DescribeField) => self.field.caseSensitive,
  'Boolean isCustom()': (_rt, self: DescribeField) => self.field.custom,
  'Boolean isEncrypted()': (_rt, self: DescribeField) => self.field.type === 'EncryptedText',
  'Boolean isExternalID()': (_rt, self: DescribeField) => self.field.externalId,
  'Boolean isFilterable()': (_rt, self: DescribeField) => self.field.filterable,
  'Boolean isGroupable()': (_rt, self: DescribeField) => isSortable(self.field),
  'Boolean isHtmlFormatted()': (_rt, self: DescribeField) => self.field.type === 'Html',
  'Boolean isIdLookup()': (_rt, self: DescribeField) =>
    self.field.type === 'Id' || self.field.externalId,
  'Boolean isNameField()': (_rt, self: DescribeField) => self.field.nameField,
  'Boolean isNillable()': (_rt, self: DescribeField) =>
    !self.field.required && self.field.type !== 'Id' && self.field.type !== 'Checkbox',
  'Boolean isPermissionable()': (_rt, self: DescribeField) =>
    self.field.custom && !self.field.required && self.field.type !== 'MasterDetail',
  'Boolean isRestrictedPicklist()': (_rt, self: DescribeField) =>
    self.field.picklist?.restricted ?? false,
  'Boolean isSortable()': (_rt, self: DescribeField) => isSortable(self.field),
  'Boolean isUnique()': (_rt, self: DescribeField) => self.field.unique
};

export const DescribeFieldResultClass = platformClass('Schema.DescribeFieldResult', {
  isInstance: (value) => value instanceof DescribeField,
  methods: {
    ...texts,
    ...numbers,
    ...flags,
    'Schema.DisplayType getType()': (_rt, self: DescribeField) => displayTypeOf(self.field),
    'Schema.SoapType getSoapType()': (_rt, self: DescribeField) =>
      SoapType.value(TYPES[self.field.type][1]),
    'Schema.SObjectField getSObjectField()': (_rt, self: DescribeField) => self.token,
    'Schema.SObjectType getSObjectType()': (rt, self: DescribeField) =>
      rt.sObjectType(self.token.object.name),
    'List<Schema.PicklistEntry> getPicklistValues()': (_rt, self: DescribeField) =>
      picklistValues(self),
    'List<Schema.SObjectType> getReferenceTo()': (rt, self: DescribeField) =>
      new ApexList(
        'Schema.SObjectType',
        self.field.referenceTo
          .filter((name) => rt.schema.object(name))
          .map((name) => rt.sObjectType(name))
      )
  }
});
