// Roll-up summaries: after children were saved, the parents whose summaries changed are saved again.
import type { FieldDef, ObjectDef, SummaryDef } from '../../metadata/schema.ts';
import { Decimal } from '../../values/decimal.ts';
import { valueEquals } from '../../values/equality.ts';
import { SObject } from '../../values/sobject.ts';
import type { Access } from '../access.ts';
import { fieldValue, type Engine } from '../engine.ts';
import { DmlFailure } from '../results.ts';
import type { Row } from '../store.ts';
import { matches, resolverOf } from './filter-items.ts';
import { totalsOver, type Totals } from './standard-totals.ts';

/** A row as it was and as it is; null before an insert, deleted rows count as absent. */
export interface ChangedRow {
  before: Row | null;
  after: Row | null;
  /** Takes the error when the parent cannot be saved. */
  fail(statusCode: string, message: string, fields: string[]): void;
}

interface ParentLink {
  parent: ObjectDef;
  foreignKey: FieldDef;
  summaries: FieldDef[];
  totals: Totals | null;
}

const links = new WeakMap<ObjectDef, ParentLink[]>();

/** The parents that summarize this object. */
function linksOf(engine: Engine, child: ObjectDef): ParentLink[] {
  const known = links.get(child);
  if (known) return known;
  const found: ParentLink[] = [];
  for (const foreignKey of child.fields.values()) {
    if (foreignKey.type !== 'MasterDetail' && (foreignKey.type !== 'Lookup' || child.custom)) {
      continue;
    }
    for (const name of foreignKey.referenceTo) {
      const parent = engine.schema.object(name);
      const summaries = parent ? summariesOver(parent, child, foreignKey) : [];
      const totals = totalsOver(child.name, foreignKey.name);
      if (!parent || (summaries.length === 0 && totals === null)) continue;
      found.push({ parent, foreignKey, summaries, totals });
    }
  }
  links.set(child, found);
  return found;
}

function summariesOver(parent: ObjectDef, child: ObjectDef, foreignKey: FieldDef): FieldDef[] {
  return [...parent.fields.values()].filter(
    ({ summary }) => summary?.childObject === child.name && summary.foreignKey === foreignKey.name
  );
}

export function updateRollups(
  engine: Engine,
  child: ObjectDef,
  changes: ChangedRow[],
  access: Access
): void {
  for (const link of linksOf(engine, child)) {
    const byParent = new Map<string, ChangedRow[]>();
    for (const change of changes) {
      for (const row of [change.before, change.after]) {
        const id = row?.get(link.foreignKey.name);
        if (typeof id !== 'string') continue;
        byParent.set(id, [...(byParent.get(id) ?? []), change]);
      }
    }
    saveParents(engine, child, link, byParent, access);
  }
}

function saveParents(
  engine: Engine,
  child: ObjectDef,
  link: ParentLink,
  byParent: Map<string, ChangedRow[]>,
  access: Access
): void {
  const records: SObject[] = [];
  for (const id of byParent.keys()) {
    const row = engine.store.get(link.parent.name, id);
    if (!row || row.get('IsDeleted') === true) continue;
    const summaries = link.summaries.map((field): [string, unknown] => [
      field.name,
      summarize(engine, link, field, id)
    ]);
    const totals = link.totals?.(engine, row, childRows(engine, child, link, id)) ?? [];
    const changed = [...summaries, ...totals].filter(
      ([name, value]) => !valueEquals(value, row.get(name) ?? null)
    );
    if (changed.length > 0) records.push(new SObject(link.parent.name, [['Id', id], ...changed]));
  }
  if (records.length === 0) return;
  const system: Access = { ...access, mode: 'system', withSharing: false };
  try {
    engine.dml('update', records, { allOrNone: true, asPlatform: true }, system);
  } catch (problem) {
    if (!(problem instanceof DmlFailure)) throw problem;
    problem.results.forEach(({ errors }, index) => {
      for (const change of new Set(byParent.get(records[index]!.id!))) {
        for (const { statusCode, message, fields } of errors) {
          change.fail(statusCode, message, fields);
        }
      }
    });
  }
}

function childRows(engine: Engine, child: ObjectDef, link: ParentLink, parentId: string): Row[] {
  const ids = engine.store.find(child.name, link.foreignKey, parentId) ?? [];
  return [...ids].map((id) => engine.store.get(child.name, id)!);
}

function summarize(engine: Engine, link: ParentLink, field: FieldDef, parentId: string): unknown {
  const summary = field.summary as SummaryDef;
  const child = engine.schema.object(summary.childObject) as ObjectDef;
  const rows = childRows(engine, child, link, parentId).filter((row) =>
    isCounted(engine, child, summary, row)
  );
  if (summary.operation === 'count') return Decimal.fromInteger(rows.length);
  const source = child.field(summary.summarizedField ?? '');
  if (!source) return emptySummary(field);
  const values = rows
    .map((row) => fieldValue(engine, child, row, source))
    .filter((value) => value !== null && value !== undefined);
  return summary.operation === 'sum'
    ? sumOf(values, field.scale ?? 0)
    : extreme(values, summary.operation === 'min' ? -1 : 1);
}

function isCounted(engine: Engine, child: ObjectDef, summary: SummaryDef, row: Row): boolean {
  if (summary.filters.length === 0) return true;
  const items = summary.filters.map((item) => ({ ...item, valueField: null }));
  return matches({ items, booleanFilter: null }, resolverOf(engine, child, row));
}

/** Counts and sums of no children are 0, minima and maxima empty. */
export function emptySummary({ summary, scale }: FieldDef): unknown {
  const isNumber = summary?.operation === 'count' || summary?.operation === 'sum';
  return isNumber ? Decimal.fromInteger(0).setScale(scale ?? 0) : null;
}

function asDecimal(value: unknown): Decimal {
  return value instanceof Decimal ? value : Decimal.fromNumber(Number(value));
}

function sumOf(values: unknown[], scale: number): Decimal {
  return values
    .reduce<Decimal>((sum, value) => sum.add(asDecimal(value)), Decimal.fromInteger(0))
    .setScale(scale);
}

function extreme(values: unknown[], direction: 1 | -1): unknown {
  return values.reduce(
    (best, value) => (best === null || orderOf(value, best) * direction > 0 ? value : best),
    null
  );
}

function orderOf(left: unknown, right: unknown): number {
  return sortKey(left) - sortKey(right);
}

function sortKey(value: unknown): number {
  if (value instanceof Decimal) return value.toNumber();
  const { days, time, millis } = value as { days?: number; time?: number; millis?: number };
  return days ?? time ?? millis ?? Number(value);
}
