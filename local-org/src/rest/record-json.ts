/** Records as JSON: what the query selected, in its order, with `attributes`. */
import type { ObjectDef, Schema } from '../metadata/schema.ts';
import type { SelectItem, SoqlQuery } from '../soql/ast.ts';
import { ApexList } from '../values/list.ts';
import { SObject } from '../values/sobject.ts';
import { restField, restValue } from './values.ts';

type Part =
  | { kind: 'value' }
  | { kind: 'parent'; shape: Shape; isPolymorphic: boolean }
  | { kind: 'children'; shape: Shape };

/** By lower-case name; null shows everything that the record has. */
type Shape = Map<string, Part> | null;

export interface JsonContext {
  schema: Schema;
  /** `/services/data/v65.0` */
  base: string;
}

/** How to write the rows of a query; made once for all of them. */
export function rowWriter(context: JsonContext, query: SoqlQuery): (row: SObject) => unknown {
  const isAggregate = query.groupBy || query.select.some((item) => item.kind === 'aggregate');
  const object = context.schema.object(query.from);
  const shape = isAggregate ? null : shapeOf(context.schema, query, object);
  return (row) => recordJson(context, row, shape);
}

/** A record with everything that it has. */
export function wholeRecord(context: JsonContext, record: SObject): unknown {
  return recordJson(context, record, null);
}

function shapeOf(schema: Schema, query: SoqlQuery, object: ObjectDef | undefined): Shape {
  const shape = new Map<string, Part>();
  for (const item of query.select) {
    if (!addItem(schema, shape, query, object, item)) return null;
  }
  return shape;
}

function addItem(
  schema: Schema,
  shape: Map<string, Part>,
  query: SoqlQuery,
  object: ObjectDef | undefined,
  item: SelectItem
): boolean {
  switch (item.kind) {
    case 'field':
      addPath(schema, shape, object, withoutAlias(query, item.path));
      return true;
    case 'function':
      shape.set((item.alias ?? item.path.at(-1) ?? '').toLowerCase(), { kind: 'value' });
      return true;
    case 'subquery': {
      const child = object?.childRelationship(item.query.from);
      const childObject = child && schema.object(child.childObject);
      const inner = shapeOf(schema, item.query, childObject);
      shape.set((child?.name ?? item.query.from).toLowerCase(), { kind: 'children', shape: inner });
      return true;
    }
    case 'fields':
      for (const name of object?.fields.keys() ?? []) shape.set(name, { kind: 'value' });
      return true;
    case 'typeof': {
      const path = withoutAlias(query, item.path);
      const fields = [...item.whens.flatMap((when) => when.fields), ...item.otherwise];
      for (const field of fields) addPath(schema, shape, object, [...path, ...field]);
      const part = shape.get(path[0]?.toLowerCase() ?? '');
      if (part?.kind === 'parent') part.isPolymorphic = false;
      return true;
    }
    default:
      return false;
  }
}

function withoutAlias(query: SoqlQuery, path: string[]): string[] {
  const first = path[0]?.toLowerCase();
  const isAlias = first === query.alias?.toLowerCase() || first === query.from.toLowerCase();
  return path.length > 1 && isAlias ? path.slice(1) : path;
}

function addPath(
  schema: Schema,
  shape: Map<string, Part>,
  object: ObjectDef | undefined,
  [name = '', ...rest]: string[]
): void {
  const key = name.toLowerCase();
  if (rest.length === 0) {
    if (!shape.has(key)) shape.set(key, { kind: 'value' });
    return;
  }
  const lookup = object?.relationship(name);
  let part = shape.get(key);
  if (part?.kind !== 'parent') {
    const isPolymorphic = (lookup?.referenceTo.length ?? 0) > 1;
    part = { kind: 'parent', shape: new Map(), isPolymorphic };
    shape.set(key, part);
  }
  const parent = schema.object(lookup?.referenceTo[0] ?? '');
  if (part.shape) addPath(schema, part.shape, parent, rest);
}

function recordJson(context: JsonContext, record: SObject, shape: Shape, type?: string): unknown {
  const { schema, base } = context;
  const url = record.id === null ? null : `${base}/sobjects/${record.type}/${record.id}`;
  const result: Record<string, unknown> = {
    attributes: { type: type ?? record.type, ...(url === null ? {} : { url }) }
  };
  const object = schema.object(record.type);
  const names = new Map([...record.fields.keys()].map((name) => [name.toLowerCase(), name]));
  for (const key of shape?.keys() ?? names.keys()) {
    const name = names.get(key);
    if (name === undefined) continue;
    const part = shape?.get(key);
    const value = record.get(name);
    const field = object?.field(name);
    if (value instanceof SObject) {
      const inner = part?.kind === 'parent' ? part : null;
      const label = inner?.isPolymorphic ? 'Name' : undefined;
      result[name] = recordJson(context, value, inner?.shape ?? null, label);
    } else if (value instanceof ApexList && !field) {
      result[name] = childrenJson(context, value, part?.kind === 'children' ? part.shape : null);
    } else result[name] = field ? restField(field, value, url ?? '') : restValue(value);
  }
  return result;
}

/** No children are null, not an empty list. */
function childrenJson(context: JsonContext, list: ApexList, shape: Shape): unknown {
  if (list.items.length === 0) return null;
  return {
    totalSize: list.items.length,
    done: true,
    records: list.items.map((item) => recordJson(context, item as SObject, shape))
  };
}
