import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { OrgRequest } from '../worker-protocol.ts';
import { createApp } from './app.ts';
import { Refusal } from './engine-client.ts';
import { EventStream } from './event-stream.ts';

const asked: OrgRequest[] = [];
let uploaded = '';
let isReady = true;

async function answer(request: OrgRequest): Promise<unknown> {
  asked.push(request);
  switch (request.kind) {
    case 'session':
      return { user: { Username: request.username }, landing: { object: 'Deal__c', id: 'a00' } };
    case 'apex':
      if (request.methodName === 'refuse')
        throw new Refusal(500, { message: 'No', errorCode: 'X' });
      if (request.methodName === 'crash') throw new Error('secret detail');
      return { echo: request.parameters };
    case 'upload':
      uploaded = readFileSync(request.path, 'utf8');
      return { name: request.fileName };
    case 'download':
      return { fileName: 'a "b".pdf', bytes: new Uint8Array([1, 2, 3]) };
    default:
      return null;
  }
}

const events = new EventStream();
const log: string[] = [];
let server: Server;
let base: string;

beforeAll(async () => {
  const app = createApp({
    ask: answer,
    readiness: () => ({ ready: isReady, waitingFor: isReady ? [] : ['pages'] }),
    events,
    assets: express.Router(),
    renderPage: ({ session }) => ({ status: 200, headers: {}, html: JSON.stringify(session) }),
    log: (line) => log.push(line),
    maximumFileBytes: 10
  });
  server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  events.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function post(
  path: string,
  body: unknown,
  headers: Record<string, string> = {}
): Promise<Response> {
  return fetch(base + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body)
  });
}

function form(text: string, name: string): FormData {
  const data = new FormData();
  data.append('file', new Blob([text], { type: 'application/pdf' }), name);
  return data;
}

describe('pages', () => {
  it('start at the landing record', async () => {
    const response = await fetch(`${base}/`, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([
      302,
      '/lightning/r/Deal__c/a00/view'
    ]);
  });

  it('carry the session of the persona in the cookie', async () => {
    const response = await fetch(`${base}/lightning/o/Deal__c/list`, {
      headers: { cookie: 'x=1; local_org_user=ada%40test.example' }
    });
    expect(await response.text()).toContain('ada@test.example');
  });

  it('say in healthz what is missing', async () => {
    isReady = false;
    const response = await fetch(`${base}/healthz`);
    isReady = true;
    expect([response.status, await response.json()]).toEqual([
      503,
      { status: 'starting', waitingFor: ['pages'] }
    ]);
    expect((await fetch(`${base}/healthz`)).status).toBe(200);
  });
});

describe('requests', () => {
  it('reach Apex with their parameters and the user', async () => {
    const response = await post(
      '/local-org/apex/Deals/list',
      { a: [1] },
      { cookie: 'local_org_user=u' }
    );
    expect(await response.json()).toEqual({ echo: { a: [1] } });
    expect(asked.at(-1)).toMatchObject({ kind: 'apex', username: 'u', className: 'Deals' });
  });

  it('answer refusals and broken JSON in one shape', async () => {
    const refused = await post('/local-org/apex/Deals/refuse', {});
    expect([refused.status, await refused.json()]).toEqual([
      500,
      { status: 500, body: { statusCode: 500, message: 'No', errorCode: 'X' } }
    ]);
    const broken = await fetch(`${base}/local-org/ui-api/getRecord`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{'
    });
    expect(broken.status).toBe(400);
    expect((await fetch(`${base}/nothing/here`)).status).toBe(404);
  });

  it('log crashes with their stack', async () => {
    expect((await post('/local-org/apex/Deals/crash', {})).status).toBe(500);
    expect(log.join('\n')).toContain('secret detail');
  });

  it('from other sites are refused', async () => {
    const foreign = { origin: 'https://evil.example' };
    expect((await post('/local-org/apex/Deals/list', {}, foreign)).status).toBe(403);
    expect((await post('/local-org/apex/Deals/list', {}, { origin: 'null' })).status).toBe(403);
    expect((await post('/local-org/apex/Deals/list', {}, { origin: base })).status).toBe(200);
  });
});

describe('files', () => {
  it('arrive on disk and are handed over with their own name only', async () => {
    const response = await fetch(`${base}/local-org/files?recordId=a00`, {
      method: 'POST',
      body: form('bytes', 'Verträge.pdf')
    });
    expect(await response.json()).toEqual([{ name: 'Verträge.pdf' }]);
    expect(uploaded).toBe('bytes');
    expect(asked.at(-1)).toMatchObject({ recordId: 'a00', mimeType: 'application/pdf' });
  });

  it('that are too large get a clear refusal', async () => {
    const response = await fetch(`${base}/local-org/files`, {
      method: 'POST',
      body: form('x'.repeat(11), 'big')
    });
    expect(response.status).toBe(413);
    expect(JSON.stringify(await response.json())).toContain('Choose a smaller file');
  });

  it('must come as a form with a file', async () => {
    expect((await post('/local-org/files', {})).status).toBe(400);
    const empty = new FormData();
    empty.append('text', 'no file');
    expect((await fetch(`${base}/local-org/files`, { method: 'POST', body: empty })).status).toBe(
      400
    );
  });

  it('are downloads, never pages', async () => {
    const response = await fetch(`${base}/sfc/servlet.shepherd/version/download/068x`);
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="a \\"b\\".pdf"'
    );
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([1, 2, 3]);
  });
});

describe('events', () => {
  it('reach every open page', async () => {
    const response = await fetch(`${base}/local-org/events`);
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    await reader.read();
    events.send('record', [{ type: 'Deal__c', id: 'a00', operation: 'update' }]);
    const { value } = await reader.read();
    expect(Buffer.from(value ?? []).toString()).toBe(
      'event: record\ndata: [{"type":"Deal__c","id":"a00","operation":"update"}]\n\n'
    );
    await reader.cancel();
  });
});
