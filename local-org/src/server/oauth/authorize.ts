/** The web server flow: a page on which a persona approves the client, then a code for the client. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type express from 'express';
import type { RequestHandler, Response } from 'express';
import { OAuthError } from './grants.ts';
import { parametersOf } from './request.ts';
import type { OAuthParts } from './routes.ts';

const PAGE_HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  // Only the page's own style; it must neither be framed nor run scripts.
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
  'X-Content-Type-Options': 'nosniff',
  // Not no-referrer: with it browsers send the form with the origin `null`, which is refused.
  'Referrer-Policy': 'same-origin'
};
const CHALLENGE = /^[A-Za-z0-9_-]{43}$/;
const secret = randomBytes(32);

export function addAuthorize(
  router: express.Router,
  parts: OAuthParts,
  form: RequestHandler
): void {
  router.get('/services/oauth2/authorize', async (request, response) => {
    const asked = checked(parts, parametersOf(request), response);
    if (!asked) return;
    const personas = await parts.personas();
    response.set(PAGE_HEADERS).send(page(asked, personas));
  });
  router.post('/services/oauth2/authorize', form, async (request, response) => {
    const parameters = parametersOf(request);
    const asked = checked(parts, parameters, response);
    if (!asked) return;
    if (!isSealed(asked, parameters.get('seal') ?? '')) {
      response.status(400).type('text/plain').send('Open the authorization page again.');
      return;
    }
    const identity = await parts.identity({ username: parameters.get('username') ?? '' });
    const target = new URL(asked.get('redirect_uri') ?? '');
    if (!identity?.isActive) target.searchParams.set('error', 'access_denied');
    else {
      const { userId, organizationId } = identity;
      const code = parts.tokens.addCode({
        userId,
        organizationId,
        clientId: parts.client.clientId,
        scope: 'api id refresh_token web',
        redirectUri: asked.get('redirect_uri') ?? '',
        challenge: asked.get('code_challenge')
      });
      target.searchParams.set('code', code);
    }
    const state = asked.get('state');
    if (state !== null) target.searchParams.set('state', state);
    response.redirect(303, target.href);
  });
}

const KEPT = ['client_id', 'redirect_uri', 'response_type', 'state', 'code_challenge'];

/** The parameters that count, or null after an error page; only a known address gets a redirect. */
function checked(
  parts: OAuthParts,
  parameters: URLSearchParams,
  response: Response
): URLSearchParams | null {
  const problem = problemOf(parts, parameters);
  if (problem) {
    response
      .status(problem.status)
      .json({ error: problem.code, error_description: problem.message });
    return null;
  }
  const entries = KEPT.flatMap((name): [string, string][] => {
    const value = parameters.get(name);
    return value === null ? [] : [[name, value]];
  });
  return new URLSearchParams(entries);
}

function problemOf(parts: OAuthParts, parameters: URLSearchParams): OAuthError | null {
  const { client } = parts;
  if (parameters.get('client_id') !== client.clientId) {
    return new OAuthError('invalid_client_id', 'client identifier invalid');
  }
  if (!isKnownRedirect(client.redirectUris, parameters.get('redirect_uri') ?? '')) {
    return new OAuthError('redirect_uri_mismatch', 'redirect_uri must match configuration');
  }
  if (parameters.get('response_type') !== 'code') {
    return new OAuthError('unsupported_response_type', 'response type not supported');
  }
  const challenge = parameters.get('code_challenge');
  if (challenge !== null && !CHALLENGE.test(challenge)) {
    return new OAuthError('invalid_request', 'invalid code challenge');
  }
  return null;
}

/** Addresses on this machine, and those of the setting. */
function isKnownRedirect(known: string[], address: string): boolean {
  if (known.includes(address)) return true;
  const url = URL.canParse(address) ? new URL(address) : null;
  return url?.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
}

/** Proves that the form came from this page: no other site can approve a client. */
function sealOf(parameters: URLSearchParams): string {
  return createHmac('sha256', secret).update(parameters.toString()).digest('base64url');
}

function isSealed(parameters: URLSearchParams, seal: string): boolean {
  const [expected, given] = [Buffer.from(sealOf(parameters)), Buffer.from(seal)];
  return expected.length === given.length && timingSafeEqual(expected, given);
}

function page(
  parameters: URLSearchParams,
  personas: { username: string; label: string }[]
): string {
  const hidden = [...parameters, ['seal', sealOf(parameters)] as const]
    .map(
      ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`
    )
    .join('');
  const choices = personas
    .map(
      ({ username, label }, index) =>
        `<p><label><input type="radio" name="username" value="${escaped(username)}"${index === 0 ? ' checked' : ''}> ` +
        `${escaped(label)} <small>${escaped(username)}</small></label></p>`
    )
    .join('');
  const target = escaped(new URL(parameters.get('redirect_uri') ?? '').origin);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Allow access</title>
<style>body{font:16px system-ui;margin:3rem auto;max-width:28rem}button{font:inherit;padding:.5rem 1rem}small{color:#555}</style></head>
<body><h1>Allow access?</h1><p>A client at ${target} asks to work in the local org as:</p>
<form method="post">${hidden}${choices}<button>Allow</button></form></body></html>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
