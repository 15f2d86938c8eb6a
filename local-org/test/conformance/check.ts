/**
 * `npm run conformance:check -- <folder> [suite…]`: runs the deployment checks on the public suites in the folder and prints
 * how many problems each check reports. These projects deploy on real orgs: what is reported is a false alarm, or needs something
 * that is not in their repository. `--list` shows every problem but those of Apex and of what local-org lacks.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { DEPLOY_CHECKS, type DeployCheckName } from '../../src/deploy/checks.ts';
import { readDeployment } from '../../src/deploy/context.ts';
import { problemText } from '../../src/metadata/problem.ts';
import type { Suite } from './suites.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { list: { type: 'boolean' } }
});
const [folder, ...chosen] = positionals;
if (!folder) throw new Error('Name the folder with the suites.');

const file = join(import.meta.dirname, '..', 'conformance.json');
const { suites } = JSON.parse(readFileSync(file, 'utf8')) as { suites: Suite[] };
const checks = Object.keys(DEPLOY_CHECKS) as DeployCheckName[];
const UNLISTED = new Set<string>(['apex', 'support']);
const totals = new Map(checks.map((name) => [name, 0]));

function row(cells: (string | number)[]): string {
  return `| ${cells.join(' | ')} |`;
}

console.log(row(['suite', 'files', ...checks, 'seconds']));
console.log(row(['---', ...checks.map(() => '---'), '---', '---']));
for (const suite of suites) {
  const root = join(folder, suite.name);
  if (!existsSync(root) || (chosen.length > 0 && !chosen.includes(suite.name))) continue;
  const began = performance.now();
  const context = readDeployment({
    root,
    sources: suite.sources ?? [],
    packages: (suite.packages ?? []).map((name) => join(folder, name))
  });
  const problems = checks.map((name) => DEPLOY_CHECKS[name](context));
  checks.forEach((name, at) => totals.set(name, (totals.get(name) ?? 0) + problems[at]!.length));
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const counts = problems.map(({ length }) => length);
  console.log(row([suite.name, context.files.length, ...counts, seconds]));
  if (!values.list) continue;
  for (const [at, found] of problems.entries()) {
    if (UNLISTED.has(checks[at] ?? '')) continue;
    for (const problem of found) {
      console.log(
        `    ${problemText({ ...problem, file: relative(root, problem.file) })} [${problem.rule}]`
      );
    }
  }
}
console.log(row(['all', '', ...checks.map((name) => totals.get(name) ?? 0), '']));
