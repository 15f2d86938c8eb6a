// Adds a project's fields and record types to an object.
import { attempt, MetadataError, SUPPORT } from './errors.ts';
import { fieldDefaults, readCustomField } from './field-types.ts';
import type { LoadedSchema } from './loaded-schema.ts';
import type { ObjectDefinition } from './object-definition.ts';
import { readPicklist, readPicklistValue, type ValueSets } from './picklists.ts';
import type { MetadataFile, ObjectSource, Project } from './project-types.ts';
import type { FieldDef, RecordTypeDef } from './schema.ts';
import { addRecordType } from './system-fields.ts';
import { booleanOf, childOf, childrenOf, integerOf, requiredText, textOf } from './xml.ts';

export function addFields(schema: LoadedSchema, source: ObjectSource, project: Project): void {
  const object = schema.object(source.name)!;
  const sets = globalValueSets(project);
  for (const file of source.fields) {
    attempt(project.report, () => {
      if (file.name.endsWith('__c')) addCustomField(object, file, sets);
      else adjustStandardField(object, file, sets);
    });
  }
  if (source.recordTypes.length > 0 && !object.field('RecordTypeId')) addRecordType(object);
  for (const type of source.recordTypes) {
    attempt(project.report, () => object.recordTypes.push(readRecordType(type)));
  }
}

function addCustomField(object: ObjectDefinition, file: MetadataFile, sets: ValueSets): void {
  if (object.field(file.name)) {
    throw new MetadataError(`${object.name}.${file.name} exists twice.`, file.file, file.root.line);
  }
  const field = readCustomField(file, object.name, sets);
  object.add(field);
  if (field.type === 'Location') addCoordinates(object, field);
  if (field.type === 'MasterDetail' && object.controllingField === null) {
    object.controllingField = field.name;
  }
}

/** `Place__c` keeps its values in Place__Latitude__s and Place__Longitude__s. */
function addCoordinates(object: ObjectDefinition, location: FieldDef): void {
  for (const part of ['Latitude', 'Longitude']) {
    object.add({
      ...fieldDefaults(location.name.replace(/__c$/, `__${part}__s`), 'Number'),
      label: `${location.label} (${part})`,
      precision: 18,
      scale: location.scale ?? 15,
      custom: true,
      file: location.file,
      line: location.line
    });
  }
}

/** A standard field's file may change its help text, label, values or tracking, and its length in a few cases. */
function adjustStandardField(object: ObjectDefinition, file: MetadataFile, sets: ValueSets): void {
  const { root } = file;
  const field = object.field(file.name) ?? shortNamed(object, file.name);
  if (!field) {
    throw new MetadataError(
      `${object.name} has no standard field ${file.name}; custom fields end in __c.`,
      file.file,
      root.line,
      SUPPORT
    );
  }
  field.helpText = textOf(root, 'inlineHelpText') ?? field.helpText;
  field.label = textOf(root, 'label') ?? field.label;
  field.trackHistory = booleanOf(root, 'trackHistory');
  field.defaultValue = textOf(root, 'defaultValue') ?? field.defaultValue;
  if (field.type === 'Text') field.length = integerOf(root, 'length') ?? field.length;
  if (field.picklist && (childOf(root, 'valueSet') ?? childOf(root, 'picklist'))) {
    const isOwnSet = !textOf(childOf(root, 'valueSet') ?? root, 'valueSetName');
    if (isOwnSet) field.picklist = readPicklist(root, sets);
  }
}

/** Metadata of standard fields drops the Id of lookups (`Owner`), and names parts of a person's name together. */
function shortNamed(object: ObjectDefinition, name: string): FieldDef | undefined {
  return object.field(`${name}Id`) ?? object.relationship(name);
}

function globalValueSets(project: Project): ValueSets {
  return (name) => {
    const plain = name.replace(/__gvs$/, '');
    const set = project.globalValueSets.find((candidate) => candidate.name === plain);
    return set && childrenOf(set.root, 'customValue').map(readPicklistValue);
  };
}

function readRecordType({ name, root }: MetadataFile): RecordTypeDef {
  const picklists: NonNullable<RecordTypeDef['picklists']> = new Map();
  for (const entry of childrenOf(root, 'picklistValues')) {
    const values = childrenOf(entry, 'values').map((value) => ({
      name: decoded(requiredText(value, 'fullName')),
      isDefault: booleanOf(value, 'default')
    }));
    picklists.set(requiredText(entry, 'picklist').toLowerCase(), {
      values: values.map((value) => value.name),
      default: values.find((value) => value.isDefault)?.name ?? null
    });
  }
  return {
    developerName: name,
    label: requiredText(root, 'label'),
    active: booleanOf(root, 'active'),
    description: textOf(root, 'description') ?? undefined,
    picklists
  };
}

/** The values of record types are written with %28 for a bracket and their like. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
