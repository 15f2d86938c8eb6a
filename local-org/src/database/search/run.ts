// Runs a SOSL search: finds ids, then queries each object of RETURNING for them.
import type { ObjectDef, Schema } from '../../metadata/schema.ts';
import type { Condition, Expr, ReturningItem, SoqlQuery, SoslSearch } from '../../soql/ast.ts';
import { noSuchObject } from '../../soql/errors.ts';
import { ApexException } from '../../values/exception.ts';
import { NotSupported } from '../../values/errors.ts';
import type { SObject } from '../../values/sobject.ts';
import type { Access } from '../access.ts';
import type { Engine } from '../engine.ts';
import { runQuery } from '../soql/run.ts';
import { searchIds } from './search.ts';

const MAX_ROWS = 2000;

export interface FoundRecords {
  object: string;
  records: SObject[];
}

/** A list of records for each object of RETURNING; `fixed` are the ids that a test's search finds. */
export function searchRecords(
  engine: Engine,
  search: SoslSearch,
  binds: unknown[],
  access: Access,
  fixed: string[] | null
): FoundRecords[] {
  const words = wordsOf(search.find, binds);
  const returning = search.returning.length > 0 ? search.returning : everyObject(engine.schema);
  let left = countOf(search.limit, binds) ?? MAX_ROWS;
  const lists: FoundRecords[] = [];
  for (const item of returning) {
    const object = engine.schema.object(item.query.from);
    if (!object) throw noSuchObject(item.query.from);
    if (item.listView) throw new NotSupported('USING LISTVIEW in SOSL');
    const found = fixed?.filter((id) => id.startsWith(object.keyPrefix)) ?? searched(object);
    const query = withIds(item, found);
    const records = runQuery(engine, query, binds, access).slice(0, left);
    left -= records.length;
    const inOrder = query.orderBy.length > 0 ? records : inOrderOf(found, records);
    if (search.returning.length > 0 || records.length > 0) {
      lists.push({ object: object.name, records: inOrder });
    }
  }
  return lists;

  function searched(object: ObjectDef): string[] {
    return searchIds(engine, object, search.group, words, access);
  }
}

/** One letter is too little to look for. */
function wordsOf(find: Expr, binds: unknown[]): string {
  const value =
    find.kind === 'bind' ? binds[find.index] : find.kind === 'literal' ? find.value : '';
  const words = typeof value === 'string' ? value.trim() : '';
  if (words.replace(/[*?"]/g, '').length >= 2) return words;
  throw new ApexException(
    'System.SearchException',
    `search term must be longer than one character: ${words}`
  );
}

function countOf(limit: Expr | undefined, binds: unknown[]): number | null {
  const value =
    limit?.kind === 'bind' ? binds[limit.index] : limit?.kind === 'literal' ? limit.value : null;
  return typeof value === 'number' ? value : null;
}

function everyObject(schema: Schema): ReturningItem[] {
  return schema
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

function inOrderOf(ids: string[], records: SObject[]): SObject[] {
  const places = new Map(ids.map((id, index) => [id, index]));
  return [...records].sort((a, b) => (places.get(a.id ?? '') ?? 0) - (places.get(b.id ?? '') ?? 0));
}
