// Everything is formatted by prettier. Files that were in order are not formatted again while neither they nor its settings change.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { projectFiles } from './files.ts';
import { formatProblems } from './format-file.ts';
import type { Gate, Problem, Scope } from './gate.ts';

/** What changes the outcome besides the file. */
const SETTINGS = [
  '.prettierrc',
  '.prettierignore',
  'node_modules/prettier/package.json',
  'node_modules/prettier-plugin-apex/package.json',
  'node_modules/@prettier/plugin-xml/package.json'
];
/** Fewer are not worth the start of threads. */
const WORTH_THREADS = 24;

function settingsKey(root: string): string {
  const hash = createHash('sha256');
  for (const file of SETTINGS) hash.update(file).update(readFileSync(path.join(root, file)));
  return hash.digest('hex');
}

/** Keys of files that were in order: settings, name and content. */
class Remembered {
  private readonly file: string;
  private readonly settings: string;
  private readonly root: string;
  private readonly known: Set<string>;

  constructor(root: string) {
    this.root = root;
    this.file = path.join(root, '.cache/format.json');
    this.settings = settingsKey(root);
    this.known = new Set(readKeys(this.file));
  }

  keyOf(file: string): string {
    const hash = createHash('sha256').update(this.settings).update(file).update('\0');
    return hash.update(readFileSync(path.join(this.root, file))).digest('base64');
  }

  has(key: string): boolean {
    return this.known.has(key);
  }

  keep(keys: string[]): void {
    mkdirSync(path.dirname(this.file), { recursive: true });
    const part = `${this.file}.${process.pid}`;
    writeFileSync(part, JSON.stringify(keys));
    renameSync(part, this.file);
  }
}

function readKeys(file: string): string[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as string[];
  } catch {
    return [];
  }
}

function inThread(root: string, files: string[]): Promise<Problem[]> {
  const script = path.join(import.meta.dirname, 'format-worker.ts');
  const worker = new Worker(script, { workerData: { root, files } });
  return new Promise((resolve, reject) => {
    worker.on('message', resolve);
    worker.on('error', reject);
  });
}

/** Every so-many-th file each, so that the large ones are spread. */
async function problemsOf(scope: Scope, files: string[]): Promise<Problem[]> {
  if (files.length < WORTH_THREADS) {
    const problems: Problem[] = [];
    for (const file of files) problems.push(...(await formatProblems(scope, file)));
    return problems;
  }
  const count = Math.min(availableParallelism(), 4);
  const parts = Array.from({ length: count }, (_, part) =>
    files.filter((_file, index) => index % count === part)
  );
  return (await Promise.all(parts.map((part) => inThread(scope.root, part)))).flat();
}

export const format: Gate = {
  name: 'format',
  async run(scope) {
    const remembered = new Remembered(scope.root);
    const keys = new Map(projectFiles(scope).map((file) => [file, remembered.keyOf(file)]));
    const changed = [...keys].filter(([, key]) => !remembered.has(key)).map(([file]) => file);
    const problems = await problemsOf(scope, changed);
    const wrong = new Set(problems.map(({ file }) => path.relative(scope.root, file)));
    // a part of the files says nothing about the others
    if (!scope.files) remembered.keep([...keys].flatMap(([f, key]) => (wrong.has(f) ? [] : [key])));
    return problems.sort((left, right) => left.file.localeCompare(right.file, 'en'));
  }
};
