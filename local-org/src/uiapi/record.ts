/** Record representations: getRecord and the records inside lists. */
import { MASTER_RECORD_TYPE } from '../metadata/record-types.ts';
import type { FieldDef, ObjectDef } from '../metadata/schema.ts';
import { isId, toId18 } from '../values/id.ts';
import { SObject } from '../values/sobject.ts';
import {
  badRequest,
  buildQuery,
  canRead,
  fieldEquals,
  noAccess,
  notFound,
  readableObject,
  runQuery,
  UiApiError
} from './context.ts';
import type { UiContext } from './context.ts';
import { fieldValueOf, toJson } from './field-value.ts';
import { layoutFields } from './layout.ts';
import { recordTypeInfos } from './record-type-infos.ts';

const STAMPS = ['LastModifiedById', 'LastModifiedDate', 'SystemModstamp', 'RecordTypeId'];

export interface RecordRepresentation {
  apiName: string;
  id: string | null;
  fields: Record<string, unknown>;
  [key: string]: unknown;
}

/** Config of the wire adapter getRecord. */
export function getRecord(
  context: UiContext,
  config: Record<string, unknown>
): RecordRepresentation {
  const id = recordIdOf(config['recordId']);
  const object = context.schema.objectByPrefix(id.slice(0, 3));
  if (!object) throw notFound();
  readableObject(context, object.name);
  const paths = [
    ...fieldPaths(context, object, texts(config['fields']), 'required'),
    ...fieldPaths(context, object, texts(config['optionalFields']), 'optional'),
    ...texts(config['layoutTypes']).flatMap((type) =>
      withNames(context, object, layoutFields(context, object, type))
    )
  ];
  const record = readRecord(context, object, id, paths);
  if (record) return represent(context, object, record, paths);
  if (context.database.get(object.name, id)) throw noAccess();
  throw notFound();
}

export function recordIdOf(value: unknown): string {
  if (typeof value !== 'string' || !isId(value)) {
    throw badRequest(`'${String(value)}' is not a record id`);
  }
  return toId18(value) ?? value;
}

export function texts(value: unknown): string[] {
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : String(value).split(',')).map(String).filter(Boolean);
}

/** The record with the paths and its stamps; null when the user cannot see it. */
export function readRecord(
  context: UiContext,
  object: ObjectDef,
  id: string,
  paths: string[][]
): SObject | null {
  const query = buildQuery(object.name, queryPaths(context, object, paths), {
    where: fieldEquals('Id', id)
  });
  return runQuery(context, query)[0] ?? null;
}

/** The paths of a query: each once, with what every representation shows. */
export function queryPaths(context: UiContext, object: ObjectDef, paths: string[][]): string[][] {
  const stamps = STAMPS.filter((name) => object.field(name) && canRead(context, object, name));
  const unique = new Map<string, string[]>();
  for (const path of [['Id'], ...stamps.map((name) => [name]), ...paths]) {
    unique.set(path.join('.').toLowerCase(), path);
  }
  return [...unique.values()];
}

/** `Opportunity.Owner.Name` → ['Owner', 'Name'], checked against schema and permissions. */
export function fieldPaths(
  context: UiContext,
  object: ObjectDef,
  names: string[],
  kind: 'required' | 'optional'
): string[][] {
  const paths: string[][] = [];
  for (const name of names) {
    const [objectName, ...path] = name.split('.');
    if (objectName.toLowerCase() !== object.name.toLowerCase() || path.length === 0) {
      if (kind === 'optional') continue;
      throw invalidField(name, object);
    }
    const canonical = canonicalPath(context, object, path);
    if (canonical) paths.push(canonical);
    else if (kind === 'required') throw invalidField(name, object);
  }
  return paths;
}

function invalidField(name: string, object: ObjectDef): UiApiError {
  return new UiApiError(
    400,
    'INVALID_FIELD',
    `No such column '${name.split('.').slice(1).join('.') || name}' on entity '${object.name}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.`
  );
}

function canonicalPath(
  context: UiContext,
  object: ObjectDef,
  [name, ...rest]: string[]
): string[] | null {
  if (rest.length === 0) {
    const field = object.field(name);
    if (!field || field.type === 'Blob' || !canRead(context, object, field.name)) return null;
    return [field.name];
  }
  const lookup = object.relationship(name);
  if (!lookup?.relationshipName || !canRead(context, object, lookup.name)) return null;
  const [target] = lookup.referenceTo;
  const parent = context.schema.object(target);
  const inner = parent && canonicalPath(context, parent, rest);
  return inner ? [lookup.relationshipName, ...inner] : null;
}

/** The readable fields among names, and the names of the records that lookups point at. */
export function withNames(context: UiContext, object: ObjectDef, names: string[]): string[][] {
  return names.flatMap((name) => {
    const path = canonicalPath(context, object, [name]);
    if (!path) return [];
    const field = object.field(name) as FieldDef;
    const parent = parentOf(context, field);
    if (!parent?.nameField || !field.relationshipName) return [path];
    const parentName = canonicalPath(context, object, [field.relationshipName, parent.nameField]);
    return parentName ? [path, [field.relationshipName, 'Id'], parentName] : [path];
  });
}

function parentOf(context: UiContext, field: FieldDef): ObjectDef | undefined {
  const [target] = field.referenceTo;
  return target ? context.schema.object(target) : undefined;
}

export function represent(
  context: UiContext,
  object: ObjectDef,
  record: SObject,
  paths: string[][]
): RecordRepresentation {
  const modified = toJson(record.get('SystemModstamp')) as string | null;
  const stamp = modified ? Date.parse(modified) : 0;
  return {
    apiName: object.name,
    childRelationships: {},
    eTag: String(stamp),
    fields: representFields(context, object, record, paths),
    id: record.id,
    lastModifiedById: record.get('LastModifiedById'),
    lastModifiedDate: toJson(record.get('LastModifiedDate')),
    recordTypeId: record.get('RecordTypeId') ?? MASTER_RECORD_TYPE,
    recordTypeInfo: recordTypeInfos(context, object)[String(record.get('RecordTypeId'))] ?? null,
    systemModstamp: modified,
    weakEtag: stamp
  };
}

function representFields(
  context: UiContext,
  object: ObjectDef,
  record: SObject,
  paths: string[][]
): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  const nested = new Map<string, string[][]>();
  for (const [name, ...rest] of paths) {
    if (rest.length === 0) {
      const field = object.field(name);
      if (field) fields[field.name] = fieldValueOf(context, field, record.get(field.name));
    } else {
      nested.set(name, [...(nested.get(name) ?? []), rest]);
    }
  }
  for (const [name, inner] of nested) {
    fields[name] = representParent(context, object, record, name, inner);
  }
  return fields;
}

function representParent(
  context: UiContext,
  object: ObjectDef,
  record: SObject,
  name: string,
  paths: string[][]
): unknown {
  const parent = record.get(name);
  const lookup = object.relationship(name);
  const id = lookup ? record.get(lookup.name) : null;
  if (!(parent instanceof SObject)) return { displayValue: null, value: null };
  const definition = context.schema.object(parent.type);
  if (!definition) return { displayValue: null, value: null };
  const { nameField } = definition;
  return {
    displayValue: nameField ? (parent.get(nameField) ?? null) : null,
    value: {
      apiName: definition.name,
      childRelationships: {},
      fields: representFields(context, definition, parent, paths),
      id: parent.id ?? id,
      recordTypeId: null
    }
  };
}
