/** The description of one field in a describe call. */
import { controllerOf, validForBits } from '../metadata/dependent-picklists.ts';
import * as facts from '../metadata/field-facts.ts';
import type { FieldDef, FieldType, ObjectDef } from '../metadata/schema.ts';
import type { RestCall } from './call.ts';

const LONG: ReadonlySet<FieldType> = new Set(['LongTextArea', 'Html', 'Blob']);

export function describeField(call: RestCall, object: ObjectDef, field: FieldDef): unknown {
  const { edit } = call.org.security.fieldAccess(call.access.user, object.name, field.name);
  const controller = controllerOf(object, field);
  return {
    aggregatable: facts.isAggregatable(field),
    aiPredictionField: false,
    autoNumber: field.type === 'AutoNumber',
    byteLength: facts.byteLengthOf(field),
    calculated: facts.isCalculated(field),
    calculatedFormula: field.formula ?? null,
    cascadeDelete: field.cascadeDelete,
    caseSensitive: field.caseSensitive,
    compoundFieldName: facts.compoundNameOf(object, field),
    controllerName: controller?.name ?? null,
    createable: field.createable && edit,
    custom: field.custom,
    defaultValue: facts.defaultValueOf(field),
    defaultValueFormula: facts.defaultFormulaOf(field),
    defaultedOnCreate: facts.isDefaultedOnCreate(field),
    dependentPicklist: controller !== undefined,
    deprecatedAndHidden: false,
    digits: facts.digitsOf(field),
    displayLocationInDecimal: field.type === 'Location',
    encrypted: field.type === 'EncryptedText',
    externalId: field.externalId,
    extraTypeInfo: extraType(field),
    filterable: field.filterable,
    filteredLookupInfo: null,
    formulaTreatNullNumberAsZero: field.formulaTreatBlanksAs === 'BlankAsZero',
    groupable: facts.isGroupable(field),
    highScaleNumber: false,
    htmlFormatted: facts.isHtmlFormatted(field),
    idLookup: facts.isIdLookup(object, field),
    inlineHelpText: field.helpText ?? null,
    label: field.label,
    length: facts.lengthOf(field),
    mask: null,
    maskType: null,
    name: field.name,
    nameField: field.nameField,
    namePointing: field.referenceTo.length > 1,
    nillable: facts.isNillable(field),
    permissionable: facts.isPermissionable(object, field),
    picklistValues: picklistValues(field, controller),
    polymorphicForeignKey: field.referenceTo.length > 1,
    precision: facts.precisionOf(field),
    queryByDistance: facts.isQueryByDistance(field),
    referenceTargetField: null,
    referenceTo: field.referenceTo.filter((name) => call.schema.object(name)),
    relationshipName: field.relationshipName ?? null,
    relationshipOrder: facts.relationshipOrderOf(object, field),
    restrictedDelete: field.deleteConstraint === 'Restrict',
    restrictedPicklist: field.picklist?.restricted ?? false,
    scale: facts.scaleOf(field),
    searchPrefilterable: facts.isSearchPrefilterable(field),
    soapType: facts.apiSoapTypeOf(field),
    sortable: facts.isSortable(field),
    type: facts.apiTypeOf(field),
    unique: field.unique,
    updateable: field.updateable && edit,
    writeRequiresMasterRead: field.writeRequiresMasterRead ?? false
  };
}

function extraType(field: FieldDef): string | null {
  if (field.type === 'Html') return 'richtextarea';
  return LONG.has(field.type) && field.type !== 'Blob' ? 'plaintextarea' : null;
}

function picklistValues(field: FieldDef, controller: FieldDef | undefined): unknown[] {
  return (field.picklist?.values ?? []).map((value) => ({
    active: value.active,
    defaultValue: value.default,
    label: value.label,
    validFor: validForBits(value, controller),
    value: value.fullName
  }));
}
