// The state of one record on its way through a DML statement, and the errors it can meet.
import type { FieldDef } from '../../metadata/schema.ts';
import { SObject } from '../../values/sobject.ts';
import type { DmlError, DmlResult } from '../results.ts';
import type { Row } from '../store.ts';

export interface RowState {
  /** Position in the statement. */
  index: number;
  /** The caller's record. */
  original: SObject;
  /** The copy that triggers and flows see and change. */
  record: SObject;
  prior: Row | null;
  id: string | null;
  created: boolean;
  errors: DmlError[];
}

export function newState(index: number, original: SObject): RowState {
  return {
    index,
    original,
    record: new SObject(original.type),
    prior: null,
    id: original.id,
    created: false,
    errors: []
  };
}

export function resultOf(state: RowState): DmlResult {
  const success = state.errors.length === 0;
  return {
    success,
    created: success && state.created,
    // A record that was written and taken back again has no id.
    id: success || !state.created ? state.id : null,
    errors: state.errors
  };
}

export function fail(
  state: RowState,
  statusCode: string,
  message: string,
  fields: string[] = []
): void {
  state.errors.push({ statusCode, message, fields });
}

export function failField(
  state: RowState,
  field: FieldDef,
  statusCode: string,
  problem: string
): void {
  fail(state, statusCode, `${field.label}: ${problem}`, [field.name]);
}

/** Takes over what addError left on a record of a trigger. */
export function collectErrors(state: RowState, record: SObject): void {
  for (const { field, message, statusCode } of record.errors) {
    const code = statusCode ?? 'FIELD_CUSTOM_VALIDATION_EXCEPTION';
    fail(state, code, message, field === null ? [] : [field]);
  }
  record.errors = [];
}

export function isAlive(state: RowState): boolean {
  return state.errors.length === 0;
}

/** A record cannot be saved again from its own before-trigger, nor deleted from any of its triggers. */
export function refuseSelfReference(
  inTriggers: { before: Set<string>; after: Set<string> },
  state: RowState,
  operation: 'update' | 'delete'
): void {
  const id = state.id ?? '';
  const isBusy = inTriggers.before.has(id) || (operation === 'delete' && inTriggers.after.has(id));
  if (!isBusy) return;
  // UNVERIFIED: the platform's text names the trigger as well.
  const problem = `Object (id = ${id}) is currently in trigger, therefore it cannot recursively ${operation} itself`;
  fail(state, 'SELF_REFERENCE_FROM_TRIGGER', problem);
}
