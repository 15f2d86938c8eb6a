// lightning/refresh: RefreshEvent and the handlers of the RefreshView API.
import { onRefresh } from 'platform/refresh';

export const REFRESH_ERROR = 'refresh-error';
export const REFRESH_COMPLETE = 'refresh-complete';
export const REFRESH_COMPLETE_WITH_ERRORS = 'refresh-complete-with-errors';
export const RefreshEventName = 'lightning__refresh';

const registrations = new Map();
let next = 1;

export class RefreshEvent extends CustomEvent {
  constructor() {
    super(RefreshEventName, { bubbles: true, composed: true, cancelable: true });
  }
}

function register(handler) {
  const id = next;
  next += 1;
  registrations.set(id, onRefresh(handler));
  return id;
}

export function registerRefreshHandler(contextElement, handler) {
  return register(() => handler.call(contextElement));
}

export function unregisterRefreshHandler(id) {
  registrations.get(id)?.();
  registrations.delete(id);
}

export function registerRefreshContainer(contextElement, handler) {
  return register(() => handler.call(contextElement, Promise.resolve(REFRESH_COMPLETE)));
}

export function unregisterRefreshContainer(id) {
  unregisterRefreshHandler(id);
}
