// Delete with its cascades, and undelete from the recycle bin.
import type { ChildRelationship, ObjectDef } from '../../metadata/schema.ts';
import { ApexDatetime } from '../../values/datetime.ts';
import { SObject } from '../../values/sobject.ts';
import { rowById, type Engine } from '../engine.ts';
import type { Row } from '../store.ts';
import { runAfter, runBefore } from './automation-phases.ts';
import { fail, isAlive, refuseSelfReference, type RowState } from './rows.ts';
import { updateRollups } from '../rules/rollups.ts';
import { CLEARED } from '../record-locks.ts';
import { isPurged } from './recycle-bin.ts';
import { rollUp, type SaveContext } from './save.ts';
import { checkObjectRight, checkRecordAccess } from './user-mode.ts';
import { checkUnique } from './validate.ts';

export function deleteChunk(context: SaveContext, states: RowState[]): void {
  const { engine, object, access } = context;
  checkObjectRight(engine, object, 'delete', access);
  for (const state of states) loadForDelete(engine, object, state);
  checkRecordAccess(engine, object, states, 3, access);
  runBefore(engine, object, 'delete', states);
  const removed: Removed[] = [];
  for (const state of states.filter(isAlive)) {
    const blocker = findBlocker(engine, object, state.id!);
    if (blocker !== null) fail(state, 'DELETE_FAILED', blocker);
    else removeRow({ ...context, removed, state }, object, state.id!);
  }
  runAfter(engine, object, 'delete', states);
  if (states.every(isAlive)) rollUpRemoved(context, removed);
}

interface Removed {
  object: ObjectDef;
  row: Row;
  /** The record that was deleted; the row is its own or goes along. */
  state: RowState;
}

interface RemovalContext extends SaveContext {
  removed: Removed[];
  state: RowState;
}

function rollUpRemoved({ engine, access }: SaveContext, removed: Removed[]): void {
  for (const object of new Set(removed.map((entry) => entry.object))) {
    const changes = removed
      .filter((entry) => entry.object === object)
      .map(({ row, state }) => ({
        before: row,
        after: null,
        fail: (statusCode: string, message: string, fields: string[]) =>
          fail(state, statusCode, message, fields)
      }));
    updateRollups(engine, object, changes, access);
  }
}

