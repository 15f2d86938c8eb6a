// What `@salesforce/apex/Class.method` imports: a function to call, with an adapter to wire.
import { callApex, failure } from 'platform/server';
import { complete, deepFreeze, refreshProvided, wireAdapter } from 'platform/wire';

const cache = new Map();

export function apexMethod(method, cacheable) {
  const key = (parameters) => `${method} ${JSON.stringify(parameters ?? {})}`;

  async function cached(parameters, fresh) {
    const at = key(parameters);
    if (fresh || !cache.has(at)) {
      const answer = callApex(method, parameters).then(deepFreeze);
      cache.set(at, answer);
      answer.catch(() => cache.delete(at));
    }
    return cache.get(at);
  }

  function invoke(parameters) {
    return cacheable ? cached(parameters, false) : callApex(method, parameters);
  }

  invoke.adapter = wireAdapter({
    ready: complete,
    load(parameters, fresh) {
      if (cacheable) return cached(parameters, fresh);
      const name = method.replace('/', '.');
      const message = `${name} is not cacheable: write @AuraEnabled(cacheable=true) to wire it.`;
      throw failure(500, 'Server Error', { message });
    }
  });
  return invoke;
}

/** Takes the value that an Apex wire provisioned. */
export function refreshApex(value) {
  const refreshed = refreshProvided(value);
  if (refreshed) return refreshed;
  return Promise.reject(new Error('refreshApex takes the value that a wired Apex method gave.'));
}

export function getSObjectValue(record, field) {
  const path =
    typeof field === 'string' ? field.split('.').slice(1) : field.fieldApiName.split('.');
  return path.reduce((value, name) => (value === undefined ? undefined : value?.[name]), record);
}
