/** Runs a batch class: start, one execute for each chunk of its scope, finish. */
import type { JobContextValues } from '../host.ts';
import { ApexDatetime } from '../values/datetime.ts';
import { isApexException, raise } from '../values/exception.ts';
import { ApexList } from '../values/list.ts';
import { ApexSet } from '../values/set.ts';
import { SObject } from '../values/sobject.ts';
import type { Job, JobServices } from './job.ts';
import type { JobFrame } from './run-job.ts';

const DEFAULT_SCOPE = 200;
const ERROR_EVENT = 'BatchApexErrorEvent';
/** The event names the records of the chunk up to this length. */
const LONGEST_SCOPE = 40_000;

const ONE_CHUNK =
  'No more than one executeBatch can be called from within a test method.  Please make sure the iterable ' +
  'returned from your start method matches the batch size, resulting in one executeBatch invocation.';

interface Batch {
  services: JobServices;
  job: Job;
  frame: JobFrame;
  context: unknown;
  failures: unknown[];
}

// DIFFERS: a batch that a stop of the org has interrupted starts from its first chunk again.
/** A failed chunk does not stop the others; answers the first failure to a test, null otherwise. */
export function executeBatch(
  services: JobServices,
  job: Job,
  frame: JobFrame,
  contextValues: JobContextValues
): unknown {
  const { program } = services;
  const { request } = job;
  const context = program.jobContext('batch', contextValues);
  const batch: Batch = { services, job, frame, context, failures: [] };
  let instance = request.instance;
  const records = inPhase(batch, 'start', () =>
    scopeRecords(services, program.invoke(instance, 'start', [context]))
  );
  const size = request.scopeSize ?? DEFAULT_SCOPE;
  const chunks = Math.ceil(records.items.length / size);
  if (frame.isTest && chunks > 1) raise('UnexpectedException', ONE_CHUNK);
  frame.record({ TotalJobItems: chunks });
  const isStateful = program.isInstance(instance, 'Database.Stateful');
  const fresh = isStateful ? null : program.copyInstance(instance);
  for (let index = 0; index < chunks; index++) {
    if (fresh !== null) instance = program.copyInstance(fresh);
    const items = records.items.slice(index * size, (index + 1) * size);
    executeChunk(batch, instance, new ApexList(records.elementType, items));
    frame.record({ JobItemsProcessed: index + 1 });
  }
  inPhase(batch, 'finish', () => {
    program.invoke(instance, 'finish', [context]);
    frame.note({
      Status: 'Completed',
      CompletedDate: new ApexDatetime(services.now()),
      NumberOfErrors: batch.failures.length
    });
  });
  return frame.isTest ? (batch.failures[0] ?? null) : null;
}

function executeChunk(batch: Batch, instance: unknown, scope: ApexList): void {
  const { services, job, frame, context, failures } = batch;
  try {
    inPhase(
      batch,
      'execute',
      () => services.program.invoke(instance, 'execute', [context, scope]),
      scope
    );
  } catch (error) {
    failures.push(error);
    services.log(`Batch ${job.request.className}: ${textOf(error)}`);
    const ExtendedStatus = `First error: ${textOf(failures[0])}`.slice(0, 1000);
    frame.record({ NumberOfErrors: failures.length, ExtendedStatus });
  }
}

/** A piece of the job; its failure becomes an event when the class asks for that. */
function inPhase<T>(
  batch: Batch,
  phase: 'start' | 'execute' | 'finish',
  body: () => T,
  scope: ApexList | null = null
): T {
  const { job, frame } = batch;
  job.phase = phase;
  try {
    return frame.piece(body);
  } catch (error) {
    announce(batch, phase, error, scope);
    throw error;
  } finally {
    delete job.phase;
  }
}

function announce(
  { services, job, frame }: Batch,
  phase: string,
  error: unknown,
  scope: ApexList | null
): void {
  const { program, database } = services;
  const wants = program.isInstance(job.request.instance, 'Database.RaisesPlatformEvents');
  if (!wants || !isApexException(error) || !database.schema.object(ERROR_EVENT)) return;
  const ids = (scope?.items ?? []).map((item) =>
    item instanceof SObject ? item.id : String(item)
  );
  const text = ids.join(',');
  const event = new SObject(ERROR_EVENT, {
    AsyncApexJobId: job.id,
    DoesExceedJobScopeMaxLength: text.length > LONGEST_SCOPE,
    ExceptionType: error.apexType,
    JobScope: text.slice(0, LONGEST_SCOPE),
    Message: error.apexMessage,
    Phase: phase.toUpperCase(),
    RequestId: job.id,
    StackTrace: error.apexStack
  });
  frame.piece(() => services.publish([event]));
}

function textOf(error: unknown): string {
  if (isApexException(error)) return error.apexMessage ?? 'Script-thrown exception';
  return error instanceof Error ? error.message : String(error);
}

interface PlatformIterator {
  hasNext(): boolean;
  next(): unknown;
}

/** What `start` returned: a list, the rows of a query locator, or the values of any Iterable. */
function scopeRecords(services: JobServices, result: unknown): ApexList {
  if (result === null) raise('NullPointerException', 'Attempt to de-reference a null object');
  if (result instanceof ApexList) return result;
  if (result instanceof ApexSet) return new ApexList(result.elementType, result.values());
  const records = (result as { records?: unknown }).records;
  if (records instanceof ApexList) return records;
  const items = Array.isArray(records) ? (records as unknown[]) : iterated(services, result);
  const [first] = items;
  const types = new Set(items.map((item) => (item instanceof SObject ? item.type : 'Object')));
  const isOneType = types.size === 1 && first instanceof SObject;
  const isRecords = items.every((item) => item instanceof SObject);
  return new ApexList(isOneType ? first.type : isRecords ? 'SObject' : 'Object', items);
}

function iterated({ program }: JobServices, source: unknown): unknown[] {
  const own = (source as { iterator?: unknown }).iterator;
  const iterator =
    typeof own === 'function'
      ? (own as () => unknown).call(source)
      : program.invoke(source, 'iterator', []);
  const items: unknown[] = [];
  if (isPlatformIterator(iterator)) {
    while (iterator.hasNext()) items.push(iterator.next());
    return items;
  }
  while (program.invoke(iterator, 'hasNext', []) === true) {
    items.push(program.invoke(iterator, 'next', []));
  }
  return items;
}

function isPlatformIterator(value: unknown): value is PlatformIterator {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as Partial<PlatformIterator>).hasNext === 'function'
  );
}
