/** Command line of local-org: serve, test, check and run. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { ApexTestResult } from './host.ts';
import { checkProject } from './org/check-project.ts';
import { EngineClient, Refusal, StartError } from './server/engine-client.ts';
import type { EngineSettings } from './server/engine-client.ts';
import { serve } from './server/serve.ts';
import type { WorkerMessage } from './worker-protocol.ts';

const USAGE = `Usage: local-org <command> [options]

  serve                 starts the org with its pages (PORT, LOCAL_ORG_DATA_DIR)
  test                  runs the Apex tests: --filter <Class or Class.method>, --json <file>,
                        --verbose shows System.debug
  check                 reads metadata, compiles Apex and flows, reports what cannot run
  run <file.apex>       runs statements as the administrator of a fresh demo org

Options for all: --project <folder> (default: the current folder)`;

const write = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    project: { type: 'string' },
    filter: { type: 'string' },
    json: { type: 'string' },
    verbose: { type: 'boolean' },
    watch: { type: 'boolean' },
    help: { type: 'boolean' }
  }
});
const MAXIMUM_RUN_MS = 30 * 60_000;
const projectRoot = resolve(values.project ?? join(import.meta.dirname, '..', '..'));

function engineSettings(seedFile: string | null): EngineSettings {
  return {
    projectRoot,
    dataDirectory: null,
    cacheDirectory: join(projectRoot, '.cache', 'apex'),
    seedFile,
    jobLatencyMs: 0,
    runsJobs: false,
    // A whole test run is one request: its limits are Apex's own.
    backstopMs: MAXIMUM_RUN_MS,
    environment: process.env
  };
}

async function withEngine(
  seedFile: string | null,
  onMessage: (message: WorkerMessage) => void,
  work: (engine: EngineClient) => Promise<void>
): Promise<void> {
  const engine = new EngineClient(engineSettings(seedFile), onMessage);
  try {
    await engine.start();
    await work(engine);
  } finally {
    await engine.close();
  }
}

const seedFile = (): string =>
  process.env['LOCAL_ORG_SEED'] ?? join(projectRoot, 'config', 'demo', 'org.json');

async function test(): Promise<void> {
  let results: ApexTestResult[] = [];
  await withEngine(null, showTest, async (engine) => {
    const request = { kind: 'run-tests' as const, filter: values.filter ?? null };
    results = (await engine.request(request)) as ApexTestResult[];
  });
  const failed = results.filter(({ outcome }) => outcome === 'fail').length;
  const passed = results.length - failed;
  if (values.json) writeFileSync(values.json, JSON.stringify(report(results), null, 2));
  write(`${passed} passed, ${failed} failed`);
  if (results.length === 0) complain('No test matches.');
  process.exitCode = failed > 0 || results.length === 0 ? 1 : 0;
}

function showTest(message: WorkerMessage): void {
  if (message.kind === 'log' && values.verbose) complain(message.line);
  if (message.kind !== 'test-result') return;
  const {
    className,
    methodName,
    outcome,
    milliseconds,
    message: text,
    stackTrace
  } = message.result;
  write(`${outcome} ${className}.${methodName} (${Math.round(milliseconds)} ms)`);
  if (outcome === 'pass') return;
  for (const line of [...(text ?? '').split('\n'), ...(stackTrace ?? '').split('\n')]) {
    if (line) write(`     ${line}`);
  }
}

function report(results: ApexTestResult[]) {
  const tests = results.map(
    ({ className, methodName, outcome, message, stackTrace, milliseconds }) => ({
      className,
      method: methodName,
      outcome,
      message,
      stack: stackTrace,
      milliseconds
    })
  );
  const passed = tests.filter(({ outcome }) => outcome === 'pass').length;
  return { passed, failed: tests.length - passed, tests };
}

async function check(): Promise<void> {
  const problems = checkProject(projectRoot);
  if (problems.length > 0) throw new StartError(problems);
  await withEngine(null, logOnly, async () => write('The project loads and compiles.'));
}

async function run(file: string | undefined): Promise<void> {
  if (!file) throw new StartError(['Name the file to run: local-org run <file.apex>']);
  const text = readFileSync(file, 'utf8');
  await withEngine(seedFile(), logOnly, async (engine) => {
    await engine.request({ kind: 'run-script', text, file });
  });
}

function logOnly(message: WorkerMessage): void {
  if (message.kind === 'log') write(message.line);
}

async function startServer(): Promise<void> {
  const server = await serve({
    projectRoot,
    port: Number(process.env['PORT'] ?? 4330),
    dataDirectory: resolve(process.env['LOCAL_ORG_DATA_DIR'] ?? join(projectRoot, '.local', 'org')),
    seedFile: seedFile(),
    jobLatencyMs: Number(process.env['LOCAL_ORG_JOB_LATENCY_MS'] ?? 300),
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
      return test();
    case 'check':
      return check();
    case 'run':
      return run(file);
    default:
      complain(`Unknown command '${command}'.\n\n${USAGE}`);
      process.exitCode = 2;
  }
}

function refusalText({ message, body }: Refusal): string {
  const stack = body['stackTrace'];
  return typeof stack === 'string' && stack ? `${message}\n${stack}` : message;
}

main().catch((error: unknown) => {
  if (error instanceof StartError) complain(error.lines.join('\n'));
  else if (error instanceof Refusal) complain(refusalText(error));
  else if ((error as Error).name === 'MetadataError') complain((error as Error).message);
  else complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exit(1);
});