export function loadForDelete(engine: Engine, object: ObjectDef, state: RowState): void {
  const row = state.id === null ? null : engine.store.get(object.name, state.id);
  if (state.id === null) {
    fail(state, 'MISSING_ARGUMENT', 'Id not specified in a delete call');
  } else if (!row) {
    fail(state, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
  } else if (row.get('IsDeleted') === true) {
    fail(state, 'ENTITY_IS_DELETED', 'entity is deleted');
  } else {
    state.prior = row;
    refuseSelfReference(engine.inTriggers, state, 'delete');
    if (!object.deletable) {
      const problem = `entity type ${object.name} does not support delete`;
      fail(state, 'INVALID_TYPE_FOR_OPERATION', problem);
    }
  }
}

export function childIds(engine: Engine, child: ChildRelationship, parentId: string): string[] {
  // Most of the hundreds of standard children have no rows; their definitions need not be read then.
  if (engine.store.rows(child.childObject).size === 0) return [];
  const field = engine.schema.object(child.childObject)!.field(child.field)!;
  return [...(engine.store.find(child.childObject, field, parentId) ?? [])];
}

/** Standard lookups whose children go with their parent, or keep it from being deleted. */
const STANDARD_CASCADES: ReadonlySet<string> = new Set([
  'Account.Contact.AccountId',
  'Account.Opportunity.AccountId'
]);
const STANDARD_RESTRICTIONS: ReadonlySet<string> = new Set([
  'Account.Case.AccountId',
  'Contact.Case.ContactId'
]);

function isCascade(object: ObjectDef, child: ChildRelationship): boolean {
  const name = `${object.name}.${child.childObject}.${child.field}`;
  return child.cascadeDelete || STANDARD_CASCADES.has(name);
}

function isRestricted(engine: Engine, object: ObjectDef, child: ChildRelationship): boolean {
  const name = `${object.name}.${child.childObject}.${child.field}`;
  const field = engine.schema.object(child.childObject)!.field(child.field);
  return field?.deleteConstraint === 'Restrict' || STANDARD_RESTRICTIONS.has(name);
}

/** A lookup that restricts deletion blocks it, also below a child that would go along. */
function findBlocker(engine: Engine, object: ObjectDef, id: string): string | null {
  for (const child of object.childRelationships) {
    const ids = childIds(engine, child, id);
    if (ids.length === 0) continue;
    const childObject = engine.schema.object(child.childObject)!;
    if (isRestricted(engine, object, child)) {
      const names = ids.slice(0, 5).map((childId) => nameOf(engine, childObject, childId));
      return (
        `Your attempt to delete ${nameOf(engine, object, id)} could not be completed because it is ` +
        `associated with the following ${childObject.labelPlural.toLowerCase()}.: ${names.join(', ')}\n`
      );
    }
    if (!isCascade(object, child)) continue;
    for (const childId of ids) {
      const blocker = findBlocker(engine, childObject, childId);
      if (blocker !== null) return blocker;
    }
  }
  return null;
}

function nameOf(engine: Engine, object: ObjectDef, id: string): string {
  const name = object.nameField && engine.store.get(object.name, id)?.get(object.nameField);
  return typeof name === 'string' ? name : id;
}

/** Children of a master go along without triggers of their own; other lookups are cleared. */
function removeRow(context: RemovalContext, object: ObjectDef, id: string): void {
  const { engine } = context;
  const row = engine.store.get(object.name, id);
  if (!row || row.get('IsDeleted') === true) return;
  context.removed.push({ object, row, state: context.state });
  bury(context, object, id, row);
  for (const child of object.childRelationships) {
    if (engine.store.rows(child.childObject).size === 0) continue;
    const childObject = engine.schema.object(child.childObject)!;
    for (const childId of childIds(engine, child, id)) {
      if (isCascade(object, child)) removeRow(context, childObject, childId);
      else if (!isKept(childObject, child.field))
        clearLookup(engine, childObject, childId, child.field);
    }
  }
}

/** Audit lookups and what a file was first published to stay as they were. */
function isKept(object: ObjectDef, field: string): boolean {
  const definition = object.field(field)!;
  return !definition.updateable && !definition.custom;
}

export function bury(context: SaveContext, object: ObjectDef, id: string, row: Row): void {
  const { engine, access } = context;
  if (object.hardDelete || !object.field('IsDeleted')) {
    engine.store.put(object.name, id, null);
    return;
  }
  const now = new ApexDatetime(engine.now());
  const changes: [string, unknown][] = [
    ['IsDeleted', true],
    ['LastModifiedDate', now],
    ['LastModifiedById', access.user.userId],
    ['SystemModstamp', now]
  ];
  const kept = changes.filter(([name]) => object.field(name));
  engine.store.put(object.name, id, new Map([...row, ...kept]));
}

function clearLookup(engine: Engine, object: ObjectDef, id: string, field: string): void {
  const row = engine.store.get(object.name, id)!;
  const parentId = row.get(field) as string;
  const notes = engine.store.get(CLEARED, parentId) ?? [];
  engine.store.put(CLEARED, parentId, new Map([...notes, [`${object.name}.${field}.${id}`, true]]));
  engine.store.put(object.name, id, new Map([...row, [field, null]]));
}

/** Lookups that the deletion has cleared and that still are empty point at the record again. */
function refillLookups(engine: Engine, parentId: string): void {
  for (const note of engine.store.get(CLEARED, parentId)?.keys() ?? []) {
    const [type = '', field = '', id = ''] = note.split('.');
    const row = engine.store.get(type, id);
    if (!row || row.get('IsDeleted') === true || row.get(field) !== null) continue;
    engine.store.put(type, id, new Map([...row, [field, parentId]]));
  }
  if (engine.store.get(CLEARED, parentId)) engine.store.put(CLEARED, parentId, null);
}

export function undeleteChunk(context: SaveContext, states: RowState[]): void {
  const { engine, object, access } = context;
  checkObjectRight(engine, object, 'create', access);
  for (const state of states) {
    const row = state.id === null ? null : engine.store.get(object.name, state.id);
    const isInBin = row?.get('IsDeleted') === true && !isPurged(engine, state.id!);
    if (row && isInBin) restore(engine, object, state, row);
    else fail(state, 'UNDELETE_FAILED', 'Entity is not in the recycle bin');
  }
  for (const state of states.filter(isAlive)) {
    state.prior = engine.store.get(object.name, state.id!);
  }
  runAfter(engine, object, 'undelete', states);
  rollUp(context, states);
}

function restore(engine: Engine, object: ObjectDef, state: RowState, row: Row): void {
  state.record = new SObject(object.name, row);
  checkUnique(engine, object, state);
  for (const field of object.fields.values()) {
    const master = field.type === 'MasterDetail' ? row.get(field.name) : null;
    if (typeof master !== 'string' || rowById(engine, master)) continue;
    // UNVERIFIED: the text for a detail whose master is deleted.
    fail(state, 'UNDELETE_FAILED', `The master record is deleted: ${field.label}`, [field.name]);
  }
  if (isAlive(state)) restoreRow(engine, object, state.id!, row);
}

/** Details come back with their master. */
function restoreRow(engine: Engine, object: ObjectDef, id: string, row: Row): void {
  engine.store.put(object.name, id, new Map([...row, ['IsDeleted', false]]));
  refillLookups(engine, id);
  for (const child of object.childRelationships) {
    if (engine.store.rows(child.childObject).size === 0 || !isCascade(object, child)) continue;
    const childObject = engine.schema.object(child.childObject)!;
    for (const [childId, childRow] of [...engine.store.rows(childObject.name)]) {
      if (childRow.get(child.field) !== id || childRow.get('IsDeleted') !== true) continue;
      restoreRow(engine, childObject, childId, childRow);
    }
  }
}
