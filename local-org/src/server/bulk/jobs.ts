/** The bulk jobs of the org: one works at a time, in parts between which other requests run. */
import { datetimeText } from '../../rest/values.ts';
import { makeId } from '../../values/id.ts';
import { notFound, refusal } from '../../rest/answer.ts';
import type { CsvFormat } from './csv.ts';

export type JobState =
  'Open' | 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Failed' | 'Aborted';

export interface BulkJob {
  id: string;
  kind: 'ingest' | 'query';
  userId: string;
  version: string;
  format: CsvFormat;
  operation: string;
  object: string;
  createdAt: number;
  changedAt: number;
  state: JobState;
  errorMessage: string | null;
  /** Ingest: the uploaded file and what became of its rows. */
  columns: string[];
  rows: string[][];
  externalIdFieldName: string | null;
  done: RowOutcome[];
  /** Query: its text and its rows as text. */
  query: string;
  spentMs: number;
}

/** By position of the row; a failed row has an error. */
export interface RowOutcome {
  id: string;
  created: boolean;
  error: string | null;
}

const MAXIMUM_JOBS = 200;

// DIFFERS: jobs live in memory: a restart ends those that wait, and their results are gone.
export class BulkJobs {
  private readonly jobs = new Map<string, BulkJob>();
  private queue: Promise<void> = Promise.resolve();
  private last = 0;

  add(
    values: Pick<BulkJob, 'kind' | 'userId' | 'version' | 'format' | 'operation' | 'object'> &
      Partial<BulkJob>
  ): BulkJob {
    const now = Date.now();
    const job: BulkJob = {
      id: makeId('750', Date.now() * 100 + (++this.last % 100)),
      createdAt: now,
      changedAt: now,
      state: 'Open',
      errorMessage: null,
      columns: [],
      rows: [],
      externalIdFieldName: null,
      done: [],
      query: '',
      spentMs: 0,
      ...values
    };
    this.jobs.set(job.id, job);
    const [oldest] = this.jobs.keys();
    if (this.jobs.size > MAXIMUM_JOBS && oldest !== undefined) this.jobs.delete(oldest);
    return job;
  }

  /** Jobs of other users do not exist for this one. */
  find(id: string, kind: BulkJob['kind'], userId: string): BulkJob {
    const job = this.jobs.get(id);
    if (job?.kind === kind && job.userId === userId) return job;
    throw notFound();
  }

  all(kind: BulkJob['kind'], userId: string): BulkJob[] {
    return [...this.jobs.values()].filter((job) => job.kind === kind && job.userId === userId);
  }

  remove(job: BulkJob): void {
    if (job.state === 'InProgress' || job.state === 'UploadComplete') {
      throw refusal(400, 'INVALIDJOBSTATE', `A job in the state ${job.state} cannot be deleted.`);
    }
    this.jobs.delete(job.id);
  }

  /** Works on the job when those before it are done; `work` stops by itself when the job is aborted. */
  start(job: BulkJob, work: () => Promise<void>): void {
    this.change(job, 'UploadComplete');
    this.queue = this.queue.then(async () => {
      if (job.state !== 'UploadComplete') return;
      this.change(job, 'InProgress');
      const began = Date.now();
      try {
        await work();
        // The work may have ended with the job's abortion.
        if ((job.state as JobState) === 'InProgress') this.change(job, 'JobComplete');
      } catch (error) {
        job.errorMessage = (error as Error).message;
        this.change(job, 'Failed');
      }
      job.spentMs = Date.now() - began;
    });
  }

  change(job: BulkJob, state: JobState): void {
    job.state = state;
    job.changedAt = Date.now();
  }
}

/** What every answer about a job has. */
export function jobInfo(job: BulkJob): Record<string, unknown> {
  const { version, format } = job;
  return {
    id: job.id,
    operation: job.operation,
    object: job.object,
    createdById: job.userId,
    createdDate: datetimeText(job.createdAt),
    systemModstamp: datetimeText(job.changedAt),
    state: job.state,
    concurrencyMode: 'Parallel',
    contentType: 'CSV',
    apiVersion: Number(version),
    lineEnding: format.lineEnding,
    columnDelimiter: format.columnDelimiter,
    ...(job.errorMessage === null ? {} : { errorMessage: job.errorMessage })
  };
}
