// Calls triggers and flows for a chunk and gathers what they report.
import type { ObjectDef } from '../../metadata/schema.ts';
import type { SObject } from '../../values/sobject.ts';
import { AutomationFailure, type FlowPhase, type TriggerEvent } from '../automation.ts';
import { computeFormulas, toRecord, type Engine } from '../engine.ts';
import { collectErrors, fail, isAlive, type RowState } from './rows.ts';

type Operation = TriggerEvent['operation'];

/** Before-save flows, then before-triggers; both change the records in place. */
export function runBefore(
  engine: Engine,
  object: ObjectDef,
  operation: Operation,
  states: RowState[]
): void {
  const alive = states.filter(isAlive);
  if (alive.length === 0 || !object.triggerable) return;
  const isDelete = operation === 'delete';
  const oldRecords =
    operation === 'insert' ? null : alive.map((state) => oldOf(engine, object, state));
  if (!isDelete) for (const state of alive) computeFormulas(engine, object, state.record);
  const newRecords = isDelete ? null : alive.map((state) => state.record);
  const event: TriggerEvent = {
    object: object.name,
    timing: 'before',
    operation,
    newRecords,
    oldRecords
  };
  const phase: FlowPhase = isDelete ? 'before-delete' : 'before-save';
  const targets = newRecords ?? oldRecords ?? [];
  guarded(alive, targets, () => engine.automation.flows(event, phase));
  guarded(alive, targets, () => trigger(engine, event));
}

/** The records of the event cannot be saved again while their before-triggers run. */
function trigger(engine: Engine, event: TriggerEvent): void {
  const busy = engine.inTriggers[event.timing];
  const ids = (event.newRecords ?? event.oldRecords ?? []).map(({ id }) => id);
  const added = ids.filter((id): id is string => id !== null && !busy.has(id));
  for (const id of added) busy.add(id);
  try {
    engine.automation.trigger(event);
  } finally {
    for (const id of added) busy.delete(id);
  }
}

/** After-triggers, then after-save flows, on records that show what was written. */
export function runAfter(
  engine: Engine,
  object: ObjectDef,
  operation: Operation,
  states: RowState[],
  /** What happens between triggers and flows: workflow rules. */
  between: (alive: RowState[]) => void = () => {}
): void {
  const alive = states.filter(isAlive);
  if (alive.length === 0 || !object.triggerable) return;
  runAfterTriggers(engine, object, operation, alive);
  if (!alive.every(isAlive) || operation === 'delete') return;
  between(alive);
  if (!alive.every(isAlive)) return;
  const event = afterEvent(engine, object, operation, alive);
  guarded(alive, event.newRecords ?? [], () => engine.automation.flows(event, 'after-save'));
}

/** The after-triggers alone. */
export function runAfterTriggers(
  engine: Engine,
  object: ObjectDef,
  operation: Operation,
  alive: RowState[]
): void {
  const event = afterEvent(engine, object, operation, alive);
  const targets = event.newRecords ?? event.oldRecords ?? [];
  guarded(alive, targets, () => trigger(engine, event));
}

function afterEvent(
  engine: Engine,
  object: ObjectDef,
  operation: Operation,
  alive: RowState[]
): TriggerEvent {
  const written = (): SObject[] =>
    alive.map((state) => toRecord(engine, object, engine.store.get(object.name, state.id!)!));
  const hasOld = operation === 'update' || operation === 'delete';
  return {
    object: object.name,
    timing: 'after',
    operation,
    newRecords: operation === 'delete' ? null : written(),
    oldRecords: hasOld ? alive.map((state) => oldOf(engine, object, state)) : null
  };
}

/** The before-triggers alone, for a second save. */
export function runBeforeTriggers(engine: Engine, object: ObjectDef, states: RowState[]): void {
  const event: TriggerEvent = {
    object: object.name,
    timing: 'before',
    operation: 'update',
    newRecords: states.map((state) => state.record),
    oldRecords: states.map((state) => oldOf(engine, object, state))
  };
  for (const state of states) computeFormulas(engine, object, state.record);
  guarded(states, event.newRecords ?? [], () => trigger(engine, event));
}

function oldOf(engine: Engine, object: ObjectDef, state: RowState): SObject {
  return toRecord(engine, object, state.prior!);
}

/** addError fails its row; an automation that breaks down fails the whole chunk. */
function guarded(states: RowState[], records: SObject[], run: () => void): void {
  try {
    run();
  } catch (problem) {
    if (!(problem instanceof AutomationFailure)) throw problem;
    for (const state of states) fail(state, problem.statusCode, problem.message, problem.fields);
  }
  states.forEach((state, index) => {
    const record = records[index];
    if (record && record.errors.length > 0) collectErrors(state, record);
  });
}
