/** Bounds how often one org may call, and how often one address may try keys. */
import type { RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { sendProblem } from './problem.ts';
import { currentOrg } from '../context.ts';
import { ServiceError } from '../errors.ts';

const windowMilliseconds = 60_000;
const wrongKeysPerMinute = 60;

function limitBy(
  limit: number,
  options: Pick<
    Parameters<typeof rateLimit>[0] & object,
    'keyGenerator' | 'requestWasSuccessful' | 'skipSuccessfulRequests'
  >
): RequestHandler {
  return rateLimit({
    windowMs: windowMilliseconds,
    limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_request, response) => {
      const error = new ServiceError(
        'rate-limited',
        `At most ${limit} requests a minute are answered.`,
        {
          retryAfterSeconds: windowMilliseconds / 1000
        }
      );
      sendProblem(response, error);
    },
    ...options
  });
}

/** The counters live in this process: with several API processes the limit multiplies. */
export function limitOrg(requestsPerMinute: number): RequestHandler {
  return limitBy(requestsPerMinute, { keyGenerator: () => currentOrg() });
}

export function limitWrongKeys(): RequestHandler {
  return limitBy(wrongKeysPerMinute, {
    keyGenerator: (request) => ipKeyGenerator(request.ip ?? ''),
    skipSuccessfulRequests: true,
    requestWasSuccessful: (_request, response) => response.statusCode !== 401
  });
}
