/** The asynchronous side of the org: jobs that wait for their commit, their time and their turn. */
import { isCalloutPending, Replay } from '../callout/replay.ts';
import type { JobRequest, RunningJob } from '../host.ts';
import { ApexDatetime } from '../values/datetime.ts';
import { raise } from '../values/exception.ts';
import { nextFireTime } from './cron.ts';
import {
  insertJob,
  insertTrigger,
  isOpen,
  putFields,
  recordOn,
  removeTrigger
} from './job-records.ts';
import { runningJobOf } from './job.ts';
import type { Job, JobServices, SystemJob } from './job.ts';
import { noJobStore } from './job-store.ts';
import type { JobStore } from './job-store.ts';
import { fromStored, toStored } from './stored-jobs.ts';
import { Timers } from './timers.ts';
import { failureText, isEngineFailure, runFinalizer, runJob } from './run-job.ts';
import type { JobFrame } from './run-job.ts';

/** Chained jobs in one drain of a test: more means a job that always starts itself again. */
const MAXIMUM_DRAINED = 500;

export class JobQueue {
  private readonly services: JobServices;
  private readonly store: JobStore;
  /** Time between commit and start when serving, as on a real org. */
  private readonly latencyMs: number;
  private waiting: Job[] = [];
  private systemJobs: SystemJob[] = [];
  private readonly timers: Timers;
  /** Jobs of the transaction that is open: they exist only after its commit. */
  private staged: Job[] = [];
  private stagedSystem: SystemJob[] = [];
  private late: SystemJob[] = [];
  private current: Job | null = null;
  private finalizer: unknown = null;
  private draining = false;
  private isInTest = false;

  constructor(
    services: JobServices,
    store: JobStore = noJobStore,
    latencyMs = 0,
    timers = new Timers()
  ) {
    this.services = services;
    this.store = store;
    this.latencyMs = latencyMs;
    this.timers = timers;
  }

  runningJob(): RunningJob | null {
    return this.current && runningJobOf(this.current, this.services.program);
  }

  attachFinalizer(finalizer: unknown): void {
    if (this.current?.request.kind !== 'queueable') {
      raise('AsyncException', 'Finalizers can only be attached in a Queueable job');
    }
    if (this.finalizer !== null) {
      raise('AsyncException', 'More than one Finalizer cannot be attached to same Async Apex Job');
    }
    this.finalizer = finalizer;
  }

  /** The job works on its own copy of the instance: what is changed later does not reach it. */
  enqueue(asked: JobRequest): string {
    const request = { ...asked, instance: this.services.program.copyInstance(asked.instance) };
    // What a finalizer starts takes the place of its job in the chain.
    const isRetry = this.current?.phase === 'finalizer';
    const depth = (this.current?.depth ?? 0) + (isRetry ? 0 : 1);
    this.checkDepth(request, depth);
    this.checkDuplicate(request);
    const delay = (request.delaySeconds ?? 0) * 1000;
    const runAt = this.startTime(request, this.services.now() + delay);
    const id =
      request.kind === 'scheduled'
        ? insertTrigger(this.services, request, runAt)
        : insertJob(this.services, request, delay > 0);
    this.staged.push({ id, request, userId: this.services.userId(), runAt, depth });
    return id;
  }

  /**
   * Work of the org itself; it runs after commit, or at once even if the transaction is undone. In a test, work that is
   * `late` waits for the next delivery. Answers how to forget work that still waits for the commit.
   */
  afterCommit(job: SystemJob, isImmediate = false, isLate = false): () => void {
    if (job.runAt !== undefined) return this.timers.stage({ ...job, runAt: job.runAt });
    if (isLate && this.isInTest) this.late.push(job);
    else (isImmediate && !this.isInTest ? this.systemJobs : this.stagedSystem).push(job);
    return () => {
      this.stagedSystem = this.stagedSystem.filter((staged) => staged !== job);
    };
  }

