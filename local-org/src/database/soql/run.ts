// Runs a SOQL query over the rows in memory.
import type { ObjectDef, Schema } from '../../metadata/schema.ts';
import type { SoqlQuery } from '../../soql/ast.ts';
import { checkQuery } from '../../soql/check.ts';
import { isAggregate } from '../../soql/check-groups.ts';
import { noSuchObject, queryError } from '../../soql/errors.ts';
import { namesOf } from '../../soql/resolve.ts';
import { NotSupported } from '../../values/errors.ts';
import type { SObject } from '../../values/sobject.ts';
import type { Access } from '../access.ts';
import type { Engine } from '../engine.ts';
import type { Row } from '../store.ts';
import { countOf } from './expressions.ts';
import { resolveOperand } from './functions.ts';
import { aggregateRows } from './groups.ts';
import { ordered } from './order.ts';
import {
  checkObject,
  forFilters,
  resolvePath,
  throwDenied,
  type Denied,
  type Source
} from './paths.ts';
import { checkRequiredFilter, rowsOf } from './scan.ts';
import { projection } from './select.ts';

const MAX_OFFSET = 2000;

/** How many rows a query counts against the governor limit. */
export interface RowTally {
  rows: number;
}

// DIFFERS: FOR VIEW and FOR REFERENCE leave LastViewedDate and LastReferencedDate as they are.
export function runQuery(
  engine: Engine,
  query: SoqlQuery,
  binds: unknown[],
  access: Access,
  tally: RowTally = { rows: 0 }
): SObject[] {
  const source = sourceOf(engine, query, binds, access);
  checkRequiredFilter(source, query);
  if (!isAggregate(query)) {
    const read = prepareSelect(source, query, null, tally);
    throwDenied(source.denied);
    const records = read(null);
    throwDenied(source.denied);
    return records;
  }
  const rows = rowsOf(source, query, null)(null);
  const groups = page(source, query, aggregateRows(source, query, rows));
  throwDenied(source.denied);
  tally.rows += onlyCounts(query) ? groups.length : rows.length;
  return groups;
}

/** Counting costs a row for each group; every other aggregate costs the rows that it reads. */
function onlyCounts(query: SoqlQuery): boolean {
  return query.select.every(
    (item) => item.kind === 'field' || (item.kind === 'aggregate' && item.name === 'COUNT')
  );
}

export function countRows(
  engine: Engine,
  query: SoqlQuery,
  binds: unknown[],
  access: Access
): number {
  const source = sourceOf(engine, query, binds, access);
  checkRequiredFilter(source, query);
  const { length } = page(source, query, rowsOf(source, query, null)(null));
  throwDenied(source.denied);
  return length;
}

/** Queries that were found right, for each schema. */
const checked = new WeakMap<Schema, WeakSet<SoqlQuery>>();

function check(schema: Schema, query: SoqlQuery): void {
  let known = checked.get(schema);
  if (!known) checked.set(schema, (known = new WeakSet()));
  if (known.has(query)) return;
  checkQuery(schema, query);
  known.add(query);
}

function sourceOf(engine: Engine, query: SoqlQuery, binds: unknown[], access: Access): Source {
  check(engine.schema, query);
  const object = engine.schema.object(query.from);
  if (!object) throw noSuchObject(query.from);
  if (query.dataCategory) throw new NotSupported(`SOQL ${query.dataCategory}`);
  const mode = query.mode ?? access.mode;
  const effective = { ...access, mode, withSharing: access.withSharing || mode === 'user' };
  const permissions = mode === 'user' ? 'user' : query.securityEnforced ? 'enforced' : 'ignored';
  const denied: Denied = { error: null, fields: new Map(), objects: new Set() };
  const showsParent = parentFilter(engine, effective);
  const shared: Shared = { engine, binds, access: effective, permissions, denied, showsParent };
  return openSource(shared, query, object);
}

/** Looks sharing up once for each kind of record that a query refers to. */
function parentFilter(engine: Engine, access: Access): Source['showsParent'] {
  const filters = new Map<string, ((row: Row) => boolean) | null>();
  return (object, row) => {
    let filter = filters.get(object.name);
    if (filter === undefined) {
      filter = engine.sharing.readFilter(access, object);
      filters.set(object.name, filter);
    }
    return filter === null || filter(row);
  };
}

/** What the parts of one query share. */
type Shared = Pick<
  Source,
  'engine' | 'binds' | 'access' | 'permissions' | 'denied' | 'showsParent'
>;

function openSource(shared: Shared, query: SoqlQuery, object: ObjectDef): Source {
  const { engine, binds, access, permissions, denied, showsParent } = shared;
  const source: Source = {
    ...namesOf(engine.schema, object, query),
    engine,
    access,
    permissions,
    denied,
    binds,
    showsParent,
    semiJoin: (inner) => semiJoinValues(source, inner)
  };
  checkObject(source, [object]);
  return source;
}

/** The inner query of `Id IN (SELECT Lookup__c FROM …)`: its rows' values of the one field. */
function semiJoinValues(outer: Source, query: SoqlQuery): unknown[] {
  const object = outer.engine.schema.object(query.from);
  const [item] = query.select;
  if (!object || item?.kind !== 'field') throw noSuchObject(query.from);
  const source = openSource(outer, query, object);
  checkRequiredFilter(source, query);
  const path = resolvePath(source, item.path);
  const rows = rowsOf(source, query, null)(null);
  return rows.map((row) => path.read(row)).filter((value) => value !== null);
}

/** Prepares a query once; the result answers it for one parent, or for none. */
function prepareSelect(
  source: Source,
  query: SoqlQuery,
  parentField: string | null,
  tally: RowTally
): (parentId: string | null) => SObject[] {
  const project = projection(source, query.select, (inner, child) => {
    const opened = openSource(source, inner, child.object);
    return prepareSelect(opened, inner, child.field, tally);
  });
  const rows = rowsOf(source, query, parentField);
  const filters = forFilters(source);
  return (parentId) => {
    const found: Row[] = rows(parentId);
    const sorted = ordered(found, query.orderBy, ({ by }) => resolveOperand(filters, by));
    const shown = page(source, query, sorted);
    tally.rows += shown.length;
    return shown.map(project);
  };
}

function page<T>(source: Source, query: SoqlQuery, items: T[]): T[] {
  const offset = countOf(source, query.offset, 'OFFSET') ?? 0;
  const limit = countOf(source, query.limit, 'LIMIT');
  if (offset > MAX_OFFSET) {
    throw queryError(`Maximum SOQL offset allowed is ${MAX_OFFSET}`);
  }
  return limit === null ? items.slice(offset) : items.slice(offset, offset + limit);
}
