import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import jsforce from 'jsforce';
import { challengeOf } from './oauth/grants.ts';
import { TokenStore } from './oauth/tokens.ts';
import {
  assertion,
  connect,
  persona,
  post,
  startRestServer,
  type RestServer
} from './testing/rest-server.ts';

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const TOKEN = '/services/oauth2/token';
const ADMIN = 'admin@test.example';
const dataDirectory = mkdtempSync(join(tmpdir(), 'local-org-oauth-'));
const seed = {
  personas: [
    persona(ADMIN, 'System Administrator'),
    { ...persona('clerk@test.example'), label: '<Clerk>' }
  ],
  records: []
};
const REDIRECT = 'http://localhost:1717/callback';

let server: RestServer;

beforeAll(async () => {
  server = await startRestServer({ files: {}, seed, dataDirectory });
}, 60_000);

afterAll(() => server.close());

async function jwt(changes: Parameters<typeof assertion>[2], username = ADMIN) {
  const signed = await assertion(server, username, changes);
  return post(server, TOKEN, { grant_type: JWT_BEARER, assertion: signed });
}

function form(fields: Record<string, string>) {
  return post(server, TOKEN, {
    client_id: server.clientId,
    client_secret: server.clientSecret,
    ...fields
  });
}

describe('JWT bearer', () => {
  it('logs the named user in', async () => {
    const connection = await connect(server, 'clerk@test.example');
    expect((await connection.identity()).username).toBe('clerk@test.example');
    const { status, body } = await jwt({ audience: 'https://login.salesforce.com' });
    expect([status, body]).toEqual([
      200,
      {
        access_token: expect.stringMatching(/^00D.{12}!/),
        scope: expect.any(String),
        instance_url: server.url,
        id: expect.stringMatching(/\/id\/00D\w{15}\/005\w{15}$/),
        token_type: 'Bearer',
        issued_at: expect.any(String)
      }
    ]);
  });

  it('refuses what it cannot trust', async () => {
    const { privateKey: other } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' }
    });
    const refused = async (changes: Parameters<typeof assertion>[2], username = ADMIN) => {
      const { status, body } = await jwt(changes, username);
      return [status, body['error'], body['error_description']];
    };
    expect(await refused({ key: other })).toEqual([400, 'invalid_grant', 'invalid assertion']);
    expect(await refused({ audience: 'https://evil.example' })).toEqual([
      400,
      'invalid_grant',
      'audience is invalid'
    ]);
    expect(await refused({ issuer: 'another' })).toEqual([
      400,
      'invalid_client_id',
      'client identifier invalid'
    ]);
    expect(await refused({ expires: '-2m' })).toEqual([400, 'invalid_grant', 'token expired']);
    expect(await refused({}, 'nobody@test.example')).toEqual([
      400,
      'invalid_grant',
      "user hasn't approved this consumer"
    ]);
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(
      JSON.stringify({ iss: server.clientId, sub: ADMIN, aud: server.url, exp: 9_999_999_999 })
    ).toString('base64url')}.`;
    const unsigned = await post(server, TOKEN, { grant_type: JWT_BEARER, assertion: none });
    expect(unsigned.body['error_description']).toBe('invalid assertion');
  });

  it('keeps its keys from other users of the machine', () => {
    for (const name of ['client.json', 'jwt-private.pem', 'tokens.json']) {
      expect(statSync(join(dataDirectory, 'oauth', name)).mode & 0o077).toBe(0);
    }
  });
});

describe('client credentials', () => {
  it('log in as the administrator', async () => {
    const connection = new jsforce.Connection({
      oauth2: { clientId: server.clientId, clientSecret: server.clientSecret, loginUrl: server.url }
    });
    await connection.authorize({ grant_type: 'client_credentials' });
    expect((await connection.identity()).username).toBe(ADMIN);
  });

  it('must be right', async () => {
    const wrong = await form({ grant_type: 'client_credentials', client_secret: 'x' });
    expect([wrong.status, wrong.body]).toEqual([
      400,
      { error: 'invalid_client', error_description: 'invalid client credentials' }
    ]);
    const missing = await post(server, TOKEN, {
      grant_type: 'client_credentials',
      client_id: server.clientId
    });
    expect(missing.body['error']).toBe('invalid_client');
    expect((await form({ grant_type: 'password' })).body['error']).toBe('unsupported_grant_type');
  });
});

describe('the web server flow', () => {
  const verifier = 'v'.repeat(64);
  const query = (changes: Record<string, string> = {}): string =>
    new URLSearchParams({
      response_type: 'code',
      client_id: server.clientId,
      redirect_uri: REDIRECT,
      state: 'a&b',
      code_challenge: challengeOf(verifier),
      ...changes
    }).toString();

  async function approve(username: string): Promise<URL> {
    const page = await fetch(`${server.url}/services/oauth2/authorize?${query()}`);
    const html = await page.text();
    const [, seal = ''] = /name="seal" value="([^"]*)"/.exec(html) ?? [];
    const answer = await fetch(`${server.url}/services/oauth2/authorize`, {
      method: 'POST',
      redirect: 'manual',
      body: `${query()}&${new URLSearchParams({ seal, username }).toString()}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' }
    });
    return new URL(answer.headers.get('location') ?? '');
  }

  it('lets a persona approve the client, once for each code', async () => {
    const target = await approve('clerk@test.example');
    expect([target.origin, target.searchParams.get('state')]).toEqual([
      'http://localhost:1717',
      'a&b'
    ]);
    const code = target.searchParams.get('code') ?? '';
    const fields = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT };
    const issued = await form({ ...fields, code_verifier: verifier });
    expect(issued.body).toHaveProperty('refresh_token');
    expect((await form({ ...fields, code_verifier: verifier })).body['error']).toBe(
      'invalid_grant'
    );
    const other = (await approve('clerk@test.example')).searchParams.get('code') ?? '';
    const stolen = await form({ ...fields, code: other, code_verifier: 'w'.repeat(64) });
    expect(stolen.body['error_description']).toBe('invalid code verifier');
  });

  it('has a page whose form browsers send with its own origin', async () => {
    const page = await fetch(`${server.url}/services/oauth2/authorize?${query()}`);
    expect(page.headers.get('referrer-policy')).toBe('same-origin');
  });

  it('hands out codes to known addresses only, from its own page only', async () => {
    const get = (changes: Record<string, string>): Promise<Response> =>
      fetch(`${server.url}/services/oauth2/authorize?${query(changes)}`, { redirect: 'manual' });
    for (const address of [
      'https://evil.example/',
      'http://localhost.evil.example/',
      'javascript:x'
    ]) {
      expect((await get({ redirect_uri: address })).status).toBe(400);
    }
    const html = await (await get({})).text();
    expect(html).toContain('&#60;Clerk&#62;');
    const forged = await fetch(`${server.url}/services/oauth2/authorize`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams(`${query()}&username=${ADMIN}&seal=x`)
    });
    expect(forged.status).toBe(400);
  });

  it('gives refresh tokens that work once, and end with their approval', async () => {
    const code = (await approve(ADMIN)).searchParams.get('code') ?? '';
    const first = await form({
      grant_type: 'authorization_code',
      code,
      redirect_uri: REDIRECT,
      code_verifier: verifier
    });
    const refresh = (token: unknown) =>
      form({ grant_type: 'refresh_token', refresh_token: String(token) });
    const second = await refresh(first.body['refresh_token']);
    expect(second.status).toBe(200);
    expect((await refresh(first.body['refresh_token'])).body).toEqual({
      error: 'invalid_grant',
      error_description: 'expired access/refresh token'
    });
    const versions = (token: unknown): Promise<Response> =>
      fetch(`${server.url}/services/data`, {
        headers: { authorization: `Bearer ${String(token)}` }
      });
    expect((await versions(second.body['access_token'])).status).toBe(200);
    const revoked = await post(server, '/services/oauth2/revoke', {
      token: String(second.body['refresh_token'])
    });
    expect(revoked.status).toBe(200);
    expect((await versions(second.body['access_token'])).status).toBe(401);
    expect((await versions(first.body['access_token'])).status).toBe(401);
    expect((await post(server, '/services/oauth2/revoke', { token: 'x' })).status).toBe(400);
  });
});