  /** Work of the org that the open transaction has asked for. */
  stagedSystemJobs(): readonly SystemJob[] {
    return this.stagedSystem;
  }

  abort(jobId: string): void {
    const isOther = (job: Job): boolean => job.id !== jobId;
    const known = [...this.staged, ...this.waiting].some((job) => job.id === jobId);
    if (!known) raise('AsyncException', `Job ${jobId} does not exist or has ended`);
    this.staged = this.staged.filter(isOther);
    if (this.services.database.get('AsyncApexJob', jobId)) {
      putFields(this.services, 'AsyncApexJob', jobId, { Status: 'Aborted' });
    } else {
      removeTrigger(this.services, jobId);
    }
  }

  /** Jobs are on disk before the commit that makes them exist: a crash in between loses none. */
  beforeCommit(): void {
    this.timers.beforeCommit();
    if (this.staged.length > 0)
      this.store.save(
        [...this.waiting, ...this.fresh()].flatMap((job) => toStored(this.services, job))
      );
  }

  /** The transaction was committed: its jobs may start, those that it aborted never. */
  committed(): void {
    const fresh = this.fresh();
    const system = this.stagedSystem;
    this.staged = [];
    this.stagedSystem = [];
    this.systemJobs.push(...system);
    this.timers.committed();
    for (const job of fresh) job.runAt += this.latencyMs;
    this.waiting.push(...fresh);
  }

  /** What the transaction has started was never there. */
  aborted(): void {
    const wasStaged = this.staged.length > 0;
    this.staged = [];
    this.stagedSystem = [];
    this.timers.aborted();
    if (wasStaged) this.persist();
  }

  /** Rows that a savepoint undid have no job. */
  private fresh(): Job[] {
    return this.staged.filter((job) => isOpen(this.services, job));
  }

  /** When the next job wants to start; null when nothing waits. */
  nextStart(): number | null {
    if (this.systemJobs.length > 0) return this.services.now();
    const times = this.waiting.filter((job) => !job.isSuspended).map((job) => job.runAt);
    const timed = this.timers.nextStart();
    if (timed !== null) times.push(timed);
    return times.length === 0 ? null : Math.min(...times);
  }

  /** Runs the job that is due; false when none is. */
  runNext(): boolean {
    const system = this.systemJobs.shift() ?? this.timers.takeDue(this.services.now());
    if (system) {
      this.runSystemJob(system);
      return true;
    }
    const now = this.services.now();
    this.waiting = this.waiting.filter((known) => isOpen(this.services, known));
    const [job] = this.waiting
      .filter(({ runAt, isSuspended }) => runAt <= now && !isSuspended)
      .sort((a, b) => a.runAt - b.runAt);
    if (!job) return false;
    this.serve(job);
    if (job.isSuspended) return true;
    this.waiting = this.waiting.filter((other) => other !== job);
    if (job.request.kind === 'scheduled') this.reschedule(job);
    this.persist();
    return true;
  }

  /** Test.stopTest: everything that was started runs now, inside the test's transaction. */
  drain(): void {
    if (this.draining) return;
    this.draining = true;
    try {
      this.stagedSystem.push(...this.late.splice(0));
      for (let count = 0; this.staged.length + this.stagedSystem.length > 0; count++) {
        if (count > MAXIMUM_DRAINED) {
          raise('AsyncException', 'Maximum stack depth has been reached.');
        }
        const system = this.stagedSystem.shift();
        if (system) this.runInTest(system);
        else this.drainJob(this.staged.shift() as Job);
      }
    } finally {
      this.draining = false;
    }
  }

  /** Only platform events and flow paths, for Test.getEventBus().deliver(). */
  drainSystemJobs(): void {
    this.stagedSystem.push(...this.late.splice(0));
    for (let job = this.stagedSystem.shift(); job; job = this.stagedSystem.shift()) {
      this.runInTest(job);
    }
  }

