/** Lets the synchronous engine in the worker wait for a callout that the main thread performs. */
import { receiveMessageOnPort } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { CalloutError } from '../host.ts';
import type { HttpAnswer, HttpCallout } from '../host.ts';
import { performCallout } from './http-client.ts';
import type { CalloutOutcome } from './http-client.ts';

/** The payload travels through the port; the shared number only rings the bell. */
export interface CalloutChannel {
  port: MessagePort;
  bell: SharedArrayBuffer;
}

const GRACE_MS = 5000;

/** Main thread: performs each callout and wakes the worker. */
export function serveCallouts({ port, bell }: CalloutChannel): void {
  const signal = new Int32Array(bell);
  port.on('message', async (request: HttpCallout) => {
    const outcome = await performCallout(request);
    port.postMessage(outcome);
    Atomics.store(signal, 0, 1);
    Atomics.notify(signal, 0);
  });
}

/** Worker: sends a resolved request and blocks until its answer is there. */
export function calloutSender({
  port,
  bell
}: CalloutChannel): (request: HttpCallout) => HttpAnswer {
  const signal = new Int32Array(bell);
  return (request) => {
    // An answer that came after an earlier callout was given up must not be taken for this one.
    while (receiveMessageOnPort(port)) continue;
    Atomics.store(signal, 0, 0);
    port.postMessage(request);
    const woken = Atomics.wait(signal, 0, 0, request.timeoutMs + GRACE_MS);
    const received = woken === 'timed-out' ? undefined : receiveMessageOnPort(port);
    const outcome = received?.message as CalloutOutcome | undefined;
    if (!outcome) throw new CalloutError('Read timed out');
    if ('failure' in outcome) throw new CalloutError(outcome.failure);
    return { ...outcome.answer, body: Buffer.from(outcome.answer.body) };
  };
}