describe('sessions', () => {
  it('are introspected by the client and show their user', async () => {
    const { body } = await form({ grant_type: 'client_credentials' });
    const token = String(body['access_token']);
    const introspect = (fields: Record<string, string>) =>
      post(server, '/services/oauth2/introspect', {
        client_id: server.clientId,
        client_secret: server.clientSecret,
        ...fields
      });
    expect((await introspect({ token })).body).toMatchObject({ active: true, username: ADMIN });
    expect((await introspect({ token: 'x' })).body).toEqual({ active: false });
    expect((await introspect({ token, client_secret: 'x' })).status).toBe(400);
    const headers = { authorization: `Bearer ${token}` };
    const info = await fetch(`${server.url}/services/oauth2/userinfo`, { headers });
    expect(await info.json()).toMatchObject({ preferred_username: ADMIN, user_type: 'STANDARD' });
    expect((await fetch(String(body['id']))).status).toBe(403);
    expect((await fetch(String(body['id']).slice(0, -1) + 'X', { headers })).status).toBe(403);
  });

  it('end', () => {
    let now = 0;
    const tokens = new TokenStore(
      join(mkdtempSync(join(tmpdir(), 'local-org-tokens-')), 'tokens.json'),
      1000,
      () => now
    );
    const grant = { userId: '005', organizationId: '00D', clientId: 'c', scope: 's' };
    const token = tokens.issue(grant);
    now = 900;
    expect(tokens.session(token)).toMatchObject({ userId: '005' });
    now = 1899;
    expect(tokens.session(token)).not.toBeNull();
    now = 2900;
    expect(tokens.session(token)).toBeNull();
  });

  it('are kept with their last use', () => {
    let now = 0;
    const file = join(mkdtempSync(join(tmpdir(), 'local-org-tokens-')), 'tokens.json');
    const open = () => new TokenStore(file, 600_000, () => now);
    const tokens = open();
    const token = tokens.issue({ userId: '005', organizationId: '00D', clientId: 'c', scope: 's' });
    now = 500_000;
    tokens.session(token);
    now = 900_000;
    expect(open().session(token)).not.toBeNull();
  });

  it('end with their user', async () => {
    const clerk = await connect(server, 'clerk@test.example');
    const admin = await connect(server, ADMIN);
    const { user_id: Id } = await clerk.identity();
    await admin.sobject('User').update({ Id, IsActive: false });
    await expect(clerk.query('SELECT Id FROM Account')).rejects.toThrow('Session expired');
    await admin.sobject('User').update({ Id, IsActive: true });
    expect((await clerk.query('SELECT Id FROM Account')).totalSize).toBe(0);
  });

  it('are needed, and kept when the org restarts', async () => {
    const open = await fetch(`${server.url}/services/data/v65.0/sobjects`);
    expect([open.status, open.headers.get('www-authenticate'), await open.json()]).toEqual([
      401,
      'Token',
      [{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }]
    ]);
    const { body } = await form({ grant_type: 'client_credentials' });
    await server.close();
    server = await startRestServer({ files: {}, seed, dataDirectory });
    const response = await fetch(`${server.url}/services/data`, {
      headers: { authorization: `Bearer ${String(body['access_token'])}` }
    });
    expect(response.status).toBe(200);
  });
});
