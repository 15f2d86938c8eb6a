/** Object and picklist metadata as the running user sees it. */
import { controllerOf, controllingValues, validPlaces } from '../metadata/dependent-picklists.ts';
import * as facts from '../metadata/field-facts.ts';
import { MASTER_RECORD_TYPE, offeredValues } from '../metadata/record-types.ts';
import type { FieldDef, FieldType, ObjectDef, RecordTypeDef } from '../metadata/schema.ts';
import type { SObject } from '../values/sobject.ts';
import { badRequest, canRead, readableObject } from './context.ts';
import type { UiContext } from './context.ts';
import { toJson } from './field-value.ts';
import { recordTypeInfos, recordTypeOf } from './record-type-infos.ts';

const DATA_TYPES: Record<FieldType, string> = {
  Id: 'Reference',
  Text: 'String',
  TextArea: 'TextArea',
  LongTextArea: 'TextArea',
  Html: 'TextArea',
  Url: 'Url',
  Email: 'Email',
  Phone: 'Phone',
  Picklist: 'Picklist',
  MultiselectPicklist: 'MultiPicklist',
  Checkbox: 'Boolean',
  Number: 'Double',
  Integer: 'Int',
  Currency: 'Currency',
  Percent: 'Percent',
  Date: 'Date',
  DateTime: 'DateTime',
  Time: 'Time',
  Lookup: 'Reference',
  MasterDetail: 'Reference',
  Hierarchy: 'Reference',
  MetadataRelationship: 'Reference',
  AutoNumber: 'String',
  Blob: 'Base64',
  EncryptedText: 'EncryptedString',
  Combobox: 'ComboBox',
  Address: 'Address',
  Location: 'Location',
  Long: 'Long',
  AnyType: 'AnyType',
  IdList: 'Reference',
  ChangeEventHeader: 'ComplexValue'
};

export function dataTypeOf(field: FieldDef): string {
  return DATA_TYPES[field.type];
}

export function getObjectInfo(context: UiContext, config: Record<string, unknown>): unknown {
  return objectInfo(context, readableObject(context, apiNameOf(config['objectApiName'])));
}

export function getObjectInfos(context: UiContext, config: Record<string, unknown>): unknown {
  const names = (config['objectApiNames'] as unknown[] | undefined) ?? [];
  const results = names.map((name) => ({
    statusCode: 200,
    result: objectInfo(context, readableObject(context, apiNameOf(name)))
  }));
  return { results };
}

/** How pages call a field: a lookup by what it points at ("Account Name", "Created By"), not by its id. */
export function pageLabelOf(object: ObjectDef, field: FieldDef): string {
  if (field.name === 'OwnerId') return object.custom ? 'Owner' : `${object.label} Owner`;
  if (field.nameField && field.label === 'Name' && !object.custom) return `${object.label} Name`;
  if (field.referenceTo.length === 0 || !field.label.endsWith(' ID')) return field.label;
  const label = field.label.slice(0, -3);
  return field.name === 'AccountId' ? `${label} Name` : label;
}

/** Wires take a name or the object that `@salesforce/schema` gives. */
export function apiNameOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return (value as { objectApiName?: unknown }).objectApiName;
}

function objectInfo(context: UiContext, object: ObjectDef): unknown {
  const access = context.security.objectAccess(context.user, object.name);
  const fields = [...object.fields.values()].filter((field) =>
    canRead(context, object, field.name)
  );
  return {
    apiName: object.name,
    childRelationships: object.childRelationships
      .filter(({ name }) => name !== null)
      .map(({ name, childObject, field }) => ({
        childObjectApiName: childObject,
        fieldName: field,
        junctionIdListNames: [],
        junctionReferenceTo: [],
        relationshipName: name
      })),
    createable: access.create && object.createable,
    custom: object.custom,
    defaultRecordTypeId: MASTER_RECORD_TYPE,
    deletable: access.delete && object.deletable,
    dependentFields: dependentFields(object, fields),
    feedEnabled: object.feedEnabled,
    fields: Object.fromEntries(
      fields.map((field) => [field.name, fieldInfo(context, object, field)])
    ),
    keyPrefix: object.keyPrefix,
    label: object.label,
    labelPlural: object.labelPlural,
    layoutable: true,
    mruEnabled: true,
    nameFields: object.nameField ? [object.nameField] : [],
    queryable: object.queryable,
    recordTypeInfos: recordTypeInfos(context, object),
    searchable: object.searchable,
    themeInfo: { color: object.custom ? '5867E8' : 'FF5D2D', iconUrl: null },
    updateable: access.edit && object.updateable
  };
}

/** The fields that control others, each with those it controls, as a tree. */
function dependentFields(object: ObjectDef, fields: FieldDef[]): Record<string, unknown> {
  const below = (controller: FieldDef | undefined): Record<string, unknown> =>
    Object.fromEntries(
      fields
        .filter((field) => controllerOf(object, field) === controller)
        .map((field) => [field.name, below(field)])
        .filter(([, dependents]) => controller || Object.keys(dependents as object).length > 0)
    );
  return below(undefined);
}

