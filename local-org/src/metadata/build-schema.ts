// Builds the schema of the org: standard objects plus what the project's metadata adds.
import type { SObject } from '../values/sobject.ts';
import { attempt, MetadataError, type Report } from './errors.ts';
import {
  readCustomField,
  readPicklistValue,
  REFERENCE_TYPES,
  fieldDefaults
} from './field-types.ts';
import { ObjectDefinition } from './object-definition.ts';
import type { MetadataFile, ObjectSource, Project } from './project-types.ts';
import type {
  FieldDef,
  ObjectDef,
  ObjectKind,
  PicklistValue,
  Schema,
  SharingModel
} from './schema.ts';
import { setupRecords } from './setup-records.ts';
import { addShareObjects } from './share-objects.ts';
import { fieldsOfStandardValueSet, readStandardObjects } from './standard-objects.ts';
import {
  addEventFields,
  addMetadataTypeFields,
  addOwner,
  addRecordType,
  addSystemFields
} from './system-fields.ts';
import { booleanOf, childOf, childrenOf, requiredText, textOf, type XmlElement } from './xml.ts';

class LoadedSchema implements Schema {
  readonly byName = new Map<string, ObjectDefinition>();
  readonly byPrefix = new Map<string, ObjectDefinition>();
  records: SObject[] = [];

  add(object: ObjectDefinition): void {
    this.byName.set(object.name.toLowerCase(), object);
    if (object.keyPrefix !== '') this.byPrefix.set(object.keyPrefix, object);
  }

  object(name: string): ObjectDefinition | undefined {
    return this.byName.get(name.toLowerCase());
  }

  objects(): ObjectDef[] {
    return [...this.byName.values()];
  }

  objectByPrefix(keyPrefix: string): ObjectDef | undefined {
    return this.byPrefix.get(keyPrefix);
  }

  setupRecords(): SObject[] {
    return this.records;
  }
}

/** Reports what leads nowhere to the project, which throws it or runs without it. */
export function buildSchema(project: Project): Schema {
  const schema = new LoadedSchema();
  for (const object of readStandardObjects()) schema.add(object);
  const { report } = project;
  const all = [...project.objects].sort((left, right) => (left.name < right.name ? -1 : 1));
  for (const source of all) attempt(report, () => declareObject(schema, source));
  const sources = all.filter((source) => schema.object(source.name));
  const sets = globalValueSets(project);
  for (const source of sources) addFields(schema, source, sets, report);
  applyStandardValueSets(schema, project);
  addShareObjects(schema);
  for (const object of schema.byName.values()) linkRelationships(schema, object, report);
  for (const source of sources) addDetails(schema, source, report);
  schema.records = setupRecords(project, schema);
  return schema;
}

function declareObject(schema: LoadedSchema, source: ObjectSource): void {
  const { name, definition } = source;
  if (schema.object(name)) {
    const model = definition && textOf(definition.root, 'sharingModel');
    if (model) schema.object(name)!.sharingModel = model as SharingModel;
    return;
  }
  const suffix = /__[a-z]+$/.exec(name)?.[0] ?? '';
  const file = definition?.file ?? source.fields[0]?.file ?? source.directory;
  if (!['__c', '__mdt', '__e'].includes(suffix)) {
    throw new MetadataError(`local-org has no object ${name}.`, file, 1);
  }
  if (!definition) {
    throw new MetadataError(`${name} has fields but no ${name}.object-meta.xml.`, file, 1);
  }
  const object = newObject(schema, source, definition, suffix);
  schema.add(object);
}

function newObject(
  schema: LoadedSchema,
  source: ObjectSource,
  definition: MetadataFile,
  suffix: string
): ObjectDefinition {
  const { root } = definition;
  const plural = suffix === '__mdt' || suffix === '__e' ? textOf(root, 'pluralLabel') : null;
  const label = requiredText(root, 'label');
  const object = new ObjectDefinition(
    source.name,
    label,
    plural ?? textOf(root, 'pluralLabel') ?? label
  );
  object.custom = true;
  object.file = definition.file;
  object.description = textOf(root, 'description') ?? undefined;
  const isSetting = childOf(root, 'customSettingsType') !== null;
  object.kind = isSetting ? 'setting' : (KINDS[suffix] ?? 'sobject');
  object.keyPrefix = freePrefix(schema, source.name, PREFIX_LETTERS[suffix] ?? 'a');
  if (object.kind === 'metadata') asMetadataType(object);
  else if (object.kind === 'event') asEvent(object, root);
  else asCustomObject(object, source, definition, isSetting);
  return object;
}

