/** query, queryAll and the pages that follow. */
import type { SoqlQuery } from '../soql/ast.ts';
import { checkFieldsFunction } from '../soql/check.ts';
import { parseSoql } from '../soql/parse.ts';
import { isApexException } from '../values/exception.ts';
import type { SObject } from '../values/sobject.ts';
import { json, notFound, refusal, RestError, type ErrorItem, type RestAnswer } from './answer.ts';
import type { RestCall } from './call.ts';
import { queryRefusal } from './errors.ts';
import { rowWriter } from './record-json.ts';

const DEFAULT_PAGE = 2000;
const SMALLEST_PAGE = 200;

export function query(call: RestCall): RestAnswer {
  return answerQuery(call, false);
}

export function queryAll(call: RestCall): RestAnswer {
  return answerQuery(call, true);
}

function answerQuery(call: RestCall, allRows: boolean): RestAnswer {
  if (call.query.has('explain')) {
    throw refusal(400, 'NOT_SUPPORTED', 'local-org has no query plans: explain is not supported.');
  }
  const text = call.query.get('q');
  if (text === null) {
    throw refusal(400, 'MALFORMED_QUERY', 'SOQL query string is required.');
  }
  const parsed = parseQuery(text);
  return runQuery(call, text, allRows ? { ...parsed, allRows } : parsed);
}

/** What is wrong with the text names its place, as on the platform. */
export function parseQuery(text: string): SoqlQuery {
  let parsed: SoqlQuery;
  try {
    parsed = parseSoql(text);
  } catch (error) {
    if (isApexException(error)) throw queryRefusal(error);
    if (!(error instanceof Error) || error.name !== 'SoqlSyntaxError') throw error;
    const { line, column } = error as Error & { line: number; column: number };
    const message = located(text, line, column - 1, tokenMessage(error.message));
    throw refusal(400, 'MALFORMED_QUERY', message);
  }
  refuseApexOnly(parsed);
  try {
    checkFieldsFunction(parsed, false);
  } catch (error) {
    throw isApexException(error) ? queryRefusal(error) : error;
  }
  return parsed;
}

function tokenMessage(message: string): string {
  if (message.startsWith('unexpected token')) return message;
  const [token] = /'[^']*'/.exec(message) ?? [];
  if (token === "'<EOF>'") return "unexpected token: '<EOF>'";
  return token ? `unexpected token: ${token}` : message;
}

export function located(text: string, line: number, column: number, message: string): string {
  const shown = text.split('\n')[line - 1] ?? '';
  const mark = `${' '.repeat(column)}^`;
  return `\n${shown}\n${mark}\nERROR at Row:${line}:Column:${column + 1}\n${message}`;
}

/** Binds, ALL ROWS and access modes belong to Apex: over HTTP they would reach beyond the user's rights. */
function refuseApexOnly(parsed: SoqlQuery): void {
  const problem = hasBind(parsed)
    ? 'Bind variables only allowed in Apex code'
    : parsed.allRows
      ? 'ALL ROWS not allowed in this context'
      : parsed.mode
        ? 'WITH USER_MODE and WITH SYSTEM_MODE are not allowed in this context'
        : null;
  if (problem) throw refusal(400, 'MALFORMED_QUERY', problem);
}

export function hasBind(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false;
  if (Array.isArray(node)) return node.some(hasBind);
  const { kind } = node as { kind?: unknown };
  if (kind === 'bind') return true;
  return kind !== 'literal' && Object.values(node).some(hasBind);
}

export function runQuery(call: RestCall, text: string, parsed: SoqlQuery): RestAnswer {
  try {
    if (isCount(parsed)) {
      const totalSize = call.database.count(parsed, [], call.access);
      return json(200, { totalSize, done: true, records: [] });
    }
    const records = call.database.query(parsed, [], call.access);
    return page(call, { query: parsed, records, start: 0, cursor: null });
  } catch (error) {
    throw withPlace(error, text);
  }
}

function isCount(parsed: SoqlQuery): boolean {
  const [only, ...others] = parsed.select;
  const isOnly = others.length === 0 && only?.kind === 'aggregate' && only.path === null;
  return isOnly && only.name === 'COUNT' && only.alias === undefined && !parsed.groupBy;
}

/** The platform points at the column that it does not know. */
function withPlace(error: unknown, text: string): unknown {
  if (!isApexException(error) || error.apexType !== 'System.QueryException') return error;
  const refused = queryRefusal(error);
  const [item] = refused.errors as ErrorItem[];
  if (!item || item.message.startsWith('\n')) return refused;
  const [, name] =
    /(?:No such column|relationship|sObject type) '([^']*)'/.exec(item.message) ?? [];
  const index = name ? text.toLowerCase().search(wordPattern(name)) : -1;
  if (index < 0) return refused;
  const before = text.slice(0, index).split('\n');
  const column = before.at(-1)?.length ?? 0;
  const message = located(text, before.length, column, item.message);
  return new RestError(refused.status, [{ ...item, message }]);
}

function wordPattern(name: string): RegExp {
  return new RegExp(`(?<![\\w])${name.toLowerCase().replace(/[^\w]/g, '\\$&')}(?![\\w])`);
}

interface Page {
  query: SoqlQuery;
  records: SObject[];
  start: number;
  cursor: string | null;
}

function page(call: RestCall, { query: parsed, records, start, cursor }: Page): RestAnswer {
  const size = pageSize(call);
  const end = Math.min(start + size, records.length);
  const write = rowWriter(call, parsed);
  const rows = records.slice(start, end).map(write);
  const done = end >= records.length;
  const id =
    cursor ??
    (done
      ? null
      : call.state.cursors.keep({ userId: call.access.user.userId, query: parsed, records }));
  return json(200, {
    totalSize: records.length,
    done,
    ...(done ? {} : { nextRecordsUrl: `${call.base}/query/${id}-${end}` }),
    records: rows
  });
}

function pageSize(call: RestCall): number {
  const option = call.request.headers['sforce-query-options'] ?? '';
  const [, asked] = /batchSize\s*=\s*(\d+)/i.exec(option) ?? [];
  return asked ? Math.min(Math.max(Number(asked), SMALLEST_PAGE), DEFAULT_PAGE) : DEFAULT_PAGE;
}

export function queryMore(call: RestCall): RestAnswer {
  const [, id, start] = /^(01g[A-Za-z0-9]{12,15})-(\d+)$/.exec(call.parameter('locator')) ?? [];
  if (!id) throw notFound();
  const cursor = call.state.cursors.find(id, call.access.user.userId);
  if (!cursor) throw refusal(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
  return page(call, { ...cursor, start: Number(start), cursor: id });
}
