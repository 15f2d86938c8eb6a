// Aggregate functions over the rows of a group.
import type { FieldDef } from '../../metadata/schema.ts';
import type { AggregateItem } from '../../soql/ast.ts';
import { operandType } from '../../soql/operands.ts';
import { Decimal } from '../../values/decimal.ts';
import { Double } from '../../values/double.ts';
import type { Row } from '../store.ts';
import { comparableOf, compareValues, type Comparable } from './comparable.ts';
import { picklistRanks } from './order.ts';
import { resolvePath, type Source } from './paths.ts';

export interface Aggregate {
  field: FieldDef;
  read(rows: Row[]): unknown;
}

export function resolveAggregate(source: Source, item: AggregateItem): Aggregate {
  const { field } = operandType(source, item);
  if (item.path === null) return { field, read: (rows) => rows.length };
  const path = resolvePath(source, item.path);
  const values = (rows: Row[]): unknown[] =>
    rows.map(path.read).filter((value) => value !== null && value !== undefined);
  switch (item.name) {
    case 'COUNT':
      return { field, read: (rows) => values(rows).length };
    case 'COUNT_DISTINCT':
      return {
        field,
        read: (rows) => new Set(values(rows).map((value) => comparableOf(path.field, value))).size
      };
    case 'SUM':
      return { field, read: (rows) => sum(path.field, values(rows)) };
    case 'AVG':
      return { field, read: (rows) => average(values(rows)) };
    case 'MIN':
    case 'MAX':
      return { field, read: (rows) => extreme(path.field, values(rows), item.name === 'MAX') };
    default:
      return item.name satisfies never;
  }
}

/** The sum of Integers is an Integer, every other a Decimal. */
function sum(field: FieldDef, values: unknown[]): unknown {
  if (values.length === 0) return null;
  const total = values.map(toDecimal).reduce((left, right) => left.add(right), Decimal.ZERO);
  return field.type === 'Integer' ? total.toNumber() : total;
}

function average(values: unknown[]): Decimal | null {
  if (values.length === 0) return null;
  const total = values.map(toDecimal).reduce((left, right) => left.add(right), Decimal.ZERO);
  return total.divide(Decimal.fromInteger(values.length));
}

function toDecimal(value: unknown): Decimal {
  if (value instanceof Decimal) return value;
  if (value instanceof Double) return Decimal.fromNumber(value.value);
  return Decimal.fromInteger(value as number);
}

function extreme(field: FieldDef, values: unknown[], largest: boolean): unknown {
  const ranks = picklistRanks(field);
  const keyOf = (value: unknown): Comparable => {
    const key = comparableOf(field, value);
    return ranks && key !== null ? (ranks.get(key) ?? ranks.size) : key;
  };
  let best: unknown = null;
  for (const value of values) {
    const order = best === null ? 1 : compareValues(keyOf(value), keyOf(best));
    if (best === null || (largest ? order > 0 : order < 0)) best = value;
  }
  return best;
}
