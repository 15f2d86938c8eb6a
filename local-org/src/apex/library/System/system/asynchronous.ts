/** Methods of System that start or describe asynchronous work. */

import type { Runtime } from '../../../runtime/runtime.ts';
import type { StaticImplementation } from '../../define.ts';
import type { AsyncOptionsValue } from '../AsyncOptions.ts';
import { ApexDatetime } from '../../../../values/datetime.ts';
import type { ApexDate } from '../../../../values/date.ts';
import { given } from '../../../runtime/arguments.ts';
import { raise } from '../../../../values/exception.ts';
import { typeNameOf } from '../../../runtime/type-name.ts';

interface QueueOptions {
  delayMinutes: number;
  duplicateSignature: string | null;
  maximumDepth: number | null;
}

const NO_OPTIONS: QueueOptions = { delayMinutes: 0, duplicateSignature: null, maximumDepth: null };

function enqueue(rt: Runtime, job: unknown, options: QueueOptions): string {
  const instance = given(job);
  // UNVERIFIED: what an object that is no Queueable gets; the compiler takes any object.
  if (!rt.classes.isInstance(instance, 'System.Queueable')) {
    const name = typeNameOf(instance);
    raise('TypeException', `Invalid conversion from runtime type ${name} to System.Queueable`);
  }
  const running = rt.host.runningJob();
  rt.limits.spend('queueableJobs');
  // The job's row is written now, so a callout after it meets uncommitted work.
  rt.uncommittedWork = true;
  return rt.host.enqueue({
    kind: 'queueable',
    className: typeNameOf(instance),
    instance,
    delaySeconds: options.delayMinutes * 60,
    duplicateSignature: options.duplicateSignature,
    maximumDepth: options.maximumDepth ?? running?.maximumDepth ?? null
  });
}

function checkedDelay(minutes: number): number {
  if (minutes < 0 || minutes > 10) {
    raise('AsyncException', 'The delay must be between 0 and 10 minutes.');
  }
  return minutes;
}

function schedule(rt: Runtime, jobName: string, cron: string, job: unknown): string {
  const instance = given(job);
  rt.limits.spend('dmlStatements');
  rt.uncommittedWork = true;
  return rt.host.enqueue({
    kind: 'scheduled',
    className: typeNameOf(instance),
    instance,
    jobName,
    cronExpression: cron
  });
}

function scheduleBatch(
  rt: Runtime,
  batch: unknown,
  jobName: string,
  minutes: number,
  scopeSize: number
): string {
  if (minutes < 1) raise('AsyncException', 'minutesFromNow must be greater than zero');
  const instance = given(batch);
  rt.uncommittedWork = true;
  return rt.host.enqueue({
    kind: 'batch',
    className: typeNameOf(instance),
    instance,
    jobName,
    scopeSize,
    delaySeconds: minutes * 60
  });
}

const ENDED = new Set<unknown>(['Completed', 'Failed', 'Aborted']);

/** Deletes the records of jobs that ended before the date. */
function purgeOldJobs(rt: Runtime, before: ApexDate): number {
  const { database } = rt.host;
  const limit = before.days * 86_400_000;
  const old = database.all('AsyncApexJob').filter((job) => {
    const completed = job.get('CompletedDate');
    const isBefore = completed instanceof ApexDatetime && completed.time < limit;
    return ENDED.has(job.get('Status')) && isBefore;
  });
  for (const job of old) database.remove('AsyncApexJob', given(job.id));
  return old.length;
}

export const asynchronousStatics: Record<string, StaticImplementation> = {
  'Id enqueueJob(Object job)': (rt, job: unknown) => enqueue(rt, job, NO_OPTIONS),
  'Id enqueueJob(Object job, Integer delayMinutes)': (rt, job: unknown, delay: number | null) =>
    enqueue(rt, job, { ...NO_OPTIONS, delayMinutes: checkedDelay(given(delay)) }),
  'Id enqueueJob(Object job, AsyncOptions options)': (
    rt,
    job: unknown,
    options: AsyncOptionsValue | null
  ) =>
    enqueue(rt, job, {
      delayMinutes: checkedDelay(given(options).minimumDelay ?? 0),
      duplicateSignature: given(options).duplicateSignature?.text() ?? null,
      maximumDepth: given(options).maximumDepth
    }),
  'Id schedule(String jobName, String cron, Schedulable job)': (
    rt,
    jobName: string | null,
    cron: string | null,
    job: unknown
  ) => schedule(rt, given(jobName), given(cron), job),
  'void abortJob(Id jobId)': (rt, jobId: string | null) => rt.host.abortJob(given(jobId)),
  // DIFFERS: the answer is the id of the batch job, not of a CronTrigger.
  'String scheduleBatch(Object batch, String jobName, Integer minutesFromNow)': (
    rt,
    batch: unknown,
    jobName: string | null,
    minutes: number | null
  ) => scheduleBatch(rt, batch, given(jobName), given(minutes), 200),
  'String scheduleBatch(Object batch, String jobName, Integer minutesFromNow, Integer scopeSize)': (
    rt,
    batch: unknown,
    jobName: string | null,
    minutes: number | null,
    scopeSize: number | null
  ) => scheduleBatch(rt, batch, given(jobName), given(minutes), given(scopeSize)),
  'Integer purgeOldAsyncJobs(Date before)': (rt, before: ApexDate | null) =>
    purgeOldJobs(rt, given(before)),
  'void attachFinalizer(Finalizer finalizer)': (rt, finalizer: unknown) => {
    if (rt.host.runningJob()?.kind !== 'queueable') {
      raise('HandledException', 'Finalizers can be attached in a Queueable only');
    }
    rt.host.attachFinalizer(given(finalizer));
  },
  'Boolean isBatch()': (rt) => rt.host.runningJob()?.kind === 'batch',
  'Boolean isFuture()': (rt) => rt.host.runningJob()?.kind === 'future',
  'Boolean isQueueable()': (rt) => rt.host.runningJob()?.kind === 'queueable',
  'Boolean isScheduled()': (rt) => rt.host.runningJob()?.kind === 'scheduled'
};
