/** SOSL at run time: real searches in an org, fixed results in tests. */

import { searchRecords } from '../../database/search/run.ts';
import type { SoslSearch } from '../../soql/ast.ts';
import { parseSosl, SoqlSyntaxError } from '../../soql/parse.ts';
import { raise } from '../../values/exception.ts';
import { ApexList } from '../../values/list.ts';
import type { AccessMode } from './queries.ts';
import type { Runtime } from './runtime.ts';

/** A list of records for each object of RETURNING. */
export function runSearch(
  rt: Runtime,
  search: SoslSearch,
  binds: unknown[],
  mode: AccessMode | null
): ApexList {
  rt.limits.spend('soslQueries');
  const access = rt.accessFor(mode ?? search.mode ?? null);
  // In tests SOSL finds what Test.setFixedSearchResults names, and nothing without it.
  const fixed = rt.test ? (rt.test.fixedSearchResults ?? []) : null;
  const lists = searchRecords(rt.host.database, search, binds, access, fixed);
  return new ApexList(
    'List<SObject>',
    lists.map(({ object, records }) => new ApexList(object, records))
  );
}

/** Parses the text of Search.query. UNVERIFIED: The type of the exception. */
export function parseSearch(text: string): SoslSearch {
  try {
    return parseSosl(text);
  } catch (error) {
    if (error instanceof SoqlSyntaxError) raise('SearchException', error.message);
    throw error;
  }
}
