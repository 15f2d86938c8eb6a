/** SOQL at run time: limits, access mode, dynamic text and its bind variables. */

import type { Condition, Expr, SoqlQuery } from '../../soql/ast.ts';
import type { Runtime } from './runtime.ts';
import { ApexException, isApexException, raise } from '../../values/exception.ts';
import { ApexList } from '../../values/list.ts';
import type { ApexMap } from '../../values/map.ts';
import { parseSoql } from '../../soql/parse.ts';

export type AccessMode = 'user' | 'system';

/** Finds the value of a bind variable of dynamic SOQL by its text. */
export type BindResolver = (text: string) => unknown;

export function runQuery(
  rt: Runtime,
  query: SoqlQuery,
  binds: unknown[],
  mode: AccessMode | null
): ApexList {
  rt.limits.spend('queries');
  const subqueries = query.select.filter((item) => item.kind === 'subquery').length;
  if (subqueries > 0) rt.limits.spend('aggregateQueries', subqueries);
  const access = rt.accessFor(mode ?? query.mode ?? null);
  const records = rt.host.database.query(query, binds, access);
  rt.limits.spend('queryRows', records.length);
  return new ApexList(rowType(rt, query), records);
}

export function runCountQuery(
  rt: Runtime,
  query: SoqlQuery,
  binds: unknown[],
  mode: AccessMode | null
): number {
  rt.limits.spend('queries');
  const count = rt.host.database.count(query, binds, rt.accessFor(mode ?? query.mode ?? null));
  rt.limits.spend('queryRows');
  return count;
}

/** Object of the rows, or AggregateResult. */
export function rowType(rt: Runtime, query: SoqlQuery): string {
  const aggregated = query.groupBy || query.select.some((item) => item.kind === 'aggregate');
  return aggregated ? 'AggregateResult' : (rt.schema.object(query.from)?.name ?? query.from);
}

export function isCountQuery(query: SoqlQuery): boolean {
  const [only, ...others] = query.select;
  return (
    others.length === 0 &&
    only?.kind === 'aggregate' &&
    only.name === 'COUNT' &&
    only.path === null &&
    !query.groupBy
  );
}

/** Reads SOQL text; what is wrong with it is a QueryException. */
export function parseDynamic(text: string): SoqlQuery {
  try {
    return parseSoql(text);
  } catch (error) {
    if (isApexException(error)) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new ApexException('System.QueryException', message);
  }
}

/** The values of the query's bind variables, by their index. */
export function resolveBinds(query: SoqlQuery, resolve: BindResolver): unknown[] {
  const binds: unknown[] = [];
  const visit = (expression: Expr): void => {
    if (expression.kind === 'bind') binds[expression.index] = resolve(expression.text);
    if (expression.kind === 'list') expression.items.forEach(visit);
    if (expression.kind === 'subquery') visitQuery(expression.query);
  };
  const visitCondition = (condition: Condition): void => {
    if (condition.kind === 'compare') visit(condition.right);
    else if (condition.kind === 'not') visitCondition(condition.item);
    else condition.items.forEach(visitCondition);
  };
  const visitQuery = (part: SoqlQuery): void => {
    if (part.where) visitCondition(part.where);
    if (part.having) visitCondition(part.having);
    if (part.limit) visit(part.limit);
    if (part.offset) visit(part.offset);
    for (const item of part.select) if (item.kind === 'subquery') visitQuery(item.query);
  };
  visitQuery(query);
  return binds;
}

/** A resolver over the map of `Database.queryWithBinds`; its keys ignore case. */
export function mapResolver(binds: ApexMap): BindResolver {
  const values = new Map<string, unknown>();
  for (const [key, value] of binds.entries()) {
    const name = String(key).toLowerCase();
    if (values.has(name)) raise('QueryException', `Duplicate key in bind map: ${name}`);
    values.set(name, value);
  }
  return (text) => {
    const name = text.trim().toLowerCase();
    if (!values.has(name))
      raise('QueryException', `Key '${text.trim()}' does not exist in the bindMap`);
    return values.get(name);
  };
}
