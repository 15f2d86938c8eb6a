// `npm run check`: every gate that needs no test run, side by side. Each problem has file, line and what to do.
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { problemText, type Problem } from '../local-org/src/metadata/problem.ts';
import { gateNamed, gates } from './checks/gates.ts';
import { root } from './toolchain.mjs';

const { values } = parseArgs({
  options: { report: { type: 'string' }, gate: { type: 'string', multiple: true } }
});
/** The long ones first, so that none of them is left over at the end. */
const LONGEST = ['format', 'lint', 'types', 'viewer'];

interface Answer {
  problems: Problem[];
  /** Why the gate itself failed. */
  failure: string | null;
}

/** A gate in a child process: it cannot disturb the others, and two run at once. */
function answerOf(name: string): Promise<Answer> {
  return new Promise((resolve) => {
    const script = path.join(import.meta.dirname, 'checks', 'run-gate.ts');
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, name], {
      cwd: root
    });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk));
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk));
    child.on('close', (status) => {
      const last = output.trimEnd().split('\n').at(-1) ?? '';
      if (status === 0) resolve({ problems: JSON.parse(last) as Problem[], failure: null });
      else resolve({ problems: [], failure: (errors || output).trim() });
    });
  });
}

const relative = (problem: Problem): Problem => ({
  ...problem,
  file: path.relative(root, problem.file)
});

function show(name: string, { problems, failure }: Answer, milliseconds: number): boolean {
  const seconds = (milliseconds / 1000).toFixed(1);
  const isGood = problems.length === 0 && failure === null;
  console.log(`${isGood ? 'ok   ' : 'FAIL '} ${name} (${seconds} s)`);
  for (const problem of problems) {
    console.log(`  ${problemText(relative(problem))} [${problem.rule}]`);
  }
  if (failure !== null) console.log(failure);
  return isGood;
}

const names = values.gate
  ? values.gate.map((name) => gateNamed(name).name)
  : gates.map(({ name }) => name);
const waiting = names.toSorted(
  (left, right) => Number(LONGEST.includes(right)) - Number(LONGEST.includes(left))
);
const began = Date.now();
let passed = 0;

async function work(): Promise<void> {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const start = Date.now();
    if (show(name, await answerOf(name), Date.now() - start)) passed += 1;
  }
}
await Promise.all(Array.from({ length: availableParallelism() }, work));

const failed = names.length - passed;
if (values.report) writeFileSync(values.report, JSON.stringify({ passed, failed }));
const seconds = ((Date.now() - began) / 1000).toFixed(1);
console.log(`${passed} gates passed, ${failed} failed (${seconds} s)`);
process.exit(failed ? 1 : 0);