  /** Test.getEventBus().fail(): events that wait are lost, other work goes on waiting. */
  failSystemJobs(): void {
    for (const job of this.stagedSystem.splice(0)) {
      const { description, userId } = job;
      if (job.fail) this.runInTest({ description, userId, run: () => job.fail?.() });
      else this.stagedSystem.push(job);
    }
  }

  /** Fails like a transaction of its own: only the log of the test knows about it. */
  private runInTest(job: SystemJob): void {
    const { services } = this;
    const mark = services.database.savepoint();
    try {
      services.asUser(job.userId, () => job.run());
    } catch (error) {
      if (isEngineFailure(error)) throw error;
      services.database.rollbackTo(mark);
      services.log(`${job.description} failed: ${failureText(error)}`);
    }
  }

  /** The end of a test: what it has started and not waited for never runs. */
  discard(): void {
    Object.assign(this, { staged: [], stagedSystem: [], late: [] });
  }

  /** Hides the org's own jobs from a test and gives them back afterwards. */
  isolated<T>(body: () => T): T {
    const { waiting, systemJobs, staged, stagedSystem, late } = this;
    Object.assign(this, { waiting: [], systemJobs: [], staged: [], stagedSystem: [], late: [] });
    this.isInTest = true;
    try {
      return body();
    } finally {
      Object.assign(this, { waiting, systemJobs, staged, stagedSystem, late });
      this.isInTest = false;
      this.timers.aborted();
    }
  }

  /** After a restart: takes up the stored jobs; those that could not be stored have failed. */
  restore(): void {
    this.timers.restore((stored) => this.services.resume(stored));
    const stored = this.store.load();
    for (const job of stored) {
      if (!isOpen(this.services, job)) continue;
      try {
        this.waiting.push(fromStored(this.services, job));
      } catch (error) {
        this.services.log(`Job ${job.id} (${job.request.className}): ${failureText(error)}`);
      }
    }
    const known = new Set(this.waiting.map((job) => job.id));
    for (const record of this.services.openJobs()) {
      const id = record.id ?? '';
      if (known.has(id)) continue;
      putFields(this.services, 'AsyncApexJob', id, {
        Status: 'Failed',
        ExtendedStatus: 'The local org was stopped and this job could not be kept.'
      });
    }
  }

  private serve(job: Job): void {
    const { services } = this;
    const record = (changes: Record<string, unknown>): void => {
      services.transaction(job.userId, 'asynchronous', () => recordOn(this.services, job, changes));
    };
    const frame: JobFrame = {
      piece: (body) => {
        services.announce(`${job.request.kind} ${job.request.className}`);
        return services.transaction(job.userId, 'asynchronous', () => this.as(job, body));
      },
      record,
      note: (changes) => recordOn(services, job, changes),
      takeFinalizer: () => this.takeFinalizer(),
      isTest: false
    };
    const failure = this.runSuspendable(job, frame);
    if (job.isSuspended) return;
    runFinalizer(services, job, frame, failure);
    if (failure !== null) {
      services.log(`${job.request.className} (${job.id}) failed: ${failureText(failure)}`);
    }
  }

  /** A job whose instance can be restored may wait for callouts without blocking the org. */
  private runSuspendable(job: Job, frame: JobFrame): unknown {
    const { services } = this;
    const picture = services.awaitCallout ? this.restorable(job) : null;
    if (!services.awaitCallout || !picture) return runJob(services, job, frame);
    const replay = (job.replay ??= new Replay());
    try {
      return services.attempt(replay, () => runJob(services, job, frame));
    } catch (error) {
      if (!isCalloutPending(error)) throw error;
      this.finalizer = null;
      job.request = { ...job.request, instance: picture() };
      job.isSuspended = true;
      services.awaitCallout(error.request, (outcome) => {
        replay.add(error.request, outcome);
        job.isSuspended = false;
      });
      return null;
    }
  }

