/** Finds records by name: for lookup fields, and over the main objects for the global search box. */
import type { ObjectDef } from '../metadata/schema.ts';
import type { Condition } from '../soql/ast.ts';
import { badRequest, buildQuery, readableObject, runQuery } from './context.ts';
import type { UiContext } from './context.ts';
import { newestFirst } from './lists.ts';
import { apiNameOf } from './object-info.ts';
import { queryPaths, represent } from './record.ts';

const SEARCHED = ['Opportunity', 'Account', 'Contact'];
const PER_OBJECT = 5;
const MAXIMUM = 50;

export function getLookupRecords(context: UiContext, config: Record<string, unknown>): unknown {
  const parameters = (config['requestParams'] ?? {}) as Record<string, unknown>;
  const text = String(parameters['q'] ?? parameters['searchTerm'] ?? '').trim();
  const size = Math.min(Number(parameters['pageSize'] ?? PER_OBJECT) || PER_OBJECT, MAXIMUM);
  const target = apiNameOf(config['targetApiName'] ?? null);
  const objects = target
    ? [readableObject(context, target)]
    : config['objectApiName']
      ? lookupTargets(context, config)
      : searchedObjects(context);
  const records = objects.flatMap((object) => findByName(context, object, text, size));
  return { count: records.length, records };
}

function lookupTargets(context: UiContext, config: Record<string, unknown>): ObjectDef[] {
  const object = readableObject(context, apiNameOf(config['objectApiName']));
  const field = object.field(String(config['fieldApiName'] ?? ''));
  if (!field || field.referenceTo.length === 0) throw badRequest('The field is not a lookup');
  return field.referenceTo.map((name) => readableObject(context, name));
}

function searchedObjects(context: UiContext): ObjectDef[] {
  const custom = context.schema
    .objects()
    .filter((object) => object.custom && object.kind === 'sobject' && object.searchable)
    .map(({ name }) => name);
  return [...SEARCHED, ...custom].flatMap((name) => {
    const object = context.schema.object(name);
    const access = context.security.objectAccess(context.user, name);
    return object?.nameField && access.read ? [object] : [];
  });
}

function findByName(context: UiContext, object: ObjectDef, text: string, size: number) {
  if (!object.nameField) return [];
  const paths = [[object.nameField]];
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  const where: Condition = {
    kind: 'compare',
    left: { kind: 'field', path: [object.nameField] },
    operator: 'like',
    right: { kind: 'literal', value: pattern }
  };
  const query = buildQuery(object.name, queryPaths(context, object, paths), {
    ...(text ? { where } : {}),
    orderBy: newestFirst(object),
    limit: { kind: 'literal', value: size }
  });
  return runQuery(context, query).map((record) => represent(context, object, record, paths));
}
