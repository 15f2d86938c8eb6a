/** The HTTP surface of the org: pages, Apex, UI API, files and events. */
import express from 'express';
import type { Express, Request, Response } from 'express';
import type { OrgRequest } from '../worker-protocol.ts';
import type { EventStream } from './event-stream.ts';
import {
  appNameOf,
  errorHandler,
  refuseForeignOrigins,
  sendError,
  usernameOf
} from './requests.ts';
import { inspectRouter } from './inspect/routes.ts';
import { withUploads } from './uploads.ts';

export interface RenderedPage {
  status: number;
  headers: Record<string, string>;
  html: string;
}

export interface AppParts {
  ask(request: OrgRequest): Promise<unknown>;
  /** True when every part is ready; the text says what is missing. */
  readiness(): { ready: boolean; waitingFor: string[] };
  events: EventStream;
  assets: express.Router;
  renderPage(request: { session: unknown; appName?: string }): RenderedPage;
  log(line: string): void;
  /** OAuth and the REST API; absent where only pages are served. */
  services?: express.Router;
  /** Largest uploaded file; the platform's 2 GB when absent. */
  maximumFileBytes?: number;
}

const BODY_LIMIT = '10mb';

export function createApp(parts: AppParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.get('/healthz', (_request, response) => {
    const { ready, waitingFor } = parts.readiness();
    response.status(ready ? 200 : 503).json({ status: ready ? 'ok' : 'starting', waitingFor });
  });
  app.use(refuseForeignOrigins);
  app.use(parts.assets);
  if (parts.services) app.use(parts.services);
  addPages(app, parts);
  addData(app, parts);
  addFiles(app, parts);
  app.use(inspectRouter(parts.ask));
  app.get('/local-org/events', (request, response) => parts.events.connect(request, response));
  app.use((request, response) => {
    sendError(response, 404, { message: `There is nothing at ${request.method} ${request.path}` });
  });
  app.use(errorHandler(parts.log));
  return app;
}

function addPages(app: Express, parts: AppParts): void {
  const session = (request: Request): Promise<unknown> =>
    parts.ask({ kind: 'session', username: usernameOf(request) });
  app.get('/', async (request, response) => {
    const { landing } = (await session(request)) as {
      landing: { object: string; id: string } | null;
    };
    response.redirect(
      landing
        ? `/lightning/r/${landing.object}/${landing.id}/view`
        : '/lightning/o/Opportunity/list'
    );
  });
  app.get('/local-org/session', async (request, response) => {
    response.set('Cache-Control', 'no-store').json(await session(request));
  });
  app.get(/^\/lightning(\/|$)/, async (request, response) => {
    const appName = appNameOf(request);
    const page = parts.renderPage({
      session: await session(request),
      ...(appName ? { appName } : {})
    });
    response.status(page.status).set(page.headers).send(page.html);
  });
}

function addData(app: Express, parts: AppParts): void {
  const json = express.json({ limit: BODY_LIMIT, strict: false });
  app.post('/local-org/apex/:className/:methodName', json, async (request, response) => {
    const { className, methodName } = request.params as Record<string, string>;
    const value = await parts.ask({
      kind: 'apex',
      username: usernameOf(request),
      className,
      methodName,
      parameters: objectBody(request)
    });
    response.json(value ?? null);
  });
  app.post('/local-org/ui-api/:wire', json, async (request, response) => {
    const value = await parts.ask({
      kind: 'ui-api',
      username: usernameOf(request),
      appName: appNameOf(request),
      wire: String(request.params['wire']),
      config: objectBody(request)
    });
    response.json(value ?? null);
  });
  app.post('/local-org/clock', json, async (request, response) => {
    const { milliseconds } = objectBody(request);
    if (typeof milliseconds !== 'number' || !(milliseconds >= 0)) {
      sendError(response, 400, { message: 'Send {"milliseconds": n} with n not below 0.' });
      return;
    }
    response.json(await parts.ask({ kind: 'advance-clock', milliseconds }));
  });
}

function objectBody(request: Request): Record<string, unknown> {
  const body: unknown = request.body;
  return typeof body === 'object' && body !== null && !Array.isArray(body)
    ? (body as Record<string, unknown>)
    : {};
}

function addFiles(app: Express, parts: AppParts): void {
  app.post('/local-org/files', async (request, response) => {
    const recordId = typeof request.query['recordId'] === 'string' ? request.query['recordId'] : '';
    const username = usernameOf(request);
    const saved = await withUploads(
      request,
      async (files) => {
        const answers: unknown[] = [];
        for (const file of files) {
          answers.push(
            await parts.ask({ kind: 'upload', username, ...file, recordId: recordId || null })
          );
        }
        return answers;
      },
      parts.maximumFileBytes
    );
    response.json(saved);
  });
  app.get('/sfc/servlet.shepherd/version/download/:versionId', async (request, response) => {
    const file = (await parts.ask({
      kind: 'download',
      username: usernameOf(request),
      versionId: String(request.params['versionId'])
    })) as { fileName: string; bytes: Uint8Array };
    sendFile(response, file);
  });
}

/** Always an attachment and never sniffed: an uploaded file must not run as a page of the org. */
function sendFile(response: Response, file: { fileName: string; bytes: Uint8Array }): void {
  response
    .attachment(file.fileName)
    .set({
      'Content-Type': 'application/octet-stream',
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store'
    })
    .send(Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength));
}
