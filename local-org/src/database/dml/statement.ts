// One DML statement: chunks of 200, all or none or partial success with retries, upsert.
import type { ObjectDef } from '../../metadata/schema.ts';
import { toId18 } from '../../values/id.ts';
import { ApexException } from '../../values/exception.ts';
import type { SObject } from '../../values/sobject.ts';
import type { Access } from '../access.ts';
import type { Engine } from '../engine.ts';
import { DmlFailure, type DmlOperation, type DmlOptions, type DmlResult } from '../results.ts';
import { noSuchColumn } from '../../soql/errors.ts';
import { deleteChunk, undeleteChunk } from './delete.ts';
import { fail, isAlive, newState, resultOf, type RowState } from './rows.ts';
import { insertChunk, updateChunk, type SaveContext } from './save.ts';
import { fieldSecurityMessage } from './user-mode.ts';

const CHUNK_SIZE = 200;
const ATTEMPTS = 3;

type Save = Exclude<DmlOperation, 'upsert'>;

interface Batch {
  operation: Save;
  states: RowState[];
}

export function runStatement(
  engine: Engine,
  operation: DmlOperation,
  records: SObject[],
  options: DmlOptions,
  access: Access
): DmlResult[] {
  refuseTwins(operation, records);
  const states = records.map((record, index) => newState(index, record));
  const mark = engine.store.mark();
  let refusedObject: ObjectDef | null = null;
  try {
    for (const { context, group } of byObject(engine, states, options, access)) {
      const refused = saveGroup(context, operation, group, options);
      if (refused) refusedObject = context.object;
      if (options.allOrNone && group.some((state) => !isAlive(state))) break;
    }
  } catch (problem) {
    engine.store.rollbackTo(mark);
    throw problem;
  }
  if (options.allOrNone && states.some((state) => !isAlive(state))) {
    engine.store.rollbackTo(mark);
    const message = refusedObject ? fieldSecurityMessage(refusedObject) : undefined;
    throw new DmlFailure(operation, states.map(rolledBack(operation)), message);
  }
  for (const state of states) finish(operation, state);
  return states.map(resultOf);
}

function finish(operation: DmlOperation, state: RowState): void {
  if (operation === 'delete' || !isAlive(state) || state.id === null) return;
  state.original.set('Id', state.id);
}

function rolledBack(operation: DmlOperation): (state: RowState) => DmlResult {
  return (state) => {
    const lost = operation === 'insert' || state.created;
    return { ...resultOf(state), id: lost ? state.original.id : state.id, created: false };
  };
}

/** The platform refuses a list that names one record twice before it looks at anything else. */
function refuseTwins(operation: DmlOperation, records: SObject[]): void {
  if (operation === 'insert' || operation === 'upsert') {
    if (new Set(records).size < records.length) {
      throw new ApexException(
        'System.ListException',
        'Before Insert or Upsert list must not have two identically equal elements'
      );
    }
  }
  if (operation === 'insert') return;
  const seen = new Set<string>();
  for (const record of records) {
    const id = record.id && toId18(record.id);
    if (!id) continue;
    if (seen.has(id) && operation !== 'delete') {
      throw new ApexException('System.ListException', `Duplicate id in list: ${id}`);
    }
    seen.add(id);
  }
}

/** A List<SObject> may mix objects; neighbours of one object are saved together. */
function* byObject(
  engine: Engine,
  states: RowState[],
  options: DmlOptions,
  access: Access
): Generator<{ context: SaveContext; group: RowState[] }> {
  let start = 0;
  while (start < states.length) {
    const type = states[start]!.original.type;
    let end = start;
    while (end < states.length && states[end]!.original.type === type) end += 1;
    const object = engine.schema.object(type);
    if (!object) throw new ApexException('System.TypeException', `There is no object ${type}`);
    const context = { engine, object, access, options };
    checkSupported(context);
    yield { context, group: states.slice(start, end) };
    start = end;
  }
}

function checkSupported({ object, options }: SaveContext): void {
  if (options.asPlatform || object.createable || object.updateable || object.deletable) return;
  throw new ApexException('System.TypeException', `DML not allowed on ${object.name}`);
}

function saveGroup(
  context: SaveContext,
  operation: DmlOperation,
  states: RowState[],
  options: DmlOptions
): boolean {
  let refused = false;
  for (let start = 0; start < states.length; start += CHUNK_SIZE) {
    const chunk = states.slice(start, start + CHUNK_SIZE);
    const saved = options.allOrNone
      ? saveOnce(context, operation, chunk, options)
      : savePartly(context, operation, chunk, options);
    refused ||= saved;
    if (options.allOrNone && chunk.some((state) => !isAlive(state))) break;
  }
  return refused;
}

