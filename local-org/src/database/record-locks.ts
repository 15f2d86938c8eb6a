// Locks of records (Approval.lock): kept like rows, so they are undone and stored with everything else.
import type { Store } from './store.ts';

/** Tables of the platform's own notes about records; they belong to no object, so queries never see them. */
export const LOCKS = '$locks';
/** Records that were removed from the recycle bin: they cannot come back, ALL ROWS still shows them. */
export const PURGED = '$purged';
/** Lookups that a deletion has cleared, by the id of the deleted record: undelete fills them again. */
export const CLEARED = '$cleared';

export function isNotes(type: string): boolean {
  return type.startsWith('$');
}

export class RecordLocks {
  private readonly store: Store;

  constructor(store: Store) {
    this.store = store;
  }

  has(id: string): boolean {
    return this.store.get(LOCKS, id) !== null;
  }

  set(id: string, isLocked: boolean): void {
    this.store.put(LOCKS, id, isLocked ? new Map() : null);
  }
}
