/** Dynamic SOQL: Database.query, countQuery, getQueryLocator, getCursor and their forms with bind maps. */

import type { AccessLevelValue } from '../AccessLevel.ts';
import type { ApexMap } from '../../../../values/map.ts';
import type { BindResolver } from '../../../runtime/queries.ts';
import type { Runtime } from '../../../runtime/runtime.ts';
import type { SObject } from '../../../../values/sobject.ts';
import type { StaticImplementation } from '../../define.ts';
import type { ApexList } from '../../../../values/list.ts';
import { given } from '../../../runtime/arguments.ts';
import { mapResolver, parseDynamic, rowsOf } from '../../../runtime/queries.ts';
import { makeCursor, type CursorValue } from '../../Database/Cursor.ts';
import { QueryLocatorValue } from '../../Database/QueryLocator.ts';
import { raise } from '../../../../values/exception.ts';
import { resolveBinds, runCountQuery, runQuery } from '../../../runtime/queries.ts';

/** The variables of the method that calls, which the emitted code offers. */
function localVariables(rt: Runtime): BindResolver {
  return (
    rt.bindResolver ??
    ((text) => raise('QueryException', `Variable does not exist: ${text.trim()}`))
  );
}

function query(
  rt: Runtime,
  text: string | null,
  resolve: BindResolver,
  level: AccessLevelValue | null
): ApexList {
  const parsed = parseDynamic(given(text));
  return runQuery(rt, parsed, resolveBinds(parsed, resolve), level?.mode ?? null);
}

function count(
  rt: Runtime,
  text: string | null,
  resolve: BindResolver,
  level: AccessLevelValue | null
): number {
  const parsed = parseDynamic(given(text));
  return runCountQuery(rt, parsed, resolveBinds(parsed, resolve), level?.mode ?? null);
}

/** A locator of a batch job may have millions of rows, any other 10,000. */
function locator(
  rt: Runtime,
  text: string | null,
  resolve: BindResolver,
  level: AccessLevelValue | null
): QueryLocatorValue {
  const parsed = parseDynamic(given(text));
  const binds = resolveBinds(parsed, resolve);
  const { records, tally } = rowsOf(rt, parsed, binds, level?.mode ?? null);
  if (rt.host.runningJob()?.kind !== 'batch') rt.limits.spend('queryLocatorRows', tally);
  return new QueryLocatorValue(given(text), records);
}

function cursorOf(type: CursorValue['$type']) {
  return (
    rt: Runtime,
    text: string | null,
    resolve: BindResolver,
    level: AccessLevelValue | null
  ): CursorValue => {
    const parsed = parseDynamic(given(text));
    return makeCursor(rt, type, parsed, resolveBinds(parsed, resolve), level?.mode ?? null);
  };
}

type Run = (
  rt: Runtime,
  text: string | null,
  resolve: BindResolver,
  level: AccessLevelValue | null
) => unknown;

/** One method with local variables, and its …WithBinds form with a map. */
function forms(returns: string, name: string, run: Run): Record<string, StaticImplementation> {
  return {
    [`${returns} ${name}(String query)`]: (rt, text: string | null) =>
      run(rt, text, localVariables(rt), null),
    [`${returns} ${name}(String query, AccessLevel level)`]: (
      rt,
      text: string | null,
      level: AccessLevelValue | null
    ) => run(rt, text, localVariables(rt), level),
    [`${returns} ${name}WithBinds(String query, Map<String, Object> binds, AccessLevel level)`]: (
      rt,
      text: string | null,
      binds: ApexMap | null,
      level: AccessLevelValue | null
    ) => run(rt, text, mapResolver(given(binds)), level)
  };
}

// DIFFERS: a locator of inline SOQL reads its rows as a normal query, with that query's limits.
function inlineLocator(_rt: Runtime, records: ApexList | null): QueryLocatorValue {
  return new QueryLocatorValue('', given(records).items as SObject[]);
}

export const databaseQueries: Record<string, StaticImplementation> = {
  ...forms('List<SObject>', 'query', query),
  ...forms('Integer', 'countQuery', count),
  ...forms('Database.QueryLocator', 'getQueryLocator', locator),
  ...forms('Database.Cursor', 'getCursor', cursorOf('Database.Cursor')),
  ...forms(
    'Database.PaginationCursor',
    'getPaginationCursor',
    cursorOf('Database.PaginationCursor')
  ),
  'Database.QueryLocator getQueryLocator(List<SObject> records)': inlineLocator,
  'Database.QueryLocator getQueryLocator(List<SObject> records, AccessLevel level)': inlineLocator
};
