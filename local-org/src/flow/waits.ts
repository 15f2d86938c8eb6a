/** Interviews that are paused at a Wait element. */
import type { SObject } from '../values/sobject.ts';
import { isAwaited, resume } from './elements/wait.ts';
import type { WaitEvent } from './elements/wait.ts';
import type { FlowEngine } from './engine.ts';
import type { Interview } from './model.ts';

interface Paused {
  interview: Interview;
  events: WaitEvent[];
}

export class FlowWaits {
  private readonly engine: FlowEngine;
  private paused: Paused[] = [];

  constructor(engine: FlowEngine) {
    this.engine = engine;
  }

  /** DIFFERS: paused interviews end when the local org stops. */
  pause(interview: Interview, events: WaitEvent[]): void {
    interview.isPaused = true;
    const paused: Paused = { interview, events };
    this.paused.push(paused);
    for (const event of events) {
      const time = event.time?.(this.engine, interview) ?? null;
      if (time === null) continue;
      this.engine.services.later({
        description: `The flow ${interview.flow.name} that waits for ${event.name}`,
        runAt: time,
        run: () => this.continue(paused, event, {})
      });
    }
  }

  deliver(event: SObject): void {
    for (const paused of [...this.paused]) {
      const wait = paused.events.find((known) => isAwaited(known, paused.interview, event));
      if (wait) this.continue(paused, wait, Object.fromEntries(event.fields));
    }
  }

  /** The event that comes first counts. */
  private continue(paused: Paused, event: WaitEvent, values: Record<string, unknown>): void {
    if (!this.paused.includes(paused)) return;
    this.paused = this.paused.filter((other) => other !== paused);
    const { interview } = paused;
    resume(this.engine, interview, event, values);
    this.engine.runAll([interview], interview.position);
  }
}
