/** Which resource a path means, and what it allows. */
import type { LocalOrg } from '../org.ts';
import {
  notFound,
  refusal,
  wrongMethod,
  type RestAnswer,
  type RestError,
  type RestRequest
} from './answer.ts';
import { RestCall, type RestState } from './call.ts';
import {
  callApexAction,
  callFlowAction,
  listActionKinds,
  listApexActions,
  listCustomKinds,
  listFlowActions
} from './actions.ts';
import { callApexRest } from './apex-rest.ts';
import { createMany, deleteMany, readMany, updateMany, upsertMany } from './collections.ts';
import { describeBasics, describeGlobal, describeObject } from './describe.ts';
import { postByKey } from './external-id.ts';
import { query, queryAll, queryMore } from './query.ts';
import { deleteBeside, patchBeside, readBeside } from './relationships.ts';
import { isKnownVersion, limits, listResources, recent } from './resources.ts';
import { parameterizedSearch, search } from './search.ts';
import { changedRows, createRow, deleteRow, readRow, updateRow } from './sobject-rows.ts';
import { executeAnonymous } from './tooling.ts';
import { createTree } from './tree.ts';
import {
  batchResource,
  createUiRecord,
  deleteUiRecord,
  lookups,
  picklistValues,
  updateUiRecord,
  wireResource
} from './ui-api.ts';

export type Handler = (call: RestCall) => RestAnswer;
type Methods = Partial<Record<string, Handler>>;

type Route = [pattern: string, methods: Methods];

const UI_ROUTES: Route[] = [
  ['records', { POST: createUiRecord }],
  ['records/batch/:names', { GET: batchResource('getRecord', 'recordId') }],
  [
    'records/:id',
    {
      GET: wireResource('getRecord', { recordId: 'id' }),
      PATCH: updateUiRecord,
      DELETE: deleteUiRecord
    }
  ],
  ['object-info/batch/:names', { GET: batchResource('getObjectInfo', 'objectApiName') }],
  ['object-info/:object', { GET: wireResource('getObjectInfo', { objectApiName: 'object' }) }],
  [
    'object-info/:object/picklist-values/:recordTypeId',
    {
      GET: wireResource('getPicklistValuesByRecordType', {
        objectApiName: 'object',
        recordTypeId: 'recordTypeId'
      })
    }
  ],
  ['object-info/:object/picklist-values/:recordTypeId/:field', { GET: picklistValues }],
  ['layout/:object', { GET: wireResource('getLayout', { objectApiName: 'object' }) }],
  [
    'list-info/:object',
    { GET: wireResource('getListInfosByObjectName', { objectApiName: 'object' }) }
  ],
  [
    'list-info/:object/:list',
    { GET: wireResource('getListInfoByName', { objectApiName: 'object', listViewApiName: 'list' }) }
  ],
  [
    'list-records/:object/:list',
    {
      GET: wireResource('getListRecordsByName', {
        objectApiName: 'object',
        listViewApiName: 'list'
      })
    }
  ],
  [
    'related-list-info/:object',
    { GET: wireResource('getRelatedListsInfo', { parentObjectApiName: 'object' }) }
  ],
  [
    'related-list-info/:object/:list',
    {
      GET: wireResource('getRelatedListInfo', {
        parentObjectApiName: 'object',
        relatedListId: 'list'
      })
    }
  ],
  [
    'related-list-records/:id/:list',
    { GET: wireResource('getRelatedListRecords', { parentRecordId: 'id', relatedListId: 'list' }) }
  ],
  [
    'related-list-count/:id/:list',
    { GET: wireResource('getRelatedListCount', { parentRecordId: 'id', relatedListId: 'list' }) }
  ],
  ['lookups/:object/:field', { GET: lookups }],
  ['lookups/:object/:field/:target', { GET: lookups }],
  ['apps', { GET: wireResource('getApps') }],
  ['nav-items', { GET: wireResource('getNavItems') }]
];

/** The first pattern that fits counts; `:name` is one part of the path, `*` the rest. */
const ROUTES: Route[] = [
  ['', { GET: listResources }],
  ['query', { GET: query }],
  ['query/:locator', { GET: queryMore }],
  ['queryAll', { GET: queryAll }],
  ['queryAll/:locator', { GET: queryMore }],
  ['search', { GET: search }],
  ['parameterizedSearch', { GET: parameterizedSearch, POST: parameterizedSearch }],
  ['limits', { GET: limits }],
  ['recent', { GET: recent }],
  ['sobjects', { GET: describeGlobal }],
  ['sobjects/:object', { GET: describeBasics, POST: createRow }],
  ['sobjects/:object/describe', { GET: describeObject }],
  ...[
    'describe/*',
    'listviews',
    'listviews/*',
    'quickActions',
    'quickActions/*',
    'eventSchema'
  ].map((part): Route => [`sobjects/:object/${part}`, { GET: unsupported }]),
  ['sobjects/:object/updated', { GET: changedRows }],
  ['sobjects/:object/deleted', { GET: changedRows }],
  ['sobjects/:object/:id', { GET: readRow, PATCH: updateRow, DELETE: deleteRow, POST: postByKey }],
  ['sobjects/:object/:field/:value', { GET: readBeside, PATCH: patchBeside, DELETE: deleteBeside }],
  ['composite/sobjects', { POST: createMany, PATCH: updateMany, DELETE: deleteMany }],
  ['composite/sobjects/:object', { GET: readMany, POST: readMany }],
  ['composite/sobjects/:object/:field', { PATCH: upsertMany }],
  ['composite/tree/:object', { POST: createTree }],
  ['actions', { GET: listActionKinds }],
  ['actions/custom', { GET: listCustomKinds }],
  ['actions/custom/apex', { GET: listApexActions }],
  ['actions/custom/apex/:name', { POST: callApexAction }],
  ['actions/custom/flow', { GET: listFlowActions }],
  ['actions/custom/flow/:name', { POST: callFlowAction }],
  ['tooling/executeAnonymous', { GET: executeAnonymous }],
  ['tooling/query', { GET: query }],
  ['tooling/query/:locator', { GET: queryMore }],
  ...UI_ROUTES.map(([pattern, methods]): Route => [`ui-api/${pattern}`, methods])
];

// DIFFERS: objects have no layouts, list views, quick actions or event schemas in the REST API; ui-api has layouts and lists.
function unsupported(call: RestCall): never {
  throw notFound(`local-org does not support the resource ${call.request.path}.`);
}

const COMPILED = ROUTES.map(([pattern, methods]) => ({ parts: pattern.split('/'), methods }));

/** Runs a request below `/services/data/` in the transaction that is open. */
export function route(
  org: LocalOrg,
  state: RestState,
  request: RestRequest,
  isAllOrNone = false
): { answer: RestAnswer; hasFailed: boolean } {
  if (isApexRest(request.path)) return { answer: callApexRest(org, request), hasFailed: false };
  const [version = '', ...rest] = request.path.replace(/^\/services\/data\/|\/+$/g, '').split('/');
  if (!/^v\d+\.0$/.test(version)) throw notFound();
  if (!isKnownVersion(version.slice(1))) throw unknownVersion(version.slice(1));
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

// UNVERIFIED: the words for the retired versions 7 to 30 of the REST API.
function unknownVersion(version: string): RestError {
  const number = Number(version);
  if (number < 7 || number > 30) return notFound();
  return refusal(410, 'UNSUPPORTED_API_VERSION', `API version ${version} has been retired.`);
}

function isApexRest(path: string): boolean {
  return path.startsWith('/services/apexrest/') || path === '/services/apexrest';
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
