/** The REST API over HTTP: sessions, bodies and errors around the engine's answers. */
import type { IncomingMessage } from 'node:http';
import express from 'express';
import type { NextFunction, Request, Response } from 'express';
import { json, RestError, type RestAnswer, type RestRequest } from '../../rest/answer.ts';
import { versions } from '../../rest/resources.ts';
import type { OrgRequest } from '../../worker-protocol.ts';
import { answerBulk } from '../bulk/routes.ts';
import { BulkJobs } from '../bulk/jobs.ts';
import { Refusal } from '../engine-client.ts';
import { bearerOf } from '../oauth/request.ts';
import type { TokenStore } from '../oauth/tokens.ts';
import { answerBatch, answerComposite, answerGraphs, type Run } from './composite-routes.ts';
import { withRequest } from './receive.ts';
import { sendAnswer } from './send.ts';

export interface RestParts {
  ask(request: OrgRequest): Promise<unknown>;
  tokens: TokenStore;
  log(line: string): void;
}

/** As on the platform: 50 MB for a request that is not a form. */
const BODY_LIMIT = '50mb';
/** The file of a bulk job may be larger. */
const UPLOAD_LIMIT = '150mb';
const DAILY_REQUESTS = 15_000;

// DIFFERS: no XML bodies or answers, no SOAP, Metadata, Streaming (CometD) or Pub/Sub API; nobody needs 'API Enabled'.
export function restRouter(parts: RestParts): express.Router {
  const router = express.Router();
  const type = (request: IncomingMessage): boolean =>
    !/^multipart\//i.test(request.headers['content-type'] ?? '');
  const raw = express.raw({ type, limit: BODY_LIMIT });
  const upload = express.raw({ type, limit: UPLOAD_LIMIT });
  const jobs = new BulkJobs();
  let used = 0;
  // A stranger's body is not even read.
  router.use(['/services/data', '/services/apexrest'], (request, _response, next) => {
    userOf(parts.tokens, request);
    next();
  });
  router.use(/^\/services\/data\/v[\d.]+\/jobs\//, upload);
  router.use(['/services/data', '/services/apexrest'], raw, async (request, response) => {
    const userId = userOf(parts.tokens, request);
    used += 1;
    response.set('Sforce-Limit-Info', `api-usage=${used}/${DAILY_REQUESTS}`);
    const answer = await withRequest(request, async (received) => {
      const run: Run = (part, isComposite = false) =>
        parts.ask({ kind: 'rest', userId, request: part, isComposite }) as Promise<RestAnswer>;
      return (await answerBulk(jobs, received, run, userId)) ?? answerTo(received, run);
    });
    await sendAnswer(request, response, answer);
  });
  router.use(['/services/data', '/services/apexrest'], restErrors(parts.log));
  return router;
}

// DIFFERS: the platform lists its versions to anybody; here every path below /services/data needs a session.
function userOf(tokens: TokenStore, request: Request): string {
  const header = request.headers.authorization;
  if (header !== undefined && bearerOf(request) === null) {
    throw new RestError(401, [
      { message: 'INVALID_HEADER_TYPE', errorCode: 'INVALID_AUTH_HEADER' }
    ]);
  }
  const session = tokens.session(bearerOf(request) ?? '');
  if (session) return session.userId;
  throw new RestError(401, [
    { message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }
  ]);
}

async function answerTo(request: RestRequest, run: Run): Promise<RestAnswer> {
  const path = request.path.replace(/\/+$/, '');
  if (path === '/services/data' && request.method === 'GET') return json(200, versions());
  if (request.path.startsWith('/services/data/')) checkMediaType(request);
  if (request.method !== 'POST') return run(request);
  const [, resource] =
    /^\/services\/data\/v\d+\.0\/(composite(?:\/batch|\/graph)?)$/.exec(path) ?? [];
  switch (resource) {
    case 'composite':
      return answerComposite(request, run);
    case 'composite/batch':
      return answerBatch(request, run);
    case 'composite/graph':
      return answerGraphs(request, run);
    default:
      return run(request);
  }
}

const JSON_TYPES = /^application\/(json|x-www-form-urlencoded)\b|^text\/csv\b/i;

function checkMediaType({ body, headers }: RestRequest): void {
  const type = headers['content-type'];
  if (body?.kind !== 'bytes' || type === undefined || JSON_TYPES.test(type)) return;
  throw new RestError(415, [
    {
      message: `Content-Type header specified in HTTP request is not supported: ${type}`,
      errorCode: 'UNSUPPORTED_MEDIA_TYPE'
    }
  ]);
}

// UNVERIFIED: the codes for bodies that are too large or cannot be read.
/** Codes of the HTTP layer's own refusals: too large, unknown encoding, broken transfer. */
const TRANSPORT_CODES: Record<number, string> = {
  400: 'JSON_PARSER_ERROR',
  413: 'REQUEST_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  503: 'SERVER_UNAVAILABLE'
};

function restErrors(log: (line: string) => void) {
  return (error: unknown, request: Request, response: Response, next: NextFunction): void => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const answer = failureAnswer(error, log);
    if (answer.status === 401) response.set('WWW-Authenticate', 'Token');
    sendAnswer(request, response, answer).catch(next);
  };
}

function failureAnswer(error: unknown, log: (line: string) => void): RestAnswer {
  if (error instanceof RestError) return json(error.status, error.body);
  const { status = 500, message = 'Unknown error' } = error as {
    status?: number;
    message?: string;
  };
  const isOwn = error instanceof Refusal;
  if (status >= 500 && !isOwn) log(error instanceof Error ? (error.stack ?? message) : message);
  const errorCode = TRANSPORT_CODES[status] ?? 'UNKNOWN_EXCEPTION';
  return json(status, [{ message, errorCode }]);
}
