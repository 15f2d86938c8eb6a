// Object and field permissions of user-mode DML, and record access wherever sharing counts.
import { LOCKS } from '../record-locks.ts';
import type { FieldDef, ObjectDef } from '../../metadata/schema.ts';
import { sharedParent } from '../../metadata/share-objects.ts';
import { toId18 } from '../../values/id.ts';
import { valueEquals } from '../../values/equality.ts';
import { ApexException } from '../../values/exception.ts';
import type { Access } from '../access.ts';
import { rowById, type Engine } from '../engine.ts';
import type { Level } from '../sharing.ts';
import type { ObjectAccess } from '../../security/security.ts';
import { fail, isAlive, type RowState } from './rows.ts';

type Right = keyof Pick<ObjectAccess, 'create' | 'edit' | 'delete'>;

/** The platform refuses the whole statement when the object itself is not permitted. */
export function checkObjectRight(
  engine: Engine,
  object: ObjectDef,
  right: Right,
  access: Access
): void {
  if (access.mode !== 'user') return;
  if (engine.security.objectAccess(access.user, object.name)[right]) return;
  throw new ApexException('System.SecurityException', `Access to entity '${object.name}' denied`);
}

export function fieldSecurityMessage(object: ObjectDef): string {
  return (
    `Operation failed due to fields being inaccessible on Sobject ${object.name}, ` +
    'check errors on Exception or Result!'
  );
}

/** True when any row names a field that the user may not write; those rows fail. */
export function checkFieldRights(
  engine: Engine,
  object: ObjectDef,
  states: RowState[],
  access: Access
): boolean {
  if (access.mode !== 'user') return false;
  let refused = false;
  for (const state of states) {
    const fields = writtenFields(object, state).filter(
      (name) => !engine.security.fieldAccess(access.user, object.name, name).edit
    );
    if (fields.length === 0) continue;
    refused = true;
    fail(
      state,
      'INVALID_FIELD_FOR_INSERT_UPDATE',
      `Unable to create/update fields: ${fields.join(', ')}. Please check the security settings of ` +
        'this field and verify that it is read/write for your profile or permission set.',
      fields
    );
  }
  return refused;
}

/** Fields of the caller's record that this statement would write. */
function writtenFields(object: ObjectDef, state: RowState): string[] {
  const names: string[] = [];
  for (const [name, value] of state.original.fields) {
    const field = object.field(name);
    if (!field || field.type === 'Id' || !(field.createable || field.updateable)) continue;
    if (state.prior && valueEquals(value, state.prior.get(field.name) ?? null)) continue;
    names.push(field.name);
  }
  return names;
}

/** Editing needs level 2, deleting and another owner level 3 of the record. */
export function checkRecordAccess(
  engine: Engine,
  object: ObjectDef,
  states: RowState[],
  needed: 2 | 3,
  access: Access
): void {
  if (!access.user.isSystemAdministrator) refuseLocked(engine, states);
  if (!access.withSharing && access.mode !== 'user') return;
  for (const state of states) {
    if (!isAlive(state) || !state.prior) continue;
    const level = engine.sharing.level(access.user, object, state.prior);
    if (level >= needed && (level === 3 || !transfers(object, state))) continue;
    fail(state, 'INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
  }
}

/** Does the caller give the record to somebody else, where that takes more than the right to edit? */
function transfers(object: ObjectDef, { original, prior }: RowState): boolean {
  if (object.sharingModel === 'ReadWriteTransfer') return false;
  const owner = original.get('OwnerId');
  return typeof owner === 'string' && toId18(owner) !== prior?.get('OwnerId');
}

/** Only administrators change locked records. UNVERIFIED: that "Modify All Data" counts in system mode. */
function refuseLocked(engine: Engine, states: RowState[]): void {
  for (const state of states) {
    const id = state.prior?.get('Id');
    if (typeof id !== 'string' || engine.store.get(LOCKS, id) === null) continue;
    fail(state, 'ENTITY_IS_LOCKED', 'the entity is locked for editing');
  }
}

/** A detail needs its master, a file the record it is attached to, a share the record: who cannot reach those may not. */
export function checkParentAccess(
  engine: Engine,
  object: ObjectDef,
  states: RowState[],
  access: Access
): void {
  if (!access.withSharing && access.mode !== 'user') return;
  const shared = sharedParent(object);
  const parents = [...object.fields.values()].filter(
    (field) => field.type === 'MasterDetail' || field === shared || ATTACHING_FIELDS.has(field.name)
  );
  for (const state of states.filter(isAlive)) {
    for (const field of parents) {
      const id = state.record.get(field.name);
      if (typeof id !== 'string' || mayAttach(engine, id, access, neededOf(field, shared))) {
        continue;
      }
      const problem = 'insufficient access rights on cross-reference id';
      fail(state, 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', problem, [field.name]);
    }
  }
}

const ATTACHING_FIELDS: ReadonlySet<string> = new Set(['FirstPublishLocationId', 'LinkedEntityId']);

function neededOf(field: FieldDef, shared: FieldDef | null): Level {
  if (field === shared) return 3;
  return field.type === 'MasterDetail' && !field.writeRequiresMasterRead ? 2 : 1;
}

function mayAttach(engine: Engine, id: string, access: Access, needed: Level): boolean {
  const target = rowById(engine, id);
  if (!target || target.object.setup) return true;
  if (!engine.security.objectAccess(access.user, target.object.name).read) return false;
  return engine.sharing.level(access.user, target.object, target.row) >= needed;
}
