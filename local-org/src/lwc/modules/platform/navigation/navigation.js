// The page's router: page references and their addresses, in both directions, and the browser's history.
const listeners = new Set();
const readers = [
  [/^\/lightning\/r\/(\w+)\/(\w{15,18})\/related\/(\w+)\/view$/, relationshipPage],
  [/^\/lightning\/r\/(\w+)\/(\w{15,18})\/(\w+)$/, recordPage],
  [/^\/lightning\/o\/(\w+)\/(\w+)$/, objectPage],
  [/^\/lightning\/n\/(\w+)$/, (apiName) => page('standard__navItemPage', { apiName })],
  [/^\/lightning\/page\/(\w+)$/, (pageName) => page('standard__namedPage', { pageName })],
  [/^\/lightning\/cmp\/(\w+)$/, (componentName) => page('standard__component', { componentName })]
];
const writers = {
  standard__recordPage: ({ objectApiName, recordId, actionName }) =>
    `/lightning/r/${objectApiName || 'sObject'}/${recordId}/${actionName || 'view'}`,
  standard__recordRelationshipPage: ({ objectApiName, recordId, relationshipApiName }) =>
    `/lightning/r/${objectApiName}/${recordId}/related/${relationshipApiName}/view`,
  standard__objectPage: ({ objectApiName, actionName }) =>
    `/lightning/o/${objectApiName}/${actionName || 'home'}`,
  standard__navItemPage: ({ apiName }) => `/lightning/n/${apiName}`,
  standard__namedPage: ({ pageName }) => `/lightning/page/${pageName}`,
  standard__component: ({ componentName }) => `/lightning/cmp/${componentName}`,
  standard__webPage: ({ url }) => url
};

let current = fromUrl(window.location);

function page(type, attributes, state = {}) {
  return { type, attributes, state };
}

function recordPage(objectApiName, recordId, actionName) {
  return page('standard__recordPage', { objectApiName, recordId, actionName });
}

function relationshipPage(objectApiName, recordId, relationshipApiName) {
  const attributes = { objectApiName, recordId, relationshipApiName, actionName: 'view' };
  return page('standard__recordRelationshipPage', attributes);
}

function objectPage(objectApiName, actionName) {
  return page('standard__objectPage', { objectApiName, actionName });
}

export function fromUrl({ pathname, search }) {
  const state = Object.fromEntries(new URLSearchParams(search));
  for (const [pattern, read] of readers) {
    const match = pattern.exec(pathname);
    if (match) return { ...read(...match.slice(1)), state };
  }
  return page('standard__namedPage', { pageName: 'home' }, state);
}

export function toUrl({ type, attributes = {}, state = {} }) {
  const write = writers[type];
  if (!write) throw new Error(`local-org does not support page references of type ${type}.`);
  const query = new URLSearchParams(state).toString();
  return write(attributes) + (query && type !== 'standard__webPage' ? `?${query}` : '');
}

export function currentPage() {
  return current;
}

/** Calls the listener now and after every navigation; returns a function that ends it. */
export function onPage(listener) {
  listeners.add(listener);
  listener(current);
  return () => listeners.delete(listener);
}

function show(reference) {
  current = reference;
  [...listeners].forEach((listener) => listener(current));
}

export function navigate(reference, replace = false) {
  const url = toUrl(reference);
  if (reference.type === 'standard__webPage') {
    window.open(url, '_blank', 'noopener');
    return;
  }
  if (reference.attributes?.pageName === 'filePreview') {
    window.dispatchEvent(new CustomEvent('shell:filepreview', { detail: reference.state ?? {} }));
    return;
  }
  window.history[replace ? 'replaceState' : 'pushState'](null, '', url);
  show(fromUrl(window.location));
}

window.addEventListener('popstate', () => show(fromUrl(window.location)));
