/** `jobs/ingest`: saves the rows of a CSV file in chunks of 200. */
import { json, noContent, refusal, type RestAnswer, type RestRequest } from '../../rest/answer.ts';
import { objectOf, textOf } from '../../rest/body.ts';
import type { Run } from '../rest/composite-routes.ts';
import { csvFormat, readCsv, writeCsv } from './csv.ts';
import { jobInfo, type BulkJob, type BulkJobs, type RowOutcome } from './jobs.ts';

const CHUNK = 200;
const OPERATIONS = ['insert', 'update', 'upsert', 'delete'];
// UNVERIFIED: the words of refused bulk jobs.
const NULL = '#N/A';

export interface Asked {
  jobs: BulkJobs;
  request: RestRequest;
  run: Run;
  userId: string;
  version: string;
}

// DIFFERS: no hardDelete, no multipart jobs.
export async function createIngest(asked: Asked): Promise<RestAnswer> {
  const body = objectOf(asked.request);
  const { object, operation, externalIdFieldName } = body;
  if (
    typeof object !== 'string' ||
    typeof operation !== 'string' ||
    !OPERATIONS.includes(operation)
  ) {
    throw refusal(
      400,
      'INVALIDJOB',
      `A job needs object, and operation: one of ${OPERATIONS.join(', ')}.`
    );
  }
  if (operation === 'upsert' && typeof externalIdFieldName !== 'string') {
    throw refusal(400, 'INVALIDJOB', 'An upsert needs externalIdFieldName.');
  }
  const described = await asked.run(get(asked, `sobjects/${object}/describe`));
  if (described.status !== 200) {
    throw refusal(400, 'INVALIDJOB', `Unable to find object: ${object}`);
  }
  const job = asked.jobs.add({
    kind: 'ingest',
    userId: asked.userId,
    version: asked.version,
    format: csvFormat(body),
    operation,
    object: (described.body as { name: string }).name,
    externalIdFieldName: typeof externalIdFieldName === 'string' ? externalIdFieldName : null
  });
  return json(200, ingestInfo(job));
}

export function ingestInfo(job: BulkJob): Record<string, unknown> {
  const failed = job.done.filter(({ error }) => error !== null).length;
  return {
    ...jobInfo(job),
    jobType: 'V2Ingest',
    ...(job.externalIdFieldName ? { externalIdFieldName: job.externalIdFieldName } : {}),
    contentUrl: `services/data/v${job.version}/jobs/ingest/${job.id}/batches`,
    numberRecordsProcessed: job.done.length,
    numberRecordsFailed: failed,
    retries: 0,
    totalProcessingTime: job.spentMs,
    apiActiveProcessingTime: job.spentMs,
    apexProcessingTime: 0
  };
}

export function uploadRows(jobs: BulkJobs, job: BulkJob, request: RestRequest): RestAnswer {
  if (job.state !== 'Open' || job.columns.length > 0) {
    throw refusal(400, 'INVALIDJOBSTATE', 'Data can be uploaded once, to an open job.');
  }
  const text = textOf(request);
  jobs.hold(job, Buffer.byteLength(text));
  const { columns, rows } = readCsv(text, job.format);
  Object.assign(job, { columns, rows });
  return { status: 201, headers: {} };
}

export function changeIngest(asked: Asked, job: BulkJob): RestAnswer {
  const { state } = objectOf(asked.request);
  if (state === 'Aborted' && job.state !== 'JobComplete' && job.state !== 'Failed') {
    asked.jobs.change(job, 'Aborted');
  } else if (state === 'UploadComplete' && job.state === 'Open') {
    asked.jobs.start(job, () => work(asked, job));
  } else {
    throw refusal(
      400,
      'INVALIDJOBSTATE',
      `A job in the state ${job.state} cannot become ${String(state)}.`
    );
  }
  return json(200, ingestInfo(job));
}

export function deleteJob(jobs: BulkJobs, job: BulkJob): RestAnswer {
  jobs.remove(job);
  return noContent();
}

async function work(asked: Asked, job: BulkJob): Promise<void> {
  await checkColumns(asked, job);
  for (let start = 0; start < job.rows.length && job.state === 'InProgress'; start += CHUNK) {
    const rows = job.rows.slice(start, start + CHUNK);
    asked.jobs.addOutcomes(job, await saveChunk(asked, job, rows));
  }
}

