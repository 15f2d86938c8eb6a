/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_fields_describe.htm */

import { controllerOf } from '../../../metadata/dependent-picklists.ts';
import * as facts from '../../../metadata/field-facts.ts';
import type { FieldDef, ObjectDef } from '../../../metadata/schema.ts';
import type { MethodImplementation } from '../define.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { SObjectFieldToken } from '../../runtime/tokens.ts';
import { ApexList } from '../../../values/list.ts';
import { platformClass } from '../define.ts';
import { gettersAsProperties } from './describe-properties.ts';
import { displayTypeOf, soapTypeOf } from './field-types.ts';
import { picklistEntryOf } from './PicklistEntry.ts';

export class DescribeField {
  readonly $type = 'Schema.DescribeFieldResult';
  readonly token: SObjectFieldToken;

  constructor(token: SObjectFieldToken) {
    this.token = token;
  }

  get field(): FieldDef {
    return this.token.field;
  }

  get object(): ObjectDef {
    return this.token.object;
  }
}

const describes = new WeakMap<SObjectFieldToken, DescribeField>();

/** One result for each token, so that results can be compared and be keys. */
export function describeField(token: SObjectFieldToken): DescribeField {
  let describe = describes.get(token);
  if (!describe) describes.set(token, (describe = new DescribeField(token)));
  return describe;
}

function access(rt: Runtime, { token }: DescribeField): { read: boolean; edit: boolean } {
  const { security } = rt.host.database;
  return security.fieldAccess(rt.host.user(), token.object.name, token.field.name);
}

function picklistValues({ field, object }: DescribeField): ApexList {
  const controller = controllerOf(object, field);
  const values = field.picklist?.values.filter((value) => value.active) ?? [];
  return new ApexList(
    'Schema.PicklistEntry',
    values.map((value) => picklistEntryOf(value, controller))
  );
}

function getController(rt: Runtime, { field, object }: DescribeField): SObjectFieldToken | null {
  const controller = controllerOf(object, field);
  return controller ? rt.sObjectField(object.name, controller.name) : null;
}

const texts: Record<string, MethodImplementation> = {
  'String getName()': (_rt, self: DescribeField) => self.field.name,
  'String getLocalName()': (_rt, self: DescribeField) => self.field.name,
  'String getLabel()': (_rt, self: DescribeField) => self.field.label,
  'String getInlineHelpText()': (_rt, self: DescribeField) => self.field.helpText ?? null,
  'String getRelationshipName()': (_rt, self: DescribeField) => self.field.relationshipName ?? null,
  'String getCalculatedFormula()': (_rt, self: DescribeField) => self.field.formula ?? null,
  'String getDefaultValueFormula()': (_rt, self: DescribeField) =>
    facts.defaultFormulaOf(self.field),
  'String getCompoundFieldName()': (_rt, self: DescribeField) =>
    facts.compoundNameOf(self.object, self.field),
  'String getReferenceTargetField()': () => null,
  'String getMask()': () => null,
  'String getMaskType()': () => null
};

const numbers: Record<string, MethodImplementation> = {
  'Integer getLength()': (_rt, { field }: DescribeField) => facts.lengthOf(field),
  'Integer getByteLength()': (_rt, { field }: DescribeField) => facts.byteLengthOf(field),
  'Integer getPrecision()': (_rt, { field }: DescribeField) => facts.precisionOf(field),
  'Integer getScale()': (_rt, { field }: DescribeField) => facts.scaleOf(field),
  'Integer getDigits()': (_rt, { field }: DescribeField) => facts.digitsOf(field),
  'Integer getRelationshipOrder()': (_rt, { field, object }: DescribeField) =>
    facts.relationshipOrderOf(object, field)
};

const accessFlags: Record<string, MethodImplementation> = {
  'Boolean isAccessible()': (rt, self: DescribeField) => access(rt, self).read,
  'Boolean isCreateable()': (rt, self: DescribeField) =>
    self.field.createable && access(rt, self).edit,
  'Boolean isUpdateable()': (rt, self: DescribeField) =>
    self.field.updateable && access(rt, self).edit
};

