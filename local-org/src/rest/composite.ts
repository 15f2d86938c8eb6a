/** Composite, graph and batch: the order of their parts, and what one part takes from another. */
import type { RestAnswer, RestRequest } from './answer.ts';
import { isObject, malformed, refusal, RestError } from './answer.ts';

/** A part as its own request. */
export interface Part {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: unknown;
}

export interface PartAnswer {
  status: number;
  headers: Record<string, string>;
  body: unknown;
  /** The answer is no error, yet not everything of it was saved. */
  hasFailed?: boolean;
}

interface CompositeItem extends Part {
  referenceId: string;
}

export interface CompositeResult {
  body: unknown;
  httpHeaders: Record<string, string>;
  httpStatusCode: number;
  referenceId: string;
}

// UNVERIFIED: error codes and words for composite requests that are malformed or beyond these numbers.
const MAXIMUM_PARTS = 25;
const MAXIMUM_QUERIES = 5;
export const MAXIMUM_NODES = 500;

type Json = Record<string, unknown>;

function subrequests(body: unknown, name: string, maximum: number): unknown[] {
  const list = isObject(body) ? body[name] : undefined;
  if (!Array.isArray(list) || list.length === 0) {
    throw malformed(`The request needs a list \`${name}\`.`);
  }
  if (list.length > maximum) {
    throw refusal(
      400,
      'LIMIT_EXCEEDED',
      `At most ${maximum} subrequests are allowed; these are ${list.length}.`
    );
  }
  return list;
}

export function compositeItems(body: unknown, maximum = MAXIMUM_PARTS): CompositeItem[] {
  const items = subrequests(body, 'compositeRequest', maximum).map((item) => compositeItem(item));
  if (new Set(items.map(({ referenceId }) => referenceId)).size < items.length) {
    throw refusal(400, 'INVALID_INPUT', 'Each subrequest needs a referenceId of its own.');
  }
  const queries = items.filter(({ url }) =>
    /\/(query|queryAll|composite\/sobjects)(\/|\?|$)/.test(url)
  );
  if (maximum === MAXIMUM_PARTS && queries.length > MAXIMUM_QUERIES) {
    throw refusal(
      400,
      'LIMIT_EXCEEDED',
      `At most ${MAXIMUM_QUERIES} subrequests may be queries or collections.`
    );
  }
  return items;
}

function compositeItem(item: unknown): CompositeItem {
  const { method, url, referenceId, body, httpHeaders } = isObject(item) ? item : {};
  if (typeof method !== 'string' || typeof url !== 'string' || typeof referenceId !== 'string') {
    throw malformed('Each subrequest needs method, url and referenceId.');
  }
  if (!/^[A-Za-z0-9_]+$/.test(referenceId)) {
    throw refusal(
      400,
      'INVALID_INPUT',
      `The referenceId '${referenceId}' may contain letters, digits and underscores only.`
    );
  }
  const headers = isObject(httpHeaders)
    ? Object.fromEntries(
        Object.entries(httpHeaders).map(([name, value]) => [name.toLowerCase(), String(value)])
      )
    : {};
  return { method: method.toUpperCase(), url, referenceId, body, headers };
}

const ROLLED_BACK = [
  {
    errorCode: 'PROCESSING_HALTED',
    message:
      'The transaction was rolled back since another operation in the same transaction failed.'
  }
];

/** Yields the parts one by one with their references filled in; ends at the first failure of an all-or-none request. */
export function* compositeSteps(
  items: CompositeItem[],
  allOrNone: boolean
): Generator<Part, { results: CompositeResult[]; hasFailed: boolean }, PartAnswer> {
  const answers = new Map<string, PartAnswer>();
  for (const item of items) {
    let answer: PartAnswer;
    try {
      const part = withReferences(item, answers);
      checkPart(part);
      answer = yield part;
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'RestError') throw error;
      const { status, body } = error as RestError;
      answer = { status, headers: {}, body };
    }
    answers.set(item.referenceId, answer);
    if (allOrNone && (answer.status >= 400 || answer.hasFailed)) break;
  }
  const hasFailed = allOrNone && [...answers.values()].some(isFailure);
  const results = items.map(({ referenceId }) => {
    const answer = answers.get(referenceId);
    if (!answer || (hasFailed && !isFailure(answer))) {
      return { body: ROLLED_BACK, httpHeaders: {}, httpStatusCode: 400, referenceId };
    }
    const { body = null, headers, status } = answer;
    return { body, httpHeaders: headers, httpStatusCode: status, referenceId };
  });
  return { results, hasFailed };
}

