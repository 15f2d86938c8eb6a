// Field paths of a query: Name, Account.Name, Opportunity__r.Owner.Email.
import { fieldDefaults, REFERENCE_TYPES } from '../../metadata/field-types.ts';
import type { FieldDef, ObjectDef } from '../../metadata/schema.ts';
import { NotSupported } from '../../values/errors.ts';
import { isSystemField } from '../../metadata/system-fields.ts';
import type { FieldPath, SoqlQuery } from '../../soql/ast.ts';
import type { Access } from '../access.ts';
import { fieldValue, rowById, type Engine } from '../engine.ts';
import type { Row } from '../store.ts';
import {
  insufficientPermissions,
  noSuchColumn,
  noSuchObject,
  noSuchRelationship
} from './errors.ts';

export interface Source {
  engine: Engine;
  access: Access;
  /** 'user' and 'enforced' check object and field permissions, with different error texts. */
  permissions: 'ignored' | 'user' | 'enforced';
  object: ObjectDef;
  /** Alias of the FROM object, if any. */
  alias: string | null;
  binds: unknown[];
  /** Values of the one field that a semi-join's query selects. */
  semiJoin(query: SoqlQuery): unknown[];
}

/** WITH SECURITY_ENFORCED looks at SELECT and FROM only; user mode looks everywhere. */
export function forFilters(source: Source): Source {
  return source.permissions === 'enforced' ? { ...source, permissions: 'ignored' } : source;
}

export interface ResolvedPath {
  /** Lookups to follow, in order. */
  steps: FieldDef[];
  /** Object that has the last field; the first candidate of a polymorphic lookup. */
  owner: ObjectDef;
  field: FieldDef;
  text: string;
  read(row: Row): unknown;
}

export function resolvePath(source: Source, path: FieldPath): ResolvedPath {
  const names = withoutAlias(source, path);
  const steps: FieldDef[] = [];
  let candidates: ObjectDef[] = [source.object];
  for (const name of names.slice(0, -1)) {
    const step = findRelationship(candidates, name);
    if (!step) throw noSuchRelationship(name, 'field path');
    checkField(source, candidates[0]!, step);
    steps.push(step);
    candidates = step.referenceTo.flatMap((target) => source.engine.schema.object(target) ?? []);
    checkObject(source, candidates);
  }
  const last = names[names.length - 1] ?? '';
  const owner = candidates.find((object) => object.field(last)) ?? candidates[0]!;
  const field = isKindOfRecord(last, steps) ? KIND_OF_RECORD : owner.field(last);
  if (!field && COMPOUND.test(last)) {
    throw new NotSupported(`the compound field ${last} in SOQL; select its parts`);
  }
  if (!field) throw noSuchColumn(last, owner.name);
  if (field !== KIND_OF_RECORD) checkField(source, owner, field);
  return { steps, owner, field, text: names.join('.'), read: reader(source, steps, field) };
}

const COMPOUND = /^(Billing|Shipping|Mailing|Other)?Address$/i;

function withoutAlias(source: Source, path: FieldPath): FieldPath {
  const first = path[0]?.toLowerCase();
  if (path.length < 2) return path;
  if (source.alias !== null && first === source.alias.toLowerCase()) return path.slice(1);
  const isOwnName = first === source.object.name.toLowerCase();
  return isOwnName && !source.object.relationship(first ?? '') ? path.slice(1) : path;
}

function findRelationship(candidates: ObjectDef[], name: string): FieldDef | undefined {
  for (const object of candidates) {
    const field = object.relationship(name);
    if (field) return field;
  }
  return undefined;
}

/** The `Type` behind a polymorphic lookup (Owner.Type, What.Type): what kind of record it is. */
const KIND_OF_RECORD: FieldDef = {
  ...fieldDefaults('Type', 'Text'),
  label: 'Type',
  createable: false,
  updateable: false
};

function isKindOfRecord(name: string, steps: FieldDef[]): boolean {
  const last = steps[steps.length - 1];
  return last !== undefined && last.referenceTo.length > 1 && name.toLowerCase() === 'type';
}

/** A field's value in a record reached by a path; groups answer 'Queue' for their kind. */
export function valueAt(engine: Engine, object: ObjectDef, row: Row, field: FieldDef): unknown {
  if (field === KIND_OF_RECORD) return object.name === 'Group' ? row.get('Type') : object.name;
  const own = object.field(field.name);
  return own ? fieldValue(engine, object, row, own) : null;
}

function reader(source: Source, steps: FieldDef[], field: FieldDef): (row: Row) => unknown {
  const { engine, object } = source;
  if (steps.length === 0) return (row) => fieldValue(engine, object, row, field);
  return (row) => {
    let current: { object: ObjectDef; row: Row } | null = { object, row };
    for (const step of steps) {
      const id = current.row.get(step.name);
      current = typeof id === 'string' ? rowById(engine, id) : null;
      if (!current) return null;
    }
    return valueAt(engine, current.object, current.row, field);
  };
}

/** Throws when permissions count and the user may not read the field. */
export function checkField(source: Source, object: ObjectDef, field: FieldDef): void {
  if (source.permissions === 'ignored' || isAlwaysReadable(object, field)) return;
  const { engine, access } = source;
  if (engine.security.fieldAccess(access.user, object.name, field.name).read) return;
  if (source.permissions === 'enforced') throw insufficientPermissions();
  const error = noSuchColumn(field.name, object.name);
  error.inaccessibleFields = new Map([[object.name, [field.name]]]);
  throw error;
}

function isAlwaysReadable(object: ObjectDef, field: FieldDef): boolean {
  return (
    isSystemField(field.name) ||
    field.nameField ||
    object.setup ||
    !object.fields.has(field.name.toLowerCase())
  );
}

export function checkObject(source: Source, candidates: ObjectDef[]): void {
  if (source.permissions === 'ignored') return;
  const { engine, access } = source;
  const readable = candidates.some(
    (object) => object.setup || engine.security.objectAccess(access.user, object.name).read
  );
  if (readable || candidates.length === 0) return;
  if (source.permissions === 'enforced') throw insufficientPermissions();
  const error = noSuchObject(candidates[0]!.name);
  error.inaccessibleFields = new Map([[candidates[0]!.name, []]]);
  throw error;
}

export function isReference(field: FieldDef): boolean {
  return field.type === 'Id' || REFERENCE_TYPES.has(field.type);
}
