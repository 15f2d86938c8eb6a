/** Runs one job: queueable, future, batch or scheduled Apex, and its finalizer. */
import { isCalloutPending } from '../callout/replay.ts';
import type { JobContextValues } from '../host.ts';
import { ApexDatetime } from '../values/datetime.ts';
import { NotSupported } from '../values/errors.ts';
import { isApexException } from '../values/exception.ts';
import { ApexList } from '../values/list.ts';
import { SObject } from '../values/sobject.ts';
import type { Job, JobServices } from './job.ts';

/** How the pieces of a job become transactions: of their own when serving, nested savepoints in tests. */
export interface JobFrame {
  piece<T>(body: () => T): T;
  /** A change of the job's own row that stands or falls with the piece around it. */
  note(changes: Record<string, unknown>): void;
  /** A change of the job's own row; kept even when the job's work is undone. */
  record(changes: Record<string, unknown>): void;
  takeFinalizer(): unknown;
}

const DEFAULT_SCOPE = 200;

/** Runs the job without its finalizer; answers the error that ended it, or null. */
export function runJob(services: JobServices, job: Job, frame: JobFrame): unknown {
  frame.record({ Status: 'Processing' });
  try {
    execute(services, job, frame);
    return null;
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

function execute(services: JobServices, job: Job, frame: JobFrame): void {
  const { request } = job;
  const { program } = services;
  switch (request.kind) {
    case 'queueable':
    case 'scheduled':
      return frame.piece(() => {
        const context = program.jobContext(request.kind, contextOf(job));
        program.invoke(request.instance, 'execute', [context]);
        frame.note(completed(services));
      });
    case 'future':
      return frame.piece(() => {
        program.callFuture(request.className, request.methodName ?? '', request.args ?? []);
        frame.note(completed(services));
      });
    case 'batch':
      return executeBatch(services, job, frame);
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

// DIFFERS: a batch that a stop of the org has interrupted starts from its first chunk again.
/** A failed chunk does not stop the others. */
function executeBatch(services: JobServices, job: Job, frame: JobFrame): void {
  const { program } = services;
  const { request } = job;
  let instance = request.instance;
  const context = program.jobContext('batch', contextOf(job));
  const records = frame.piece(() => scopeRecords(program.invoke(instance, 'start', [context])));
  const size = request.scopeSize ?? DEFAULT_SCOPE;
  const chunks = Math.ceil(records.items.length / size);
  frame.record({ TotalJobItems: chunks });
  const isStateful = program.isInstance(instance, 'Database.Stateful');
  const fresh = isStateful ? null : program.serializeInstance(instance);
  let failures = 0;
  for (let index = 0; index < chunks; index++) {
    if (fresh !== null) instance = program.deserializeInstance(request.className, fresh);
    const scope = new ApexList(
      records.elementType,
      records.items.slice(index * size, (index + 1) * size)
    );
    try {
      frame.piece(() => program.invoke(instance, 'execute', [context, scope]));
    } catch (error) {
      failures++;
      services.log(`Batch ${request.className}, chunk ${index + 1}: ${failureText(error)}`);
      frame.record({ NumberOfErrors: failures, ExtendedStatus: failureText(error).slice(0, 1000) });
    }
    frame.record({ JobItemsProcessed: index + 1 });
  }
  frame.piece(() => {
    program.invoke(instance, 'finish', [context]);
    frame.note({ ...completed(services), NumberOfErrors: failures });
  });
}

/** What `start` returned: a list, or a query locator whose records the library exposes. */
function scopeRecords(result: unknown): ApexList {
  if (result instanceof ApexList) return result;
  if (typeof result === 'object' && result !== null && 'records' in result) {
    const { records } = result;
    if (records instanceof ApexList) return records;
    if (Array.isArray(records)) {
      const [first] = records as unknown[];
      return new ApexList(first instanceof SObject ? first.type : 'SObject', records);
    }
  }
  throw new NotSupported('a batch whose start method returns a custom Iterable');
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
    services.log(`The finalizer of ${job.request.className} failed: ${failureText(error)}`);
  }
}
