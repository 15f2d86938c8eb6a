// GROUP BY with its subtotals and HAVING: rows of type AggregateResult.
import { fieldDefaults } from '../../metadata/field-types.ts';
import type { FunctionItem, Operand, SoqlQuery } from '../../soql/ast.ts';
import { queryError } from '../../soql/errors.ts';
import { operandType } from '../../soql/operands.ts';
import { SObject } from '../../values/sobject.ts';
import type { Row } from '../store.ts';
import { resolveAggregate } from './aggregate.ts';
import { comparableOf, compareValues, type Comparable } from './comparable.ts';
import { readerOf, resolveOperand, type ComputedValue } from './functions.ts';
import { ordered } from './order.ts';
import type { Source } from './paths.ts';
import { compile, type Getter } from './where.ts';

interface Group {
  rows: Row[];
  /** Values of the GROUP BY expressions, comparable. */
  keys: Comparable[];
  /** Which of them a subtotal leaves out. */
  rolledUp: boolean[];
}

/** An aggregate query cannot be read in pieces, so it may not have more rows than one piece. */
const MAX_GROUPS = 2000;

/** One record for each group, before LIMIT and OFFSET. */
export function aggregateRows(source: Source, query: SoqlQuery, rows: Row[]): SObject[] {
  const keys = (query.groupBy ?? []).map((item) => resolveOperand(source, item));
  const resolve = (operand: Operand): Getter<Group> => groupGetter(source, operand, keys);
  const columns = columnsOf(query, resolve);
  let groups = groupRows(rows, keys, query.subtotals);
  if (query.having) groups = groups.filter(compile(source, query.having, resolve));
  const aliases = new Map(
    query.select.flatMap((item) =>
      'alias' in item && item.alias ? [[item.alias.toLowerCase(), item] as const] : []
    )
  );
  groups = ordered(groups, query.orderBy, ({ by }) => resolve(aliased(aliases, by)));
  if (groups.length > MAX_GROUPS && !query.limit) {
    throw queryError(
      'Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch'
    );
  }
  return groups.map((group) => {
    const record = new SObject('AggregateResult');
    for (const { name, getter } of columns) record.set(name, getter.read(group) ?? null);
    return record;
  });
}

/** ORDER BY may name a column by its alias. */
function aliased(aliases: Map<string, Operand>, operand: Operand): Operand {
  if (operand.kind !== 'field' || operand.path.length > 1) return operand;
  return aliases.get(operand.path[0]!.toLowerCase()) ?? operand;
}

/** Without GROUP BY all rows are one group, even when there are none. */
function groupRows(rows: Row[], keys: ComputedValue[], subtotals: SoqlQuery['subtotals']): Group[] {
  if (keys.length === 0) return [{ rows, keys: [], rolledUp: [] }];
  const groups = new Map<string, Group>();
  const sets = groupingSets(keys.length, subtotals);
  for (const row of rows) {
    const values = keys.map((part) => comparableOf(part.field, part.read(row)));
    for (const [number, rolledUp] of sets.entries()) {
      const own = subtotals ? values.map((value, at) => (rolledUp[at] ? null : value)) : values;
      const key = `${number}:${keyText(own)}`;
      const group = groups.get(key);
      if (group) group.rows.push(row);
      else groups.set(key, { rows: [row], keys: own, rolledUp });
    }
  }
  const found = [...groups.values()];
  return subtotals ? found.sort(subtotalsLast) : found;
}

/** Equal for equal values only: a null is not the text 'null'. */
function keyText(values: Comparable[]): string {
  const [only] = values;
  return values.length === 1 && typeof only === 'string' ? only : JSON.stringify(values);
}

/** Which keys each kind of row leaves out: none, then for ROLLUP from the right, for CUBE every combination. */
function groupingSets(count: number, subtotals: SoqlQuery['subtotals']): boolean[][] {
  const none = Array.from({ length: count }, () => false);
  if (!subtotals) return [none];
  if (subtotals === 'rollup') {
    return Array.from({ length: count + 1 }, (_value, kept) =>
      none.map((_flag, index) => index >= count - kept)
    );
  }
  return Array.from({ length: 2 ** count }, (_value, bits) =>
    none.map((_flag, index) => Math.floor(bits / 2 ** index) % 2 === 1)
  );
}

function subtotalsLast(left: Group, right: Group): number {
  for (const [index, key] of left.keys.entries()) {
    const difference = Number(left.rolledUp[index]) - Number(right.rolledUp[index]);
    const order = difference || compareValues(key, right.keys[index] ?? null);
    if (order !== 0) return order;
  }
  return 0;
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
  if (operand.kind === 'aggregate') {
    const { field, read } = resolveAggregate(source, operand);
    return { field, read: (group) => read(group.rows) };
  }
  const { field, text } = operandType(source, operand);
  const index = keys.findIndex((part) => part.text.toLowerCase() === text.toLowerCase());
  if (index >= 0) return { field, read: (group) => keyValue(keys, index, group) };
  if (operand.kind !== 'function') throw queryError(`Field must be grouped or aggregated: ${text}`);
  return functionGetter(source, operand, keys);
}

function keyValue(keys: ComputedValue[], index: number, group: Group): unknown {
  const [row] = group.rows;
  return row && !group.rolledUp[index] ? keys[index]!.read(row) : null;
}

/** FORMAT(MAX(Amount)), toLabel(Type) and GROUPING(Type) of a group. */
function functionGetter(source: Source, item: FunctionItem, keys: ComputedValue[]): Getter<Group> {
  const inner = item.inner ?? { kind: 'field' as const, path: item.path };
  const { field } = operandType(source, item);
  if (item.name === 'GROUPING') {
    const { text } = operandType(source, inner);
    const index = keys.findIndex((part) => part.text.toLowerCase() === text.toLowerCase());
    const read = (group: Group): number => (group.rolledUp[index] ? 1 : 0);
    return { field: fieldDefaults(field.name, 'Integer'), read };
  }
  const getter = groupGetter(source, inner, keys);
  const read = readerOf(source, item, getter.field);
  return { field, read: (group) => read(getter.read(group)) };
}
