/** `jobs/query`: the rows of a query as CSV. */
import { json, refusal, type RestAnswer, type RestRequest } from '../../rest/answer.ts';
import { objectOf } from '../../rest/body.ts';
import { parseQuery } from '../../rest/query.ts';
import type { SelectItem } from '../../soql/ast.ts';
import { csvFormat } from './csv.ts';
import { csvAnswer, type Asked } from './ingest.ts';
import { jobInfo, type BulkJob } from './jobs.ts';

interface QueryPage {
  records: Record<string, unknown>[];
  nextRecordsUrl?: string;
}

const DEFAULT_ROWS = 50_000;

export function createQueryJob(asked: Asked): RestAnswer {
  const body = objectOf(asked.request);
  const { query, operation } = body;
  if (typeof query !== 'string' || (operation !== 'query' && operation !== 'queryAll')) {
    throw refusal(400, 'INVALIDJOB', 'A query job needs query, and operation: query or queryAll.');
  }
  const parsed = parseQuery(query);
  const columns = parsed.select.map(columnOf);
  const isSimple = columns.every((column) => column !== null) && !parsed.groupBy && !parsed.offset;
  if (!isSimple) {
    throw refusal(
      400,
      'API_ERROR',
      'Bulk queries take fields and parent fields only: no subqueries, aggregates, GROUP BY or OFFSET.'
    );
  }
  const job = asked.jobs.add({
    kind: 'query',
    userId: asked.userId,
    version: asked.version,
    format: csvFormat(body),
    operation,
    object: parsed.from,
    query,
    columns: columns as string[]
  });
  asked.jobs.start(job, () => work(asked, job));
  return json(200, queryInfo(job));
}

function columnOf(item: SelectItem): string | null {
  return item.kind === 'field' ? item.path.join('.') : null;
}

export function queryInfo(job: BulkJob): Record<string, unknown> {
  return {
    ...jobInfo(job),
    jobType: 'V2Query',
    numberRecordsProcessed: job.rows.length,
    retries: 0,
    totalProcessingTime: job.spentMs
  };
}

async function work(asked: Asked, job: BulkJob): Promise<void> {
  const base = { method: 'GET', origin: asked.request.origin, headers: {}, body: null };
  let path = `/services/data/v${asked.version}/${job.operation}`;
  let query: [string, string][] = [['q', job.query]];
  while (job.state === 'InProgress') {
    const answer = await asked.run({ ...base, path, query });
    if (answer.status !== 200) {
      const [error] = answer.body as { errorCode: string; message: string }[];
      throw new Error(error ? `${error.errorCode}: ${error.message}` : `HTTP ${answer.status}`);
    }
    const { records, nextRecordsUrl } = answer.body as QueryPage;
    const rows = records.map((record) => job.columns.map((name) => cell(record, name)));
    asked.jobs.hold(job, job.bytes + textLength(rows));
    for (const row of rows) job.rows.push(row);
    if (nextRecordsUrl === undefined) return;
    [path, query] = [nextRecordsUrl, []];
  }
}

/** As CSV: each cell has its delimiter. */
function textLength(rows: string[][]): number {
  return rows.reduce((sum, row) => row.reduce((all, { length }) => all + length + 1, sum), 0);
}

function cell(record: Record<string, unknown>, column: string): string {
  let value: unknown = record;
  for (const name of column.split('.')) {
    if (typeof value !== 'object' || value === null) return '';
    const key = Object.keys(value).find((other) => other.toLowerCase() === name.toLowerCase());
    value = key === undefined ? null : (value as Record<string, unknown>)[key];
  }
  if (value === null || value === undefined) return '';
  if (typeof value === 'object') return JSON.stringify(value);
  return String(value).replace(/^(\d{4}-\d{2}-\d{2}T[\d:.]+)\+0000$/, '$1Z');
}

export function changeQueryJob(asked: Asked, job: BulkJob): RestAnswer {
  const { state } = objectOf(asked.request);
  const isEnded = ['JobComplete', 'Failed', 'Aborted'].includes(job.state);
  if (state !== 'Aborted' || isEnded) {
    throw refusal(
      400,
      'INVALIDJOBSTATE',
      `A job in the state ${job.state} cannot become ${String(state)}.`
    );
  }
  asked.jobs.change(job, 'Aborted');
  return json(200, queryInfo(job));
}

/** `?locator=…&maxRecords=…`; the header Sforce-Locator names the next part, or is `null`. */
export function queryResults(job: BulkJob, request: RestRequest): RestAnswer {
  if (job.state !== 'JobComplete') {
    throw refusal(400, 'INVALIDJOBSTATE', `The job has no results in the state ${job.state}.`);
  }
  const parameters = new Map(request.query);
  const start = startOf(parameters.get('locator'));
  const size = Math.max(1, Number(parameters.get('maxRecords') ?? DEFAULT_ROWS) || DEFAULT_ROWS);
  const rows = job.rows.slice(start, start + size);
  const end = start + rows.length;
  const next = end < job.rows.length ? Buffer.from(`rows:${end}`).toString('base64url') : 'null';
  return csvAnswer(job, job.columns, rows, {
    'Sforce-Locator': next,
    'Sforce-NumberOfRecords': String(rows.length)
  });
}

function startOf(locator: string | undefined): number {
  if (locator === undefined) return 0;
  const [, start] = /^rows:(\d+)$/.exec(Buffer.from(locator, 'base64url').toString()) ?? [];
  if (!start) throw refusal(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
  return Number(start);
}
