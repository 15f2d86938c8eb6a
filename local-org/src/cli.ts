/** Command line of local-org: serve, test, check, doctor, mutate and run. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { check } from './commands/check.ts';
import { doctor } from './commands/doctor.ts';
import { mutate } from './commands/mutate.ts';
import {
  CACHE_DIRECTORY,
  complain,
  engineSettings,
  withEngine,
  write
} from './commands/settings.ts';
import type { ProjectOptions } from './commands/settings.ts';
import { test } from './commands/test.ts';
import { Refusal, StartError } from './server/engine-client.ts';

const USAGE = `Usage: local-org <command> [options]

  serve                 starts the org with its pages (PORT, LOCAL_ORG_DATA_DIR)
  test                  runs the Apex tests; the last line is "N passed, N failed"
      --class <name>      only this class or Class.method; may be repeated
      --filter <pattern>  only classes or Class.method that match
      --permset <name>    a permission set of the user who runs the tests; may be repeated
      --json <file>       results and line coverage of each class
      --junit <file>      results as JUnit XML
      --coverage          shows the lines that no test ran
      --minimum-coverage <percent>
                          fails when tests run fewer of the lines, or none of a trigger
      --verbose           shows System.debug
  check                 reads metadata, compiles Apex and flows, reports what would not run
  doctor                lists what the project uses and local-org lacks, with file and line
  mutate --class <name> changes one operator, condition or permission of the class at a
                        time and lists the changes that no test notices
  run <file.apex>       runs statements as the administrator of a fresh demo org

Options for all:
  --project <folder>    any Salesforce DX project (default: the one of this repository)

Options for all but serve:
  --with <folder>       another project whose packages are installed first; may be repeated
  --source <folder>     a package directory instead of those of sfdx-project.json; may be
                        repeated, and needed where there is no such file`;

const OPTIONS = {
  allowPositionals: true,
  options: {
    project: { type: 'string' },
    with: { type: 'string', multiple: true },
    source: { type: 'string', multiple: true },
    class: { type: 'string', multiple: true },
    filter: { type: 'string' },
    permset: { type: 'string', multiple: true },
    json: { type: 'string' },
    junit: { type: 'string' },
    coverage: { type: 'boolean' },
    'minimum-coverage': { type: 'string' },
    verbose: { type: 'boolean' },
    watch: { type: 'boolean' },
    help: { type: 'boolean' }
  }
} as const;

const PROJECT = ['with', 'source'];
/** What each command takes beside --project and --help. */
const COMMANDS: Record<string, { options: string[]; files: number }> = {
  serve: { options: ['watch'], files: 0 },
  test: {
    options: [
      ...PROJECT,
      'class',
      'filter',
      'permset',
      'json',
      'junit',
      'coverage',
      'minimum-coverage',
      'verbose'
    ],
    files: 0
  },
  check: { options: PROJECT, files: 0 },
  doctor: { options: PROJECT, files: 0 },
  mutate: { options: [...PROJECT, 'class'], files: 0 },
  run: { options: PROJECT, files: 1 }
};

/** What is not understood ends the command with its name: left out in silence, it would seem to have worked. */
function parsed() {
  try {
    const found = parseArgs(OPTIONS);
    const problem = misuse(found.values, found.positionals);
    if (problem) throw new Error(problem);
    return found;
  } catch (error) {
    complain(`${(error as Error).message}\n\n${USAGE}`);
    process.exit(2);
  }
}

function misuse(options: object, [name, ...files]: string[]): string | null {
  if (name === undefined) return null;
  const command = COMMANDS[name];
  if (!command) return `Unknown command '${name}'.`;
  const taken = new Set(['project', 'help', ...command.options]);
  for (const [option, value] of Object.entries(options)) {
    if (!taken.has(option)) return `'${name}' takes no option --${option}.`;
    if ([value].flat().includes('')) return `The option --${option} needs a value.`;
  }
  const surplus = files[command.files];
  return surplus === undefined ? null : `'${name}' does not know what to do with '${surplus}'.`;
}

