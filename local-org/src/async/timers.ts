/** Work of the org itself that waits for its time: scheduled flows and paths, interviews that wait. */
import type { SystemJob } from './job.ts';

export interface TimedJob extends SystemJob {
  /** Milliseconds on the org's clock. */
  runAt: number;
}

export class Timers {
  /** Of the transaction that is open: they exist only after its commit. */
  private staged: TimedJob[] = [];
  private waiting: TimedJob[] = [];

  stage(job: TimedJob): void {
    this.staged.push(job);
  }

  /** A job replaces the one that waits under the same key. */
  committed(): void {
    for (const job of this.staged.splice(0)) {
      this.waiting = this.waiting.filter(({ key }) => key === undefined || key !== job.key);
      this.waiting.push(job);
    }
  }

  aborted(): void {
    this.staged = [];
  }

  nextStart(): number | null {
    return this.waiting.length === 0 ? null : Math.min(...this.waiting.map(({ runAt }) => runAt));
  }

  /** The job that is due first; undefined when none is. */
  takeDue(now: number): SystemJob | undefined {
    const [job] = this.waiting
      .filter(({ runAt }) => runAt <= now)
      .sort((left, right) => left.runAt - right.runAt);
    this.waiting = this.waiting.filter((other) => other !== job);
    return job;
  }
}
