/** Carries the correlation id and the org of a request or job to everything that runs on its behalf. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

export interface Context {
  correlationId: string;
  orgId?: string;
}

const storage = new AsyncLocalStorage<Context>();

export function currentContext(): Context | undefined {
  return storage.getStore();
}

/** The org of the API key that the request came with. */
export function currentOrg(): string {
  const orgId = storage.getStore()?.orgId;
  if (!orgId)
    throw new Error('No org is known here: the route lies outside of the authentication.');
  return orgId;
}

export function runInContext<T>(context: Context, work: () => T): T {
  return storage.run(context, work);
}

/** The caller's id when it is harmless to log and store, otherwise a new one. */
export function correlationIdFrom(header: string | undefined): string {
  return header && /^[\w.:-]{1,64}$/.test(header) ? header : randomUUID();
}