async function checkColumns(asked: Asked, job: BulkJob): Promise<void> {
  const answer = await asked.run(get(asked, `sobjects/${job.object}/describe`));
  const { fields } = answer.body as { fields: { name: string; relationshipName: string | null }[] };
  const known = new Set(
    fields.flatMap(({ name, relationshipName }) => [name, relationshipName ?? name])
  );
  const lower = new Set([...known].map((name) => name.toLowerCase()));
  for (const column of job.columns) {
    const [, name = ''] = /^(?:\w+:)?(\w+)(?:\.\w+)?$/.exec(column) ?? [];
    if (lower.has(name.toLowerCase())) continue;
    throw new Error(`InvalidBatch : Field name not found : ${column}`);
  }
}

interface SaveResult {
  id?: string | null;
  success: boolean;
  created?: boolean;
  errors: { statusCode: string; message: string; fields: string[] }[];
}

async function saveChunk(asked: Asked, job: BulkJob, rows: string[][]): Promise<RowOutcome[]> {
  const answer = await asked.run(saveRequest(asked, job, rows));
  if (answer.status !== 200) {
    const [error] = answer.body as { errorCode: string; message: string }[];
    const problem = error ? `${error.errorCode}:${error.message}:--` : `HTTP ${answer.status}`;
    return rows.map(() => ({ id: '', created: false, error: problem }));
  }
  return (answer.body as SaveResult[]).map(({ id, success, created, errors }) => ({
    id: id ?? '',
    created: success && (created ?? job.operation === 'insert'),
    error: success ? null : errors.map(errorText).join(';')
  }));
}

function errorText({ statusCode, message, fields }: SaveResult['errors'][number]): string {
  return `${statusCode}:${message}:${fields.length > 0 ? fields.join(', ') : '--'}`;
}

function saveRequest(asked: Asked, job: BulkJob, rows: string[][]): RestRequest {
  const path = `/services/data/v${asked.version}/composite/sobjects`;
  const base = { ...get(asked, ''), path };
  if (job.operation === 'delete') {
    const at = job.columns.findIndex((name) => name.toLowerCase() === 'id');
    const ids = rows.map((row) => row[at] ?? '').join(',');
    return { ...base, method: 'DELETE', query: [['ids', ids]] };
  }
  const records = rows.map((row) => recordOf(job, row));
  const isUpsert = job.operation === 'upsert';
  return {
    ...base,
    method: job.operation === 'insert' ? 'POST' : 'PATCH',
    path: isUpsert ? `${path}/${job.object}/${job.externalIdFieldName}` : path,
    body: { kind: 'bytes', bytes: Buffer.from(JSON.stringify({ allOrNone: false, records })) }
  };
}

/** An empty value leaves its field alone, #N/A clears it; `Account.Key__c` names a parent by its key. */
function recordOf(job: BulkJob, row: string[]): Record<string, unknown> {
  const record: Record<string, unknown> = { attributes: { type: job.object } };
  for (const [index, column] of job.columns.entries()) {
    const text = row[index] ?? '';
    if (text === '') continue;
    const value = text === NULL ? null : text;
    const [, type, name = '', key] = /^(?:(\w+):)?(\w+)(?:\.(\w+))?$/.exec(column) ?? [];
    if (key === undefined) record[name] = value;
    else record[name] = { ...(type ? { attributes: { type } } : {}), [key]: value };
  }
  return record;
}

/** successfulResults, failedResults or unprocessedrecords as CSV. */
export function ingestResults(job: BulkJob, kind: string): RestAnswer {
  const rows = job.rows.map((row, index) => ({ row, outcome: job.done[index] }));
  const isSuccess = ({ outcome }: (typeof rows)[number]): boolean => outcome?.error === null;
  switch (kind) {
    case 'successfulResults': {
      const lines = rows
        .filter(isSuccess)
        .map(({ row, outcome }) => [outcome?.id ?? '', String(outcome?.created), ...row]);
      return csvAnswer(job, ['sf__Id', 'sf__Created', ...job.columns], lines);
    }
    case 'failedResults': {
      const lines = rows
        .filter((entry) => entry.outcome && !isSuccess(entry))
        .map(({ row, outcome }) => [outcome?.id ?? '', outcome?.error ?? '', ...row]);
      return csvAnswer(job, ['sf__Id', 'sf__Error', ...job.columns], lines);
    }
    default: {
      const lines = rows.filter(({ outcome }) => !outcome).map(({ row }) => row);
      return csvAnswer(job, job.columns, lines);
    }
  }
}

export function csvAnswer(
  job: BulkJob,
  columns: string[],
  rows: string[][],
  headers: Record<string, string> = {}
): RestAnswer {
  return {
    status: 200,
    headers: { 'Content-Type': 'text/csv', ...headers },
    bytes: writeCsv(columns, rows, job.format)
  };
}

function get({ request, version }: Asked, path: string): RestRequest {
  return {
    method: 'GET',
    origin: request.origin,
    path: `/services/data/v${version}/${path}`,
    query: [],
    headers: {},
    body: null
  };
}
