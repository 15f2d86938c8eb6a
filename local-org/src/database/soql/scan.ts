// Which rows a query has to look at: those an index names, or all.
import type { Condition, SoqlQuery } from '../../soql/ast.ts';
import type { Row } from '../store.ts';
import { NotSupported } from '../../values/errors.ts';
import { recordAccessRows, USER_RECORD_ACCESS } from '../user-record-access.ts';
import { toId18 } from '../../values/id.ts';
import { listValues } from './comparable.ts';
import { queryError } from '../../soql/errors.ts';
import { boundValues } from './expressions.ts';
import { forFilters, resolvePath, type Source } from './paths.ts';
import { whereOf } from './where.ts';

/** Prepares the filters of a query; the result answers its rows in the order of their ids. */
export function rowsOf(
  source: Source,
  query: SoqlQuery,
  parentField: string | null
): (parentId: string | null) => Row[] {
  const { engine, object, access } = source;
  const filters = forFilters(source);
  const matches = query.where ? whereOf(filters, query.where) : null;
  const inScope = query.scope ? scopeOf(source, query.scope) : null;
  const visible = engine.sharing.readFilter(access, object);
  return (parentId) => {
    const parent = parentField === null ? null : { field: parentField, id: parentId ?? '' };
    const found: Row[] = [];
    for (const row of candidates(source, query, parent)) {
      if (row.get('IsDeleted') === true && !query.allRows) continue;
      if (parent && row.get(parent.field) !== parent.id) continue;
      if (matches && !matches(row)) continue;
      if (inScope && !inScope(row)) continue;
      if (visible && !visible(row)) continue;
      found.push(row);
    }
    return found.sort(byId);
  };
}

/** USING SCOPE. */
function scopeOf(source: Source, scope: string): ((row: Row) => boolean) | null {
  const { userId } = source.access.user;
  if (scope === 'everything') return null;
  if (scope === 'mine') return (row) => row.get('OwnerId') === userId;
  throw new NotSupported(`USING SCOPE ${scope} in SOQL`);
}

export function byId(left: Row, right: Row): number {
  const a = left.get('Id') as string;
  const b = right.get('Id') as string;
  return a < b ? -1 : a > b ? 1 : 0;
}

function candidates(
  source: Source,
  query: SoqlQuery,
  parent: { field: string; id: string } | null
): Iterable<Row> {
  const { store } = source.engine;
  const type = source.object.name;
  if (type === USER_RECORD_ACCESS) {
    const ids = (name: string): string[] => equalValues(source, query.where ?? null, name);
    return recordAccessRows(source.engine, ids('UserId'), ids('RecordId'));
  }
  // Deleted rows are in no index.
  if (query.allRows) return store.rows(type).values();
  const ids = parent
    ? store.find(type, source.object.field(parent.field)!, parent.id)
    : query.where
      ? indexedIds(forFilters(source), query.where)
      : null;
  if (!ids) return store.rows(type).values();
  return [...ids].flatMap((id) => store.get(type, id) ?? []);
}

/** The values that the filter demands of a field with `=` or IN. */
function equalValues(source: Source, condition: Condition | null, name: string): string[] {
  if (condition?.kind === 'and') {
    return condition.items.flatMap((item) => equalValues(source, item, name));
  }
  if (condition?.kind !== 'compare' || condition.left.kind !== 'field') return [];
  const isField = condition.left.path.join('.').toLowerCase() === name.toLowerCase();
  if (!isField || (condition.operator !== '=' && condition.operator !== 'in')) return [];
  return boundValues(source, condition.right).map((value) => toId18(String(value)) ?? '');
}

/** Ids from the first condition that an index answers; every other condition is checked later. */
function indexedIds(source: Source, condition: Condition): Iterable<string> | null {
  if (condition.kind === 'and') {
    for (const item of condition.items) {
      const ids = indexedIds(source, item);
      if (ids) return ids;
    }
    return null;
  }
  if (condition.kind !== 'compare' || condition.left.kind !== 'field') return null;
  const isEquals = condition.operator === '=' && condition.right.kind !== 'dateLiteral';
  if (!isEquals && condition.operator !== 'in') return null;
  const path = resolvePath(source, condition.left.path);
  if (path.steps.length > 0) return null;
  if (condition.right.kind === 'subquery') return null;
  return lookUp(source, path.field, boundValues(source, condition.right));
}

function lookUp(
  source: Source,
  field: ReturnType<typeof resolvePath>['field'],
  values: unknown[]
): Iterable<string> | null {
  const zone = source.engine.timeZone();
  const keys = listValues(field, values, zone);
  if (keys.includes(null) || keys.includes('')) return null;
  if (field.type === 'Id') return new Set(keys.map(String));
  const found = new Set<string>();
  for (const key of keys) {
    const ids = source.engine.store.find(source.object.name, field, key);
    if (!ids) return null;
    for (const id of ids) found.add(id);
  }
  return found;
}

/** The platform refuses to list ContentDocumentLink without one of its two lookups in the filter. */
export function checkRequiredFilter(source: Source, query: SoqlQuery): void {
  if (source.object.name !== 'ContentDocumentLink') return;
  const items = query.where?.kind === 'and' ? query.where.items : [query.where];
  const filtered = items.some(
    (item) =>
      item?.kind === 'compare' &&
      item.left.kind === 'field' &&
      (item.operator === '=' || item.operator === 'in') &&
      ['contentdocumentid', 'linkedentityid'].includes(item.left.path.at(-1)?.toLowerCase() ?? '')
  );
  if (filtered) return;
  throw queryError(
    'Implementation restriction: ContentDocumentLink requires a filter by a single Id on ' +
      "ContentDocumentId or LinkedEntityId using the equals operator or multiple Id's using the " +
      'IN operator.'
  );
}
