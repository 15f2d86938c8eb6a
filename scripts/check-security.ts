// `npm run check:security`: the gates that take minutes, with progress, and the reports for the security review.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { shownProblem, type Gate } from './checks/gate.ts';
import { slowGates } from './checks/slow/gates.ts';
import { root } from './toolchain.mjs';

const { values } = parseArgs({
  options: { gate: { type: 'string', multiple: true }, report: { type: 'string' } }
});
const reports = path.join(root, '.local', 'reports');
/** Where nobody watches a terminal, a line now and then says that work goes on. */
const PAUSE_MS = process.stdout.isTTY ? 500 : 15_000;

const chosen = slowGates.filter(({ name }) => values.gate?.includes(name) ?? true);
if (chosen.length === 0) {
  console.error(`There is no such gate. Known: ${slowGates.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}

const seconds = (since: number): string => `${Math.round((Date.now() - since) / 1000)} s`;
const busy = new Map<string, { since: number; doing: string }>();

function showProgress(): void {
  const text = [...busy]
    .map(([name, { since, doing }]) => [`${name} (${seconds(since)})`, doing].join(' '))
    .join(' · ');
  if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K${text}`);
  else if (text !== '') console.log(`...   ${text}`);
}

function line(text: string): void {
  if (process.stdout.isTTY) process.stdout.write('\r\x1b[K');
  console.log(text);
}

async function passes({ name, run }: Gate): Promise<boolean> {
  const since = Date.now();
  busy.set(name, { since, doing: '' });
  try {
    const problems = await run({
      root,
      progress: (doing) => void busy.set(name, { since, doing }),
      note: (text) => line(`note  ${name}: ${text}`)
    });
    line(`${problems.length === 0 ? 'ok   ' : 'FAIL '} ${name} (${seconds(since)})`);
    for (const problem of problems) {
      line(`  ${shownProblem(root, problem)} [${problem.rule}]`);
    }
    return problems.length === 0;
  } catch (error) {
    line(`FAIL  ${name} (${seconds(since)})\n  ${(error as Error).message}`);
    return false;
  } finally {
    busy.delete(name);
  }
}

mkdirSync(reports, { recursive: true });
const began = Date.now();
const timer = setInterval(showProgress, PAUSE_MS);
// They wait for Java and for each other's processes: side by side they take as long as the longest.
const results = await Promise.all(chosen.map(passes));
clearInterval(timer);

const passed = results.filter(Boolean).length;
const failed = results.length - passed;
if (values.report) writeFileSync(values.report, JSON.stringify({ passed, failed }));
line(`${passed} gates passed, ${failed} failed (${seconds(began)})`);
if (failed > 0) {
  console.log(
    'What cannot be mended goes into config/accepted-findings.json with a reason and a reviewer.'
  );
}
for (const name of ['code-analyzer', 'graph-engine']) {
  const file = path.join(reports, `${name}.html`);
  if (existsSync(file)) console.log(`Report: ${path.relative(process.cwd(), file)}`);
}
process.exit(failed > 0 ? 1 : 0);
