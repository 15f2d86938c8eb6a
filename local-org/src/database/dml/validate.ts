// The checks between before-triggers and the write: types, required, picklists, lookups, unique, rules.
import { FormulaError } from '../../formula/ast.ts';
import { REFERENCE_TYPES } from '../../metadata/field-types.ts';
import type { FieldDef, ObjectDef } from '../../metadata/schema.ts';
import { SObject } from '../../values/sobject.ts';
import { rowById, type Engine } from '../engine.ts';
import { convertFieldValue, FieldProblem } from './field-values.ts';
import type { Row } from '../store.ts';
import { picklistOffers } from './picklist-offers.ts';
import { fail, failField, isAlive, type RowState } from './rows.ts';
import { checkStandardRules } from './standard-rules.ts';

/** Brings every value into its field's type; errors go to the row. */
function convertValues(object: ObjectDef, state: RowState, truncate = false): void {
  for (const [name, value] of state.record.fields) {
    const field = object.field(name);
    if (!field || field.formula !== undefined) continue;
    try {
      state.record.set(field.name, convertFieldValue(field, value, truncate));
    } catch (problem) {
      if (!(problem instanceof FieldProblem)) throw problem;
      state.errors.push(problem.error);
    }
  }
}

/** What the platform checks before triggers run: formats, lengths, foreign keys, restricted picklists. */
export function checkGiven(
  engine: Engine,
  object: ObjectDef,
  state: RowState,
  truncate: boolean
): void {
  convertValues(object, state, truncate);
  if (isAlive(state)) checkValues(engine, object, state);
}

/** What it checks after them: the same again, required fields and validation rules. */
export function validateRow(
  engine: Engine,
  object: ObjectDef,
  state: RowState,
  truncate: boolean
): void {
  convertValues(object, state, truncate);
  if (!isAlive(state)) return;
  checkRequired(object, state);
  checkValues(engine, object, state);
  if (isAlive(state)) checkStandardRules(engine, object, state);
  if (isAlive(state)) checkRules(engine, object, state);
}

function checkValues(engine: Engine, object: ObjectDef, state: RowState): void {
  for (const field of object.fields.values()) {
    const value = state.record.get(field.name);
    if (value === null || field.formula !== undefined || isUnchanged(state, field, value)) continue;
    if (field.picklist) checkPicklist(engine, object, field, state, value);
    if (field.type === 'Email') checkEmail(field, state, value as string);
    if (REFERENCE_TYPES.has(field.type))
      checkReference(engine, object, field, state, value as string);
  }
}

function isUnchanged(state: RowState, field: FieldDef, value: unknown): boolean {
  return state.prior !== null && state.prior.get(field.name) === value;
}

function checkRequired(object: ObjectDef, state: RowState): void {
  const missing: string[] = [];
  for (const field of object.fields.values()) {
    if (!field.required || field.type === 'AutoNumber' || field.formula !== undefined) continue;
    if (state.record.get(field.name) === null) missing.push(field.name);
  }
  if (missing.length === 0) return;
  fail(
    state,
    'REQUIRED_FIELD_MISSING',
    `Required fields are missing: [${missing.join(', ')}]`,
    missing
  );
}

