// A process that runs gates, one after another, as its parent asks for them by name.
import { root } from '../toolchain.mjs';
import { gateNamed } from './gates.ts';
import type { Problem } from './gate.ts';

export interface Answer {
  problems: Problem[];
  /** Why the gate itself failed. */
  failure: string | null;
}

async function answerOf(name: string): Promise<Answer> {
  try {
    return { problems: await gateNamed(name).run({ root }), failure: null };
  } catch (error) {
    return { problems: [], failure: (error as Error).stack ?? String(error) };
  }
}

process.on('message', (name: string) => {
  void answerOf(name).then((answer) => process.send?.(answer));
});
