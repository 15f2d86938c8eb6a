/** Knows the org behind an API key; keys are compared as hashes, in the same time for every key. */
import { timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import { hashApiKey, type ApiKey } from '../config.ts';
import { currentContext, runInContext } from '../context.ts';
import { ServiceError } from '../errors.ts';

export function orgOf(authorization: string | undefined, keys: ApiKey[]): string | null {
  const [, key] = /^Bearer +(\S{1,500})$/i.exec(authorization ?? '') ?? [];
  if (!key) return null;
  const hash = hashApiKey(key);
  let orgId: string | null = null;
  // No early exit: the time must not tell which key was nearly right.
  for (const candidate of keys) {
    if (timingSafeEqual(candidate.hash, hash)) orgId = candidate.orgId;
  }
  return orgId;
}

export function authenticate(keys: ApiKey[]): RequestHandler {
  return (request, _response, next) => {
    const orgId = orgOf(request.get('authorization'), keys);
    if (!orgId) {
      throw new ServiceError(
        'unauthorized',
        'The request needs "Authorization: Bearer <API key>".'
      );
    }
    runInContext({ correlationId: '', ...currentContext(), orgId }, next);
  };
}