const KINDS: Record<string, ObjectKind> = { __c: 'sobject', __mdt: 'metadata', __e: 'event' };
const PREFIX_LETTERS: Record<string, string> = { __c: 'a', __mdt: 'm', __e: 'e' };
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Depends on the name only, so that ids in a journal stay valid when objects come and go. */
function freePrefix(schema: LoadedSchema, name: string, letter: string): string {
  let hash = 0;
  for (const character of name) hash = (hash * 31 + character.charCodeAt(0)) % 3844;
  for (;;) {
    const prefix = letter + BASE62[Math.floor(hash / 62)] + BASE62[hash % 62];
    if (!schema.objectByPrefix(prefix)) return prefix;
    hash = (hash + 1) % 3844;
  }
}

function asMetadataType(object: ObjectDefinition): void {
  object.createable = false;
  object.updateable = false;
  object.deletable = false;
  object.triggerable = false;
  object.sharingModel = 'Read';
  addMetadataTypeFields(object);
}

function asEvent(object: ObjectDefinition, root: XmlElement): void {
  object.updateable = false;
  object.deletable = false;
  object.queryable = false;
  object.publishBehavior =
    textOf(root, 'publishBehavior') === 'PublishImmediately'
      ? 'PublishImmediately'
      : 'PublishAfterCommit';
  addEventFields(object);
}

function asCustomObject(
  object: ObjectDefinition,
  source: ObjectSource,
  definition: MetadataFile,
  isSetting: boolean
): void {
  const { root } = definition;
  addSystemFields(object);
  if (isSetting) {
    object.add({ ...fieldDefaults('Name', 'Text'), length: 80, nameField: true });
    object.add({
      ...fieldDefaults('SetupOwnerId', 'Lookup'),
      referenceTo: ['Organization', 'Profile', 'User'],
      relationshipName: 'SetupOwner'
    });
    object.nameField = 'Name';
    return;
  }
  requiredText(root, 'deploymentStatus');
  const isDetail = source.fields.some((field) => textOf(field.root, 'type') === 'MasterDetail');
  object.sharingModel = requiredText(root, 'sharingModel') as SharingModel;
  if (isDetail !== (object.sharingModel === 'ControlledByParent')) {
    throw new MetadataError(
      isDetail
        ? `${object.name} has a master, so its <sharingModel> must be ControlledByParent.`
        : `${object.name} has no master, so its <sharingModel> cannot be ControlledByParent.`,
      definition.file,
      childOf(root, 'sharingModel')?.line ?? root.line
    );
  }
  addNameField(object, definition);
  if (!isDetail) addOwner(object, true);
}

function addNameField(object: ObjectDefinition, definition: MetadataFile): void {
  const name = childOf(definition.root, 'nameField');
  if (!name) throw new MetadataError('A custom object needs a <nameField>.', definition.file, 1);
  const type = requiredText(name, 'type');
  if (type !== 'Text' && type !== 'AutoNumber') {
    throw new MetadataError('A name field is Text or AutoNumber.', definition.file, name.line);
  }
  const field: FieldDef = {
    ...fieldDefaults('Name', type),
    label: requiredText(name, 'label'),
    nameField: true,
    length: 80
  };
  if (type === 'AutoNumber') field.displayFormat = requiredText(name, 'displayFormat');
  object.nameField = 'Name';
  object.add(field);
}

function addFields(
  schema: LoadedSchema,
  source: ObjectSource,
  sets: (name: string) => PicklistValue[] | undefined,
  report: Report
): void {
  const object = schema.object(source.name)!;
  for (const file of source.fields) {
    attempt(report, () => {
      if (file.name.endsWith('__c')) addCustomField(object, file, sets);
      else adjustStandardField(object, file);
    });
  }
  if (source.recordTypes.length > 0) addRecordType(object);
  for (const type of source.recordTypes) {
    object.recordTypes.push({
      developerName: type.name,
      label: requiredText(type.root, 'label'),
      active: booleanOf(type.root, 'active')
    });
  }
}

function addCustomField(
  object: ObjectDefinition,
  file: MetadataFile,
  sets: (name: string) => PicklistValue[] | undefined
): void {
  if (object.field(file.name)) {
    throw new MetadataError(`${object.name}.${file.name} exists twice.`, file.file, file.root.line);
  }
  const field = readCustomField(file, object.name, sets);
  object.add(field);
  if (field.type === 'MasterDetail' && object.controllingField === null) {
    object.controllingField = field.name;
  }
}

