/** OAuth endpoints of the org: token, revoke, introspect, userinfo and the identity URL. */
import express from 'express';
import type { Request, Response } from 'express';
import type { Identity } from '../../rest/identity.ts';
import { addAuthorize } from './authorize.ts';
import { checkClient, grantTokens, OAuthError, type GrantParts } from './grants.ts';
import { identityBody, userInfoBody } from './profile.ts';
import { basicOf, bearerOf, originOf, parametersOf } from './request.ts';

export interface OAuthParts extends GrantParts {
  /** Who may be chosen on the authorization page. */
  personas(): Promise<{ username: string; label: string }[]>;
}

export function oauthRouter(parts: OAuthParts): express.Router {
  const router = express.Router();
  const form = express.urlencoded({ extended: false, limit: '100kb' });
  router.use(['/services/oauth2', '/id'], (_request, response, next) => {
    response.set({ 'Cache-Control': 'no-store', Pragma: 'no-cache' });
    next();
  });
  addAuthorize(router, parts, form);
  router.post('/services/oauth2/token', form, (request, response) =>
    answering(response, async () => {
      const body = parametersOf(request);
      const origin = originOf(request);
      response.json(
        await grantTokens(parts, { parameters: body, basic: basicOf(request), origin })
      );
    })
  );
  router.all('/services/oauth2/revoke', form, (request, response) =>
    answering(response, async () => {
      const token = parametersOf(request).get('token') ?? '';
      if (!parts.tokens.revoke(token)) {
        throw new OAuthError('unsupported_token_type', 'this token type is not supported');
      }
      response.status(200).end();
    })
  );
  router.post('/services/oauth2/introspect', form, (request, response) =>
    answering(response, async () => {
      const parameters = parametersOf(request);
      checkClient(parts.client, { parameters, basic: basicOf(request) }, true);
      response.json(await introspection(parts, parameters.get('token') ?? '', originOf(request)));
    })
  );
  router.all('/services/oauth2/userinfo', (request, response) =>
    answering(response, async () => {
      const identity = await sessionIdentity(parts, request);
      response.json(userInfoBody(identity, originOf(request)));
    })
  );
  router.get('/id/:organization/:user', (request, response) =>
    answering(response, async () => {
      const identity = await sessionIdentity(parts, request);
      const { organization, user } = request.params as Record<string, string>;
      if (organization !== identity.organizationId)
        return void response.status(403).send('Wrong_Org');
      if (user !== identity.userId) return void response.status(403).send('Bad_Id');
      response.json(identityBody(identity, originOf(request)));
    })
  );
  return router;
}

async function answering(response: Response, body: () => Promise<void>): Promise<void> {
  try {
    await body();
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    if (error.code === '') {
      response.status(error.status).type('text/plain').send(error.message);
      return;
    }
    response.status(error.status).json({ error: error.code, error_description: error.message });
  }
}

async function sessionIdentity(parts: OAuthParts, request: Request): Promise<Identity> {
  const token = bearerOf(request) ?? parametersOf(request).get('access_token');
  if (!token) throw new OAuthError('', 'Missing_OAuth_Token', 403);
  const session = parts.tokens.session(token);
  const identity = session && (await parts.identity({ userId: session.userId }));
  if (!identity?.isActive) throw new OAuthError('', 'Bad_OAuth_Token', 403);
  return identity;
}

async function introspection(
  parts: OAuthParts,
  token: string,
  origin: string
): Promise<Record<string, unknown>> {
  const found = parts.tokens.find(token);
  const identity = found && (await parts.identity({ userId: found.userId }));
  if (!found || !identity?.isActive) return { active: false };
  const seconds = (time: number): number => Math.floor(time / 1000);
  return {
    active: true,
    scope: found.scope,
    client_id: found.clientId,
    username: identity.username,
    sub: `${origin}/id/${found.organizationId}/${found.userId}`,
    token_type: found.kind,
    exp: seconds(found.expiresAt),
    iat: seconds(found.issuedAt),
    nbf: seconds(found.issuedAt)
  };
}
