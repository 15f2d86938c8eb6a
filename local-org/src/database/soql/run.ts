// Runs a SOQL query over the rows in memory.
import type { ObjectDef } from '../../metadata/schema.ts';
import type { OrderItem, SoqlQuery } from '../../soql/ast.ts';
import type { SObject } from '../../values/sobject.ts';
import { NotSupported } from '../../values/errors.ts';
import type { Access } from '../access.ts';
import type { Engine } from '../engine.ts';
import type { Row } from '../store.ts';
import { aggregateRows, isAggregate } from './aggregate.ts';
import { noSuchObject, queryError } from './errors.ts';
import { countOf } from './expressions.ts';
import { resolveFunction } from './functions.ts';
import { ordered } from './order.ts';
import { checkObject, forFilters, resolvePath, type Source } from './paths.ts';
import { checkRequiredFilter, matchingRows } from './scan.ts';
import { projection } from './select.ts';
import type { Getter } from './where.ts';

const MAX_OFFSET = 2000;

export function runQuery(
  engine: Engine,
  query: SoqlQuery,
  binds: unknown[],
  access: Access
): SObject[] {
  const source = sourceOf(engine, query, binds, access);
  checkRequiredFilter(source, query);
  if (isAggregate(query)) {
    return page(source, query, aggregateRows(source, query, matchingRows(source, query, null)));
  }
  return selectRows(source, query, null);
}

export function countRows(
  engine: Engine,
  query: SoqlQuery,
  binds: unknown[],
  access: Access
): number {
  const source = sourceOf(engine, query, binds, access);
  checkRequiredFilter(source, query);
  return page(source, query, matchingRows(source, query, null)).length;
}

function sourceOf(engine: Engine, query: SoqlQuery, binds: unknown[], access: Access): Source {
  const object = engine.schema.object(query.from);
  if (!object) throw noSuchObject(query.from);
  if (!object.queryable) throw queryError(`entity type ${object.name} does not support query`);
  const mode = query.mode ?? access.mode;
  const effective = { ...access, mode, withSharing: access.withSharing || mode === 'user' };
  const permissions = mode === 'user' ? 'user' : query.securityEnforced ? 'enforced' : 'ignored';
  return openSource(engine, query, binds, effective, object, permissions);
}

function openSource(
  engine: Engine,
  query: SoqlQuery,
  binds: unknown[],
  access: Access,
  object: ObjectDef,
  permissions: Source['permissions']
): Source {
  const source: Source = {
    engine,
    access,
    permissions,
    object,
    alias: query.alias ?? null,
    binds,
    semiJoin: (inner) => semiJoinValues(source, inner)
  };
  checkObject(source, [object]);
  return source;
}

/** The inner query of `Id IN (SELECT Lookup__c FROM …)`: its rows' values of the one field. */
function semiJoinValues(outer: Source, query: SoqlQuery): unknown[] {
  const item = query.select[0];
  if (query.select.length !== 1 || item?.kind !== 'field') {
    throw queryError('A semi-join selects exactly one Id or lookup field');
  }
  const object = outer.engine.schema.object(query.from);
  if (!object) throw noSuchObject(query.from);
  const { engine, binds, access, permissions } = outer;
  const source = openSource(engine, query, binds, access, object, permissions);
  checkRequiredFilter(source, query);
  const path = resolvePath(source, item.path);
  const rows = matchingRows(source, query, null);
  return rows.map((row) => path.read(row)).filter((value) => value !== null);
}

function selectRows(
  source: Source,
  query: SoqlQuery,
  parent: { field: string; id: string } | null
): SObject[] {
  const runChild = (
    inner: SoqlQuery,
    child: { object: ObjectDef; field: string },
    id: string
  ): SObject[] => {
    const { engine, binds, access, permissions } = source;
    const opened = openSource(engine, inner, binds, access, child.object, permissions);
    return selectRows(opened, inner, { field: child.field, id });
  };
  const project = projection(source, query.select, runChild);
  const rows = matchingRows(source, query, parent);
  const sorted = ordered(rows, query.orderBy, (item) => orderGetter(forFilters(source), item));
  return page(source, query, sorted).map(project);
}

function orderGetter(source: Source, item: OrderItem): Getter<Row> {
  if (item.by.kind === 'aggregate') {
    throw queryError('An aggregate in ORDER BY needs a GROUP BY');
  }
  if (item.by.kind === 'distance') throw new NotSupported('DISTANCE in SOQL');
  if (item.by.kind === 'function') return resolveFunction(source, item.by);
  const path = resolvePath(source, item.by.path);
  if (!path.field.filterable && path.field.formula === undefined) {
    throw queryError(`field '${path.field.name}' can not be sorted in a query call`);
  }
  return path;
}

function page<T>(source: Source, query: SoqlQuery, items: T[]): T[] {
  const offset = countOf(source, query.offset, 'OFFSET') ?? 0;
  const limit = countOf(source, query.limit, 'LIMIT');
  if (offset > MAX_OFFSET) {
    throw queryError(`Maximum SOQL offset allowed is ${MAX_OFFSET}`);
  }
  return limit === null ? items.slice(offset) : items.slice(offset, offset + limit);
}
