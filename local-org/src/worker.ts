/** The engine thread: one org, one request at a time, jobs in between. */
import { parentPort, workerData } from 'node:worker_threads';
import { Script } from 'node:vm';
import { MutationRefused } from './apex/testing/mutation-check.ts';
import { calloutSender } from './callout/bridge.ts';
import type { CalloutOutcome } from './callout/http-client.ts';
import { isCalloutPending, Replay } from './callout/replay.ts';
import { credentialSettings } from './callout/settings.ts';
import type { HttpCallout } from './host.ts';
import { problemText } from './metadata/problem.ts';
import { diagnosticText, LocalOrg } from './org.ts';
import {
  callApex,
  callUiApi,
  describeSession,
  insertFile,
  readFile,
  RequestError,
  sessionUserId
} from './org/requests.ts';
import { inspect } from './org/inspect.ts';
import { installPackage } from './org/install.ts';
import { assignPermissionSets, loadSeed, readSeed } from './org/seed.ts';
import type { Seed } from './org/seed.ts';
import { Cursors } from './rest/cursors.ts';
import { answerComposite, answerRest } from './rest/dispatch.ts';
import { identityOf } from './rest/identity.ts';
import { isApexException } from './values/exception.ts';
import { toJson } from './uiapi/field-value.ts';
import type {
  MainMessage,
  OrgRequest,
  TestRun,
  WorkerMessage,
  WorkerSettings
} from './worker-protocol.ts';

const NO_SEED: Seed = { personas: [], records: [] };
const MAXIMUM_TIMER_MS = 60_000;

const settings = workerData as WorkerSettings;
const post = (message: WorkerMessage): void => parentPort?.postMessage(message);
const log = (line: string): void => post({ kind: 'log', line });

/** Callouts whose answers the main thread has not sent yet. */
const awaited = new Map<number, (outcome: CalloutOutcome) => void>();
let lastCallout = 0;

function awaitCallout(request: HttpCallout, resume: (outcome: CalloutOutcome) => void): void {
  const calloutId = ++lastCallout;
  awaited.set(calloutId, resume);
  post({ kind: 'callout', calloutId, request });
}

class Engine {
  private readonly org: LocalOrg;
  private readonly seed: Seed;
  private readonly rest = { cursors: new Cursors() };
  private timer: NodeJS.Timeout | undefined;

  constructor() {
    this.org = new LocalOrg({
      projectRoot: settings.projectRoot,
      packages: settings.packages,
      sources: settings.sources,
      ...(settings.isTolerant
        ? { onProblem: (found) => post({ kind: 'problem', line: problemText(found) }) }
        : {}),
      jobLatencyMs: settings.jobLatencyMs,
      credentials: credentialSettings(settings.environment),
      sendCallout: calloutSender({ port: settings.calloutPort, bell: settings.calloutBell }),
      awaitCallout,
      log,
      ...(settings.dataDirectory ? { dataDirectory: settings.dataDirectory } : {}),
      ...(settings.cacheDirectory ? { cacheDirectory: settings.cacheDirectory } : {})
    });
    this.seed = settings.seedFile ? readSeed(settings.seedFile) : NO_SEED;
  }

  /** Answers the problems that keep the org from starting. */
  start(): string[] {
    const { org, seed } = this;
    if (org.diagnostics.length > 0 && !settings.isTolerant) {
      return org.diagnostics.map(diagnosticText);
    }
    // Tests run where the sources were deployed, everything else where the package was installed.
    if (settings.dataDirectory || settings.seedFile) installPackage(org);
    org.transaction(org.administratorId(), 'synchronous', () => loadSeed(org, seed));
    org.listen((event) => {
      if (event.kind === 'record') post({ kind: 'record-changes', changes: event.changes });
      else post(eventMessage(event.event));
    });
    if (settings.runsJobs) {
      org.jobs.restore();
      this.schedule();
    }
    return [];
  }

  /** Answers a request now, or when the callouts that it makes are answered. */
  handle(id: number, request: OrgRequest, replay = new Replay()): void {
    try {
      const isSuspendable = ['apex', 'ui-api', 'rest'].includes(request.kind);
      const value = guarded(() =>
        isSuspendable ? this.org.attempt(replay, () => this.answer(request)) : this.answer(request)
      );
      post({ kind: 'answer', id, value });
    } catch (error) {
      if (isCalloutPending(error)) {
        awaitCallout(error.request, (outcome) => {
          replay.add(error.request, outcome);
          this.handle(id, request, replay);
        });
      } else post(refusal(id, error));
    }
  }

  private answer(request: OrgRequest): unknown {
    const { org, seed } = this;
    org.activity.label = labelOf(request);
    switch (request.kind) {
      case 'apex':
        return callApex(org, this.user(request.username), request);
      case 'ui-api':
        return callUiApi(org, this.user(request.username), request);
      case 'upload':
        return insertFile(org, this.user(request.username), request);
      case 'download':
        return readFile(org, this.user(request.username), request.versionId);
      case 'session':
        return describeSession(org, seed, this.user(request.username));
      case 'rest': {
        const answer = request.isComposite ? answerComposite : answerRest;
        return answer(org, this.rest, request.userId, request.request);
      }
      case 'inspect':
        return inspect(org);
      case 'identity':
        return identityOf(org, seed, request);
      case 'advance-clock':
        org.clock.advance(request.milliseconds);
        return { now: new Date(org.clock.now()).toISOString() };
      case 'run-tests':
        return this.runTests(request);
      case 'gaps':
        return org.gaps;
      case 'mutate':
        return org.mutate(request.className, (result) => post({ kind: 'mutant', result }));
      case 'run-script':
        org.transaction(org.administratorId(), 'synchronous', () =>
          org.program.runAnonymous(request.text, request.file)
        );
        while (org.jobs.runNext()) continue;
        return null;
      case 'close':
        clearTimeout(this.timer);
        org.database.close();
        return null;
      default:
        return request satisfies never;
    }
  }

