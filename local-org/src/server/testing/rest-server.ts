/** A served org and clients for it, for tests of the REST API. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { SignJWT, importPKCS8 } from 'jose';
import jsforce from 'jsforce';
import { writeProject } from '../../org/test-org.ts';
import type { Persona, Seed } from '../../org/seed.ts';
import { createApp } from '../app.ts';
import { EngineClient } from '../engine-client.ts';
import { EventStream } from '../event-stream.ts';
import { createServices } from '../services.ts';

export interface RestServer {
  url: string;
  clientId: string;
  clientSecret: string;
  privateKey: string;
  log: string[];
  close(): Promise<void>;
}

export interface RestServerOptions {
  files: Record<string, string>;
  seed?: Seed;
  environment?: Record<string, string>;
  dataDirectory?: string;
}

export function persona(
  username: string,
  profile = 'Standard User',
  permissionSets: string[] = []
): Persona {
  return {
    username,
    label: username,
    name: `${username} Person`,
    profile,
    permissionSets,
    queues: []
  };
}

export async function startRestServer(options: RestServerOptions): Promise<RestServer> {
  const projectRoot = writeProject(options.files);
  const dataDirectory = options.dataDirectory ?? mkdtempSync(join(tmpdir(), 'local-org-rest-'));
  const seedFile = join(projectRoot, 'seed.json');
  writeFileSync(seedFile, JSON.stringify(options.seed ?? { personas: [], records: [] }));
  const log: string[] = [];
  const engine = new EngineClient(
    {
      projectRoot,
      packages: [],
      sources: [],
      isTolerant: false,
      dataDirectory,
      cacheDirectory: null,
      seedFile,
      jobLatencyMs: 10,
      runsJobs: true,
      backstopMs: 20_000,
      environment: options.environment ?? {}
    },
    (message) => {
      if (message.kind === 'log') log.push(message.line);
    }
  );
  await engine.start();
  const events = new EventStream();
  const ask = (request: Parameters<typeof engine.request>[0]): Promise<unknown> =>
    engine.request(request);
  const app = createApp({
    ask,
    services: createServices({
      dataDirectory,
      environment: options.environment ?? {},
      ask,
      log: (line) => log.push(line)
    }),
    readiness: () => ({ ready: true, waitingFor: [] }),
    events,
    assets: express.Router(),
    renderPage: () => ({ status: 200, headers: {}, html: '' }),
    log: (line) => log.push(line)
  });
  const server: Server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const client = JSON.parse(readFileSync(join(dataDirectory, 'oauth', 'client.json'), 'utf8')) as {
    clientId: string;
    clientSecret: string;
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...client,
    privateKey: readFileSync(join(dataDirectory, 'oauth', 'jwt-private.pem'), 'utf8'),
    log,
    async close() {
      events.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await engine.close();
    }
  };
}

export async function assertion(
  server: RestServer,
  username: string,
  changes: { audience?: string; issuer?: string; expires?: string; key?: string } = {}
): Promise<string> {
  return new SignJWT()
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer(changes.issuer ?? server.clientId)
    .setSubject(username)
    .setAudience(changes.audience ?? server.url)
    .setExpirationTime(changes.expires ?? '3m')
    .sign(await importPKCS8(changes.key ?? server.privateKey, 'RS256'));
}

/** Logged in by JWT bearer, as a program of the user. */
export async function connect(server: RestServer, username: string): Promise<jsforce.Connection> {
  const connection = new jsforce.Connection({ loginUrl: server.url, version: '65.0' });
  await connection.authorize({
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    assertion: await assertion(server, username)
  });
  return connection;
}

export async function post(
  server: RestServer,
  path: string,
  form: Record<string, string>
): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(server.url + path, {
    method: 'POST',
    body: new URLSearchParams(form)
  });
  const text = await response.text();
  return {
    status: response.status,
    body: text ? (JSON.parse(text) as Record<string, unknown>) : {}
  };
}
