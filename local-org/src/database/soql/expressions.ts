// Right-hand sides of filters: literals, binds, lists, semi-joins.
import type { Expr } from '../../soql/ast.ts';
import { ApexList } from '../../values/list.ts';
import { ApexSet } from '../../values/set.ts';
import { raise } from '../../values/exception.ts';
import { InternalError } from '../../values/errors.ts';
import { queryError } from '../../soql/errors.ts';
import type { Source } from './paths.ts';

/** One value; a collection here is the platform's error. */
export function scalarOf(source: Source, expression: Expr): unknown {
  if (expression.kind === 'literal') return expression.value;
  if (expression.kind !== 'bind') {
    throw queryError(`unexpected ${expression.kind} where one value is expected`);
  }
  const value = bindValue(source, expression);
  if (itemsOf(value)) throw queryError('Invalid bind expression type of List for this operator');
  return value;
}

/** A bound collection makes IN of `=`, and NOT IN of `!=`. */
export function isCollection(source: Source, expression: Expr): boolean {
  return expression.kind === 'bind' && itemsOf(bindValue(source, expression)) !== null;
}

/** The values of an IN filter: a list in the text, a bound collection or a semi-join. */
export function valuesOf(source: Source, expression: Expr): unknown[] {
  switch (expression.kind) {
    case 'list':
      return expression.items.map((item) => scalarOf(source, item));
    case 'subquery':
      return source.semiJoin(expression.query);
    case 'literal':
      return [expression.value];
    case 'bind':
      return boundItems(source, expression);
    default:
      throw queryError('an IN filter needs a list of values');
  }
}

function boundItems(source: Source, bind: { index: number; text: string }): unknown[] {
  const value = bindValue(source, bind);
  // UNVERIFIED: A bound collection that is null.
  if (value === null) raise('NullPointerException', 'Attempt to de-reference a null object');
  return itemsOf(value) ?? [value];
}

/** The values that an index can look up: a null is one of them, not a missing collection. */
export function boundValues(source: Source, expression: Expr): unknown[] {
  if (expression.kind !== 'bind') return valuesOf(source, expression);
  const value = bindValue(source, expression);
  return itemsOf(value) ?? [value];
}

/** The patterns of LIKE, where a backslash takes the next character literally. */
export function patternsOf(source: Source, expression: Expr): unknown[] {
  const patternOf = (item: Expr): unknown =>
    item.kind === 'literal' ? (item.pattern ?? item.value) : scalarOf(source, item);
  if (expression.kind === 'list') return expression.items.map(patternOf);
  if (expression.kind === 'literal') return [patternOf(expression)];
  if (expression.kind !== 'bind') throw queryError('LIKE needs a text pattern');
  const value = bindValue(source, expression);
  return itemsOf(value) ?? [value];
}

/** Number of rows of LIMIT or OFFSET; null when there is no such clause. */
export function countOf(
  source: Source,
  expression: Expr | undefined,
  clause: string
): number | null {
  if (!expression) return null;
  const value = scalarOf(source, expression);
  const count = typeof value === 'bigint' ? Number(value) : value;
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 0) {
    throw queryError(`${clause} needs a whole number that is not negative`);
  }
  return count;
}

function bindValue(source: Source, bind: { index: number; text: string }): unknown {
  const value = source.binds[bind.index];
  if (value === undefined) {
    if (bind.index < source.binds.length) {
      throw new InternalError(`the bind :${bind.text} is undefined`);
    }
    throw queryError(`Variable does not exist: ${bind.text}`);
  }
  return value;
}

function itemsOf(value: unknown): unknown[] | null {
  if (value instanceof ApexList) return value.items;
  if (value instanceof ApexSet) return value.values();
  return Array.isArray(value) ? value : null;
}
