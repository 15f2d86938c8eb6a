// SELECT: makes the records of a result, with parents and child lists.
import type { FieldDef, ObjectDef } from '../../metadata/schema.ts';
import type { SelectItem, SoqlQuery } from '../../soql/ast.ts';
import { ApexList } from '../../values/list.ts';
import { NotSupported } from '../../values/errors.ts';
import { SObject } from '../../values/sobject.ts';
import { rowById } from '../engine.ts';
import type { Row } from '../store.ts';
import { noSuchRelationship, queryError } from './errors.ts';
import { resolveFunction } from './functions.ts';
import { resolvePath, valueAt, type Source } from './paths.ts';

/** What to take from one object: its fields, and what to take from the objects it looks up. */
interface Shape {
  fields: Map<string, FieldDef>;
  parents: Map<string, { step: FieldDef; shape: Shape }>;
}

interface Extra {
  name: string;
  read(row: Row): unknown;
}

export type RunChild = (
  query: SoqlQuery,
  child: { object: ObjectDef; field: string },
  parentId: string
) => SObject[];

export function projection(
  source: Source,
  select: SelectItem[],
  runChild: RunChild
): (row: Row) => SObject {
  const shape: Shape = { fields: new Map(), parents: new Map() };
  const extras: Extra[] = [];
  for (const item of select) addItem(source, shape, extras, item, runChild);
  const id = source.object.field('Id');
  if (id) shape.fields.set('Id', id);
  return (row) => {
    const record = makeRecord(source, source.object, row, shape);
    for (const extra of extras) {
      record.set(extra.name, extra.read(row));
      record.selected?.add(extra.name);
    }
    return record;
  };
}

function addItem(
  source: Source,
  shape: Shape,
  extras: Extra[],
  item: SelectItem,
  runChild: RunChild
): void {
  switch (item.kind) {
    case 'field':
      addPath(source, shape, item.path);
      break;
    case 'function': {
      const computed = resolveFunction(source, item);
      extras.push({ name: item.alias ?? computed.field.name, read: computed.read });
      break;
    }
    case 'fields':
      for (const field of source.object.fields.values()) {
        const chosen = item.set === 'ALL' || field.custom === (item.set === 'CUSTOM');
        if (chosen) addPath(source, shape, [field.name]);
      }
      break;
    case 'subquery':
      extras.push(childList(source, item.query, runChild));
      break;
    case 'aggregate':
      throw queryError('An aggregate cannot be selected beside fields without GROUP BY');
    case 'typeof':
    case 'distance':
      throw new NotSupported(`${item.kind} in SOQL`);
    default:
      item satisfies never;
  }
}

function childList(source: Source, query: SoqlQuery, runChild: RunChild): Extra {
  const relationship = source.object.childRelationship(query.from);
  const object = relationship && source.engine.schema.object(relationship.childObject);
  if (!relationship || !object) {
    throw noSuchRelationship(query.from, 'FROM part of query call');
  }
  const child = { object, field: relationship.field };
  return {
    name: relationship.name ?? query.from,
    read: (row) => new ApexList(object.name, runChild(query, child, row.get('Id') as string))
  };
}

/** A parent's field brings the lookup itself and the parent's Id along, as on the platform. */
function addPath(source: Source, shape: Shape, path: string[]): void {
  const resolved = resolvePath(source, path);
  let current = shape;
  for (const step of resolved.steps) {
    const name = step.relationshipName ?? step.name;
    current.fields.set(step.name, step);
    let parent = current.parents.get(name);
    if (!parent) {
      parent = { step, shape: { fields: new Map(), parents: new Map() } };
      current.parents.set(name, parent);
    }
    current = parent.shape;
  }
  current.fields.set(resolved.field.name, resolved.field);
}

function makeRecord(source: Source, object: ObjectDef, row: Row, shape: Shape): SObject {
  const { engine } = source;
  const record = new SObject(object.name);
  const selected = new Set<string>();
  for (const [name, field] of shape.fields) {
    selected.add(name);
    record.set(name, valueAt(engine, object, row, field) ?? null);
  }
  for (const [name, { step, shape: inner }] of shape.parents) {
    const id = row.get(step.name);
    const parent = typeof id === 'string' ? rowById(engine, id) : null;
    selected.add(name);
    record.set(name, parent && makeParent(source, parent, inner));
  }
  record.selected = selected;
  return record;
}

function makeParent(
  source: Source,
  parent: { object: ObjectDef; row: Row },
  shape: Shape
): SObject {
  const id = parent.object.field('Id')!;
  const fields = new Map([...shape.fields, ['Id', id] as const]);
  return makeRecord(source, parent.object, parent.row, { fields, parents: shape.parents });
}