function saveOnce(
  context: SaveContext,
  operation: DmlOperation,
  states: RowState[],
  options: DmlOptions
): boolean {
  let refused = false;
  for (const batch of batchesOf(context, operation, states, options)) {
    refused = saveBatch(context, batch) || refused;
    if (options.allOrNone && batch.states.some((state) => !isAlive(state))) break;
  }
  return refused;
}

function saveBatch(context: SaveContext, { operation, states }: Batch): boolean {
  if (states.length === 0) return false;
  switch (operation) {
    case 'insert':
      return insertChunk(context, states);
    case 'update':
      return updateChunk(context, states);
    case 'delete':
      deleteChunk(context, states);
      return false;
    case 'undelete':
      undeleteChunk(context, states);
      return false;
    default:
      return operation satisfies never;
  }
}

// DIFFERS: every failed row leads to another attempt; an org starts one only when triggers exist.
/** Failed rows are taken out and the rest runs again from the start, triggers included. */
function savePartly(
  context: SaveContext,
  operation: DmlOperation,
  states: RowState[],
  options: DmlOptions
): boolean {
  const { store } = context.engine;
  const mark = store.mark();
  let remaining = states;
  let refused = false;
  for (let attempt = 1; remaining.length > 0; attempt += 1) {
    refused = saveOnce(context, operation, remaining, options) || refused;
    if (remaining.every(isAlive)) return refused;
    store.rollbackTo(mark);
    if (attempt === ATTEMPTS) {
      for (const state of remaining.filter(isAlive)) failRetries(state);
      return refused;
    }
    remaining = remaining.filter(isAlive);
    for (const state of remaining) Object.assign(state, newState(state.index, state.original));
  }
  return refused;
}

function failRetries(state: RowState): void {
  fail(
    state,
    'UNKNOWN_EXCEPTION',
    'Too many batch retries in the presence of Apex triggers and partial failures.'
  );
}

function batchesOf(
  context: SaveContext,
  operation: DmlOperation,
  states: RowState[],
  options: DmlOptions
): Batch[] {
  if (operation !== 'upsert') return [{ operation, states }];
  for (const state of states) matchUpsert(context, state, options.externalIdField);
  refuseSameKeys(context, states, options.externalIdField);
  const alive = states.filter(isAlive);
  return [
    { operation: 'insert', states: alive.filter((state) => state.id === null) },
    { operation: 'update', states: alive.filter((state) => state.id !== null) }
  ];
}

/** Finds the record that an upsert means, by Id or by the external id. */
function matchUpsert(context: SaveContext, state: RowState, externalId?: string): void {
  const { engine, object } = context;
  state.id = state.original.id;
  if (externalId === undefined || externalId.toLowerCase() === 'id') return;
  const field = object.field(externalId);
  if (!field) throw noSuchColumn(externalId, object.name);
  const value = state.original.get(field.name);
  if (value === null) {
    fail(state, 'MISSING_ARGUMENT', `${field.name} not specified`, [field.name]);
    return;
  }
  const ids = [...(engine.store.find(object.name, field, value) ?? [])];
  if (ids.length > 1) {
    const problem = `${field.name}: more than one record found for external id field: [${ids.join(', ')}]`;
    fail(state, 'DUPLICATE_EXTERNAL_ID', problem, [field.name]);
  }
  state.id = ids[0] ?? null;
  if (state.id !== null) state.original.set('Id', state.id);
}

/** Records that share a key are neither inserted nor updated; the platform refuses every one of them. */
function refuseSameKeys(context: SaveContext, states: RowState[], externalId?: string): void {
  const field = externalId === undefined ? undefined : context.object.field(externalId);
  if (!field || field.type === 'Id') return;
  const groups = new Map<string, RowState[]>();
  for (const state of states.filter(isAlive)) {
    const value = String(state.original.get(field.name));
    const key = field.caseSensitive ? value : value.toLowerCase();
    groups.set(key, [...(groups.get(key) ?? []), state]);
  }
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    for (const state of group) {
      const problem = `Duplicate external id specified: ${String(state.original.get(field.name))}`;
      fail(state, 'DUPLICATE_VALUE', problem, [field.name]);
    }
  }
}