  /** Makes the instance anew as it is now; null where that is impossible, and for batches: they commit in between. */
  private restorable({ request }: Job): (() => unknown) | null {
    if (request.kind === 'batch') return null;
    const { className, instance } = request;
    if (instance === null || instance === undefined) return () => null;
    try {
      const picture = this.services.program.serializeInstance(instance);
      return () => this.services.program.deserializeInstance(className, picture);
    } catch {
      return null;
    }
  }

  private drainJob(job: Job): void {
    if (!isOpen(this.services, job)) return;
    const { services } = this;
    const frame: JobFrame = {
      piece: (body) => {
        const mark = services.database.savepoint();
        try {
          return services.asUser(job.userId, () => this.as(job, body));
        } catch (error) {
          services.database.rollbackTo(mark);
          throw error;
        }
      },
      record: (changes) => recordOn(services, job, changes),
      note: (changes) => recordOn(services, job, changes),
      takeFinalizer: () => this.takeFinalizer(),
      isTest: true
    };
    const failure = runJob(services, job, frame);
    runFinalizer(services, job, frame, failure);
    // A scheduled job runs once more than its schedule says: its CronTrigger goes on waiting and has never fired.
    if (failure !== null) throw failure;
  }

  private as<T>(job: Job, body: () => T): T {
    const before = this.current;
    this.current = job;
    try {
      return body();
    } finally {
      this.current = before;
    }
  }

  private takeFinalizer(): unknown {
    const { finalizer } = this;
    this.finalizer = null;
    return finalizer;
  }

  private runSystemJob(job: SystemJob): void {
    try {
      this.services.announce(job.description);
      this.services.transaction(job.userId, 'asynchronous', () => job.run());
    } catch (error) {
      this.services.log(`${job.description} failed: ${failureText(error)}`);
    }
  }

  private checkDepth(request: JobRequest, depth: number): void {
    if (request.kind !== 'queueable') return;
    const maximum = request.maximumDepth ?? this.current?.request.maximumDepth ?? null;
    // The platform lets no job of a test start another one unless a depth was allowed.
    const isChained = this.current?.request.kind === 'queueable' && depth > 1;
    const isTooDeep = maximum !== null ? depth > maximum : this.draining && isChained;
    if (isTooDeep) raise('AsyncException', 'Maximum stack depth has been reached.');
  }

  private checkDuplicate({ duplicateSignature }: JobRequest): void {
    if (duplicateSignature === null || duplicateSignature === undefined) return;
    const isSame = (job: Job): boolean => job.request.duplicateSignature === duplicateSignature;
    if (
      [...this.waiting, ...this.staged].some((job) => isSame(job) && isOpen(this.services, job))
    ) {
      raise(
        'DuplicateMessageException',
        'Attempt to enqueue job with duplicate queueable signature'
      );
    }
  }

  private startTime(request: JobRequest, now: number): number {
    if (request.kind !== 'scheduled') return now;
    const next = nextFireTime(request.cronExpression ?? '', now, this.services.timeZone());
    if (next === null) {
      raise('AsyncException', 'Based on configured schedule, the given trigger will never fire.');
    }
    return next;
  }

  private reschedule(job: Job): void {
    const next = this.services.transaction(job.userId, 'asynchronous', () =>
      this.noteRun(job, job.runAt)
    );
    if (next !== null) this.waiting.push({ ...job, runAt: next });
  }

  /** Writes that a schedule has fired; answers when it does so again. */
  private noteRun(job: Job, firedAt: number): number | null {
    const { services } = this;
    const zone = services.timeZone();
    const next = nextFireTime(job.request.cronExpression ?? '', services.now(), zone);
    const times = Number(services.database.get('CronTrigger', job.id)?.get('TimesTriggered') ?? 0);
    putFields(services, 'CronTrigger', job.id, {
      PreviousFireTime: new ApexDatetime(firedAt),
      NextFireTime: next === null ? null : new ApexDatetime(next),
      TimesTriggered: times + 1,
      State: next === null ? 'DELETED' : 'WAITING'
    });
    return next;
  }

  private persist(): void {
    this.store.save(this.waiting.flatMap((job) => toStored(this.services, job)));
  }
}
