// Merge: up to two records are deleted, their children move to the master, and the master is saved.
import type { ObjectDef } from '../../metadata/schema.ts';
import { toId18 } from '../../values/id.ts';
import { ApexException } from '../../values/exception.ts';
import { SObject } from '../../values/sobject.ts';
import type { Access } from '../access.ts';
import type { Engine } from '../engine.ts';
import { DmlFailure, type DmlOptions, type DmlResult } from '../results.ts';
import { runAfter, runBefore } from './automation-phases.ts';
import { bury, childIds, loadForDelete } from './delete.ts';
import { fail, isAlive, newState, resultOf, type RowState } from './rows.ts';
import { updateChunk, type SaveContext } from './save.ts';
import { checkObjectRight, checkRecordAccess } from './user-mode.ts';

export interface MergeOutcome {
  result: DmlResult;
  mergedIds: string[];
  /** Children that moved to the master. */
  relatedIds: string[];
}

const MERGEABLE: ReadonlySet<string> = new Set([
  'Account',
  'Contact',
  'Lead',
  'Case',
  'Individual'
]);
const MOST_LOSERS = 2;

export function mergeRecords(
  engine: Engine,
  master: SObject,
  loserIds: string[],
  options: DmlOptions,
  access: Access
): MergeOutcome {
  const object = engine.schema.object(master.type)!;
  if (!MERGEABLE.has(object.name)) {
    throw new ApexException('System.TypeException', `Merge is not supported for ${object.name}`);
  }
  const context: SaveContext = { engine, object, access, options };
  const winner = newState(0, master);
  const losers = loserIds.map((id, index) =>
    newState(index, new SObject(object.name, { Id: toId18(id) }))
  );
  checkList(winner, losers);
  const mark = engine.store.mark();
  const relatedIds: string[] = [];
  try {
    if (isAlive(winner)) mergeOnce(context, winner, losers, relatedIds);
  } catch (problem) {
    engine.store.rollbackTo(mark);
    throw problem;
  }
  const result = resultOf(winner);
  if (result.success) return { result, mergedIds: losers.map(({ id }) => id!), relatedIds };
  engine.store.rollbackTo(mark);
  if (options.allOrNone) throw new DmlFailure('merge', [result]);
  return { result, mergedIds: [], relatedIds: [] };
}

function checkList(winner: RowState, losers: RowState[]): void {
  if (winner.id === null) fail(winner, 'MISSING_ARGUMENT', 'Id not specified in a merge call');
  // UNVERIFIED: the texts about the list of records to merge.
  if (losers.length === 0 || losers.length > MOST_LOSERS) {
    fail(winner, 'MERGE_FAILED', 'Number of records to merge must be 1 or 2');
  }
  if (losers.some(({ id }) => id !== null && id === winner.id)) {
    fail(winner, 'INVALID_ID_FIELD', 'Cannot merge a record with itself');
  }
}

function mergeOnce(
  context: SaveContext,
  winner: RowState,
  losers: RowState[],
  relatedIds: string[]
): void {
  const { engine, object, access } = context;
  checkObjectRight(engine, object, 'delete', access);
  for (const state of losers) loadForDelete(engine, object, state);
  checkRecordAccess(engine, object, losers, 3, access);
  runBefore(engine, object, 'delete', losers);
  if (takeErrors(winner, losers)) return;
  for (const { id } of losers) {
    relatedIds.push(...moveChildren(engine, object, id!, winner.id!));
    buryLoser(context, id!, winner.id!);
  }
  for (const state of losers) state.prior = engine.store.get(object.name, state.id!);
  runAfter(engine, object, 'delete', losers);
  if (takeErrors(winner, losers)) return;
  updateChunk(context, [winner]);
}

function takeErrors(winner: RowState, losers: RowState[]): boolean {
  winner.errors.push(...losers.flatMap(({ errors }) => errors));
  return !isAlive(winner);
}

/** Marks the row as merged before it goes to the recycle bin. */
function buryLoser(context: SaveContext, id: string, masterId: string): void {
  const { engine, object } = context;
  const row = engine.store.get(object.name, id)!;
  const marked = object.field('MasterRecordId')
    ? new Map([...row, ['MasterRecordId', masterId]])
    : row;
  bury(context, object, id, marked);
}

/** The children change their parent without triggers of their own. */
function moveChildren(engine: Engine, object: ObjectDef, fromId: string, toId: string): string[] {
  const moved: string[] = [];
  for (const child of object.childRelationships) {
    if (engine.store.rows(child.childObject).size === 0) continue;
    const field = engine.schema.object(child.childObject)!.field(child.field)!;
    if (field.name === 'MasterRecordId') continue;
    for (const id of childIds(engine, child, fromId)) {
      if (child.childObject === object.name && id === toId) continue;
      const row = engine.store.get(child.childObject, id)!;
      engine.store.put(child.childObject, id, new Map([...row, [field.name, toId]]));
      moved.push(id);
    }
  }
  return moved;
}
