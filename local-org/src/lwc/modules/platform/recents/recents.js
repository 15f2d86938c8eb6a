// Remembers in the browser which records the running user looked at last.
import { userId } from 'platform/context';

const key = `local-org-recent-${userId}`;
const limit = 12;

export function recentRecords() {
  try {
    return JSON.parse(window.localStorage.getItem(key)) ?? [];
  } catch {
    return [];
  }
}

export function rememberRecord({ recordId, objectApiName, name }) {
  if (!name) return;
  const others = recentRecords().filter((record) => record.recordId !== recordId);
  const records = [{ recordId, objectApiName, name }, ...others].slice(0, limit);
  window.localStorage.setItem(key, JSON.stringify(records));
}
