import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { MessageChannel, Worker } from 'node:worker_threads';
import { parseXml } from '../metadata/xml.ts';
import type { HttpCallout } from '../host.ts';
import { serveCallouts } from './bridge.ts';
import { resolveCallout } from './credentials.ts';
import type { CredentialAccess } from './credentials.ts';
import { performCallout } from './http-client.ts';
import { credentialSettings } from './settings.ts';

const NAMED = parseXml(
  `<NamedCredential><label>Svc</label>
   <namedCredentialParameters><parameterName>Url</parameterName><parameterType>Url</parameterType><parameterValue>https://package.example</parameterValue></namedCredentialParameters>
   <namedCredentialParameters><externalCredential>Svc_Auth</externalCredential><parameterName>ExternalCredential</parameterName><parameterType>Authentication</parameterType></namedCredentialParameters>
   <namedCredentialType>SecuredEndpoint</namedCredentialType></NamedCredential>`,
  'Svc.namedCredential-meta.xml'
);
const EXTERNAL = parseXml(
  `<ExternalCredential><authenticationProtocol>Custom</authenticationProtocol>
   <externalCredentialParameters><parameterGroup>Org</parameterGroup><parameterName>Org</parameterName><parameterType>NamedPrincipal</parameterType><sequenceNumber>1</sequenceNumber></externalCredentialParameters>
   <externalCredentialParameters><parameterGroup>DefaultGroup</parameterGroup><parameterName>Authorization</parameterName><parameterType>AuthHeader</parameterType><parameterValue>{!'Bearer ' &amp; $Credential.Svc_Auth.ApiKey}</parameterValue><sequenceNumber>1</sequenceNumber></externalCredentialParameters>
   </ExternalCredential>`,
  'Svc_Auth.externalCredential-meta.xml'
);
const ENVIRONMENT = {
  LOCAL_ORG_CREDENTIAL_URL_SVC: 'http://127.0.0.1:4331/',
  LOCAL_ORG_CREDENTIAL_SECRET_SVC_AUTH_APIKEY: 'key-1'
};

function access(environment: Record<string, string>, allowed = true): CredentialAccess {
  return {
    project: {
      namedCredentials: [{ name: 'Svc', file: 'a', root: NAMED }],
      externalCredentials: [{ name: 'Svc_Auth', file: 'b', root: EXTERNAL }]
    },
    settings: credentialSettings(environment),
    mayUsePrincipal: (_credential, principal) => allowed && principal === 'Org'
  };
}

function request(endpoint: string, extra: Partial<HttpCallout> = {}): HttpCallout {
  return { endpoint, method: 'GET', headers: [], body: null, timeoutMs: 0, ...extra };
}

describe('named credentials', () => {
  it('take the URL and the secret from the setup of the org', () => {
    const resolved = resolveCallout(request('callout:Svc/v1/documents?x=1'), access(ENVIRONMENT));
    expect(resolved.endpoint).toBe('http://127.0.0.1:4331/v1/documents?x=1');
    expect(resolved.headers).toEqual([['Authorization', 'Bearer key-1']]);
    expect(resolved.timeoutMs).toBe(10_000);
  });

  it('never wait longer than two minutes', () => {
    const slow = request('callout:Svc', { timeoutMs: 999_999 });
    expect(resolveCallout(slow, access(ENVIRONMENT)).timeoutMs).toBe(120_000);
  });

  it('refuse a user without access to the principal', () => {
    expect(() => resolveCallout(request('callout:Svc/v1'), access(ENVIRONMENT, false))).toThrow(
      /We couldn't access the credential\(s\)/
    );
  });

  it('say which variable is missing instead of using the URL of the package', () => {
    expect(() => resolveCallout(request('callout:Svc/v1'), access({}))).toThrow(
      /set LOCAL_ORG_CREDENTIAL_URL_SVC/
    );
  });

  it('are the only way out', () => {
    const open = request('https://example.com/x');
    expect(() => resolveCallout(open, access(ENVIRONMENT))).toThrow(
      'Unauthorized endpoint, please check Setup->Security->Remote site settings. endpoint = https://example.com/x'
    );
  });
});

describe('callouts', () => {
  let server: http.Server;
  let base: string;

  beforeAll(async () => {
    server = http.createServer((incoming, response) => {
      if (incoming.url === '/slow') return;
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        response.writeHead(201, { 'X-Seen': String(Buffer.concat(chunks).length) });
        response.end(Buffer.concat(chunks));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('carry bytes both ways', async () => {
    const body = Buffer.from([0, 255, 1, 254]);
    const outcome = await performCallout(
      request(`${base}/echo`, { method: 'POST', body, timeoutMs: 2000 })
    );
    expect(outcome).toMatchObject({ answer: { status: 201, statusText: 'Created' } });
    if ('failure' in outcome) throw new Error(outcome.failure);
    expect([...outcome.answer.body]).toEqual([...body]);
    expect(outcome.answer.headers['X-Seen']).toBe('4');
  });

  it('time out as the platform says it', async () => {
    expect(await performCallout(request(`${base}/slow`, { timeoutMs: 50 }))).toEqual({
      failure: 'Read timed out'
    });
  });

  it('name a refused connection', async () => {
    expect(await performCallout(request('http://127.0.0.1:1/', { timeoutMs: 2000 }))).toEqual({
      failure: 'Connection refused (Connection refused)'
    });
  });

  it('block the worker that asks, not the thread that serves', async () => {
    const channel = new MessageChannel();
    const bell = new SharedArrayBuffer(4);
    serveCallouts({ port: channel.port1, bell });
    const bridge = new URL('./bridge.ts', import.meta.url).href;
    const script = `
      import { workerData, parentPort } from 'node:worker_threads';
      const { calloutSender } = await import(${JSON.stringify(bridge)});
      const send = calloutSender(workerData);
      const echo = (text) => send({ endpoint: workerData.url, method: 'POST', headers: [], body: Buffer.from(text), timeoutMs: 2000 });
      const first = echo('first').body.toString();
      parentPort.postMessage(first + ',' + echo('second').body.toString());`;
    const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(script)}`), {
      workerData: { port: channel.port2, bell, url: `${base}/echo` },
      transferList: [channel.port2]
    });
    const answer = await new Promise((resolve, reject) => {
      worker.on('message', resolve);
      worker.on('error', reject);
    });
    expect(answer).toBe('first,second');
    channel.port1.close();
    await worker.terminate();
  });
});
