// What the parts of the database share: schema, rows, permissions, automation and the clock.
import { isDefinitionObject } from '../metadata/definition-rows.ts';
import type { FieldDef, ObjectDef, Schema } from '../metadata/schema.ts';
import type { WorkflowRule } from '../metadata/workflows.ts';
import type { Security } from '../security/security.ts';
import { Decimal } from '../values/decimal.ts';
import { SObject } from '../values/sobject.ts';
import type { Access } from './access.ts';
import type { Automation } from './automation.ts';
import type { DmlOperation, DmlOptions, DmlResult } from './results.ts';
import type { Sharing } from './sharing.ts';
import type { Row, Store } from './store.ts';

export interface Engine {
  readonly schema: Schema;
  readonly store: Store;
  readonly security: Security;
  readonly sharing: Sharing;
  readonly automation: Automation;
  /** Active workflow rules by object. */
  readonly workflows: ReadonlyMap<string, WorkflowRule[]>;
  /** Ids of records whose before-triggers run, and of those whose after-triggers run. */
  readonly inTriggers: { before: Set<string>; after: Set<string> };
  now(): number;
  /** IANA zone in which date literals and day functions count. */
  timeZone(): string;
  /** DML from inside the database, for example the document of a new file version. */
  dml(
    operation: DmlOperation,
    records: SObject[],
    options: DmlOptions,
    access: Access
  ): DmlResult[];
}

/** The live row of an id, whatever its object. */
export function rowById(engine: Engine, id: string): { object: ObjectDef; row: Row } | null {
  const object = engine.schema.objectByPrefix(id.slice(0, 3));
  const row = object && engine.store.get(object.name, id);
  return row && row.get('IsDeleted') !== true ? { object, row } : null;
}

/** The row that a lookup points at; a metadata relationship may point at the definition of an object or field. */
export function parentRow(
  engine: Engine,
  lookup: FieldDef,
  id: unknown
): { object: ObjectDef; row: Row } | null {
  if (typeof id !== 'string') return null;
  const target = lookup.type === 'MetadataRelationship' ? lookup.referenceTo[0] : undefined;
  if (target === undefined || !isDefinitionObject(target)) return rowById(engine, id);
  const row = engine.store.get(target, id);
  const object = engine.schema.object(target);
  return row && object ? { object, row } : null;
}

/** A field's value in a row; formula fields are computed now. */
export function fieldValue(engine: Engine, object: ObjectDef, row: Row, field: FieldDef): unknown {
  if (field.formula === undefined) return row.get(field.name) ?? null;
  return formulaValue(engine, object, new SObject(object.name, row), field);
}

function formulaValue(
  engine: Engine,
  object: ObjectDef,
  record: SObject,
  field: FieldDef
): unknown {
  const value = engine.automation.formula(field.formula ?? '', record, object, null, field);
  if (value === null || value === undefined) return field.type === 'Checkbox' ? false : null;
  if (value instanceof Decimal && field.scale !== undefined) return value.setScale(field.scale);
  return value;
}

/** A record with every field of the row, formula fields included, as triggers see it. */
export function toRecord(engine: Engine, object: ObjectDef, row: Row): SObject {
  const record = new SObject(object.name, row);
  computeFormulas(engine, object, record);
  return record;
}

export function computeFormulas(engine: Engine, object: ObjectDef, record: SObject): void {
  for (const field of object.fields.values()) {
    if (field.formula === undefined) continue;
    record.set(field.name, formulaValue(engine, object, record, field));
  }
}
