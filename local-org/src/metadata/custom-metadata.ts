// Reads the records of custom metadata types.
import { ApexDate } from '../values/date.ts';
import { ApexDatetime } from '../values/datetime.ts';
import { Decimal } from '../values/decimal.ts';
import { SObject } from '../values/sobject.ts';
import { durableId, isDefinitionObject } from './definition-rows.ts';
import { attempt, MetadataError } from './errors.ts';
import type { MetadataFile, Project } from './project-types.ts';
import type { FieldDef, ObjectDef, Schema } from './schema.ts';
import { childOf, childrenOf, requiredText, type XmlElement } from './xml.ts';

type SetupId = (schema: Schema, type: string, name: string) => string;

export function customMetadataRecords(project: Project, schema: Schema, id: SetupId): SObject[] {
  return project.customMetadata.flatMap((file) => {
    const record = attempt(project.report, () => recordOf(file, schema, id));
    return record ? [record] : [];
  });
}

function recordOf(file: MetadataFile, schema: Schema, id: SetupId): SObject {
  const dot = file.name.indexOf('.');
  const typeName = `${file.name.slice(0, dot)}__mdt`;
  const object = schema.object(typeName);
  if (dot < 0 || !object) {
    throw new MetadataError(
      `There is no custom metadata type ${typeName}; files are named Type.Record.md-meta.xml.`,
      file.file,
      file.root.line
    );
  }
  const name = file.name.slice(dot + 1);
  const record = readRecord(file, object, name, (own) => id(schema, typeName, own));
  for (const field of object.fields.values()) {
    if (field.custom && field.referenceTo.length > 0) resolve(record, field, schema, id);
  }
  return record;
}

/** Files name what a relationship points at; records keep ids: of a record, or the durable one of an object or field. */
function resolve(record: SObject, field: FieldDef, schema: Schema, id: SetupId): void {
  const value = record.get(field.name);
  const target = field.referenceTo[0] ?? '';
  if (typeof value !== 'string') return;
  if (target.endsWith('__mdt')) {
    record.set(field.name, id(schema, target, value));
  } else if (target === 'EntityDefinition') {
    record.set(field.name, schema.object(value)?.name ?? value);
  } else if (isDefinitionObject(target)) {
    const owner = schema.object(String(record.get(field.metadataControllingField ?? '')));
    const found = owner?.field(value) ?? owner?.field(`${value}Id`);
    if (owner && found) record.set(field.name, durableId(owner, found));
  }
}

function readRecord(
  file: MetadataFile,
  object: ObjectDef,
  developerName: string,
  idOf: (name: string) => string
): SObject {
  const label = requiredText(file.root, 'label');
  const record = new SObject(object.name, {
    Id: idOf(developerName),
    DeveloperName: developerName,
    MasterLabel: label,
    Label: label,
    Language: 'en_US',
    NamespacePrefix: null,
    QualifiedApiName: developerName
  });
  for (const field of object.fields.values()) {
    if (field.custom) record.set(field.name, field.type === 'Checkbox' ? false : null);
  }
  for (const entry of childrenOf(file.root, 'values')) setValue(record, object, entry);
  for (const field of object.fields.values()) {
    if (field.required && record.get(field.name) === null) {
      const problem = `The record needs a value for ${field.name}.`;
      throw new MetadataError(problem, file.file, file.root.line);
    }
  }
  return record;
}

function setValue(record: SObject, object: ObjectDef, entry: XmlElement): void {
  const name = requiredText(entry, 'field');
  const field = object.field(name);
  if (!field) {
    const { line } = childOf(entry, 'field') ?? entry;
    throw new MetadataError(`${object.name} has no field ${name}.`, entry.file, line);
  }
  const value = childOf(entry, 'value');
  const isNil = !value || value.attributes['xsi:nil'] === 'true';
  const text = value?.text ?? '';
  if (isNil || text === '') return;
  record.set(field.name, toValue(field, text, entry));
}

function toValue(field: FieldDef, text: string, entry: XmlElement): unknown {
  try {
    return parseValue(field, text);
  } catch {
    const problem = `'${text}' is no ${field.type} for ${field.name}.`;
    throw new MetadataError(problem, entry.file, (childOf(entry, 'value') ?? entry).line);
  }
}

function parseValue(field: FieldDef, text: string): unknown {
  switch (field.type) {
    case 'Checkbox':
      if (text !== 'true' && text !== 'false') throw new Error('not a boolean');
      return text === 'true';
    case 'Number':
    case 'Currency':
    case 'Percent':
      return Decimal.parse(text).setScale(field.scale ?? 0);
    case 'Date':
      return ApexDate.parse(text);
    case 'DateTime':
      return ApexDatetime.parse(text);
    case 'Picklist':
      if (field.picklist?.restricted && !field.picklist.values.some((v) => v.fullName === text)) {
        throw new Error('not in the picklist');
      }
      return text;
    default:
      if (text.length > (field.length ?? Infinity)) throw new Error('too long');
      return text;
  }
}
