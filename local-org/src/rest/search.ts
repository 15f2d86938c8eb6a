/** search and parameterizedSearch: SOSL in user mode. */
import { searchRecords } from '../database/search/run.ts';
import type { SoslSearch } from '../soql/ast.ts';
import { parseSosl } from '../soql/parse.ts';
import { json, malformed, refusal, type RestAnswer } from './answer.ts';
import type { RestCall } from './call.ts';
import { hasBind, located } from './query.ts';
import { rowWriter } from './record-json.ts';

const GROUPS: Record<string, string> = {
  ALL: 'ALL FIELDS',
  NAME: 'NAME FIELDS',
  EMAIL: 'EMAIL FIELDS',
  PHONE: 'PHONE FIELDS',
  SIDEBAR: 'SIDEBAR FIELDS'
};
// UNVERIFIED: the words of refused searches.
const MAXIMUM_RESULTS = 2000;

export function search(call: RestCall): RestAnswer {
  const text = call.query.get('q');
  if (text === null) throw refusal(400, 'MALFORMED_SEARCH', 'SOSL search string is required.');
  return answerSearch(call, text);
}

function answerSearch(call: RestCall, text: string): RestAnswer {
  const parsed = parseSearchText(text);
  const lists = searchRecords(call.database, parsed, [], call.access, null);
  const rows = lists.flatMap(({ object, records }) => {
    const item = parsed.returning.find(({ query }) => sameName(query.from, object));
    const write = rowWriter(call, item?.query ?? idQuery(object));
    return records.map(write);
  });
  return json(200, { searchRecords: rows });
}

const sameName = (left: string, right: string): boolean =>
  left.toLowerCase() === right.toLowerCase();

const idQuery = (from: string) => ({
  select: [{ kind: 'field' as const, path: ['Id'] }],
  from,
  orderBy: [],
  line: 0,
  column: 0
});

function parseSearchText(text: string): SoslSearch {
  let parsed: SoslSearch;
  try {
    parsed = parseSosl(text);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'SoqlSyntaxError') throw error;
    const { line, column } = error as Error & { line: number; column: number };
    throw refusal(400, 'MALFORMED_SEARCH', located(text, line, column - 1, error.message));
  }
  const queries = parsed.returning.map(({ query }) => query);
  // Binds and access modes belong to Apex: over HTTP they would reach beyond the user's rights.
  if (hasBind(parsed) || parsed.mode || queries.some(({ mode }) => mode)) {
    throw refusal(400, 'MALFORMED_SEARCH', 'Binds and access modes are allowed in Apex only.');
  }
  return parsed;
}

interface Wanted {
  q: string;
  in: string;
  fields: string[];
  objects: { name: string; fields: string[]; where: string | null; limit: number | null }[];
  defaultLimit: number | null;
  overallLimit: number | null;
}

export function parameterizedSearch(call: RestCall): RestAnswer {
  const wanted = call.request.method === 'POST' ? fromBody(call) : fromQuery(call);
  if (wanted.q.trim() === '') throw refusal(400, 'MALFORMED_SEARCH', 'The parameter q is missing.');
  return answerSearch(call, soslText(wanted));
}

function fromQuery(call: RestCall): Wanted {
  const { query } = call;
  const list = (name: string): string[] => (query.get(name) ?? '').split(',').filter(Boolean);
  return {
    q: query.get('q') ?? '',
    in: query.get('in') ?? 'ALL',
    fields: list('fields'),
    objects: query.getAll('sobject').map((name) => ({
      name,
      fields: list(`${name}.fields`),
      where: query.get(`${name}.where`),
      limit: numberOf(query.get(`${name}.limit`))
    })),
    defaultLimit: numberOf(query.get('defaultLimit')),
    overallLimit: numberOf(query.get('overallLimit'))
  };
}

function fromBody(call: RestCall): Wanted {
  const body = call.json();
  const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
  const objects = Array.isArray(body['sobjects']) ? (body['sobjects'] as unknown[]) : [];
  return {
    q: String(body['q'] ?? ''),
    in: String(body['in'] ?? 'ALL'),
    fields: texts(body['fields']),
    objects: objects.map((item) => {
      if (typeof item !== 'object' || item === null)
        throw malformed('sobjects is a list of objects.');
      const { name, fields, where, limit } = item as Record<string, unknown>;
      return {
        name: String(name),
        fields: texts(fields),
        where: typeof where === 'string' ? where : null,
        limit: numberOf(limit)
      };
    }),
    defaultLimit: numberOf(body['defaultLimit']),
    overallLimit: numberOf(body['overallLimit'])
  };
}

function numberOf(value: unknown): number | null {
  if (value === null || value === undefined) return null;
  const number = Number(value);
  if (Number.isInteger(number) && number > 0 && number <= MAXIMUM_RESULTS) return number;
  throw refusal(400, 'MALFORMED_SEARCH', `A limit must be a number from 1 to ${MAXIMUM_RESULTS}.`);
}

function soslText(wanted: Wanted): string {
  const group = GROUPS[wanted.in.toUpperCase()];
  if (!group) {
    throw refusal(400, 'MALFORMED_SEARCH', `in must be one of ${Object.keys(GROUPS).join(', ')}.`);
  }
  const words = wanted.q.replace(/[?&|!{}[\]()^~*:\\"'+-]/g, '\\$&');
  const returning = wanted.objects.map((object) => {
    const fields = object.fields.length > 0 ? object.fields : wanted.fields;
    const limit = object.limit ?? wanted.defaultLimit;
    const names = (fields.length > 0 ? fields : ['Id']).map(name).join(', ');
    const where = object.where === null ? '' : ` WHERE ${object.where}`;
    return `${name(object.name)}(${names}${where}${limit === null ? '' : ` LIMIT ${limit}`})`;
  });
  return [
    `FIND {${words}} IN ${group}`,
    returning.length > 0 ? `RETURNING ${returning.join(', ')}` : '',
    wanted.overallLimit === null ? '' : `LIMIT ${wanted.overallLimit}`
  ].join(' ');
}

function name(text: string): string {
  if (/^[A-Za-z_][\w.]*$/.test(text)) return text;
  throw refusal(400, 'INVALID_FIELD', `'${text}' is not the name of an object or field.`);
}