  /** Tests run as the administrator, as in an org where he has these permission sets. */
  private runTests({ filter, permissionSets }: OrgRequest & { kind: 'run-tests' }): TestRun {
    const { org } = this;
    const administrator = org.administratorId();
    org.transaction(administrator, 'synchronous', () =>
      assignPermissionSets(org, administrator, permissionSets)
    );
    const results = org.program.runTests(
      filter === null ? null : new RegExp(filter, 'i'),
      (result) => post({ kind: 'test-result', result })
    );
    return { results, coverage: org.program.coverage() };
  }

  /** Wakes up when the next job is due; requests come first because each wake-up runs one job only. */
  schedule(): void {
    if (!settings.runsJobs) return;
    clearTimeout(this.timer);
    const next = this.org.jobs.nextStart();
    if (next === null) return;
    const wait = Math.max(0, Math.min(next - this.org.clock.now(), MAXIMUM_TIMER_MS));
    this.timer = setTimeout(() => {
      guarded(() => this.org.jobs.runNext());
      this.schedule();
    }, wait);
  }

  private user(username: string | null): string {
    return sessionUserId(this.org, this.seed, username);
  }
}

/** How the log of transactions calls a request; null for one without a transaction of its own. */
function labelOf(request: OrgRequest): string | null {
  switch (request.kind) {
    case 'apex':
      return `${request.className}.${request.methodName}`;
    case 'ui-api':
      return `UI API ${request.wire}`;
    case 'rest':
      return `REST ${request.request.method} ${request.request.path}`;
    case 'upload':
    case 'download':
    case 'session':
    case 'run-script':
      return request.kind;
    default:
      return null;
  }
}

function eventMessage(event: {
  type: string;
  fields: Map<string, unknown>;
  get(name: string): unknown;
}): WorkerMessage {
  const payload = Object.fromEntries(
    [...event.fields].map(([name, value]) => [name, toJson(value)])
  );
  return {
    kind: 'platform-event',
    channel: `/event/${event.type}`,
    payload,
    replayId: Number(event.get('ReplayId'))
  };
}

const guard = new Script('globalThis.__localOrgWork()');

/** A piece of work that takes too long is stopped; its half-done transaction dies with this thread. */
function guarded<T>(work: () => T): T {
  let result: T | undefined;
  const globals = globalThis as { __localOrgWork?: () => void };
  globals.__localOrgWork = () => {
    result = work();
  };
  try {
    guard.runInThisContext({ timeout: settings.backstopMs, displayErrors: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') {
      log('A transaction took too long: the engine restarts from its journal.');
      process.exit(1);
    }
    throw error;
  }
  return result as T;
}

function refusal(id: number, error: unknown): WorkerMessage {
  if (error instanceof RequestError) {
    return { kind: 'refusal', id, status: error.status, body: error.body };
  }
  if (isApexException(error)) {
    const message = `${error.apexType}: ${error.apexMessage ?? 'Script-thrown exception'}`;
    const stackTrace = error.apexStack ?? '';
    const body = { message, exceptionType: error.apexType, stackTrace };
    return { kind: 'refusal', id, status: 500, body };
  }
  if (error instanceof MutationRefused) {
    return { kind: 'refusal', id, status: 400, body: { message: error.message } };
  }
  // Engine bugs and missing features: the message names file and line; the browser gets it too.
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  log(error instanceof Error ? (error.stack ?? message) : message);
  const body = { message, errorCode: 'LOCAL_ORG_ERROR', exceptionType: null, stackTrace: '' };
  return { kind: 'refusal', id, status: 500, body };
}

function problems(error: unknown): string[] {
  if (!(error instanceof Error)) return [String(error)];
  const isKnown = ['MetadataError', 'FlowLoadError', 'JournalError', 'NotSupported'].includes(
    error.name
  );
  return [isKnown ? error.message : (error.stack ?? error.message)];
}

function main(): void {
  let engine: Engine;
  try {
    engine = new Engine();
    const lines = engine.start();
    if (lines.length > 0) {
      post({ kind: 'failed', lines });
      return;
    }
  } catch (error) {
    post({ kind: 'failed', lines: problems(error) });
    return;
  }
  parentPort?.on('message', (message: MainMessage) => {
    if (message.kind === 'callout-outcome') {
      awaited.get(message.calloutId)?.(message.outcome);
      awaited.delete(message.calloutId);
    } else {
      engine.handle(message.id, message.request);
    }
    if (message.kind === 'request' && message.request.kind === 'close') parentPort?.close();
    else engine.schedule();
  });
  post({ kind: 'ready' });
}

main();