const isFailure = ({ status, hasFailed }: PartAnswer): boolean =>
  status >= 400 || hasFailed === true;

function checkPart({ url }: Part): void {
  const isData =
    /^\/services\/data\/v\d+\.\d+\/(sobjects|query|queryAll|composite\/(sobjects|tree))([/?]|$)/.test(
      url
    );
  if (isData) return;
  throw refusal(400, 'INVALID_INPUT', `The resource ${url} cannot be part of a composite request.`);
}

function withReferences(item: CompositeItem, answers: Map<string, PartAnswer>): Part {
  return {
    method: item.method,
    url: replaced(item.url, answers, encodeURIComponent),
    headers: item.headers,
    body: deepReplaced(item.body, answers)
  };
}

function deepReplaced(value: unknown, answers: Map<string, PartAnswer>): unknown {
  if (typeof value === 'string') return replaced(value, answers, (text) => text);
  if (Array.isArray(value)) return value.map((item) => deepReplaced(item, answers));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, deepReplaced(item, answers)])
  );
}

function replaced(
  text: string,
  answers: Map<string, PartAnswer>,
  encode: (text: string) => string
): string {
  return text.replace(/@\{([^}]+)\}/g, (_all, path: string) => {
    const [reference = ''] = /^\w+/.exec(path) ?? [];
    const answer = answers.get(reference);
    const value =
      answer && answer.status < 400
        ? valueAt(answer.body, path.slice(reference.length))
        : undefined;
    if (value === undefined || value === null || typeof value === 'object') {
      throw new RestError(400, [
        {
          errorCode: 'PROCESSING_HALTED',
          message: `Invalid reference specified. No value for ${path} found in ${reference}`
        }
      ]);
    }
    return encode(String(value));
  });
}

/** `.records[0].Id` in the body of an answer. */
function valueAt(body: unknown, path: string): unknown {
  let value = body;
  for (const [, name, index] of path.matchAll(/\.?([A-Za-z_]\w*)|\[(\d+)\]/g)) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Json)[name ?? index ?? ''];
  }
  return value;
}

export function batchItems(body: unknown): { items: Part[]; haltOnError: boolean } {
  const { haltOnError } = isObject(body) ? body : {};
  const items = subrequests(body, 'batchRequests', MAXIMUM_PARTS).map((item): Part => {
    const { method, url, richInput } = isObject(item) ? item : {};
    if (typeof method !== 'string' || typeof url !== 'string') {
      throw malformed('Each subrequest needs method and url.');
    }
    const path = url.startsWith('/services/data/')
      ? url
      : `/services/data/${url.replace(/^\//, '')}`;
    return { method: method.toUpperCase(), url: path, headers: {}, body: richInput };
  });
  return { items, haltOnError: haltOnError === true };
}

const HALTED = [
  { errorCode: 'BATCH_PROCESSING_HALTED', message: 'Batch processing halted per request' }
];

export function* batchSteps(
  items: Part[],
  haltOnError: boolean
): Generator<Part, { hasErrors: boolean; results: unknown[] }, PartAnswer> {
  const results: { statusCode: number; result: unknown }[] = [];
  let hasErrors = false;
  for (const item of items) {
    if (haltOnError && hasErrors) {
      results.push({ statusCode: 412, result: HALTED });
      continue;
    }
    const answer = yield item;
    hasErrors ||= answer.status >= 400;
    results.push({ statusCode: answer.status, result: answer.body ?? null });
  }
  return { hasErrors, results };
}

/** A part as a request to the router. */
export function partRequest(part: Part, origin: string): RestRequest {
  const url = new URL(part.url, 'http://local');
  const hasBody = part.body !== undefined && part.body !== null;
  return {
    method: part.method,
    origin,
    path: url.pathname,
    query: [...url.searchParams],
    headers: part.headers,
    body: hasBody ? { kind: 'bytes', bytes: Buffer.from(JSON.stringify(part.body)) } : null
  };
}

export function partAnswer(answer: RestAnswer): PartAnswer {
  return { status: answer.status, headers: answer.headers, body: answer.body ?? null };
}
