/** Follows relationships from a record, as formulas and flows do: ['Account', 'Owner', 'Name']. */
import type { Database } from '../database/database.ts';
import { toNumber } from '../formula/coerce.ts';
import type { Location } from '../formula/functions/math.ts';
import type { FieldDef, ObjectDef } from '../metadata/schema.ts';
import { InternalError } from '../values/errors.ts';
import type { SObject } from '../values/sobject.ts';

/** Computes a formula field that the record does not carry. */
export type ComputeFormula = (record: SObject, object: ObjectDef, field: FieldDef) => unknown;

export function readRecordPath(
  database: Database,
  record: SObject,
  path: readonly string[],
  compute: ComputeFormula
): unknown {
  const object = database.schema.object(record.type);
  if (!object) throw new InternalError(`There is no object ${record.type}`);
  const [name, ...rest] = path;
  if (rest.length === 0) return readField(record, object, name, compute);
  // `Owner:User` names the object that a polymorphic lookup must point at.
  const [relationship, wanted] = name.split(':');
  const lookup = object.relationship(relationship);
  if (!lookup) throw new InternalError(`${object.name} has no relationship '${name}'`);
  const parent = parentRecord(database, record, lookup);
  if (parent === null || (wanted && parent.type !== (wanted === 'Queue' ? 'Group' : wanted))) {
    return null;
  }
  return readRecordPath(database, parent, rest, compute);
}

function readField(
  record: SObject,
  object: ObjectDef,
  name: string,
  compute: ComputeFormula
): unknown {
  const field = object.field(name);
  if (!field) throw new InternalError(`${object.name} has no field '${name}'`);
  if (field.type === 'Location') return placeOf(record, field);
  if (record.has(field.name)) return record.get(field.name);
  if (field.formula !== undefined) return compute(record, object, field);
  return field.type === 'Checkbox' ? false : null;
}

/** A location field as formulas compute with it. */
function placeOf(record: SObject, { name }: FieldDef): Location | null {
  const part = (axis: string): unknown => record.get(name.replace(/c$/, `${axis}__s`));
  const [latitude, longitude] = [toNumber(part('Latitude')), toNumber(part('Longitude'))];
  if (latitude === null || longitude === null) return null;
  return { latitude: latitude.toNumber(), longitude: longitude.toNumber() };
}

function parentRecord(database: Database, record: SObject, lookup: FieldDef): SObject | null {
  const id = record.get(lookup.name);
  if (typeof id !== 'string') return null;
  // A polymorphic lookup tells its target by the id's prefix.
  const type = database.schema.objectByPrefix(id.slice(0, 3))?.name ?? lookup.referenceTo[0];
  return database.get(type, id);
}