/** A standard field's file may change its help text, label or tracking. */
function adjustStandardField(object: ObjectDefinition, file: MetadataFile): void {
  const field = object.field(file.name);
  if (!field) {
    throw new MetadataError(
      `${object.name} has no standard field ${file.name}; custom fields end in __c.`,
      file.file,
      file.root.line
    );
  }
  field.helpText = textOf(file.root, 'inlineHelpText') ?? field.helpText;
  field.label = textOf(file.root, 'label') ?? field.label;
}

function globalValueSets(project: Project): (name: string) => PicklistValue[] | undefined {
  return (name) => {
    const set = project.globalValueSets.find((candidate) => candidate.name === name);
    return set && childrenOf(set.root, 'customValue').map(readPicklistValue);
  };
}

function applyStandardValueSets(schema: LoadedSchema, project: Project): void {
  for (const set of project.standardValueSets) {
    const targets = fieldsOfStandardValueSet(set.name);
    if (targets.length === 0) {
      project.report(new MetadataError(`No field of local-org uses ${set.name}.`, set.file, 1));
    }
    const values = childrenOf(set.root, 'standardValue').map(readPicklistValue);
    for (const { object, field } of targets) {
      const picklist = schema.object(object)?.field(field)?.picklist;
      if (picklist) picklist.values = values;
    }
  }
}

function linkRelationships(schema: LoadedSchema, object: ObjectDefinition, report: Report): void {
  for (const field of object.fields.values()) {
    if (!REFERENCE_TYPES.has(field.type)) continue;
    field.referenceTo = field.referenceTo.flatMap((name) => expandReference(schema, name));
    for (const target of field.referenceTo) {
      attempt(report, () => linkToParent(schema, object, field, target));
    }
    field.referenceTo = field.referenceTo.filter((name) => schema.object(name));
  }
}

function linkToParent(
  schema: LoadedSchema,
  object: ObjectDefinition,
  field: FieldDef,
  target: string
): void {
  const parent = schema.object(target);
  const file = field.file ?? object.file ?? object.name;
  if (!parent) {
    throw new MetadataError(
      `${object.name}.${field.name} refers to ${target}, which does not exist.`,
      file,
      field.line ?? 1
    );
  }
  const name = field.childRelationshipName ?? null;
  const twin = name === null ? undefined : parent.childRelationship(name);
  if (twin && field.custom) {
    throw new MetadataError(
      `${target} has a child relationship ${name} already (${twin.childObject}.${twin.field}).`,
      file,
      field.line ?? 1
    );
  }
  parent.addChild({
    name,
    childObject: object.name,
    field: field.name,
    cascadeDelete: field.cascadeDelete
  });
}

/** `*any` and `*custom` stand for lookups that can point at many objects. */
function expandReference(schema: LoadedSchema, name: string): string[] {
  if (name !== '*any' && name !== '*custom') return [schema.object(name)?.name ?? name];
  const all = [...schema.byName.values()].filter((object) => object.kind === 'sobject');
  const eligible = all.filter((object) => !object.name.endsWith('Share'));
  return eligible
    .filter((object) => object.custom || (name === '*any' && !NOT_LINKABLE.has(object.name)))
    .map((object) => object.name);
}

const NOT_LINKABLE: ReadonlySet<string> = new Set([
  'ContentDocumentLink',
  'ContentVersion',
  'ContentDocument',
  'FeedItem',
  'FeedComment'
]);

function addDetails(schema: LoadedSchema, source: ObjectSource, report: Report): void {
  const object = schema.object(source.name)!;
  for (const rule of source.validationRules) {
    attempt(report, () => addValidationRule(object, rule));
  }
  for (const set of source.fieldSets) {
    object.fieldSets.push({
      name: set.name,
      label: requiredText(set.root, 'label'),
      fields: childrenOf(set.root, 'displayedFields').map((item) => requiredText(item, 'field'))
    });
  }
  for (const field of object.fields.values()) {
    if (field.file === undefined && field.custom) {
      throw new MetadataError(`${object.name}.${field.name} has no file.`, source.directory, 1);
    }
  }
}

function addValidationRule(object: ObjectDefinition, rule: MetadataFile): void {
  const errorField = textOf(rule.root, 'errorDisplayField');
  if (errorField !== null && !object.field(errorField)) {
    throw new MetadataError(
      `${object.name} has no field ${errorField} to show the error at.`,
      rule.file,
      childOf(rule.root, 'errorDisplayField')?.line ?? rule.root.line
    );
  }
  object.validationRules.push({
    name: rule.name,
    active: booleanOf(rule.root, 'active'),
    formula: requiredText(rule.root, 'errorConditionFormula'),
    message: requiredText(rule.root, 'errorMessage'),
    errorField,
    file: rule.file,
    line: childOf(rule.root, 'errorConditionFormula')?.line ?? rule.root.line
  });
}
