// `npm run faults [-- topic…]`: plants every fault of the catalogue in a copy of the repository, one at a time, and asserts
// that its gate reports it at its file and line, and nothing without it. Prints the table.
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createInterface } from 'node:readline';
import { KINDS } from './fault.ts';
import type { Verdict } from './judge.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { report: { type: 'string' }, slow: { type: 'boolean' } }
});

const verdicts: Verdict[] = [];
const failures: string[] = [];

interface Message {
  verdict?: Verdict;
  unchanged?: string[];
}

function receive({ verdict, unchanged }: Message): void {
  failures.push(...(unchanged ?? []).map((text) => `without any fault: ${text}`));
  if (!verdict) return;
  verdicts.push(verdict);
  if (process.stdout.isTTY) process.stdout.write(`\r${verdicts.length} faults planted `);
  if (verdict.report === null) {
    const said = verdict.others.slice(0, 5).map((text) => `    ${text}`);
    failures.push(
      [`${verdict.fault.what}: not reported at ${verdict.place}. The gate said:`, ...said].join(
        '\n'
      )
    );
  }
}

function shard(index: number, count: number): Promise<void> {
  const script = path.join(import.meta.dirname, 'shard.ts');
  const args = [String(index), String(count), ...(values.slow ? ['--slow'] : []), ...positionals];
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', script, ...args],
    {
      stdio: ['ignore', 'pipe', 'pipe']
    }
  );
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk));
  createInterface(child.stdout).on('line', (line) => {
    if (line.startsWith('@@')) receive(JSON.parse(line.slice(2)) as Message);
  });
  return new Promise((resolve) => {
    child.on('close', (status) => {
      if (status !== 0) failures.push(`The proof ended with exit code ${status}:\n${errors}`);
      resolve();
    });
  });
}

function row({ fault, place, report }: Verdict): string {
  return `| ${fault.kind} | ${fault.what} | ${fault.gate} | ${place} | ${report ?? 'NOT REPORTED'} |`;
}

const began = Date.now();
const count = Math.min(availableParallelism(), 4);
await Promise.all(Array.from({ length: count }, (_, index) => shard(index, count)));

verdicts.sort(
  (left, right) =>
    left.fault.kind - right.fault.kind || left.fault.what.localeCompare(right.fault.what, 'en')
);
console.log('\n| kind | fault | gate | reported at | report |\n| --- | --- | --- | --- | --- |');
for (const verdict of verdicts) console.log(row(verdict));
for (const [kind, name] of Object.entries(KINDS)) {
  const own = verdicts.filter(({ fault }) => String(fault.kind) === kind);
  const reported = own.filter(({ report }) => report !== null).length;
  console.log(`${kind} ${name}: ${reported} of ${own.length} faults reported`);
}
for (const failure of failures) console.log(`FAIL  ${failure}`);
const passed = verdicts.filter(({ report }) => report !== null).length;
const failed = failures.length;
if (values.report) writeFileSync(values.report, JSON.stringify({ passed, failed }));
console.log(
  `${passed} faults reported, ${failed} failures (${Math.round((Date.now() - began) / 1000)} s)`
);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
