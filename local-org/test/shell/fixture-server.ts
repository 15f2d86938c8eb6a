// Serves the page over the fixture org: node fixture-server.ts [project root] [port], or from a test.
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import busboy from 'busboy';
import express, { type Request, type Response } from 'express';
import { loadProject } from '../../src/metadata/project.ts';
import { createShell } from '../../src/lwc/serve.ts';
import { UiApiFailure } from './fixture-objects.ts';
import { createFixtureOrg, opportunityId, session } from './fixture-org.ts';

export const fixtureProject = path.join(path.dirname(fileURLToPath(import.meta.url)), 'project');

/** The same cache as the org's: whatever was compiled once is not compiled again. */
const fixtureCache = path.join(fixtureProject, '../../../../.cache/lwc');

export interface FixtureServer {
  url: string;
  recordUrl: string;
  readonly org: FixtureOrg;
  apexCalls: { method: string; parameters: unknown }[];
  log: string[];
  /** Back to the first data, for the next test. */
  reset(): void;
  close(): Promise<void>;
}

type FixtureOrg = ReturnType<typeof createFixtureOrg>;
const firstRows = ['first', 'second'];

export async function startFixtureServer(
  options: { root?: string; port?: number; watch?: boolean; cacheDirectory?: string } = {}
): Promise<FixtureServer> {
  const root = options.root ?? fixtureProject;
  const log: string[] = [];
  const project = loadProject(root);
  const shell = createShell({
    project: () => project,
    cacheDirectory: options.cacheDirectory ?? fixtureCache,
    watch: options.watch ?? false,
    log: (line) => void log.push(line)
  });
  const apexCalls: FixtureServer['apexCalls'] = [];
  const streams = new Set<Response>();
  let org = createFixtureOrg();
  let rows = firstRows;
  const app = express();
  app.use(shell.router);
  app.get(/^\/lightning\//, (request, response) => {
    const page = shell.renderPage({ session: session(cookie(request, 'local_org_user')) });
    response.status(page.status).set(page.headers).send(page.html);
  });
  app.post('/local-org/ui-api/:wire', express.json(), (request, response) => {
    try {
      response.json(org.answer(request.params['wire'] as string, request.body));
    } catch (error) {
      if (!(error instanceof UiApiFailure)) throw error;
      response.status(error.status).json({ status: error.status, body: error.body });
    }
  });
  app.post('/local-org/apex/:className/:method', express.json(), (request, response) => {
    const method = `${request.params['className']}.${request.params['method']}`;
    apexCalls.push({ method, parameters: request.body });
    if (method === 'ProbeController.getRows') return void response.json(rows);
    if (rows.length > 3) {
      const body = {
        message: 'There are enough rows.',
        exceptionType: 'System.AuraHandledException',
        isUserDefinedException: false,
        stackTrace: ''
      };
      return void response.status(500).json({ status: 500, body });
    }
    rows = [...rows, request.body.text];
    response.json(request.body.text);
  });
  app.post('/local-org/files', (request, response) => receiveFiles(request, response, org));
  app.get('/local-org/events', (_request, response) => {
    response.set('Content-Type', 'text/event-stream').write(':\n\n');
    streams.add(response);
    response.on('close', () => streams.delete(response));
  });
  shell.onRebuild(() => streams.forEach((stream) => stream.write('event: reload\ndata: {}\n\n')));
  const server = app.listen(options.port ?? 0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  await shell.ready;
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    recordUrl: `${url}/lightning/r/Opportunity/${opportunityId}/view`,
    get org() {
      return org;
    },
    apexCalls,
    log,
    reset() {
      org = createFixtureOrg();
      rows = firstRows;
      apexCalls.length = 0;
    },
    async close() {
      shell.close();
      streams.forEach((stream) => stream.end());
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  };
}

function receiveFiles(request: Request, response: Response, org: FixtureOrg): void {
  const saved: unknown[] = [];
  const form = busboy({ headers: request.headers, defParamCharset: 'utf8' });
  form.on('file', (_field, stream, { filename }) => {
    let size = 0;
    stream.on('data', (data: Buffer) => (size += data.length));
    stream.on('end', () => {
      if (filename.startsWith('refused')) return;
      saved.push(org.addFile(filename, size));
    });
  });
  form.on('close', () => {
    if (saved.length === 0) {
      response
        .status(400)
        .json({ status: 400, body: { message: 'Your organization refused this file.' } });
    } else response.json(saved);
  });
  request.pipe(form);
}

function cookie(request: Request, name: string): string | undefined {
  const found = (request.headers.cookie ?? '')
    .split(/;\s*/)
    .find((part) => part.startsWith(`${name}=`));
  return found && decodeURIComponent(found.slice(name.length + 1));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [root, port] = process.argv.slice(2);
  const server = await startFixtureServer({ root, port: Number(port ?? 4390), watch: true });
  console.log(server.log.join('\n'), server.recordUrl);
  setInterval(() => {
    for (const line of server.log.splice(0)) console.log(line);
  }, 500);
}
