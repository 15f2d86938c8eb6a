// The hooks through which the database runs triggers, flows and formulas without knowing them.
import type { FieldDef, ObjectDef } from '../metadata/schema.ts';
import type { EmailAlert } from '../metadata/email-alerts.ts';
import type { SObject } from '../values/sobject.ts';

export type TriggerOperation = 'insert' | 'update' | 'delete' | 'undelete';

export interface TriggerEvent {
  object: string;
  timing: 'before' | 'after';
  operation: TriggerOperation;
  newRecords: SObject[] | null;
  oldRecords: SObject[] | null;
}

export type FlowPhase = 'before-save' | 'after-save' | 'before-delete';

export interface Automation {
  /** Before-triggers change `newRecords` in place; addError fills `record.errors`. */
  trigger(event: TriggerEvent): void;
  flows(event: TriggerEvent, phase: FlowPhase): void;
  /** `object` gives the types; `prior` is null for a new record; `field` is the formula field, where it is one. */
  formula(
    text: string,
    record: SObject,
    object: ObjectDef,
    prior: SObject | null,
    field?: FieldDef
  ): unknown;
  /** An e-mail alert of a workflow rule about a record that was saved. */
  alert?(alert: EmailAlert, recordId: string): void;
  afterCommit?(changes: CommittedChange[]): void;
}

export interface CommittedChange {
  type: string;
  id: string;
  operation: 'insert' | 'update' | 'delete';
}

/**
 * Thrown by an Automation when a trigger or flow failed as a whole: every record of the chunk
 * fails with this message, as on the platform.
 */
export class AutomationFailure extends Error {
  readonly statusCode: string;
  readonly fields: string[];

  constructor(message: string, statusCode = 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY') {
    super(message);
    this.name = 'AutomationFailure';
    this.statusCode = statusCode;
    this.fields = [];
  }
}
