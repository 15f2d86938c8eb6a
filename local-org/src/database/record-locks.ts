// Locks of records (Approval.lock): kept like rows, so they are undone and stored with everything else.
import type { Store } from './store.ts';

/** The table of the locks; it belongs to no object, so queries never see it. */
export const LOCKS = '$locks';

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
