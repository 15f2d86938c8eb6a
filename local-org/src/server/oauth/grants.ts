/** The token endpoint: what each grant type asks for and what it gets. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { errors, jwtVerify } from 'jose';
import type { Identity } from '../../rest/identity.ts';
import type { ClientApplication } from './client.ts';
import type { Grant, TokenStore } from './tokens.ts';

/** A refused token request, with OAuth's own kind of body. */
export class OAuthError extends Error {
  override readonly name = 'OAuthError';
  readonly status: number;
  readonly code: string;

  constructor(code: string, description: string, status = 400) {
    super(description);
    this.status = status;
    this.code = code;
  }
}

export interface GrantParts {
  client: ClientApplication;
  tokens: TokenStore;
  /** Without both the user of client credentials. */
  identity(wanted: { username?: string; userId?: string }): Promise<Identity | null>;
}

export interface TokenRequest {
  parameters: URLSearchParams;
  /** Client id and secret of a Basic header. */
  basic: { id: string; secret: string } | null;
  /** `http://127.0.0.1:4330` */
  origin: string;
}

export type TokenAnswer = Record<string, string>;

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const LOGIN_SERVERS = ['https://login.salesforce.com', 'https://test.salesforce.com'];
const CLOCK_SKEW_SECONDS = 30;
const SCOPE = 'api id refresh_token web';

// DIFFERS: no username-password flow, no SOAP login, no device or token-exchange flow.
export function grantTokens(parts: GrantParts, request: TokenRequest): Promise<TokenAnswer> {
  const type = request.parameters.get('grant_type');
  switch (type) {
    case JWT_BEARER:
      return jwtBearer(parts, request);
    case 'client_credentials':
      return clientCredentials(parts, request);
    case 'refresh_token':
      return refresh(parts, request);
    case 'authorization_code':
      return authorizationCode(parts, request);
    default:
      throw new OAuthError('unsupported_grant_type', 'grant type not supported');
  }
}

async function jwtBearer(parts: GrantParts, request: TokenRequest): Promise<TokenAnswer> {
  const { client, tokens } = parts;
  const username = await assertedUser(client, request);
  const identity = await parts.identity({ username });
  if (!identity?.isActive) {
    throw new OAuthError('invalid_grant', "user hasn't approved this consumer");
  }
  const grant = grantOf(client, identity);
  return answer(request, grant, { access: tokens.issue(grant) });
}

async function assertedUser(client: ClientApplication, request: TokenRequest): Promise<string> {
  const { port } = new URL(request.origin);
  const own = [`http://127.0.0.1:${port}`, `http://localhost:${port}`];
  const servers = [...LOGIN_SERVERS, ...own];
  try {
    const { payload } = await jwtVerify(
      request.parameters.get('assertion') ?? '',
      client.publicKey,
      {
        // Never the algorithm that the assertion names: RS256 is the only one of the platform.
        algorithms: ['RS256'],
        issuer: client.clientId,
        audience: [...servers, ...servers.map((server) => `${server}/services/oauth2/token`)],
        requiredClaims: ['exp', 'iss', 'sub', 'aud'],
        clockTolerance: CLOCK_SKEW_SECONDS
      }
    );
    return String(payload.sub);
  } catch (error) {
    throw assertionError(error);
  }
}

// UNVERIFIED: the description of an assertion that has expired.
function assertionError(error: unknown): OAuthError {
  const { code, claim } = error as { code?: string; claim?: string };
  if (code === errors.JWTExpired.code) return new OAuthError('invalid_grant', 'token expired');
  if (claim === 'aud') return new OAuthError('invalid_grant', 'audience is invalid');
  if (claim === 'iss') return new OAuthError('invalid_client_id', 'client identifier invalid');
  return new OAuthError('invalid_grant', 'invalid assertion');
}

async function clientCredentials(parts: GrantParts, request: TokenRequest): Promise<TokenAnswer> {
  const { client, tokens } = parts;
  checkClient(client, request, true);
  const wanted = client.runAs === null ? {} : { username: client.runAs };
  const identity = await parts.identity(wanted);
  if (!identity?.isActive) {
    throw new OAuthError('invalid_grant', 'no client credentials user enabled');
  }
  const grant = grantOf(client, identity);
  return answer(request, grant, { access: tokens.issue(grant) });
}

async function refresh(parts: GrantParts, request: TokenRequest): Promise<TokenAnswer> {
  const { client, tokens } = parts;
  checkClient(client, request, false);
  const token = request.parameters.get('refresh_token') ?? '';
  const userId = tokens.find(token)?.userId;
  const identity = userId === undefined ? null : await parts.identity({ userId });
  const issued = identity?.isActive ? tokens.rotate(token, client.clientId) : null;
  if (!issued) throw new OAuthError('invalid_grant', 'expired access/refresh token');
  return answer(request, issued.grant, issued);
}

async function authorizationCode(parts: GrantParts, request: TokenRequest): Promise<TokenAnswer> {
  const { client, tokens } = parts;
  const { parameters } = request;
  const code = tokens.takeCode(parameters.get('code') ?? '');
  if (!code) throw new OAuthError('invalid_grant', 'invalid authorization code');
  const verifier = parameters.get('code_verifier');
  checkClient(client, request, code.challenge === null);
  if (code.redirectUri !== parameters.get('redirect_uri')) {
    throw new OAuthError('redirect_uri_mismatch', 'redirect_uri must match configuration');
  }
  if (code.challenge !== null && !isSame(challengeOf(verifier ?? ''), code.challenge)) {
    throw new OAuthError('invalid_grant', 'invalid code verifier');
  }
  return answer(request, code, tokens.issueBoth(code));
}

export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

/** The secret may be absent where a code verifier or a refresh token stands for it; a wrong one never passes. */
export function checkClient(
  client: ClientApplication,
  { parameters, basic }: Pick<TokenRequest, 'parameters' | 'basic'>,
  needsSecret: boolean
): void {
  const id = basic?.id ?? parameters.get('client_id');
  const secret = basic?.secret ?? parameters.get('client_secret');
  if (id === null || !isSame(id, client.clientId)) {
    throw new OAuthError('invalid_client_id', 'client identifier invalid');
  }
  const isMissing = secret === null;
  if (isMissing ? needsSecret : !isSame(secret, client.clientSecret)) {
    throw new OAuthError('invalid_client', 'invalid client credentials');
  }
}

function isSame(left: string, right: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}

function grantOf(client: ClientApplication, identity: Identity): Grant {
  const { userId, organizationId } = identity;
  return { userId, organizationId, clientId: client.clientId, scope: SCOPE };
}

function answer(
  { origin }: TokenRequest,
  { organizationId, userId, scope }: Grant,
  { access, refresh: next }: { access: string; refresh?: string }
): TokenAnswer {
  return {
    access_token: access,
    ...(next === undefined ? {} : { refresh_token: next }),
    scope,
    instance_url: origin,
    id: `${origin}/id/${organizationId}/${userId}`,
    token_type: 'Bearer',
    issued_at: String(Date.now())
  };
}
