/** Work of the org itself that waits for its time: scheduled flows and paths, interviews that wait. */
import type { SystemJob } from './job.ts';
import { noStore } from './job-store.ts';
import type { Store } from './job-store.ts';

export interface TimedJob extends SystemJob {
  /** Milliseconds on the org's clock. */
  runAt: number;
}

/** A timed job as JSON: what it does is in `stored`. */
export type StoredTimer = Omit<TimedJob, 'run'>;

export class Timers {
  private readonly store: Store<StoredTimer>;
  /** Of the transaction that is open: they exist only after its commit. */
  private staged: TimedJob[] = [];
  private waiting: TimedJob[] = [];

  constructor(store: Store<StoredTimer> = noStore as Store<StoredTimer>) {
    this.store = store;
  }

  /** Answers how to forget the job before the commit. */
  stage(job: TimedJob): () => void {
    this.staged.push(job);
    return () => {
      this.staged = this.staged.filter((staged) => staged !== job);
    };
  }

  /** On disk before the commit, as jobs are. */
  beforeCommit(): void {
    if (this.staged.length > 0) this.save([...this.waiting, ...this.staged]);
  }

  /** A job replaces the one that waits under the same key. */
  committed(): void {
    for (const job of this.staged.splice(0)) {
      this.waiting = this.waiting.filter(({ key }) => key === undefined || key !== job.key);
      this.waiting.push(job);
    }
  }

  aborted(): void {
    const wasStaged = this.staged.length > 0;
    this.staged = [];
    if (wasStaged) this.save(this.waiting);
  }

  nextStart(): number | null {
    return this.waiting.length === 0 ? null : Math.min(...this.waiting.map(({ runAt }) => runAt));
  }

  /** The job that is due first; undefined when none is. */
  takeDue(now: number): SystemJob | undefined {
    const [job] = this.waiting
      .filter(({ runAt }) => runAt <= now)
      .sort((left, right) => left.runAt - right.runAt);
    if (!job) return undefined;
    this.waiting = this.waiting.filter((other) => other !== job);
    this.save(this.waiting);
    return job;
  }

  /** After a restart; what cannot be made again is left out. */
  restore(resume: (stored: unknown) => () => void): void {
    const stored = this.store.load().map((timer) => ({ ...timer, run: resume(timer.stored) }));
    this.waiting.push(...stored);
  }

  private save(jobs: TimedJob[]): void {
    this.store.save(
      jobs
        .filter(({ stored }) => stored !== undefined)
        .map(({ run: _run, ...timer }): StoredTimer => timer)
    );
  }
}
