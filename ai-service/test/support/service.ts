/** Starts the real service as a process of its own, for tests that talk to it over HTTP. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

const mainFile = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** A fresh org per service: on a shared DATABASE_URL earlier runs must not be seen. */
const run = `${process.pid}-${Date.now().toString(36)}`;
export const firstKey = 'first-key-0123456789';
export const secondKey = 'second-key-0123456789';

export interface Answer {
  status: number;
  headers: Headers;
  // Tests look into answers of every shape.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any;
}

export interface Service {
  url: string;
  dataFolder: string;
  log(): string;
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
  upload(bytes: Uint8Array, options?: CallOptions): Promise<Answer>;
  extract(documentId: string, options?: CallOptions & { idempotencyKey?: string }): Promise<Answer>;
  /** Polls until the extraction is completed or failed; gives every answer on the way. */
  follow(id: string, seconds?: number): Promise<Answer['body'][]>;
  signal(name: NodeJS.Signals): Promise<number | null>;
  stop(): Promise<void>;
}

export interface CallOptions {
  key?: string;
  headers?: Record<string, string>;
  body?: unknown;
}

export type Environment = Record<string, string>;

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

export async function makeDataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-service-'));
  // As root the database runs under another account, which must get through.
  await chmod(folder, 0o755);
  return folder;
}

export async function removeDataFolder(folder: string): Promise<void> {
  if (process.env.DATABASE_URL) {
    const name = databaseName(folder);
    await onServer(async (client) => {
      await client.query(`drop database if exists ${name} with (force)`);
    });
  }
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}

/**
 * The whole suite also runs on the server of DATABASE_URL: each data folder gets a database there, since
 * services of different tests must not take each other's jobs.
 */
async function ownDatabase(dataFolder: string): Promise<string> {
  const url = new URL(String(process.env.DATABASE_URL));
  const name = databaseName(dataFolder);
  await onServer(async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (!rowCount) await client.query(`create database ${name}`);
  });
  url.pathname = `/${name}`;
  return url.href;
}

function databaseName(dataFolder: string): string {
  return basename(dataFolder)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '_');
}

async function onServer(work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client(process.env.DATABASE_URL);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** The process alone, for tests of how it starts and refuses to start. */
export function launch(environment: Environment): { child: ChildProcess; output: () => string } {
  let text = '';
  const { PATH } = process.env;
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', mainFile], {
    env: { PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe']
  });
  child.stdout?.on('data', (bytes: Buffer) => (text += bytes.toString('utf8')));
  child.stderr?.on('data', (bytes: Buffer) => (text += bytes.toString('utf8')));
  return { child, output: () => text };
}

export async function startService(
  environment: Environment = {},
  existingFolder?: string
): Promise<Service> {
  const port = await freePort();
  const dataFolder = existingFolder ?? (await makeDataFolder());
  const databaseUrl = process.env.DATABASE_URL && (await ownDatabase(dataFolder));
  const { child, output } = launch({
    PORT: String(port),
    DATA_DIR: dataFolder,
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
    COUNTERSIGN_API_KEYS: `first-${run}:${firstKey},second-${run}:${secondKey}`,
    ...environment
  });
  const url = `http://127.0.0.1:${port}`;
  await waitUntilReady(url, child, output);
  return { url, dataFolder, log: output, ...client(url), ...control(child, dataFolder) };
}

async function waitUntilReady(url: string, child: ChildProcess, output: () => string) {
  const deadline = Date.now() + 60_000;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The service ended at once:\n${output()}`);
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok) return;
    if (Date.now() > deadline) throw new Error(`The service does not get ready:\n${output()}`);
    await sleep(50);
  }
}

function client(url: string) {
  async function call(method: string, path: string, options: CallOptions = {}): Promise<Answer> {
    const { key = firstKey, headers = {}, body } = options;
    const isBytes = ArrayBuffer.isView(body);
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(key ? { authorization: `Bearer ${key}` } : {}),
        ...(body && !isBytes ? { 'content-type': 'application/json' } : {}),
        ...headers
      },
      body: body === undefined ? undefined : isBytes ? (body as BodyInit) : JSON.stringify(body)
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      body: isJson ? JSON.parse(text) : text
    };
  }

  return {
    call,
    upload: (bytes: Uint8Array, options: CallOptions = {}) => {
      const headers = { 'content-type': 'application/pdf', 'x-file-name': 'contract.pdf' };
      return call('POST', '/v1/documents', {
        ...options,
        headers: { ...headers, ...options.headers },
        body: bytes
      });
    },
    extract: (documentId: string, options: CallOptions & { idempotencyKey?: string } = {}) => {
      const idempotencyKey = options.idempotencyKey ?? `key-${Math.random().toString(36).slice(2)}`;
      return call('POST', '/v1/extractions', {
        ...options,
        headers: { 'idempotency-key': idempotencyKey, ...options.headers },
        body: options.body ?? { documentId }
      });
    },
    follow: async (id: string, seconds = 45) => {
      const answers: Answer['body'][] = [];
      const deadline = Date.now() + seconds * 1000;
      for (;;) {
        const { body } = await call('GET', `/v1/extractions/${id}`);
        answers.push(body);
        if (body.status === 'completed' || body.status === 'failed') return answers;
        if (Date.now() > deadline) {
          throw new Error(`The extraction does not end: ${JSON.stringify(body).slice(0, 600)}`);
        }
        await sleep(40);
      }
    }
  };
}

function control(child: ChildProcess, dataFolder: string) {
  const signal = async (name: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const exit = once(child, 'exit');
    child.kill(name);
    const [code] = (await exit) as [number | null];
    return code;
  };
  return {
    signal,
    stop: async () => {
      await signal('SIGTERM');
      await removeDataFolder(dataFolder);
    }
  };
}
