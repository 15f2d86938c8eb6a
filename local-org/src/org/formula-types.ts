/** The types of the fields and global variables that formulas mention. */
import { formulaTypeOf } from '../formula/types.ts';
import type { FormulaType, TypeOfPath } from '../formula/types.ts';
import type { FieldDef, ObjectDef, Schema } from '../metadata/schema.ts';

/** Global variables that stand for a record. */
const RECORD_GLOBALS: Record<string, string> = {
  $user: 'User',
  $profile: 'Profile',
  $userrole: 'UserRole',
  $organization: 'Organization',
  $recordtype: 'RecordType'
};

/** Types in formulas of an object; undefined for a path that names nothing. */
export function recordTypes(schema: Schema, object: ObjectDef | null): TypeOfPath {
  return (path) =>
    path[0].startsWith('$') ? globalType(schema, path) : fieldType(schema, object, path);
}

/** The field at the end of a path; null when the object is not known, undefined when the path names nothing. */
export function fieldAt(
  schema: Schema,
  object: ObjectDef | null | undefined,
  path: readonly string[]
): FieldDef | null | undefined {
  if (!object) return null;
  const [first, ...rest] = path;
  const [name, target] = first!.split(':');
  if (rest.length === 0) return object.field(name!);
  const lookup = object.relationship(name!);
  if (!lookup) return undefined;
  const parent = target === 'Queue' ? 'Group' : (target ?? lookup.referenceTo[0]);
  return fieldAt(schema, parent ? schema.object(parent) : null, rest);
}

/** Of an object that the schema does not know every field has any type. */
export function fieldType(
  schema: Schema,
  object: ObjectDef | null | undefined,
  path: readonly string[]
): FormulaType | undefined {
  const field = fieldAt(schema, object, path);
  return field ? formulaTypeOf(field.type) : field === null ? 'Any' : undefined;
}

export function globalType(schema: Schema, path: readonly string[]): FormulaType | undefined {
  const [scope, ...rest] = path;
  const word = scope.toLowerCase();
  const record = RECORD_GLOBALS[word];
  if (record) return fieldType(schema, schema.object(record), rest);
  switch (word) {
    case '$permission':
      return 'Boolean';
    case '$label':
    case '$api':
    case '$objecttype':
      return 'Text';
    case '$system':
      return 'DateTime';
    case '$custommetadata':
      return fieldType(schema, schema.object(rest[0] ?? ''), rest.slice(2));
    case '$setup':
      return fieldType(schema, schema.object(rest[0] ?? ''), rest.slice(1));
    default:
      return 'Any';
  }
}
