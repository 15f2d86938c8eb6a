/** SOSL at run time: real searches in an org, fixed results in tests. */

import { searchIds } from '../../database/search/search.ts';
import type { ObjectDef } from '../../metadata/schema.ts';
import type { Condition, Expr, ReturningItem, SoqlQuery, SoslSearch } from '../../soql/ast.ts';
import { noSuchObject } from '../../soql/errors.ts';
import { parseSosl, SoqlSyntaxError } from '../../soql/parse.ts';
import { raise } from '../../values/exception.ts';
import { NotSupported } from '../../values/errors.ts';
import { ApexList } from '../../values/list.ts';
import type { AccessMode } from './queries.ts';
import type { Runtime } from './runtime.ts';

const MAX_ROWS = 2000;

/** A list of records for each object of RETURNING. */
export function runSearch(
  rt: Runtime,
  search: SoslSearch,
  binds: unknown[],
  mode: AccessMode | null
): ApexList {
  rt.limits.spend('soslQueries');
  const words = wordsOf(search.find, binds);
  const returning = search.returning.length > 0 ? search.returning : everyObject(rt);
  const access = rt.accessFor(mode ?? search.mode ?? null);
  let left = countOf(search.limit, binds) ?? MAX_ROWS;
  const lists: ApexList[] = [];
  for (const item of returning) {
    const object = rt.schema.object(item.query.from);
    if (!object) throw noSuchObject(item.query.from);
    if (item.listView) throw new NotSupported('USING LISTVIEW in SOSL');
    const found = foundIds(rt, object, search, words);
    const query = withIds(item, found);
    const records = rt.host.database.query(query, binds, access).slice(0, left);
    left -= records.length;
    const inOrder = query.orderBy.length > 0 ? records : inOrderOf(found, records);
    if (search.returning.length > 0 || records.length > 0) {
      lists.push(new ApexList(object.name, inOrder));
    }
  }
  return new ApexList('List<SObject>', lists);
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

function wordsOf(find: Expr, binds: unknown[]): string {
  const value =
    find.kind === 'bind' ? binds[find.index] : find.kind === 'literal' ? find.value : '';
  const words = typeof value === 'string' ? value.trim() : '';
  if (words.replace(/[*?"]/g, '').length < 2) {
    raise('SearchException', `search term must be longer than one character: ${words}`);
  }
  return words;
}

function countOf(limit: Expr | undefined, binds: unknown[]): number | null {
  const value =
    limit?.kind === 'bind' ? binds[limit.index] : limit?.kind === 'literal' ? limit.value : null;
  return typeof value === 'number' ? value : null;
}

function everyObject(rt: Runtime): ReturningItem[] {
  return rt.schema
    .objects()
    .filter((object) => object.searchable && object.queryable && !object.setup)
    .map(({ name }) => ({
      query: {
        select: [{ kind: 'field', path: ['Id'] }],
        from: name,
        orderBy: [],
        line: 0,
        column: 0
      }
    }));
}

/** In tests SOSL finds what Test.setFixedSearchResults names, and nothing without it. */
function foundIds(rt: Runtime, object: ObjectDef, search: SoslSearch, words: string): string[] {
  if (!rt.test) return searchIds(rt.host.database, object, search.group, words);
  const fixed = rt.test.fixedSearchResults ?? [];
  return fixed.filter((id) => id.startsWith(object.keyPrefix));
}

/** Filters of RETURNING apply to what the search has found. */
function withIds({ query }: ReturningItem, ids: string[]): SoqlQuery {
  const byId: Condition = {
    kind: 'compare',
    left: { kind: 'field', path: ['Id'] },
    operator: 'in',
    right: { kind: 'list', items: ids.map((value) => ({ kind: 'literal', value })) }
  };
  const where: Condition = query.where ? { kind: 'and', items: [byId, query.where] } : byId;
  return { ...query, where };
}

function inOrderOf<T extends { id: string | null }>(ids: string[], records: T[]): T[] {
  const places = new Map(ids.map((id, index) => [id, index]));
  return [...records].sort((a, b) => (places.get(a.id!) ?? 0) - (places.get(b.id!) ?? 0));
}