const { values, positionals } = parsed();
const project: ProjectOptions = {
  root: resolve(values.project ?? join(import.meta.dirname, '..', '..')),
  packages: values.with ?? [],
  sources: values.source ?? []
};

/** A project without a seed starts as an empty org; a seed that a setting names must be there. */
function seedFile(): string | null {
  const usual = join(project.root, 'config', 'demo', 'org.json');
  return process.env['LOCAL_ORG_SEED'] ?? (existsSync(usual) ? usual : null);
}

function numberSetting(name: string, usual: number, maximum: number): number {
  const text = process.env[name] ?? '';
  const value = text === '' ? usual : Number(text);
  if (Number.isInteger(value) && value >= 0 && value <= maximum) return value;
  throw new StartError([`${name} must be a whole number up to ${maximum}, not '${text}'.`]);
}

async function run(file: string | undefined): Promise<void> {
  if (!file) throw new StartError(['Name the file to run: local-org run <file.apex>']);
  const text = readScript(file);
  await withEngine(
    engineSettings(project, { seedFile: seedFile() }),
    (message) => {
      if (message.kind === 'log') write(message.line);
    },
    async (engine) => {
      await engine.request({ kind: 'run-script', text, file });
    }
  );
}

function readScript(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new StartError([`The file cannot be read: ${(error as Error).message}`]);
  }
}

async function startServer(): Promise<void> {
  // The other commands need neither web server nor component compiler, which take long to load.
  const { serve } = await import('./server/serve.ts');
  const server = await serve({
    projectRoot: project.root,
    port: numberSetting('PORT', 4330, 65_535),
    dataDirectory: resolve(
      process.env['LOCAL_ORG_DATA_DIR'] ?? join(project.root, '.local', 'org')
    ),
    cacheDirectory: CACHE_DIRECTORY,
    seedFile: seedFile(),
    jobLatencyMs: numberSetting('LOCAL_ORG_JOB_LATENCY_MS', 300, 3_600_000),
    watch: values.watch ?? process.env['LOCAL_ORG_WATCH'] === 'true',
    environment: process.env,
    log: complain
  });
  const stop = (): void => {
    // Whatever hangs must not keep the process alive.
    setTimeout(() => process.exit(0), 5000).unref();
    void server.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  await server.ready;
  write(`local-org is ready: ${server.url}/`);
}

function percent(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text !== '' && Number.isInteger(value) && value >= 0 && value <= 100) return value;
  throw new StartError([`--minimum-coverage must be a whole number up to 100, not '${text}'.`]);
}

async function main(): Promise<void> {
  const [command, file] = positionals;
  if (values.help || !command) {
    write(USAGE);
    return;
  }
  switch (command) {
    case 'serve':
      return startServer();
    case 'test':
      return test(project, {
        classes: values.class ?? [],
        filter: values.filter,
        permissionSets: values.permset ?? [],
        json: values.json,
        junit: values.junit,
        coverage: values.coverage ?? false,
        minimumCoverage: percent(values['minimum-coverage']),
        verbose: values.verbose ?? false
      });
    case 'check':
      return check(project);
    case 'doctor':
      return doctor(project);
    case 'mutate':
      return mutate(project, values.class ?? []);
    case 'run':
      return run(file);
  }
}

function refusalText({ message, body }: Refusal): string {
  const stack = body['stackTrace'];
  return typeof stack === 'string' && stack ? `${message}\n${stack}` : message;
}

/** What the operating system refuses needs no stack; everything else is a mistake of local-org. */
function startText({ code, syscall, message, stack }: NodeJS.ErrnoException): string {
  if (code === 'EADDRINUSE') return `${message}. Stop that program, or choose another PORT.`;
  return syscall === undefined ? (stack ?? message) : message;
}

main().catch((error: unknown) => {
  if (error instanceof StartError) complain(error.lines.join('\n'));
  else if (error instanceof Refusal) complain(refusalText(error));
  else if ((error as Error).name === 'MetadataError') complain((error as Error).message);
  else complain(startText(error as NodeJS.ErrnoException));
  process.exit(1);
});
