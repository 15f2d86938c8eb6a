/** Bulk API 2.0: which job a path means, and what is done with it. */
import {
  json,
  notFound,
  wrongMethod,
  type RestAnswer,
  type RestRequest
} from '../../rest/answer.ts';
import type { Run } from '../rest/composite-routes.ts';
import {
  changeIngest,
  createIngest,
  deleteJob,
  ingestInfo,
  ingestResults,
  uploadRows
} from './ingest.ts';
import type { BulkJobs } from './jobs.ts';
import { changeQueryJob, createQueryJob, queryInfo, queryResults } from './query-jobs.ts';

const PATH = /^\/services\/data\/v(\d+\.0)\/jobs\/(ingest|query)(?:\/(\w+))?(?:\/(\w+))?\/?$/;
const RESULTS = ['successfulResults', 'failedResults', 'unprocessedrecords'];

/** Null when the request is about something else. */
export async function answerBulk(
  jobs: BulkJobs,
  request: RestRequest,
  run: Run,
  userId: string
): Promise<RestAnswer | null> {
  const [, version, kind, id, part] = PATH.exec(request.path) ?? [];
  if (!version || !kind) return null;
  const asked = { jobs, request, run, userId, version };
  const isIngest = kind === 'ingest';
  const { method } = request;
  if (id === undefined) {
    if (method === 'POST') return isIngest ? createIngest(asked) : createQueryJob(asked);
    if (method !== 'GET') throw wrongMethod(method, ['GET', 'POST']);
    const records = jobs.all(isIngest ? 'ingest' : 'query', userId);
    return json(200, {
      done: true,
      nextRecordsUrl: null,
      records: records.map(isIngest ? ingestInfo : queryInfo)
    });
  }
  const job = jobs.find(id, isIngest ? 'ingest' : 'query', userId);
  switch (`${method} ${part ?? ''}`) {
    case 'GET ':
      return json(200, isIngest ? ingestInfo(job) : queryInfo(job));
    case 'PATCH ':
      return isIngest ? changeIngest(asked, job) : changeQueryJob(asked, job);
    case 'DELETE ':
      return deleteJob(jobs, job);
    case 'PUT batches':
      if (isIngest) return uploadRows(jobs, job, request);
      break;
    case 'GET results':
      if (!isIngest) return queryResults(job, request);
      break;
  }
  if (isIngest && method === 'GET' && part && RESULTS.includes(part))
    return ingestResults(job, part);
  throw notFound();
}
