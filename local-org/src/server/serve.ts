/** Starts the org as a web server and stops it without losing anything. */
import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createShell } from '../lwc/serve.ts';
import { loadProject } from '../metadata/project.ts';
import type { OrgRequest, WorkerMessage } from '../worker-protocol.ts';
import { createApp } from './app.ts';
import { BACKSTOP_MS, EngineClient } from './engine-client.ts';
import { EventStream } from './event-stream.ts';
import { createServices } from './services.ts';

export interface ServeOptions {
  projectRoot: string;
  port: number;
  dataDirectory: string;
  /** What was compiled, kept between starts. */
  cacheDirectory: string;
  seedFile: string | null;
  jobLatencyMs: number;
  watch: boolean;
  environment: Record<string, string | undefined>;
  log(line: string): void;
}

export interface RunningServer {
  url: string;
  /** Resolves when Apex is compiled, the data is loaded and the pages are built. */
  ready: Promise<void>;
  close(): Promise<void>;
}

export async function serve(options: ServeOptions): Promise<RunningServer> {
  const { projectRoot, log } = options;
  mkdirSync(options.dataDirectory, { recursive: true });
  const project = loadProject(projectRoot);
  const shell = createShell({
    project: () => project,
    cacheDirectory: join(options.cacheDirectory, 'lwc'),
    watch: options.watch,
    log
  });
  const events = new EventStream();
  const engine = new EngineClient(
    {
      projectRoot,
      dataDirectory: options.dataDirectory,
      cacheDirectory: join(options.cacheDirectory, 'apex'),
      seedFile: options.seedFile,
      jobLatencyMs: options.jobLatencyMs,
      runsJobs: true,
      backstopMs: BACKSTOP_MS,
      environment: options.environment
    },
    (message) => forward(message, events, log)
  );
  let isPageReady = false;
  const pageReady = shell.ready.then(() => {
    isPageReady = true;
  });
  shell.onRebuild(() => events.send('reload', {}));
  const ask = (request: OrgRequest): Promise<unknown> => engine.request(request);
  const app = createApp({
    ask,
    services: createServices({ ...options, ask }),
    readiness: () => readiness(engine.isReady, isPageReady),
    events,
    assets: shell.router,
    renderPage: (request) => shell.renderPage(request),
    log
  });
  // Only this machine: the pages have no login.
  const server = app.listen(options.port, '127.0.0.1');
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    ready: Promise.all([engine.start(), pageReady]).then(() => undefined),
    async close() {
      events.close();
      shell.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      await engine.close();
      server.closeAllConnections();
      await closed;
    }
  };
}

function readiness(isEngineReady: boolean, isPageReady: boolean) {
  const waitingFor = [
    ...(isEngineReady ? [] : ['Apex and data']),
    ...(isPageReady ? [] : ['pages'])
  ];
  return { ready: waitingFor.length === 0, waitingFor };
}

function forward(message: WorkerMessage, events: EventStream, log: (line: string) => void): void {
  if (message.kind === 'log') log(message.line);
  else if (message.kind === 'record-changes') events.send('record', message.changes);
  else if (message.kind === 'platform-event') {
    const { channel, payload, replayId } = message;
    events.send('platform-event', {
      channel,
      data: { schema: channel.slice('/event/'.length), payload, event: { replayId } }
    });
  }
}
