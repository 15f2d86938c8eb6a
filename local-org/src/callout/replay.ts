/**
 * Lets a transaction wait for a callout without stopping the org: it is undone, and when the answer is there it runs again
 * from its start, seeing the same time, the same random numbers and the answers it got before.
 * Safe because the platform allows no callout after uncommitted work: what is undone has only read.
 */
import { createHash } from 'node:crypto';
import { CalloutError } from '../host.ts';
import type { HttpAnswer, HttpCallout } from '../host.ts';
import { InternalError } from '../values/errors.ts';
import type { CalloutOutcome } from './http-client.ts';

/** Ends an attempt that needs an answer first. Apex cannot catch it. */
class CalloutPending extends Error {
  override readonly name = 'CalloutPending';
  readonly request: HttpCallout;

  constructor(request: HttpCallout) {
    super(`Waiting for ${request.method} ${new URL(request.endpoint).pathname}`);
    this.request = request;
  }
}

/** Across realms and bundles the name decides. */
export function isCalloutPending(error: unknown): error is CalloutPending {
  return error instanceof Error && error.name === 'CalloutPending';
}

const MAXIMUM_ATTEMPTS = 200;
const START = { call: 0, time: 0, random: 0, log: 0, event: 0 };

/** What one transaction has seen of the world outside, over all of its attempts. */
export class Replay {
  private readonly calls: { key: string; outcome: CalloutOutcome }[] = [];
  private readonly times: number[] = [];
  private readonly randoms: Buffer[] = [];
  /** How many log lines and immediate events the longest attempt had. */
  private readonly seen = { log: 0, event: 0 };
  private attempts = 0;
  private position = { ...START };

  /** Starts the next attempt. */
  rewind(): void {
    if (++this.attempts > MAXIMUM_ATTEMPTS) {
      throw new InternalError('The transaction waits for more and more callouts');
    }
    this.position = { ...START };
  }

  now(read: () => number): number {
    const index = this.position.time++;
    return (this.times[index] ??= read());
  }

  randomBytes(count: number, read: (count: number) => Buffer): Buffer {
    const index = this.position.random++;
    const known = this.randoms[index];
    if (known?.length === count) return known;
    return (this.randoms[index] = read(count));
  }

  /** False for a log line or an immediate event that an earlier attempt has let out already. */
  isNew(kind: 'log' | 'event'): boolean {
    if (this.position[kind]++ < this.seen[kind]) return false;
    this.seen[kind] = this.position[kind];
    return true;
  }

  // DIFFERS: other transactions run while one waits; when they change what it had read, it asks the service again.
  /** The answer of an earlier attempt to the same request; otherwise the attempt ends. */
  answerTo(request: HttpCallout): HttpAnswer {
    const known = this.calls[this.position.call];
    if (known?.key !== keyOf(request)) {
      this.calls.length = this.position.call;
      throw new CalloutPending(request);
    }
    this.position.call++;
    if ('failure' in known.outcome) throw new CalloutError(known.outcome.failure);
    const { answer } = known.outcome;
    return { ...answer, body: Buffer.from(answer.body) };
  }

  add(request: HttpCallout, outcome: CalloutOutcome): void {
    this.calls.push({ key: keyOf(request), outcome });
  }
}

function keyOf({ method, endpoint, body }: HttpCallout): string {
  const digest = body ? createHash('sha256').update(body).digest('hex') : '';
  return `${method} ${endpoint} ${digest}`;
}
