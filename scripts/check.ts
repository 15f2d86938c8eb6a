// `npm run check`: every gate that needs no test run, side by side. Each problem has file, line and what to do.
import { fork, type ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { shownProblem } from './checks/gate.ts';
import { gateNamed, gates } from './checks/gates.ts';
import type { Answer } from './checks/run-gate.ts';
import { root } from './toolchain.mjs';

const { values } = parseArgs({
  options: { report: { type: 'string' }, gate: { type: 'string', multiple: true } }
});
/** The long ones first, so that none of them is left over at the end. */
const LONGEST = ['format', 'lint', 'apex-types', 'types', 'component-types', 'viewer'];
const WORKER = path.join(import.meta.dirname, 'checks', 'run-gate.ts');

const startWorker = (): ChildProcess =>
  fork(WORKER, { cwd: root, execArgv: ['--disable-warning=ExperimentalWarning'], silent: true });

/** Asks a worker; one that dies has no answer. */
function ask(worker: ChildProcess, name: string): Promise<Answer> {
  return new Promise((resolve) => {
    let errors = '';
    const listen = (chunk: Buffer): void => void (errors += chunk.toString());
    worker.stderr?.on('data', listen);
    // What a tool prints is not asked for; unread, it would fill the pipe and stop the worker.
    worker.stdout?.resume();
    const died = (): void =>
      resolve({ problems: [], failure: errors.trim() || 'The gate ended without an answer.' });
    worker.once('exit', died);
    worker.once('message', (answer: Answer) => {
      worker.off('exit', died);
      worker.stderr?.off('data', listen);
      resolve(answer);
    });
    worker.send(name);
  });
}

function show(name: string, { problems, failure }: Answer, milliseconds: number): boolean {
  const seconds = (milliseconds / 1000).toFixed(1);
  const isGood = problems.length === 0 && failure === null;
  console.log(`${isGood ? 'ok   ' : 'FAIL '} ${name} (${seconds} s)`);
  for (const problem of problems) {
    console.log(`  ${shownProblem(root, problem)} [${problem.rule}]`);
  }
  if (failure !== null) console.log(failure);
  return isGood;
}

const names = values.gate
  ? values.gate.map((name) => gateNamed(name).name)
  : gates.map(({ name }) => name);
const rank = (name: string): number =>
  LONGEST.includes(name) ? LONGEST.indexOf(name) : LONGEST.length;
const waiting = names.toSorted((left, right) => rank(left) - rank(right));
const began = Date.now();
let passed = 0;

async function work(): Promise<void> {
  let worker = startWorker();
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const start = Date.now();
    if (show(name, await ask(worker, name), Date.now() - start)) passed += 1;
    if (worker.exitCode !== null || worker.signalCode !== null) worker = startWorker();
  }
  worker.kill();
}
await Promise.all(Array.from({ length: Math.min(availableParallelism(), names.length) }, work));

const failed = names.length - passed;
if (values.report) writeFileSync(values.report, JSON.stringify({ passed, failed }));
const seconds = ((Date.now() - began) / 1000).toFixed(1);
console.log(`${passed} gates passed, ${failed} failed (${seconds} s)`);
process.exit(failed ? 1 : 0);
