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
  const records = [{ recordId, objectApiName, name }, ...others(recordId)];
  keep(records.slice(0, limit));
}

/** A record that is gone leads nowhere. */
export function forgetRecord(recordId) {
  keep(others(recordId));
}

function others(recordId) {
  return recentRecords().filter((record) => record.recordId !== recordId);
}

function keep(records) {
  window.localStorage.setItem(key, JSON.stringify(records));
}
