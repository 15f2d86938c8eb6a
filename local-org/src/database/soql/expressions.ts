// Right-hand sides of filters: literals, binds, lists, semi-joins.
import type { Expr } from '../../soql/ast.ts';
import { ApexList } from '../../values/list.ts';
import { ApexSet } from '../../values/set.ts';
import { InternalError } from '../../values/errors.ts';
import { queryError } from './errors.ts';
import type { Source } from './paths.ts';

/** One value; a collection here is the platform's error. */
export function scalarOf(source: Source, expression: Expr): unknown {
  if (expression.kind === 'literal') return expression.value;
  if (expression.kind === 'bind') {
    const value = bindValue(source, expression);
    if (itemsOf(value)) throw queryError('Invalid bind expression type of List for this operator');
    return value;
  }
  throw queryError(`unexpected ${expression.kind} where one value is expected`);
}

/** The values of an IN filter: a list in the text, a bound collection or a semi-join. */
export function valuesOf(source: Source, expression: Expr): unknown[] {
  if (expression.kind === 'list') return expression.items.map((item) => scalarOf(source, item));
  if (expression.kind === 'subquery') return source.semiJoin(expression.query);
  if (expression.kind === 'literal') return [expression.value];
  if (expression.kind !== 'bind') throw queryError('an IN filter needs a list of values');
  const value = bindValue(source, expression);
  const items = itemsOf(value);
  if (items) return items;
  if (value === null) throw queryError('The bind of an IN filter is null; bind a collection');
  return [value];
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