const flags: Record<string, MethodImplementation> = {
  'Boolean isAggregatable()': (_rt, { field }: DescribeField) => facts.isAggregatable(field),
  'Boolean isAiPredictionField()': () => false,
  'Boolean isAutoNumber()': (_rt, { field }: DescribeField) => field.type === 'AutoNumber',
  'Boolean isCalculated()': (_rt, { field }: DescribeField) => facts.isCalculated(field),
  'Boolean isCascadeDelete()': (_rt, { field }: DescribeField) => field.cascadeDelete,
  'Boolean isCaseSensitive()': (_rt, { field }: DescribeField) => field.caseSensitive,
  'Boolean isCustom()': (_rt, { field }: DescribeField) => field.custom,
  'Boolean isDefaultedOnCreate()': (_rt, { field }: DescribeField) =>
    facts.isDefaultedOnCreate(field),
  'Boolean isDependentPicklist()': (_rt, { field }: DescribeField) =>
    field.picklist?.controllingField !== undefined,
  'Boolean isDeprecatedAndHidden()': () => false,
  'Boolean isDisplayLocationInDecimal()': (_rt, { field }: DescribeField) =>
    field.type === 'Location',
  'Boolean isEncrypted()': (_rt, { field }: DescribeField) => field.type === 'EncryptedText',
  'Boolean isExternalID()': (_rt, { field }: DescribeField) => field.externalId,
  'Boolean isFilterable()': (_rt, { field }: DescribeField) => field.filterable,
  'Boolean isFormulaTreatNullNumberAsZero()': (_rt, { field }: DescribeField) =>
    field.formulaTreatBlanksAs === 'BlankAsZero',
  'Boolean isGroupable()': (_rt, { field }: DescribeField) => facts.isGroupable(field),
  'Boolean isHighScaleNumber()': () => false,
  'Boolean isHtmlFormatted()': (_rt, { field }: DescribeField) => facts.isHtmlFormatted(field),
  'Boolean isIdLookup()': (_rt, { field, object }: DescribeField) =>
    facts.isIdLookup(object, field),
  'Boolean isNameField()': (_rt, { field }: DescribeField) => field.nameField,
  'Boolean isNamePointing()': (_rt, { field }: DescribeField) => field.referenceTo.length > 1,
  'Boolean isNillable()': (_rt, { field }: DescribeField) => facts.isNillable(field),
  'Boolean isPermissionable()': (_rt, { field, object }: DescribeField) =>
    facts.isPermissionable(object, field),
  'Boolean isQueryByDistance()': (_rt, { field }: DescribeField) => facts.isQueryByDistance(field),
  'Boolean isRestrictedDelete()': (_rt, { field }: DescribeField) =>
    field.deleteConstraint === 'Restrict',
  'Boolean isRestrictedPicklist()': (_rt, { field }: DescribeField) =>
    field.picklist?.restricted ?? false,
  'Boolean isSearchPrefilterable()': (_rt, { field }: DescribeField) =>
    facts.isSearchPrefilterable(field),
  'Boolean isSortable()': (_rt, { field }: DescribeField) => facts.isSortable(field),
  'Boolean isUnique()': (_rt, { field }: DescribeField) => field.unique,
  'Boolean isWriteRequiresMasterRead()': (_rt, { field }: DescribeField) =>
    field.writeRequiresMasterRead ?? false,
  'Boolean getDataTranslationEnabled()': () => false
};

const values: Record<string, MethodImplementation> = {
  'Schema.DisplayType getType()': (_rt, self: DescribeField) => displayTypeOf(self.field),
  'Schema.SoapType getSoapType()': (_rt, self: DescribeField) => soapTypeOf(self.field),
  'Object getDefaultValue()': (_rt, self: DescribeField) => facts.defaultValueOf(self.field),
  'Schema.SObjectField getSObjectField()': (_rt, self: DescribeField) => self.token,
  'Schema.SObjectField getController()': (rt, self: DescribeField) => getController(rt, self),
  'Schema.SObjectType getSObjectType()': (rt, self: DescribeField) =>
    rt.sObjectType(self.object.name),
  'List<Schema.PicklistEntry> getPicklistValues()': (_rt, self: DescribeField) =>
    picklistValues(self),
  'List<Schema.SObjectType> getReferenceTo()': (rt, self: DescribeField) =>
    new ApexList(
      'Schema.SObjectType',
      self.field.referenceTo
        .filter((name) => rt.schema.object(name))
        .map((name) => rt.sObjectType(name))
    )
};

const methods = { ...texts, ...numbers, ...accessFlags, ...flags, ...values };

export const DescribeFieldResultClass = platformClass('Schema.DescribeFieldResult', {
  isInstance: (value) => value instanceof DescribeField,
  methods,
  properties: gettersAsProperties(methods)
});
