// One stream of server-sent events for the page: platform events and, in serve mode, new builds.
let source = null;

function stream() {
  if (!source) source = new EventSource('/local-org/events');
  return source;
}

/** Returns a function that ends the subscription. */
export function onServerEvent(name, listener) {
  const handle = (event) => listener(JSON.parse(event.data));
  stream().addEventListener(name, handle);
  return () => stream().removeEventListener(name, handle);
}

export function onStreamError(listener) {
  stream().addEventListener('error', listener);
  return () => stream().removeEventListener('error', listener);
}
