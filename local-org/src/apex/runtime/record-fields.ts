/** Reading and writing record fields by name, as `record.get('Name')` and `record.put(…)` do. */

import { ObjectDefinition } from '../../metadata/object-definition.ts';
import type { FieldDef, ObjectDef, Schema } from '../../metadata/schema.ts';
import { ApexList } from '../../values/list.ts';
import { convertToField } from './field-types.ts';
import { InternalError } from '../../values/errors.ts';
import { raise } from '../../values/exception.ts';
import { SObject } from '../../values/sobject.ts';

/** What these functions need of the runtime. */
export interface SchemaHolder {
  readonly schema: Schema;
}

/** Rows of grouped queries have a type, but no definition in the org. */
const AGGREGATE_RESULT = new ObjectDefinition(
  'AggregateResult',
  'Aggregate Result',
  'Aggregate Result'
);

export function objectOf(holder: SchemaHolder, typeName: string): ObjectDef {
  if (typeName === AGGREGATE_RESULT.name) return AGGREGATE_RESULT;
  const object = holder.schema.object(typeName);
  if (!object) throw new InternalError(`there is no object ${typeName}`);
  return object;
}

function fieldOf(object: ObjectDef, name: string): FieldDef {
  const field = object.field(name);
  if (!field) raise('SObjectException', `Invalid field ${name} for ${object.name}`);
  return field;
}

/** The value of a field; not selected by the query that made the record is an error. */
export function readField(holder: SchemaHolder, record: SObject, name: string): unknown {
  if (record.type === 'AggregateResult') return readAggregate(record, name);
  const object = objectOf(holder, record.type);
  // A query may have given a function of a field a name of its own.
  if (!object.field(name) && record.selected && [...record.selected].includes(name)) {
    return record.get(name);
  }
  // Every record has an Id in code, also an event, which has no such field.
  if (name === 'Id' && !object.field(name)) return record.get(name);
  const field = fieldOf(object, name);
  if (record.has(field.name)) return record.get(field.name);
  if (isMissingFromQuery(record, field.name)) raiseNotQueried(object.name, field.name);
  return field.type === 'Checkbox' ? false : null;
}

function readAggregate(record: SObject, name: string): unknown {
  for (const [alias, value] of record.fields) {
    if (alias.toLowerCase() === name.toLowerCase()) return value;
  }
  raise('SObjectException', `Invalid field ${name} for AggregateResult`);
}

function isMissingFromQuery(record: SObject, name: string): boolean {
  return record.selected !== null && name !== 'Id' && !record.selected.has(name);
}

function raiseNotQueried(object: string, field: string): never {
  raise(
    'SObjectException',
    `SObject row was retrieved via SOQL without querying the requested field: ${object}.${field}`
  );
}

/** Sets a field after the platform's checks; answers the value it had. */
export function writeField(
  holder: SchemaHolder,
  record: SObject,
  name: string,
  value: unknown
): unknown {
  const object = objectOf(holder, record.type);
  const field = fieldOf(object, name);
  assertWritable(record);
  if (field.formula !== undefined || field.type === 'AutoNumber') {
    raise('SObjectException', `Field is not writeable: ${object.name}.${field.name}`);
  }
  const previous = record.get(field.name);
  record.set(field.name, convertToField(field, value));
  return previous;
}

export function assertWritable(record: SObject): void {
  if (record.readOnly) raise('FinalException', 'Record is read-only');
}

/** The parent record behind a lookup's field or relationship name, null when there is none. */
export function readParent(holder: SchemaHolder, record: SObject, name: string): SObject | null {
  const object = objectOf(holder, record.type);
  const lookup = object.relationship(name) ?? object.field(name);
  if (!lookup?.relationshipName) {
    raise('SObjectException', `Invalid relationship ${name} for ${object.name}`);
  }
  const relationship = lookup.relationshipName;
  const parent = record.get(relationship);
  if (parent instanceof SObject) return parent;
  if (isMissingFromQuery(record, relationship) && !record.has(relationship)) {
    raiseNotQueried(object.name, relationship);
  }
  return null;
}

/** The records of a child relationship; null when the query did not ask for them. */
export function readChildren(holder: SchemaHolder, record: SObject, name: string): ApexList | null {
  const object = objectOf(holder, record.type);
  const relationship = object.childRelationship(name);
  if (!relationship?.name) {
    raise('SObjectException', `Invalid relationship ${name} for ${object.name}`);
  }
  const children = record.get(relationship.name);
  return children instanceof ApexList ? children : null;
}

/** Default values and no id: `SObjectType.newSObject(recordTypeId, true)` and `new X()` start here. */
export function newRecord(object: ObjectDef, id: string | null): SObject {
  const record = new SObject(object.name);
  if (id !== null) record.set('Id', id);
  return record;
}