function checkPicklist(
  engine: Engine,
  object: ObjectDef,
  field: FieldDef,
  state: RowState,
  value: unknown
): void {
  const picklist = field.picklist;
  if (!picklist?.restricted) return;
  const offers = picklistOffers(engine, object, state.record.get('RecordTypeId'));
  const offered = offers?.get(field.name.toLowerCase())?.values;
  const chosen = field.type === 'MultiselectPicklist' ? String(value).split(';') : [value];
  for (const item of chosen) {
    const entry = picklist.values.find((known) => known.fullName === item);
    if (entry?.active && (!offered || offered.includes(entry.fullName))) continue;
    const problem = `bad value for restricted picklist field: ${String(item)}`;
    failField(state, field, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', problem);
  }
}

function checkEmail(field: FieldDef, state: RowState, value: string): void {
  if (/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(value)) return;
  failField(state, field, 'INVALID_EMAIL_ADDRESS', `invalid email address: ${value}`);
}

function checkReference(
  engine: Engine,
  object: ObjectDef,
  field: FieldDef,
  state: RowState,
  id: string
): void {
  if (field.type === 'MetadataRelationship') return;
  const target = engine.schema.objectByPrefix(id.slice(0, 3));
  if (!target || !field.referenceTo.includes(target.name)) {
    const problem = `id value of incorrect type: ${id}`;
    failField(state, field, 'FIELD_INTEGRITY_EXCEPTION', problem);
    return;
  }
  if (field.name === 'RecordTypeId' && !isRecordTypeOf(engine, object, id)) {
    const problem = `this ID value isn't valid for the user: ${id}`;
    failField(state, field, 'INVALID_CROSS_REFERENCE_KEY', problem);
    return;
  }
  const found = rowById(engine, id);
  if (found) {
    if (field.name === 'OwnerId') checkOwner(engine, state, found.object, found.row);
    return;
  }
  const deleted = engine.store.get(target.name, id) !== null;
  if (deleted) fail(state, 'ENTITY_IS_DELETED', 'entity is deleted', [field.name]);
  // UNVERIFIED: the platform's text for a lookup whose record never existed.
  else fail(state, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', [field.name]);
}

function isRecordTypeOf(engine: Engine, object: ObjectDef, id: string): boolean {
  const type = engine.store.get('RecordType', id);
  return type !== null && type.get('SobjectType') === object.name && type.get('IsActive') === true;
}

/** An owner is an active user, or a queue that serves the object. */
function checkOwner(engine: Engine, state: RowState, kind: ObjectDef, owner: Row): void {
  const type = state.record.type;
  if (kind.name === 'User' && owner.get('IsActive') !== true) {
    const problem = `operation performed with inactive user [${String(owner.get('Id')).slice(0, 15)}] as owner of ${type.toLowerCase()}`;
    fail(state, 'INACTIVE_OWNER_OR_USER', problem, ['OwnerId']);
  }
  if (kind.name !== 'Group') return;
  const serves = [...engine.store.rows('QueueSobject').values()].some(
    (row) => row.get('QueueId') === owner.get('Id') && row.get('SobjectType') === type
  );
  if (!serves) {
    fail(state, 'INVALID_OPERATION', 'Queue not associated with this SObject type', ['OwnerId']);
  }
}

function checkRules(engine: Engine, object: ObjectDef, state: RowState): void {
  const prior = state.prior && new SObject(object.name, state.prior);
  for (const rule of object.validationRules) {
    if (!rule.active) continue;
    const fields = rule.errorField === null ? [] : [rule.errorField];
    try {
      if (engine.automation.formula(rule.formula, state.record, object, prior) !== true) continue;
      fail(state, 'FIELD_CUSTOM_VALIDATION_EXCEPTION', rule.message, fields);
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      // UNVERIFIED: what the platform says when a rule cannot be evaluated for a record.
      const problem = `The formula in the "${rule.name}" validation rule is invalid: ${error.reason}`;
      fail(state, 'FORMULA_EXPRESSION_INVALID', problem);
    }
  }
}

/** Checked at the write itself, so that rows of one statement see each other. */
export function checkUnique(engine: Engine, object: ObjectDef, state: RowState): void {
  if (object.name === 'ContentDocumentLink') checkLinkedOnce(engine, object, state);
  // A hierarchy setting has one record for the org, each profile and each user.
  if (object.settingsType === 'Hierarchy') {
    checkHolder(engine, object, state, object.field('SetupOwnerId')!);
  }
  for (const field of object.fields.values()) {
    if (!field.unique) continue;
    if (state.record.get(field.name) !== null) checkHolder(engine, object, state, field);
  }
}

function checkHolder(engine: Engine, object: ObjectDef, state: RowState, field: FieldDef): void {
  const holders = engine.store.find(object.name, field, state.record.get(field.name)) ?? [];
  for (const id of holders) {
    if (id === state.id) continue;
    const problem = `duplicate value found: ${field.name} duplicates value on record with id: ${id.slice(0, 15)}`;
    fail(state, 'DUPLICATE_VALUE', problem);
    return;
  }
}

function checkLinkedOnce(engine: Engine, object: ObjectDef, state: RowState): void {
  const documentId = state.record.get('ContentDocumentId');
  const entityId = state.record.get('LinkedEntityId');
  const links =
    engine.store.find(object.name, object.field('ContentDocumentId')!, documentId) ?? [];
  for (const id of links) {
    if (id === state.id) continue;
    if (engine.store.get(object.name, id)?.get('LinkedEntityId') !== entityId) continue;
    fail(
      state,
      'DUPLICATE_VALUE',
      `Document with ID: ${String(documentId)} is already linked with the entity with ID: ${String(entityId)}`,
      ['LinkedEntityId']
    );
  }
}
