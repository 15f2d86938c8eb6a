// Reads the field paths of a query from rows, as far as the user's permissions go.
import type { FieldDef, ObjectDef } from '../../metadata/schema.ts';
import { isSystemField } from '../../metadata/system-fields.ts';
import type { FieldPath, SoqlQuery } from '../../soql/ast.ts';
import { insufficientPermissions, noSuchColumn, noSuchObject } from '../../soql/errors.ts';
import {
  findField,
  isCompound,
  KIND_OF_RECORD,
  targetsOf,
  type CompoundField,
  type FoundField,
  type Names
} from '../../soql/resolve.ts';
import type { ApexException } from '../../values/exception.ts';
import { Decimal } from '../../values/decimal.ts';
import { AddressValue, LocationValue } from '../../values/geolocation.ts';
import type { Access } from '../access.ts';
import { fieldValue, parentRow, type Engine } from '../engine.ts';
import type { Row } from '../store.ts';

export interface Denied {
  /** The exception of the first field or object. */
  error: ApexException | null;
  fields: Map<string, string[]>;
  /** Objects that the user may not read at all. */
  objects: Set<string>;
}

export interface Source extends Names {
  engine: Engine;
  access: Access;
  /** 'user' and 'enforced' check object and field permissions, with different error texts. */
  permissions: 'ignored' | 'user' | 'enforced';
  /** What the user may not read, of the whole query: user mode names everything at once. */
  denied: Denied;
  binds: unknown[];
  /** Does sharing let the user see this record, which another one refers to? */
  showsParent(object: ObjectDef, row: Row): boolean;
  /** Values of the one field that a semi-join's query selects. */
  semiJoin(query: SoqlQuery): unknown[];
}

/** WITH SECURITY_ENFORCED looks at SELECT and FROM only; user mode looks everywhere. */
export function forFilters(source: Source): Source {
  return source.permissions === 'enforced' ? { ...source, permissions: 'ignored' } : source;
}

export interface ResolvedPath extends FoundField {
  read(row: Row): unknown;
}

export function resolvePath(source: Source, path: FieldPath): ResolvedPath {
  const found = findField(source, path);
  checkPath(source, found);
  return { ...found, read: reader(source, found.steps, found.field) };
}

/** Throws when permissions count and the user may not read something on the way. */
export function checkPath(source: Source, { steps, owner, field }: FoundField): void {
  if (source.permissions === 'ignored') return;
  let candidates: ObjectDef[] = [source.object];
  for (const step of steps) {
    checkField(
      source,
      candidates.find((object) => object.field(step.name)) ?? candidates[0]!,
      step
    );
    candidates = targetsOf(source.schema, step);
    checkObject(source, candidates);
  }
  if (isCompound(field)) for (const part of field.parts.values()) checkField(source, owner, part);
  else if (field !== KIND_OF_RECORD) checkField(source, owner, field);
}

/** A field's value in a record reached by a path; groups answer 'Queue' for their kind. */
export function valueAt(engine: Engine, object: ObjectDef, row: Row, field: FieldDef): unknown {
  if (field === KIND_OF_RECORD) return object.name === 'Group' ? row.get('Type') : object.name;
  if (isCompound(field)) return compoundValue(engine, object, row, field);
  // Every kind of record has a Name behind a polymorphic lookup: the number of a case, the subject of a task.
  const own = object.field(field.name) ?? (field.nameField ? nameFieldOf(object) : undefined);
  return own ? fieldValue(engine, object, row, own) : null;
}

function nameFieldOf(object: ObjectDef): FieldDef | undefined {
  return object.nameField === null ? undefined : object.field(object.nameField);
}

function compoundValue(
  engine: Engine,
  object: ObjectDef,
  row: Row,
  field: CompoundField
): LocationValue | AddressValue | null {
  const valueOf = (part: string): unknown => {
    const own = field.parts.get(part);
    return own ? fieldValue(engine, object, row, own) : null;
  };
  const latitude = degrees(valueOf('Latitude'));
  const longitude = degrees(valueOf('Longitude'));
  if (!field.parts.has('Street')) {
    return latitude === null || longitude === null ? null : new LocationValue(latitude, longitude);
  }
  const text = (part: string): string | null => valueOf(part) as string | null;
  const address = {
    city: text('City'),
    country: text('Country'),
    countryCode: text('CountryCode'),
    geocodeAccuracy: text('GeocodeAccuracy'),
    latitude,
    longitude,
    postalCode: text('PostalCode'),
    state: text('State'),
    stateCode: text('StateCode'),
    street: text('Street')
  };
  const isEmpty = Object.values(address).every((value) => value === null);
  return isEmpty ? null : new AddressValue(address);
}

function degrees(value: unknown): number | null {
  if (value instanceof Decimal) return value.toNumber();
  return typeof value === 'number' ? value : null;
}

function reader(source: Source, steps: FieldDef[], field: FieldDef): (row: Row) => unknown {
  const { engine, object } = source;
  if (steps.length === 0) {
    const isPlain =
      field.formula === undefined && !isCompound(field) && object.field(field.name) === field;
    const { name } = field;
    return isPlain ? (row) => row.get(name) ?? null : (row) => valueAt(engine, object, row, field);
  }
  return (row) => {
    let current: { object: ObjectDef; row: Row } | null = { object, row };
    for (const step of steps) {
      current = parentRow(engine, step, current.row.get(step.name));
      if (!current) return null;
    }
    return valueAt(engine, current.object, current.row, field);
  };
}

/** Notes that the user may not read the field, when permissions count. */
export function checkField(source: Source, object: ObjectDef, field: FieldDef): void {
  if (source.permissions === 'ignored' || mayRead(source, object, field)) return;
  if (source.permissions === 'enforced') throw insufficientPermissions();
  deny(source, object, field, () => noSuchColumn(field.name, object.name));
}

export function mayRead(source: Source, object: ObjectDef, field: FieldDef): boolean {
  const { engine, access, denied } = source;
  if (denied.objects.has(object.name) && field.type !== 'Id') return false;
  if (isAlwaysReadable(object, field)) return true;
  return engine.security.fieldAccess(access.user, object.name, field.name).read;
}

function deny(
  { denied }: Source,
  object: ObjectDef,
  field: FieldDef | null,
  error: () => ApexException
): void {
  denied.error ??= error();
  const fields = denied.fields.get(object.name) ?? [];
  denied.fields.set(object.name, fields);
  if (field && !fields.includes(field.name)) fields.push(field.name);
}

/** Throws what a query in user mode may not read. */
export function throwDenied({ error, fields }: Denied): void {
  if (!error) return;
  error.inaccessibleFields = fields;
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
  const [first] = candidates as [ObjectDef];
  source.denied.objects.add(first.name);
  deny(source, first, null, () => noSuchObject(first.name));
}
