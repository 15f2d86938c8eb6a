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
  /** What it keeps in memory, measured as CSV text. */
  bytes: number;
}

/** By position of the row; a failed row has an error. */
export interface RowOutcome {
  id: string;
  created: boolean;
  error: string | null;
}

const MAXIMUM_JOBS = 200;
/** Room for two of the largest uploads; parsed, the text takes a multiple of it. */
const MAXIMUM_BYTES = 300 * 1024 ** 2;
const ENDED: readonly JobState[] = ['JobComplete', 'Failed', 'Aborted'];

// DIFFERS: jobs live in memory: a restart ends those that wait, and their results are gone.
// DIFFERS: all jobs together keep at most 300 MB as CSV; the oldest results go when that is full, and a larger query fails.
export class BulkJobs {
  private readonly jobs = new Map<string, BulkJob>();
  private queue: Promise<void> = Promise.resolve();
  private last = 0;
  private readonly maximumBytes: number;

  constructor(maximumBytes = MAXIMUM_BYTES) {
    this.maximumBytes = maximumBytes;
  }

  add(
    values: Pick<BulkJob, 'kind' | 'userId' | 'version' | 'format' | 'operation' | 'object'> &
      Partial<BulkJob>
  ): BulkJob {
    this.requireRoom([...this.jobs.values()], 0, 1);
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
      bytes: 0,
      ...values
    };
    this.jobs.set(job.id, job);
    return job;
  }

  /** From now on the job keeps so many bytes in all; refused when the jobs that go on leave no room. */
  hold(job: BulkJob, bytes: number): void {
    this.requireRoom(this.others(job), bytes, 1);
    job.bytes = bytes;
  }

  /** What has become of rows is kept in any case; older results make room. */
  addOutcomes(job: BulkJob, outcomes: RowOutcome[]): void {
    job.done.push(...outcomes);
    job.bytes += outcomes.reduce((sum, { id, error }) => sum + id.length + (error?.length ?? 0), 0);
    this.dropEnded(this.others(job), job.bytes, 1);
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
        if ((job.state as JobState) !== 'InProgress') return;
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

  private others(job: BulkJob): BulkJob[] {
    return [...this.jobs.values()].filter((other) => other !== job);
  }

  /** `jobs` and what is asked for stay within the limits, without jobs that have ended if need be. */
  private requireRoom(jobs: BulkJob[], bytes: number, count: number): void {
    const busy = jobs.filter(({ state }) => !ENDED.includes(state));
    if (!this.fits(busy, bytes, count)) {
      throw refusal(
        400,
        'EXCEEDEDQUOTA',
        'The jobs that have not ended leave no room: wait for them, or delete open ones.'
      );
    }
    this.dropEnded(jobs, bytes, count);
  }

  /** The oldest go first. */
  private dropEnded(jobs: BulkJob[], bytes: number, count: number): void {
    const kept = new Set(jobs);
    for (const job of jobs) {
      if (this.fits([...kept], bytes, count)) return;
      if (!ENDED.includes(job.state)) continue;
      kept.delete(job);
      this.jobs.delete(job.id);
    }
  }

  private fits(jobs: BulkJob[], bytes: number, count: number): boolean {
    const held = jobs.reduce((sum, job) => sum + job.bytes, bytes);
    return held <= this.maximumBytes && jobs.length + count <= MAXIMUM_JOBS;
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
