// Insert and update of one chunk, in the platform's order of execution.
import type { FieldDef, ObjectDef } from '../../metadata/schema.ts';
import { shareShape } from '../../metadata/share-objects.ts';
import { ApexDatetime } from '../../values/datetime.ts';
import { SObject } from '../../values/sobject.ts';
import type { Access } from '../access.ts';
import type { Engine } from '../engine.ts';
import type { DmlOptions } from '../results.ts';
import { updateRollups, type ChangedRow } from '../rules/rollups.ts';
import { checkLookupFilters } from '../rules/lookup-filters.ts';
import { planActions, saveParents, sendAlerts, type FiredRules } from '../rules/workflows.ts';
import type { Row } from '../store.ts';
import { runAfter, runAfterTriggers, runBefore, runBeforeTriggers } from './automation-phases.ts';
import { checkVersion, createDocuments, linkVersions, publishVersion } from './files.ts';
import { prepareInsert, prepareUpdate } from './prepare.ts';
import { fail, isAlive, type RowState } from './rows.ts';
import { deriveFields } from './standard-behavior.ts';
import { createCompanions } from './standard-effects.ts';
import {
  checkFieldRights,
  checkObjectRight,
  checkParentAccess,
  checkRecordAccess
} from './user-mode.ts';
import { checkGiven, checkUnique, validateRow } from './validate.ts';

export interface SaveContext {
  engine: Engine;
  object: ObjectDef;
  access: Access;
  options: DmlOptions;
}

/** Answers true when field-level security refused a row. */
export function insertChunk(context: SaveContext, states: RowState[]): boolean {
  const { engine, object, access } = context;
  const { asPlatform = false, truncateTexts = false } = context.options;
  checkObjectRight(engine, object, 'create', access);
  const refused = checkFieldRights(engine, object, states, access);
  for (const state of states.filter(isAlive)) {
    prepareInsert(engine, object, state, access, asPlatform);
    checkGiven(engine, object, state, truncateTexts);
    if (isAlive(state)) deriveFields(engine, state.record, null);
  }
  runBefore(engine, object, 'insert', states);
  for (const state of states.filter(isAlive)) {
    if (object.name === 'ContentVersion') checkVersion(state);
    deriveFields(engine, state.record, null);
    validateRow(engine, object, state, truncateTexts);
    if (isAlive(state)) checkLookupFilters(engine, object, state, access);
  }
  checkParentAccess(engine, object, states, access);
  writeAllNew(context, states);
  createCompanions(engine, states.filter(isAlive), access);
  runAfter(engine, object, 'insert', states, (alive) => runWorkflow(context, 'insert', alive));
  rollUp(context, states);
  return refused;
}

export function updateChunk(context: SaveContext, states: RowState[]): boolean {
  const { engine, object, access } = context;
  const { asPlatform = false, truncateTexts = false } = context.options;
  checkObjectRight(engine, object, 'edit', access);
  for (const state of states) {
    prepareUpdate(engine, object, state, asPlatform);
    if (isAlive(state)) checkGiven(engine, object, state, truncateTexts);
  }
  const refused = checkFieldRights(engine, object, states.filter(isAlive), access);
  checkRecordAccess(engine, object, states, 2, access);
  for (const state of states.filter(isAlive)) deriveFields(engine, state.record, state.prior);
  runBefore(engine, object, 'update', states);
  for (const state of states.filter(isAlive)) {
    deriveFields(engine, state.record, state.prior);
    validateRow(engine, object, state, truncateTexts);
    if (isAlive(state)) checkLookupFilters(engine, object, state, access);
  }
  for (const state of states.filter(isAlive)) writeChanged(context, state);
  runAfter(engine, object, 'update', states, (alive) => runWorkflow(context, 'update', alive));
  rollUp(context, states);
  return refused;
}

/** Field updates and e-mail alerts of workflow rules; the updates run the update triggers once more and no validation rules. */
function runWorkflow(
  context: SaveContext,
  operation: 'insert' | 'update',
  states: RowState[],
  fired: FiredRules = new Map()
): void {
  const { engine, object, access } = context;
  const planned = planActions(engine, object, operation, states, fired);
  const changed = planned.filter(({ own }) => own.size > 0);
  for (const { state, own } of changed) {
    const row = engine.store.get(object.name, state.id!)!;
    state.prior ??= row;
    state.record = new SObject(object.name, new Map([...row, ...own]));
  }
  const again = changed.map(({ state }) => state);
  if (again.length > 0) saveAgain(context, again);
  if (!states.every(isAlive)) return;
  saveParents(engine, planned, access);
  sendAlerts(engine, planned);
  const reevaluated = changed.filter(({ reevaluates }) => reevaluates).map(({ state }) => state);
  if (reevaluated.length > 0) runWorkflow(context, operation, reevaluated, fired);
}

