/** Runs one job: queueable, future, batch or scheduled Apex, and its finalizer. */
import { isCalloutPending } from '../callout/replay.ts';
import type { JobContextValues } from '../host.ts';
import { ApexDatetime } from '../values/datetime.ts';
import { isApexException } from '../values/exception.ts';
import type { Job, JobServices } from './job.ts';
import { executeBatch } from './run-batch.ts';

/** How the pieces of a job become transactions: of their own when serving, nested savepoints in tests. */
export interface JobFrame {
  piece<T>(body: () => T): T;
  /** A change of the job's own row that stands or falls with the piece around it. */
  note(changes: Record<string, unknown>): void;
  /** A change of the job's own row; kept even when the job's work is undone. */
  record(changes: Record<string, unknown>): void;
  takeFinalizer(): unknown;
  /** The job runs inside a test, at Test.stopTest. */
  isTest: boolean;
}

/** Runs the job without its finalizer; answers the error that ended it, or null. */
export function runJob(services: JobServices, job: Job, frame: JobFrame): unknown {
  frame.record({ Status: 'Processing' });
  try {
    return execute(services, job, frame);
  } catch (error) {
    if (isCalloutPending(error)) throw error;
    frame.record({
      Status: 'Failed',
      NumberOfErrors: 1,
      ExtendedStatus: failureText(error).slice(0, 1000),
      CompletedDate: new ApexDatetime(services.now())
    });
    return error;
  }
}

export function failureText(error: unknown): string {
  if (isApexException(error)) {
    return `${error.apexType}: ${error.apexMessage ?? 'Script-thrown exception'}`;
  }
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

/** Failures that Apex, flows and DML do not know: bugs of local-org and what it does not have. */
export function isEngineFailure(error: unknown): boolean {
  if (isApexException(error)) return false;
  const name = error instanceof Error ? error.name : '';
  return !['AutomationFailure', 'DmlFailure', 'FlowFault'].includes(name);
}

/** Answers what the job that has ended tells a test about. */
function execute(services: JobServices, job: Job, frame: JobFrame): unknown {
  const { request } = job;
  const { program } = services;
  switch (request.kind) {
    case 'queueable':
    case 'scheduled':
      return frame.piece(() => {
        const context = program.jobContext(request.kind, contextOf(job));
        program.invoke(request.instance, 'execute', [context]);
        frame.note(completed(services));
        return null;
      });
    case 'future':
      return frame.piece(() => {
        program.callFuture(request.className, request.methodName ?? '', request.args ?? []);
        frame.note(completed(services));
        return null;
      });
    case 'batch':
      return executeBatch(services, job, frame, contextOf(job));
    default:
      return request.kind satisfies never;
  }
}

/** Written with the work itself: a job whose work is on disk never runs again. */
function completed(services: JobServices): Record<string, unknown> {
  return { Status: 'Completed', CompletedDate: new ApexDatetime(services.now()) };
}

function contextOf(job: Job): JobContextValues {
  return { jobId: job.id, childJobId: job.id };
}

/** The finalizer is a transaction of its own: it runs once, whatever the job waited for. */
export function runFinalizer(
  services: JobServices,
  job: Job,
  frame: JobFrame,
  failure: unknown
): void {
  const finalizer = frame.takeFinalizer();
  if (finalizer === null) return;
  const { program } = services;
  job.phase = 'finalizer';
  try {
    frame.piece(() => {
      const context = program.jobContext('finalizer', {
        jobId: job.id,
        result: failure === null ? 'SUCCESS' : 'UNHANDLED_EXCEPTION',
        exception: failure,
        requestId: job.id
      });
      program.invoke(finalizer, 'execute', [context]);
    });
  } catch (error) {
    if (isEngineFailure(error)) throw error;
    services.log(`The finalizer of ${job.request.className} failed: ${failureText(error)}`);
  } finally {
    delete job.phase;
  }
}
