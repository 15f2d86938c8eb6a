/** Which resource a path means, and what it allows. */
import type { LocalOrg } from '../org.ts';
import { notFound, wrongMethod, type RestAnswer, type RestRequest } from './answer.ts';
import { RestCall, type RestState } from './call.ts';
import { createMany, deleteMany, readMany, updateMany, upsertMany } from './collections.ts';
import { describeBasics, describeGlobal, describeObject } from './describe.ts';
import { postByKey } from './external-id.ts';
import { query, queryAll, queryMore } from './query.ts';
import { deleteBeside, patchBeside, readBeside } from './relationships.ts';
import { isKnownVersion, limits, listResources, recent } from './resources.ts';
import { changedRows, createRow, deleteRow, readRow, updateRow } from './sobject-rows.ts';
import { createTree } from './tree.ts';

export type Handler = (call: RestCall) => RestAnswer;
type Methods = Partial<Record<string, Handler>>;

/** The first pattern that fits counts; `:name` is one part of the path, `*` the rest. */
const ROUTES: [pattern: string, methods: Methods][] = [
  ['', { GET: listResources }],
  ['query', { GET: query }],
  ['query/:locator', { GET: queryMore }],
  ['queryAll', { GET: queryAll }],
  ['queryAll/:locator', { GET: queryMore }],
  ['limits', { GET: limits }],
  ['recent', { GET: recent }],
  ['sobjects', { GET: describeGlobal }],
  ['sobjects/:object', { GET: describeBasics, POST: createRow }],
  ['sobjects/:object/describe', { GET: describeObject }],
  ['sobjects/:object/updated', { GET: changedRows }],
  ['sobjects/:object/deleted', { GET: changedRows }],
  ['sobjects/:object/:id', { GET: readRow, PATCH: updateRow, DELETE: deleteRow, POST: postByKey }],
  ['sobjects/:object/:field/:value', { GET: readBeside, PATCH: patchBeside, DELETE: deleteBeside }],
  ['composite/sobjects', { POST: createMany, PATCH: updateMany, DELETE: deleteMany }],
  ['composite/sobjects/:object', { GET: readMany, POST: readMany }],
  ['composite/sobjects/:object/:field', { PATCH: upsertMany }],
  ['composite/tree/:object', { POST: createTree }]
];

const COMPILED = ROUTES.map(([pattern, methods]) => ({ parts: pattern.split('/'), methods }));

/** Runs a request below `/services/data/` in the transaction that is open. */
export function route(
  org: LocalOrg,
  state: RestState,
  request: RestRequest,
  isAllOrNone = false
): { answer: RestAnswer; hasFailed: boolean } {
  const [version = '', ...rest] = request.path.replace(/^\/services\/data\/|\/+$/g, '').split('/');
  if (!/^v\d+\.0$/.test(version) || !isKnownVersion(version.slice(1))) throw notFound();
  const parts = (rest.length === 0 ? [''] : rest).map(decoded);
  for (const { parts: pattern, methods } of COMPILED) {
    const parameters = match(pattern, parts);
    if (!parameters) continue;
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const handler = methods[method];
    if (!handler) throw wrongMethod(request.method, allowed(methods));
    const call = new RestCall(org, state, request, {
      version: version.slice(1),
      parameters,
      isAllOrNone
    });
    return { answer: handler(call), hasFailed: call.hasFailed };
  }
  throw notFound();
}

function allowed(methods: Methods): string[] {
  const names = Object.keys(methods);
  return names.includes('GET') ? ['HEAD', ...names] : names;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw notFound();
  }
}

export function match(pattern: string[], parts: string[]): Record<string, string> | null {
  const parameters: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    if (expected === '*') {
      parameters['*'] = parts.slice(index).join('/');
      return parameters;
    }
    const part = parts[index];
    if (part === undefined) return null;
    if (expected.startsWith(':')) {
      if (part === '') return null;
      parameters[expected.slice(1)] = part;
    } else if (part !== expected) return null;
  }
  return pattern.length === parts.length ? parameters : null;
}
