/** The queue of extraction jobs on pg-boss: heartbeats, exponential backoff and a dead letter queue. */
import { PgBoss, fromKysely, type JobResult, type JobWithMetadata } from 'pg-boss';
import type { Transaction } from 'kysely';
import type { Log } from '../../log.ts';
import type { ExtractionJob, JobHandlers, JobOutcome, JobQueue } from '../../ports/job-queue.ts';
import type { Tables } from '../postgres/database.ts';

const queueName = 'extraction';
const deadQueueName = 'extraction-dead';
/** A worker that says nothing for this long is taken for dead; ten is pg-boss's smallest value. */
const heartbeatSeconds = 10;
const jobSeconds = 3600;
const longestDelaySeconds = 300;

export interface QueueOptions {
  attempts: number;
  retrySeconds: number;
  concurrency: number;
  /** True when no other process can be working: jobs found running belong to a process that died. */
  isOnlyWorker: boolean;
}

export interface PgBossQueue extends JobQueue {
  enqueue(transaction: Transaction<Tables>, job: ExtractionJob): Promise<void>;
}

export async function startJobQueue(
  url: string,
  options: QueueOptions,
  log: Log
): Promise<PgBossQueue> {
  const boss = new PgBoss({
    connectionString: url,
    application_name: 'countersign-ai-service-jobs',
    max: 4,
    useListenNotify: true,
    schedule: false,
    // A dead worker is noticed at most one of these after its last heartbeat expired.
    superviseIntervalSeconds: 2,
    monitorIntervalSeconds: 2
  });
  boss.on('error', (error) => log.error({ err: error }, 'job queue error'));
  boss.on('warning', (warning) => log.warn({ warning: warning.message }, 'job queue warning'));
  await boss.start();
  await createQueues(boss, options);
  return {
    enqueue: async (transaction, job) => {
      await boss.send(queueName, job, { db: fromKysely(transaction) });
    },
    work: async (handlers) => {
      if (options.isOnlyWorker) await releaseOrphans(boss, log);
      await work(boss, options, handlers, log);
    },
    counts: async () => {
      const [[waiting], [dead]] = await Promise.all([
        boss.getQueueStats(queueName, { force: true }),
        boss.getQueueStats(deadQueueName, { force: true })
      ]);
      return {
        waiting: waiting?.queuedCount ?? 0,
        active: waiting?.activeCount ?? 0,
        dead: dead?.totalCount ?? 0
      };
    },
    stop: (timeout) => boss.stop({ graceful: true, timeout, close: true })
  };
}

async function createQueues(boss: PgBoss, { attempts, retrySeconds }: QueueOptions) {
  await boss.createQueue(deadQueueName, { retryLimit: 20, retryDelay: 5, notify: true });
  const settings = {
    // Our own count of attempts decides; the queue's is the net below it for workers that die.
    retryLimit: attempts,
    retryDelay: retrySeconds,
    retryBackoff: true,
    retryDelayMax: longestDelaySeconds,
    expireInSeconds: jobSeconds,
    heartbeatSeconds,
    deadLetter: deadQueueName,
    notify: true
  };
  await boss.createQueue(queueName, settings);
  // createQueue leaves an existing queue as it is.
  await boss.updateQueue(queueName, settings);
}

/** After kill -9 the embedded database still shows jobs as running; nobody has to wait for a heartbeat. */
async function releaseOrphans(boss: PgBoss, log: Log) {
  const jobs = await boss.findJobs<ExtractionJob>(queueName);
  const ids = jobs.filter(({ state }) => state === 'active').map(({ id }) => id);
  if (ids.length === 0) return;
  await boss.fail(queueName, ids, { code: 'reading-interrupted' });
  // The pause before a retry is for a busy other side; here nothing was busy.
  for (const id of ids) await boss.update(queueName, undefined, { id, startAfter: new Date() });
  log.warn({ jobs: ids.length }, 'jobs of a service that was killed are taken up again');
}

async function work(boss: PgBoss, options: QueueOptions, handlers: JobHandlers, log: Log) {
  const polling = { pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 0.5 } as const;
  await boss.work<ExtractionJob, unknown, ExtractionWork>(
    queueName,
    {
      ...polling,
      localConcurrency: options.concurrency,
      includeMetadata: true,
      perJobResults: true
    },
    (jobs) => Promise.all(jobs.map((job) => runJob(boss, job, handlers)))
  );
  await boss.work<ExtractionJob>(deadQueueName, polling, async (jobs) => {
    for (const { data } of jobs) {
      log.error({ extractionId: data.extractionId }, 'an extraction reached the dead letter queue');
      await handlers.bury(data);
    }
  });
}

type ExtractionWork = {
  pollingIntervalSeconds: 0.5;
  notifyPollingIntervalSeconds: 0.5;
  localConcurrency: number;
  includeMetadata: true;
  perJobResults: true;
};

async function runJob(
  boss: PgBoss,
  job: JobWithMetadata<ExtractionJob>,
  handlers: JobHandlers
): Promise<JobResult> {
  const outcome = await handlers.run(job.data, job.signal);
  if (outcome.kind === 'retry' && outcome.afterSeconds !== null) {
    // The other side named a time: a fresh job waits for it, since a failed one follows our backoff.
    await boss.send(queueName, job.data, { startAfter: outcome.afterSeconds });
    return { id: job.id, status: 'completed', output: { code: outcome.code, postponed: true } };
  }
  return { id: job.id, ...settlement(outcome) };
}

function settlement(outcome: JobOutcome): Pick<JobResult, 'status' | 'output'> {
  switch (outcome.kind) {
    case 'done':
      return { status: 'completed' };
    case 'retry':
      return { status: 'failed', output: { code: outcome.code } };
    case 'dead':
      return { status: 'deadletter', output: { code: outcome.code } };
  }
}
