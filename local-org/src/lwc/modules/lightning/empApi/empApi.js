// lightning/empApi: platform events of the local org, by its stream of server-sent events.
// DIFFERS: replay ids are not kept; every subscription starts with new events.
import { onServerEvent, onStreamError } from 'platform/events';

const ends = new Map();
let next = 1;

export function subscribe(channel, replayId, onMessage) {
  const subscription = { id: `subscription-${next}`, channel, replayId };
  next += 1;
  const end = onServerEvent('platform-event', (message) => {
    if (message.channel === channel) onMessage(message);
  });
  ends.set(subscription.id, end);
  return Promise.resolve(subscription);
}

export function unsubscribe(subscription, callback) {
  ends.get(subscription?.id)?.();
  const successful = ends.delete(subscription?.id);
  const answer = { id: '', clientId: '', channel: '/meta/unsubscribe', subscription, successful };
  callback?.(answer);
  return Promise.resolve(answer);
}

export function onError(callback) {
  onStreamError(() => callback({ error: 'The connection to the event stream was lost.' }));
}

export function setDebugFlag() {}

export function isEmpEnabled() {
  return Promise.resolve(true);
}
