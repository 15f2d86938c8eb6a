/**
 * `npm run conformance -- <folder> [suite…]`: runs the public suites that are present in the folder against local-org
 * and compares the outcome with test/conformance.json. `--update` writes what was measured into that file.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as prettier from 'prettier';
import { compare, skipsOf, table, type Measured, type Outcome, type Suite } from './suites.ts';

const SHOWN = 10;
const FILE = join(import.meta.dirname, '..', 'conformance.json');
const CLI = join(import.meta.dirname, '..', '..', 'src', 'cli.ts');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { update: { type: 'boolean' } }
});

/** Runs one suite in a process of its own; null when it gives no report. */
function measure(suite: Suite, folder: string): Measured | null {
  const scratch = mkdtempSync(join(tmpdir(), 'conformance-'));
  const report = join(scratch, 'report.json');
  const began = performance.now();
  const { stderr } = spawnSync(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      CLI,
      'test',
      '--project',
      join(folder, suite.name),
      ...(suite.sources ?? []).flatMap((source) => ['--source', source]),
      ...(suite.permissionSets ?? []).flatMap((name) => ['--permset', name]),
      ...(suite.packages ?? []).flatMap((name) => ['--with', join(folder, name)]),
      '--json',
      report
    ],
    { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' }
  );
  const seconds = (performance.now() - began) / 1000;
  try {
    const { tests } = JSON.parse(readFileSync(report, 'utf8')) as { tests: Outcome[] };
    return { tests, seconds };
  } catch {
    process.stderr.write(`${suite.name} gave no report.\n${stderr.slice(0, 2000)}\n`);
    return null;
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** The commit that a suite's folder has checked out; null where the folder is not a checkout of its own. */
function commitOf(folder: string): string | null {
  if (!existsSync(join(folder, '.git'))) return null;
  const { stdout, status } = spawnSync('git', ['-C', folder, 'rev-parse', 'HEAD'], {
    encoding: 'utf8'
  });
  return status === 0 ? stdout.trim() : null;
}

const [given, ...wanted] = positionals;
if (!given) {
  process.stderr.write('Name the folder with the suites: npm run conformance -- <folder>\n');
  process.exit(2);
}
const folder = resolve(given);
const { suites } = JSON.parse(readFileSync(FILE, 'utf8')) as { suites: Suite[] };
const isPresent = ({ name, packages = [] }: Suite): boolean =>
  [name, ...packages].every((part) => existsSync(join(folder, part)));
const chosen = suites.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const absent = chosen.filter((suite) => !isPresent(suite)).map(({ name }) => name);
const rows = chosen.filter(isPresent).map((suite) => {
  process.stderr.write(`${suite.name}…\n`);
  const commit = commitOf(join(folder, suite.name));
  return {
    ...compare(suite, measure(suite, folder)),
    isOtherCommit: commit !== null && commit !== suite.commit
  };
});
process.stdout.write(table(rows));
if (absent.length > 0) process.stdout.write(`Not in the folder: ${absent.join(', ')}\n`);
for (const { suite, unexpected } of rows) {
  for (const line of unexpected.slice(0, SHOWN)) process.stdout.write(`${suite.name}: ${line}\n`);
  const more = unexpected.length - SHOWN;
  if (more > 0) process.stdout.write(`${suite.name}: and ${more} more\n`);
}
if (values.update) {
  for (const { suite, measured } of rows) {
    if (!measured) continue;
    suite.tests = measured.tests.length;
    suite.passes = measured.tests.filter(({ outcome }) => outcome === 'pass').length;
    suite.skips = skipsOf(suite, measured);
  }
  writeFileSync(
    FILE,
    await prettier.format(JSON.stringify({ suites }), { parser: 'json', printWidth: 120 })
  );
}
process.exitCode = rows.length === 0 || rows.some(({ isGood }) => !isGood) ? 1 : 0;
