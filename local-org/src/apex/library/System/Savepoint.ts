/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_transaction_control.htm */

import type { Runtime } from '../../runtime/runtime.ts';
import type { Savepoint } from '../../runtime/runtime.ts';
import { platformClass } from '../define.ts';
import { raise } from '../../../values/exception.ts';

export class SavepointValue {
  readonly $type = 'System.Savepoint';
  readonly savepoint: Savepoint;

  constructor(savepoint: Savepoint) {
    this.savepoint = savepoint;
  }
}

export const SavepointClass = platformClass('System.Savepoint', {
  isInstance: (value) => value instanceof SavepointValue
});

export function setSavepoint(rt: Runtime): SavepointValue {
  rt.limits.spend('dmlStatements');
  const savepoint = {
    mark: rt.host.database.savepoint(),
    uncommittedBefore: rt.uncommittedWork
  };
  rt.savepoints.push(savepoint);
  // An open savepoint counts as uncommitted work until it is released.
  rt.uncommittedWork = true;
  return new SavepointValue(savepoint);
}

/** The position of the savepoint; one that was rolled back over or released is invalid. */
function indexOf(rt: Runtime, { savepoint }: SavepointValue): number {
  const index = rt.savepoints.indexOf(savepoint);
  if (index < 0) raise('TypeException', 'The savepoint is invalid or was released');
  return index;
}

/** Undoes the changes since the savepoint; it stays usable, later ones do not. */
export function rollback(rt: Runtime, value: SavepointValue): void {
  rt.limits.spend('dmlStatements');
  const index = indexOf(rt, value);
  rt.host.database.rollbackTo(value.savepoint.mark);
  rt.savepoints.splice(index + 1);
}

/** After a rollback to it and its release, the work before the savepoint decides about callouts again. */
export function releaseSavepoint(rt: Runtime, value: SavepointValue): void {
  const index = indexOf(rt, value);
  rt.savepoints.splice(index);
  if (value.savepoint.mark === rt.host.database.savepoint()) {
    rt.uncommittedWork = value.savepoint.uncommittedBefore;
  }
}
