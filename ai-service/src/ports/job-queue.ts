/** The durable queue of extraction jobs: at least once, with backoff and a dead letter queue. */

export interface ExtractionJob {
  extractionId: string;
  orgId: string;
  correlationId: string;
}

/**
 * done: nothing more to do. retry: again after the queue's backoff, or after the wait that the other side
 * asked for. dead: never again, the job goes to the dead letter queue.
 */
export type JobOutcome =
  | { kind: 'done' }
  | { kind: 'retry'; code: string; afterSeconds: number | null }
  | { kind: 'dead'; code: string };

export interface JobHandlers {
  run(job: ExtractionJob, signal: AbortSignal): Promise<JobOutcome>;
  /** Called for a job in the dead letter queue, also when its worker died. */
  bury(job: ExtractionJob): Promise<void>;
}

export interface QueueCounts {
  waiting: number;
  active: number;
  dead: number;
}

export interface JobQueue {
  work(handlers: JobHandlers): Promise<void>;
  counts(): Promise<QueueCounts>;
  /** Takes no new job and waits for the running ones, at most this long. */
  stop(timeoutMilliseconds: number): Promise<void>;
}
