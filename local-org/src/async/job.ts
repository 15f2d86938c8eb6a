/** A unit of asynchronous work in the queue, and what jobs need from the org. */
import type { CalloutOutcome } from '../callout/http-client.ts';
import type { Replay } from '../callout/replay.ts';
import type { Database } from '../database/database.ts';
import type { SObject } from '../values/sobject.ts';
import type {
  ApexProgram,
  HttpCallout,
  JobPhase,
  JobRequest,
  RunningJob,
  TransactionKind
} from '../host.ts';

export interface Job {
  id: string;
  request: JobRequest;
  userId: string;
  /** Milliseconds on the org's clock before which the job does not start. */
  runAt: number;
  depth: number;
  /** What of the job runs at the moment. */
  phase?: JobPhase;
  /** Set while the job waits for the answer of a callout, and for its next attempt. */
  replay?: Replay;
  isSuspended?: boolean;
}

/** Work of the org itself after a commit: asynchronous flow paths and platform events. */
export interface SystemJob {
  description: string;
  userId: string;
  run(): void;
  /** On the org's clock; absent for work that starts at once. */
  runAt?: number;
  /** Work that waits under the same key is dropped. */
  key?: string;
  /** JSON from which the work can be made again after a restart; without it the work ends with the org. */
  stored?: unknown;
  /** What happens instead when a test lets the platform lose the work. */
  fail?(): void;
}

export interface JobServices {
  readonly database: Database;
  readonly program: ApexProgram;
  now(): number;
  timeZone(): string;
  userId(): string;
  /** How the log of transactions calls the next one. */
  announce(label: string): void;
  /** A top-level transaction; commits, or aborts and throws. */
  transaction<T>(userId: string, kind: TransactionKind, body: () => T): T;
  /** Runs body as the user inside the transaction that is open (Test.stopTest). */
  asUser<T>(userId: string, body: () => T): T;
  /** See OrgOptions.awaitCallout. */
  awaitCallout?: (request: HttpCallout, resume: (outcome: CalloutOutcome) => void) => void;
  attempt<T>(replay: Replay, body: () => T): T;
  classId(className: string): string | null;
  /** Publishes events of the platform itself. */
  publish(events: SObject[]): void;
  /** AsyncApexJob records that have not ended. */
  openJobs(): SObject[];
  /** Makes stored work again. */
  resume(stored: unknown): () => void;
  log(line: string): void;
}

export const JOB_TYPES: Record<JobRequest['kind'], string> = {
  queueable: 'Queueable',
  future: 'Future',
  batch: 'BatchApex',
  scheduled: 'ScheduledApex'
};

export function runningJobOf(job: Job, program: ApexProgram): RunningJob {
  return {
    id: job.id,
    kind: job.request.kind,
    className: job.request.className,
    depth: job.depth,
    maximumDepth: job.request.maximumDepth ?? null,
    delaySeconds: job.request.delaySeconds ?? 0,
    phase: job.phase ?? 'execute',
    mayCallOut: () => program.mayCallOut(job.request)
  };
}
