/** What programs use of the org: OAuth and the REST API. */
import { join } from 'node:path';
import express from 'express';
import type { Identity } from '../rest/identity.ts';
import type { OrgRequest } from '../worker-protocol.ts';
import { StartError } from './engine-client.ts';
import { clientApplication } from './oauth/client.ts';
import { oauthRouter } from './oauth/routes.ts';
import { TokenStore } from './oauth/tokens.ts';
import { restRouter } from './rest/routes.ts';

export interface ServiceOptions {
  dataDirectory: string;
  environment: Record<string, string | undefined>;
  ask(request: OrgRequest): Promise<unknown>;
  log(line: string): void;
}

/** As the platform's default: a session ends two hours after its last use. */
const SESSION_MINUTES = 120;

export function createServices(options: ServiceOptions): express.Router {
  const { ask, environment } = options;
  const folder = join(options.dataDirectory, 'oauth');
  const client = clientApplication(folder, environment);
  const minutes = Number(environment['LOCAL_ORG_SESSION_MINUTES'] ?? SESSION_MINUTES);
  if (!(minutes > 0)) {
    throw new StartError(['LOCAL_ORG_SESSION_MINUTES must be a number above 0.']);
  }
  const tokens = new TokenStore(join(folder, 'tokens.json'), minutes * 60_000);
  const router = express.Router();
  router.use(
    oauthRouter({
      client,
      tokens,
      identity: (wanted) => ask({ kind: 'identity', ...wanted }) as Promise<Identity | null>,
      async personas() {
        const session = (await ask({ kind: 'session', username: null })) as {
          personas: { Username: string; personaLabel: string }[];
        };
        return session.personas.map(({ Username, personaLabel }) => ({
          username: Username,
          label: personaLabel
        }));
      }
    })
  );
  router.use(restRouter({ ask, tokens, log: options.log }));
  return router;
}
