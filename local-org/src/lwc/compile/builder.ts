// Keeps the page's build current: builds in a child process at once and, when watching, after every change of a source.
import { fork, type ChildProcess } from 'node:child_process';
import { watch, type FSWatcher } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PageBuild } from './build.ts';
import { formatDiagnostic } from './diagnostics.ts';
import { modulesDirectory } from './paths.ts';

const here = path.dirname(fileURLToPath(import.meta.url));

/** Sources that end up in the page: components, labels, static resources, Apex signatures, objects. */
const relevant = /(^|[/\\])(lwc|labels|staticresources|classes|objects|customPermissions)[/\\]/;

export interface BuilderOptions {
  root: string;
  cacheDirectory: string;
  watch: boolean;
  watchDirectories: string[];
  log: (line: string) => void;
}

export interface Builder {
  /** Resolves with the first build; rejects when even the platform could not be built. */
  ready: Promise<PageBuild>;
  current(): PageBuild | null;
  onBuild(listener: (build: PageBuild) => void): void;
  close(): void;
}

type Answer = { build: PageBuild } | { failure: string };

export function createBuilder(options: BuilderOptions): Builder {
  const child = fork(path.join(here, 'build-main.ts'), [options.root, options.cacheDirectory], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc']
  });
  const listeners: ((build: PageBuild) => void)[] = [];
  let current: PageBuild | null = null;
  const ready = firstBuild(child, (answer) => {
    if ('failure' in answer) return options.log(`The page was not built: ${answer.failure}`);
    current = answer.build;
    report(answer.build, options.log);
    listeners.forEach((listener) => listener(answer.build));
    if (!options.watch) child.disconnect();
  });
  child.on('exit', (code) => {
    if (code) options.log(`The page's build process ended (${code}); start again to see changes.`);
  });
  const watchers = options.watch
    ? watchSources(options, () => child.connected && child.send('rebuild'))
    : [];
  return {
    ready,
    current: () => current,
    onBuild: (listener) => void listeners.push(listener),
    close() {
      watchers.forEach((watcher) => watcher.close());
      if (child.connected) child.disconnect();
    }
  };
}

function firstBuild(child: ChildProcess, onAnswer: (answer: Answer) => void): Promise<PageBuild> {
  const first = new Promise<PageBuild>((resolve, reject) => {
    child.on('message', (answer: Answer) => {
      if ('build' in answer) resolve(answer.build);
      else reject(new Error(answer.failure));
      onAnswer(answer);
    });
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`The page's build process ended (${code}).`)));
  });
  first.catch(() => {});
  return first;
}

function report(build: PageBuild, log: (line: string) => void): void {
  const { vendor, platform, package: own } = build.milliseconds;
  log(`page built: base components ${vendor} ms, platform ${platform} ms, package ${own} ms`);
  for (const diagnostic of build.diagnostics) log(`error ${formatDiagnostic(diagnostic)}`);
}

function watchSources(options: BuilderOptions, rebuild: () => unknown): FSWatcher[] {
  let timer: NodeJS.Timeout | null = null;
  const changed = (_event: string, file: string | null) => {
    if (file !== null && (/(~|\.swp)$/.test(file) || file.includes('__tests__'))) return;
    if (timer) clearTimeout(timer);
    timer = setTimeout(rebuild, 60);
  };
  const packages = options.watchDirectories.map((directory) =>
    watch(directory, { recursive: true }, (event, file) => {
      if (file !== null && relevant.test(file)) changed(event, file);
    })
  );
  return [...packages, watch(modulesDirectory, { recursive: true }, changed)];
}
