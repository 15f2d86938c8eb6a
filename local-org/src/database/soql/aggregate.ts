// GROUP BY, HAVING and aggregate functions: rows of type AggregateResult.
import { fieldDefaults } from '../../metadata/field-types.ts';
import type { FieldDef } from '../../metadata/schema.ts';
import type { AggregateItem, GroupItem, Operand, SoqlQuery } from '../../soql/ast.ts';
import { Decimal } from '../../values/decimal.ts';
import { NotSupported } from '../../values/errors.ts';
import { Double } from '../../values/double.ts';
import { SObject } from '../../values/sobject.ts';
import type { Row } from '../store.ts';
import { comparableOf, compareValues } from './comparable.ts';
import { queryError } from './errors.ts';
import { resolveFunction, type ComputedValue } from './functions.ts';
import { ordered } from './order.ts';
import { resolvePath, type Source } from './paths.ts';
import { compile, type Getter } from './where.ts';

interface Group {
  rows: Row[];
}

export function isAggregate(query: SoqlQuery): boolean {
  return Boolean(query.groupBy) || query.select.some((item) => item.kind === 'aggregate');
}

/** One record for each group, before LIMIT and OFFSET. */
export function aggregateRows(source: Source, query: SoqlQuery, rows: Row[]): SObject[] {
  const keys = (query.groupBy ?? []).map((item) => keyOf(source, item));
  const resolve = (operand: Operand): Getter<Group> => groupGetter(source, operand, keys);
  const columns = columnsOf(query, resolve);
  let groups = groupRows(rows, keys);
  if (query.having) groups = groups.filter(compile(source, query.having, resolve));
  groups = ordered(groups, query.orderBy, (item) => resolve(item.by));
  return groups.map((group) => {
    const record = new SObject('AggregateResult');
    for (const { name, getter } of columns) record.set(name, getter.read(group) ?? null);
    return record;
  });
}

function keyOf(source: Source, item: GroupItem): ComputedValue {
  if (item.kind === 'function') return resolveFunction(source, item);
  const path = resolvePath(source, item.path);
  if (!path.field.filterable) {
    throw queryError(`field '${path.field.name}' can not be grouped in a query call`);
  }
  return path;
}

/** Without GROUP BY all rows are one group, even when there are none. */
function groupRows(rows: Row[], keys: ComputedValue[]): Group[] {
  if (keys.length === 0) return [{ rows }];
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const key = JSON.stringify(keys.map((part) => comparableOf(part.field, part.read(row))));
    const group = groups.get(key);
    if (group) group.rows.push(row);
    else groups.set(key, { rows: [row] });
  }
  return [...groups.values()];
}

function columnsOf(
  query: SoqlQuery,
  resolve: (operand: Operand) => Getter<Group>
): { name: string; getter: Getter<Group> }[] {
  let unnamed = 0;
  return query.select.map((item) => {
    if (item.kind === 'subquery' || item.kind === 'fields' || item.kind === 'typeof') {
      throw queryError(`a ${item.kind} cannot be selected in an aggregate query`);
    }
    const getter = resolve(item);
    if (item.alias) return { name: item.alias, getter };
    if (item.kind === 'field') return { name: getter.field.name, getter };
    unnamed += 1;
    return { name: `expr${unnamed - 1}`, getter };
  });
}

function groupGetter(source: Source, operand: Operand, keys: ComputedValue[]): Getter<Group> {
  if (operand.kind === 'aggregate') return aggregateGetter(source, operand);
  if (operand.kind === 'distance') throw new NotSupported('DISTANCE in SOQL');
  const computed =
    operand.kind === 'function'
      ? resolveFunction(source, operand)
      : resolvePath(source, operand.path);
  const key = keys.find((part) => part.text.toLowerCase() === computed.text.toLowerCase());
  if (!key) throw queryError(`Field must be grouped or aggregated: ${computed.text}`);
  return {
    field: key.field,
    read: (group) => (group.rows[0] ? key.read(group.rows[0]) : null)
  };
}

function aggregateGetter(source: Source, item: AggregateItem): Getter<Group> {
  if (item.path === null) {
    return { field: fieldDefaults('Count', 'Integer'), read: (group) => group.rows.length };
  }
  const { field, read } = resolvePath(source, item.path);
  const values = (group: Group): unknown[] =>
    group.rows.map(read).filter((value) => value !== null && value !== undefined);
  const isNumber = ['Number', 'Currency', 'Percent', 'Integer'].includes(field.type);
  switch (item.name) {
    case 'COUNT':
      return { field: fieldDefaults('Count', 'Integer'), read: (group) => values(group).length };
    case 'COUNT_DISTINCT':
      return {
        field: fieldDefaults('Count', 'Integer'),
        read: (group) => new Set(values(group).map((value) => comparableOf(field, value))).size
      };
    case 'SUM':
    case 'AVG':
      if (!isNumber) throw notAggregatable(field, item.name);
      return {
        field: { ...fieldDefaults(field.name, 'Number') },
        read: (group) => total(values(group), item.name === 'AVG')
      };
    case 'MIN':
    case 'MAX':
      if (!field.filterable || field.type === 'Checkbox') throw notAggregatable(field, item.name);
      return { field, read: (group) => extreme(field, values(group), item.name === 'MAX') };
    default:
      return item.name satisfies never;
  }
}

function notAggregatable(field: FieldDef, name: string): Error {
  return queryError(`field ${field.name} does not support aggregate operator ${name}`);
}

function total(values: unknown[], average: boolean): Decimal | null {
  if (values.length === 0) return null;
  const sum = values.map(toDecimal).reduce((left, right) => left.add(right), Decimal.ZERO);
  return average ? sum.divide(Decimal.fromInteger(values.length)) : sum;
}

function toDecimal(value: unknown): Decimal {
  if (value instanceof Decimal) return value;
  if (value instanceof Double) return Decimal.fromNumber(value.value);
  return Decimal.fromInteger(value as number);
}

function extreme(field: FieldDef, values: unknown[], largest: boolean): unknown {
  let best: unknown = null;
  for (const value of values) {
    const order = compareValues(comparableOf(field, value), comparableOf(field, best));
    if (best === null || (largest ? order > 0 : order < 0)) best = value;
  }
  return best;
}
