/** SOQL at run time: limits, access mode, dynamic text and its bind variables. */

import type { SoqlQuery } from '../../soql/ast.ts';
import { bindsIn } from '../../soql/binds.ts';
import type { Runtime } from './runtime.ts';
import { raise } from '../../values/exception.ts';
import { ApexList } from '../../values/list.ts';
import type { ApexMap } from '../../values/map.ts';
import { checkFieldsFunction } from '../../soql/check.ts';
import { isAggregate } from '../../soql/check-groups.ts';
import { queryError } from '../../soql/errors.ts';
import { parseSoql, SoqlSyntaxError } from '../../soql/parse.ts';
import type { SObject } from '../../values/sobject.ts';

export type AccessMode = 'user' | 'system';

/** Finds the value of a bind variable of dynamic SOQL by its text. */
export type BindResolver = (text: string) => unknown;

export function runQuery(
  rt: Runtime,
  query: SoqlQuery,
  binds: unknown[],
  mode: AccessMode | null
): ApexList {
  const { records, tally } = rowsOf(rt, query, binds, mode);
  rt.limits.spend('queryRows', tally);
  return new ApexList(rowType(rt, query), records);
}

/** The rows and how many they count; the caller says against which limit. */
export function rowsOf(
  rt: Runtime,
  query: SoqlQuery,
  binds: unknown[],
  mode: AccessMode | null
): { records: SObject[]; tally: number } {
  const free = isFree(rt, query);
  if (!free) rt.limits.spend('queries');
  const subqueries = query.select.filter((item) => item.kind === 'subquery').length;
  if (subqueries > 0) rt.limits.spend('aggregateQueries', subqueries);
  const access = rt.accessFor(mode ?? query.mode ?? null);
  const tally = { rows: 0 };
  const records = rt.host.database.query(query, binds, access, tally);
  return { records, tally: free ? 0 : tally.rows };
}

/** Custom metadata is read from memory and counts against no limit, unless a long text is read. */
function isFree(rt: Runtime, query: SoqlQuery): boolean {
  const object = rt.schema.object(query.from);
  if (object?.kind !== 'metadata') return false;
  return !query.select.some(
    (item) => item.kind === 'field' && object.field(item.path[0] ?? '')?.type === 'LongTextArea'
  );
}

export function runCountQuery(
  rt: Runtime,
  query: SoqlQuery,
  binds: unknown[],
  mode: AccessMode | null
): number {
  const free = isFree(rt, query);
  if (!free) rt.limits.spend('queries');
  const count = rt.host.database.count(query, binds, rt.accessFor(mode ?? query.mode ?? null));
  if (!free) rt.limits.spend('queryRows');
  return count;
}

/** Object of the rows, or AggregateResult. */
export function rowType(rt: Runtime, query: SoqlQuery): string {
  if (isAggregate(query)) return 'AggregateResult';
  return rt.schema.object(query.from)?.name ?? query.from;
}

/** Reads SOQL text; what is wrong with it is a QueryException. */
export function parseDynamic(text: string): SoqlQuery {
  try {
    const query = parseSoql(text);
    checkFieldsFunction(query, true);
    return query;
  } catch (error) {
    if (error instanceof SoqlSyntaxError) throw queryError(error.message);
    throw error;
  }
}

/** The values of the query's bind variables, by their index. */
export function resolveBinds(query: SoqlQuery, resolve: BindResolver): unknown[] {
  const binds: unknown[] = [];
  for (const { index, text } of bindsIn(query)) binds[index] = resolve(text);
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