function fieldInfo(context: UiContext, object: ObjectDef, field: FieldDef): unknown {
  const { edit } = context.security.fieldAccess(context.user, object.name, field.name);
  const dataType = DATA_TYPES[field.type];
  const controller = controllerOf(object, field);
  return {
    apiName: field.name,
    calculated: facts.isCalculated(field),
    compound: false,
    compoundComponentName: null,
    compoundFieldName: facts.compoundNameOf(object, field),
    controllerName: controller?.name ?? null,
    controllingFields: controller ? [controller.name] : [],
    createable: field.createable && edit,
    custom: field.custom,
    dataType,
    extraTypeInfo: extraTypeInfo(field),
    filterable: field.filterable,
    highScaleNumber: false,
    htmlFormatted: facts.isHtmlFormatted(field),
    inlineHelpText: field.helpText ?? null,
    label: field.label,
    length: facts.lengthOf(field),
    nameField: field.nameField,
    polymorphicForeignKey: field.referenceTo.length > 1,
    precision: facts.precisionOf(field),
    reference: dataType === 'Reference' && field.referenceTo.length > 0,
    referenceTargetField: null,
    referenceToInfos: field.referenceTo.map((name) => ({
      apiName: name,
      nameFields: [context.schema.object(name)?.nameField ?? 'Name']
    })),
    relationshipName: field.relationshipName ?? null,
    required: field.required,
    scale: facts.scaleOf(field),
    searchPrefilterable: facts.isSearchPrefilterable(field),
    sortable: facts.isSortable(field),
    unique: field.unique,
    updateable: field.updateable && edit
  };
}

function extraTypeInfo(field: FieldDef): string | null {
  if (field.type === 'LongTextArea' || field.type === 'TextArea') return 'PlainTextArea';
  if (field.type === 'Html') return 'RichTextArea';
  return null;
}

export function getPicklistValues(context: UiContext, config: Record<string, unknown>): unknown {
  const name = config['fieldApiName'];
  const text =
    typeof name === 'object' && name !== null
      ? `${String(apiNameOf(name))}.${String((name as { fieldApiName?: unknown }).fieldApiName)}`
      : String(name);
  const [objectName, fieldName] = text.split('.');
  const object = readableObject(context, objectName);
  const field = object.field(fieldName ?? '');
  if (!field?.picklist || !canRead(context, object, field.name)) {
    throw badRequest(`${text} is not a picklist that you can see`);
  }
  return picklistValues(
    context,
    object,
    field,
    recordTypeOf(context, object, config['recordTypeId'])
  );
}

export function getPicklistValuesByRecordType(
  context: UiContext,
  config: Record<string, unknown>
): unknown {
  const object = readableObject(context, apiNameOf(config['objectApiName']));
  const fields = [...object.fields.values()].filter(
    (field) => field.picklist && canRead(context, object, field.name)
  );
  const type = recordTypeOf(context, object, config['recordTypeId']);
  return {
    picklistFieldValues: Object.fromEntries(
      fields.map((field) => [field.name, picklistValues(context, object, field, type)])
    )
  };
}

function picklistValues(
  context: UiContext,
  object: ObjectDef,
  field: FieldDef,
  type: RecordTypeDef
): unknown {
  const isStage = object.name === 'Opportunity' && field.name === 'StageName';
  const stages = isStage ? stageAttributes(context.schema.setupRecords()) : null;
  const controller = controllerOf(object, field);
  const offered = offeredValues(field, type);
  const values = offered.map((entry) => ({
    attributes: stages?.get(entry.fullName) ?? null,
    label: entry.label,
    validFor: validPlaces(entry, controller),
    value: entry.fullName
  }));
  return {
    controllerValues: controllerValues(controller),
    defaultValue: values[offered.findIndex((entry) => entry.default)] ?? null,
    url: '',
    values
  };
}

/** UNVERIFIED: a checkbox controls by the names `false` and `true`. */
function controllerValues(controller: FieldDef | undefined): Record<string, number> {
  if (!controller) return {};
  const names = controller.picklist ? controllingValues(controller) : ['false', 'true'];
  return Object.fromEntries(names.map((name, place) => [name, place]));
}

function stageAttributes(records: SObject[]): Map<string, unknown> {
  const stages = records.filter((record) => record.type === 'OpportunityStage');
  return new Map(
    stages.map((stage) => [
      String(stage.get('ApiName')),
      {
        // The platform's own spelling of this property.
        picklistAtrributesValueType: 'OpportunityStage',
        closed: stage.get('IsClosed'),
        defaultProbability: toJson(stage.get('DefaultProbability')),
        forecastCategoryName: stage.get('ForecastCategoryName'),
        won: stage.get('IsWon')
      }
    ])
  );
}
