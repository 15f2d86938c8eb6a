/** The rules of queries with GROUP BY and aggregate functions. */
import type { Condition, Operand, Place, SelectItem, SoqlQuery } from './ast.ts';
import { located, queryError } from './errors.ts';
import { checkGroupable, operandType } from './operands.ts';
import type { Names } from './resolve.ts';

/** ROLLUP and CUBE take at most three fields. */
const MAX_SUBTOTALS = 3;

export function isAggregate(query: SoqlQuery): boolean {
  return Boolean(query.groupBy) || query.select.some(isAggregateItem);
}

function isAggregateItem(item: SelectItem): boolean {
  return (
    item.kind === 'aggregate' || (item.kind === 'function' && item.inner?.kind === 'aggregate')
  );
}

/** `SELECT COUNT() FROM X`: the number itself is the result. */
export function isCountQuery(query: SoqlQuery): boolean {
  const [only, ...others] = query.select;
  return (
    others.length === 0 &&
    only?.kind === 'aggregate' &&
    only.name === 'COUNT' &&
    only.path === null &&
    !only.alias &&
    !query.groupBy
  );
}

export function checkGroups(names: Names, query: SoqlQuery): void {
  const groups = query.groupBy ?? [];
  if (query.subtotals && groups.length > MAX_SUBTOTALS) {
    throw queryError(`Maximum number of fields for GROUP BY ${query.subtotals.toUpperCase()} is 3`);
  }
  const keys = new Set<string>();
  for (const item of groups) {
    const { field, text } = operandType(names, item);
    if (item.kind === 'field') located(item.at, () => checkGroupable(field));
    keys.add(text.toLowerCase());
  }
  const aliases = new Set<string>();
  for (const item of query.select) {
    located(placeOfItem(item), () => {
      checkColumn(names, item, keys);
      const alias = 'alias' in item ? item.alias?.toLowerCase() : undefined;
      if (alias === undefined) return;
      if (aliases.has(alias)) throw queryError(`duplicate alias: ${alias}`);
      aliases.add(alias);
    });
  }
  if (query.having) checkHaving(names, query.having, keys);
  for (const { by } of query.orderBy) {
    located(by.at, () => checkOrder(names, by, keys, aliases));
  }
}

export function placeOfItem(item: SelectItem): Place | undefined {
  if (item.kind !== 'subquery') return item.at;
  return item.query.fromAt && { line: item.query.line, column: item.query.column };
}

/** HAVING filters groups: by what they are grouped by, or by an aggregate. */
function checkHaving(names: Names, condition: Condition, keys: Set<string>): void {
  if (condition.kind === 'not') checkHaving(names, condition.item, keys);
  else if (condition.kind !== 'compare') {
    for (const item of condition.items) checkHaving(names, item, keys);
  } else {
    const { left } = condition;
    const text = grouped(names, left, keys);
    if (text === null) return;
    located(left.at, () => {
      throw queryError(`Field must be grouped or aggregated: ${text}`);
    });
  }
}

function checkColumn(names: Names, item: SelectItem, keys: Set<string>): void {
  if (item.kind === 'subquery') {
    throw queryError('Grouped query cannot use child relationships in the select list');
  }
  if (item.kind === 'fields' || item.kind === 'typeof') {
    throw queryError(`${item.kind.toUpperCase()} cannot be used in a grouped query`);
  }
  if (item.kind === 'aggregate' && item.path === null && (item.alias || keys.size > 0)) {
    // COUNT() is the whole SELECT list of a query; COUNT(Id) counts in groups.
    throw queryError('Grouped query cannot use COUNT() without a field');
  }
  const text = grouped(names, item, keys);
  if (text !== null) throw queryError(`Field must be grouped or aggregated: ${text}`);
}

/** Null when the operand is a group or an aggregate, its text otherwise. */
function grouped(names: Names, operand: Operand, keys: Set<string>): string | null {
  const { text } = operandType(names, operand);
  if (operand.kind === 'aggregate' || keys.has(text.toLowerCase())) return null;
  if (operand.kind === 'function') {
    if (operand.inner) return grouped(names, operand.inner, keys);
    // GROUPING(Type) and toLabel(Type) belong to the group of Type.
    const field = operandType(names, { kind: 'field', path: operand.path });
    return keys.has(field.text.toLowerCase()) ? null : field.text;
  }
  return text;
}

function checkOrder(names: Names, operand: Operand, keys: Set<string>, aliases: Set<string>): void {
  const isAlias =
    operand.kind === 'field' &&
    operand.path.length === 1 &&
    aliases.has((operand.path[0] ?? '').toLowerCase());
  if (isAlias) return;
  const text = grouped(names, operand, keys);
  if (text !== null) throw queryError(`Ordered field must be grouped or aggregated: ${text}`);
}