function saveAgain(context: SaveContext, states: RowState[]): void {
  const { engine, object } = context;
  const { truncateTexts = false } = context.options;
  runBeforeTriggers(engine, object, states);
  for (const state of states.filter(isAlive)) {
    deriveFields(engine, state.record, state.prior);
    checkGiven(engine, object, state, truncateTexts);
    if (isAlive(state)) writeChanged(context, state);
  }
  if (states.every(isAlive)) runAfterTriggers(engine, object, 'update', states);
}

/** The summaries of the parents, when every record of the chunk is saved. */
export function rollUp(context: SaveContext, states: RowState[]): void {
  const { engine, object, access } = context;
  if (!states.every(isAlive)) return;
  const changes = states.map((state) => changedRow(context, state));
  updateRollups(engine, object, changes, access);
}

function changedRow({ engine, object }: SaveContext, state: RowState): ChangedRow {
  const after = engine.store.get(object.name, state.id!);
  return {
    before: state.created || state.prior?.get('IsDeleted') === true ? null : state.prior,
    after: after?.get('IsDeleted') === true ? null : after,
    fail: (statusCode, message, fields) => fail(state, statusCode, message, fields)
  };
}

function writeAllNew(context: SaveContext, states: RowState[]): void {
  const { engine, object, access } = context;
  const isFile = object.name === 'ContentVersion';
  if (isFile) createDocuments(engine, states.filter(isAlive), access);
  for (const state of states.filter(isAlive)) writeNew(context, state);
  if (isFile) linkVersions(engine, states.filter(isAlive), access);
}

function writeNew(context: SaveContext, state: RowState): void {
  const { engine, object, access } = context;
  const { record } = state;
  checkUnique(engine, object, state);
  if (!isAlive(state)) return;
  state.id = engine.store.nextId(object);
  state.created = true;
  record.set('Id', state.id);
  for (const field of object.fields.values()) {
    if (field.type === 'AutoNumber') record.set(field.name, nextAutoNumber(engine, object, field));
  }
  // UNVERIFIED: whether the id that stands for an empty name has 15 or 18 characters.
  const name = object.custom && object.kind === 'sobject' ? object.field('Name') : undefined;
  if (name?.type === 'Text' && record.get('Name') === null) record.set('Name', state.id);
  stamp(context, state, true);
  if (object.name === 'ContentVersion') publishVersion(engine, record, access);
  engine.store.put(object.name, state.id, storedRow(object, state));
}

function writeChanged(context: SaveContext, state: RowState): void {
  const { engine, object } = context;
  checkUnique(engine, object, state);
  if (!isAlive(state)) return;
  stamp(context, state, false);
  engine.store.put(object.name, state.id!, storedRow(object, state));
  if (state.prior?.get('OwnerId') !== state.record.get('OwnerId')) {
    dropManualShares(engine, object, state.id!);
  }
}

/** A new owner decides anew with whom the record is shared by hand. */
function dropManualShares(engine: Engine, object: ObjectDef, id: string): void {
  const shape = shareShape(object.name);
  const share = engine.schema.object(shape.object);
  const parent = share?.field(shape.parentField);
  if (!share || !parent) return;
  for (const shareId of [...(engine.store.find(share.name, parent, id) ?? [])]) {
    const row = engine.store.get(share.name, shareId);
    if (row?.get('RowCause') === 'Manual') engine.store.put(share.name, shareId, null);
  }
}

/** Formula fields are computed when read, so they are not stored. */
function storedRow(object: ObjectDef, state: RowState): Row {
  const row = new Map<string, unknown>();
  for (const field of object.fields.values()) {
    if (field.formula === undefined) row.set(field.name, state.record.get(field.name));
  }
  return row;
}

function stamp(context: SaveContext, state: RowState, isNew: boolean): void {
  const { engine, object, access } = context;
  const { asPlatform = false } = context.options;
  const { record } = state;
  const now = new ApexDatetime(engine.now());
  const set = (name: string, value: unknown, keep: boolean): void => {
    if (!object.field(name) || (keep && record.get(name) !== null)) return;
    record.set(name, value);
  };
  if (isNew) {
    set('CreatedDate', now, asPlatform);
    set('CreatedById', access.user.userId, asPlatform);
    set('IsDeleted', false, false);
  }
  const keepModified = asPlatform && isNew;
  set('LastModifiedDate', now, keepModified);
  set('LastModifiedById', access.user.userId, keepModified);
  set('SystemModstamp', now, keepModified);
}

/** CD-{000000} gives CD-000001; the number grows over its zeros when it must. */
export function nextAutoNumber(engine: Engine, object: ObjectDef, field: FieldDef): string {
  const number = engine.store.nextNumber(`${object.name}.${field.name}`);
  const now = new Date(engine.now());
  const pad = (value: number, length: number): string => String(value).padStart(length, '0');
  return (field.displayFormat ?? '{0}')
    .replace('{YYYY}', String(now.getUTCFullYear()))
    .replace('{YY}', pad(now.getUTCFullYear() % 100, 2))
    .replace('{MM}', pad(now.getUTCMonth() + 1, 2))
    .replace('{DD}', pad(now.getUTCDate(), 2))
    .replace(/\{(0+)\}/, (_match, zeros: string) => pad(number, zeros.length));
}
