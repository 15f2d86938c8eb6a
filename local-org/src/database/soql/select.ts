// SELECT: makes the records of a result, with parents and child lists.
import type { FieldDef, ObjectDef } from '../../metadata/schema.ts';
import type { FieldPath, SelectItem, SoqlQuery, TypeOfItem } from '../../soql/ast.ts';
import { noSuchRelationship, queryError } from '../../soql/errors.ts';
import { findField, targetsOf } from '../../soql/resolve.ts';
import { ApexList } from '../../values/list.ts';
import { SObject } from '../../values/sobject.ts';
import { parentRow, rowById } from '../engine.ts';
import type { Row } from '../store.ts';
import { resolveOperand } from './functions.ts';
import { checkObject, checkPath, mayRead, valueAt, type Source } from './paths.ts';

/** What to take from one object: its fields, and what to take from the objects it looks up. */
interface Shape {
  fields: Map<string, FieldDef>;
  parents: Map<string, { step: FieldDef; shape: Shape }>;
}

interface Extra {
  name: string;
  read(row: Row): unknown;
}

/** Prepares a child query; the result answers the children of one parent. */
export type PrepareChild = (
  query: SoqlQuery,
  child: { object: ObjectDef; field: string }
) => (parentId: string) => SObject[];

export function projection(
  source: Source,
  select: SelectItem[],
  prepareChild: PrepareChild
): (row: Row) => SObject {
  const shape = emptyShape();
  const extras: Extra[] = [];
  let unnamed = 0;
  for (const item of select) {
    switch (item.kind) {
      case 'field':
        addPath(source, shape, item.path);
        break;
      case 'fields':
        for (const field of chosenFields(source, item.set)) {
          addPath(source, shape, [field.name]);
        }
        break;
      case 'function':
      case 'distance': {
        const { field, read } = resolveOperand(source, item);
        // A function of a field without alias stands in the field's place.
        const name = item.alias ?? (item.kind === 'function' ? field.name : `expr${unnamed++}`);
        extras.push({ name, read });
        break;
      }
      case 'subquery':
        extras.push(childList(source, item.query, prepareChild));
        break;
      case 'typeof':
        extras.push(typeOfParent(source, shape, item));
        break;
      case 'aggregate':
        throw queryError('An aggregate cannot be selected beside fields without GROUP BY');
      default:
        item satisfies never;
    }
  }
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

function emptyShape(): Shape {
  return { fields: new Map(), parents: new Map() };
}

/** FIELDS() means what the user may read. */
function chosenFields(source: Source, set: 'ALL' | 'CUSTOM' | 'STANDARD'): FieldDef[] {
  const { object } = source;
  return [...object.fields.values()]
    .filter((field) => set === 'ALL' || field.custom === (set === 'CUSTOM'))
    .filter((field) => source.permissions === 'ignored' || mayRead(source, object, field));
}

function childList(source: Source, query: SoqlQuery, prepareChild: PrepareChild): Extra {
  const name = query.from.split('.').at(-1) ?? '';
  const relationship = source.object.childRelationship(name);
  const object = relationship && source.engine.schema.object(relationship.childObject);
  if (!relationship || !object) throw noSuchRelationship(name, 'FROM part of query call');
  const children = prepareChild(query, { object, field: relationship.field });
  return {
    name: relationship.name ?? name,
    read: (row) => new ApexList(object.name, children(row.get('Id') as string))
  };
}

/** TYPEOF: each kind of parent brings its own fields. */
function typeOfParent(source: Source, shape: Shape, item: TypeOfItem): Extra {
  const step = source.object.relationship(item.path.at(-1) ?? '')!;
  const shapes = new Map<string, Shape>();
  for (const target of targetsOf(source.schema, step)) {
    const when = item.whens.find(
      ({ object }) => object.toLowerCase() === target.name.toLowerCase()
    );
    const inner = { ...source, object: target, alias: null, aliases: new Map<string, FieldPath>() };
    if (when) checkObject(inner, [target]);
    const own = emptyShape();
    for (const path of when?.fields ?? []) addPath(inner, own, path);
    if (!when) for (const path of item.otherwise) addOtherwise(source, own, item, path);
    shapes.set(target.name, own);
  }
  shape.fields.set(step.name, step);
  return {
    name: step.relationshipName ?? step.name,
    read(row) {
      const id = row.get(step.name);
      const parent = typeof id === 'string' ? rowById(source.engine, id) : null;
      const own = parent && shapes.get(parent.object.name);
      return own ? makeParent(source, parent, own) : null;
    }
  };
}

/** ELSE names fields that every kind of parent has. */
function addOtherwise(source: Source, shape: Shape, item: TypeOfItem, path: FieldPath): void {
  const found = findField(source, [...item.path, ...path]);
  checkPath(source, found);
  shape.fields.set(found.field.name, found.field);
}

/** A parent's field brings the lookup itself and the parent's Id along, as on the platform. */
function addPath(source: Source, shape: Shape, path: FieldPath): void {
  const found = findField(source, path);
  checkPath(source, found);
  let current = shape;
  for (const step of found.steps) {
    const name = step.relationshipName ?? step.name;
    current.fields.set(step.name, step);
    let parent = current.parents.get(name);
    if (!parent) {
      parent = { step, shape: emptyShape() };
      current.parents.set(name, parent);
    }
    current = parent.shape;
  }
  current.fields.set(found.field.name, found.field);
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
    const parent = parentRow(engine, step, row.get(step.name));
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
  const row = source.showsParent(parent.object, parent.row) ? parent.row : nameOf(parent);
  return makeRecord(source, parent.object, row, { fields, parents: shape.parents });
}

/** UNVERIFIED: that a record which the user may not see lends its id and name to those that refer to it. */
function nameOf({ object, row }: { object: ObjectDef; row: Row }): Row {
  const shown = ['Id', 'FirstName', 'LastName', ...(object.nameField ? [object.nameField] : [])];
  return new Map([...row].filter(([name]) => shown.includes(name)));
}
