// The rows of UserRecordAccess: what a user may do with a record, computed when a query asks.
import type { ObjectDef } from '../metadata/schema.ts';
import type { UserContext } from './access.ts';
import type { Engine } from './engine.ts';
import type { Row } from './store.ts';
import { rowById } from './engine.ts';
import { userContext } from '../security/user-context.ts';

export const USER_RECORD_ACCESS = 'UserRecordAccess';

export function recordAccessRows(engine: Engine, userIds: string[], recordIds: string[]): Row[] {
  return userIds.flatMap((userId) => {
    const user = userContext(engine, userId);
    return user ? recordIds.map((recordId) => accessRow(engine, user, recordId)) : [];
  });
}

/** Users are deactivated, never deleted. */
function isDeletable(object: ObjectDef | null): boolean {
  return object !== null && object.deletable && object.name !== 'User';
}

function accessRow(engine: Engine, user: UserContext, recordId: string): Row {
  const found = rowById(engine, recordId);
  const granted = found && engine.security.objectAccess(user, found.object.name);
  const level = found ? engine.sharing.level(user, found.object, found.row) : 0;
  const read = level >= 1 && granted?.read === true;
  const edit = level >= 2 && granted?.edit === true;
  const remove = level >= 3 && granted?.delete === true && isDeletable(found?.object ?? null);
  const transfer =
    found?.object.sharingModel === 'ReadWriteTransfer' && edit ? true : level >= 3 && edit;
  const all = remove && transfer;
  const levels: [boolean, string][] = [
    [all, 'All'],
    [transfer, 'Transfer'],
    [remove, 'Delete'],
    [edit, 'Edit'],
    [read, 'Read']
  ];
  return new Map<string, unknown>([
    ['Id', null],
    ['UserId', user.userId],
    ['RecordId', recordId],
    ['HasReadAccess', read],
    ['HasEditAccess', edit],
    ['HasDeleteAccess', remove],
    ['HasTransferAccess', transfer],
    ['HasAllAccess', all],
    ['MaxAccessLevel', levels.find(([has]) => has)?.[1] ?? 'None']
  ]);
}
