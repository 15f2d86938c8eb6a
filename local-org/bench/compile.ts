// Prints how long a project takes to load and compile: node local-org/bench/compile.ts [project folder]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { compileProject } from '../src/apex/compile.ts';
import { buildSchema } from '../src/metadata/build-schema.ts';
import { loadProject } from '../src/metadata/project.ts';

const root = resolve(process.argv[2] ?? join(import.meta.dirname, '..', '..'));
/** Given by the first process to the second. */
const warm = process.env['COMPILE_CACHE'];
const cacheDir = warm ?? mkdtempSync(join(tmpdir(), 'compile-'));

const measure = <T>(what: string, body: () => T): T => {
  const began = performance.now();
  const value = body();
  console.log(`${what.padEnd(48)} ${(performance.now() - began).toFixed(0).padStart(7)} ms`);
  return value;
};

const project = measure('metadata read from disk', () => loadProject(root, { report: () => {} }));
const schema = measure('schema', () => buildSchema(project));
const lines = [...project.classes, ...project.triggers].reduce(
  (total, { text }) => total + text.split('\n').length,
  0
);
const options = { cacheDir, leavesOut: true };
if (warm === undefined) {
  console.log(
    `${project.classes.length} classes, ${project.triggers.length} triggers, ${lines} lines`
  );
  measure('compiled, nothing kept from before', () => compileProject(project, schema, options));
  console.log('The same in a second process:');
  const { stdout } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', import.meta.filename, root],
    { encoding: 'utf8', env: { ...process.env, COMPILE_CACHE: cacheDir } }
  );
  process.stdout.write(stdout);
  rmSync(cacheDir, { recursive: true });
} else {
  measure('compiled, parsed files kept', () => compileProject(project, schema, options));
}
