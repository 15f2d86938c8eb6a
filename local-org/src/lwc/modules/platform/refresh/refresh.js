// The page's refresh: RefreshEvent, file uploads and saves tell the standard parts to load their lists again.
const handlers = new Set();

/** Returns a function that ends the registration. */
export function onRefresh(handler) {
  handlers.add(handler);
  return () => handlers.delete(handler);
}

export function refreshPage() {
  return Promise.all([...handlers].map((handler) => handler()));
}
