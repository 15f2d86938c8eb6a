// What the server wrote into the page: the session of the running user, the package's pages, the build's problems.
const element = document.getElementById('local-org-context');
const empty = { session: { user: {}, personas: [], org: {}, customPermissions: [] }, pages: {} };

export const context = element ? JSON.parse(element.textContent) : empty;
export const session = context.session;
export const userId = session.user.Id;
export const isGuest = false;
export const timeZone = session.user.timeZone ?? session.org.timeZone ?? 'UTC';
export const formFactor = window.matchMedia('(max-width: 767px)').matches ? 'Small' : 'Large';

const customPermissions = new Set(session.customPermissions ?? []);
const userPermissions = new Set(session.userPermissions ?? []);

export function hasCustomPermission(name) {
  return customPermissions.has(name);
}

export function hasUserPermission(name) {
  return userPermissions.has(name);
}
