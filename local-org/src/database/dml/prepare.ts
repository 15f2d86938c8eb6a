// Makes the copies that triggers see: given values, defaults, resolved external ids, owner.
import type { FieldDef, ObjectDef } from '../../metadata/schema.ts';
import { Decimal } from '../../values/decimal.ts';
import { SObject } from '../../values/sobject.ts';
import { noSuchColumn } from '../../soql/errors.ts';
import { emptySummary } from '../rules/rollups.ts';
import type { Access } from '../access.ts';
import type { Engine } from '../engine.ts';
import { emptyRow } from '../store.ts';
import { valueEquals } from '../../values/equality.ts';
import { picklistOffers } from './picklist-offers.ts';
import { fail, refuseSelfReference, type RowState } from './rows.ts';

export function prepareInsert(
  engine: Engine,
  object: ObjectDef,
  state: RowState,
  access: Access,
  asPlatform: boolean
): void {
  if (state.original.id !== null) {
    fail(state, 'INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', ['Id']);
    return;
  }
  const record = new SObject(object.name, emptyRow(object));
  state.record = record;
  const given = givenValues(engine, object, state);
  const offers = picklistOffers(engine, object, given.get('RecordTypeId'));
  for (const field of object.fields.values()) {
    if (field.summary) record.set(field.name, emptySummary(field));
    if (given.has(field.name)) continue;
    const offer = offers?.get(field.name.toLowerCase());
    const value = offer ? offer.default : defaultOf(engine, object, field, record);
    if (value !== undefined) record.set(field.name, value);
  }
  for (const [name, value] of given) {
    const field = object.field(name)!;
    if (field.createable || asPlatform) record.set(name, value);
    // A setting that was read and is inserted for another owner brings its audit fields along.
    else if (value !== null && value !== false && object.kind !== 'setting') {
      refuseWrite(state, field);
    }
  }
  if (object.kind === 'setting' && record.get('SetupOwnerId') === null) {
    record.set('SetupOwnerId', [...engine.store.rows('Organization').keys()][0] ?? null);
  }
  if (object.field('OwnerId') && record.get('OwnerId') === null) {
    record.set('OwnerId', access.user.userId);
  }
}

export function prepareUpdate(
  engine: Engine,
  object: ObjectDef,
  state: RowState,
  asPlatform: boolean
): void {
  const id = state.original.id;
  if (id === null) {
    fail(state, 'MISSING_ARGUMENT', 'Id not specified in an update call');
    return;
  }
  const prior = engine.store.get(object.name, id);
  if (!prior) {
    fail(state, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
    return;
  }
  if (prior.get('IsDeleted') === true) {
    fail(state, 'ENTITY_IS_DELETED', 'entity is deleted');
    return;
  }
  state.prior = prior;
  refuseSelfReference(engine.inTriggers, state, 'update');
  state.record = new SObject(object.name, prior);
  for (const [name, value] of givenValues(engine, object, state)) {
    const field = object.field(name)!;
    if (name === 'Id' || field.formula !== undefined) continue;
    if (field.updateable || asPlatform) state.record.set(name, value);
    else if (!isReadOnlyCopy(field) && !valueEquals(value, prior.get(name) ?? null)) {
      refuseWrite(state, field);
    }
  }
}

/** Computed and audit fields come along when a queried record is saved; they are not written. */
function isReadOnlyCopy(field: FieldDef): boolean {
  return !field.createable;
}

function refuseWrite(state: RowState, field: FieldDef): void {
  fail(
    state,
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    `Unable to create/update fields: ${field.name}. Please check the security settings of this ` +
      'field and verify that it is read/write for your profile or permission set.',
    [field.name]
  );
}

/** By canonical name; `Parent__r = new Parent__c(Key__c = 'x')` becomes the parent's id. */
function givenValues(engine: Engine, object: ObjectDef, state: RowState): Map<string, unknown> {
  const given = new Map<string, unknown>();
  for (const [name, value] of state.original.fields) {
    const field = object.field(name);
    if (field) given.set(field.name, value);
    else if (value instanceof SObject) addParent(engine, object, state, name, value, given);
    else if (!object.childRelationship(name) && value !== null) {
      throw noSuchColumn(name, object.name);
    }
  }
  return given;
}

function addParent(
  engine: Engine,
  object: ObjectDef,
  state: RowState,
  name: string,
  parent: SObject,
  given: Map<string, unknown>
): void {
  const lookup = object.relationship(name);
  if (!lookup) throw noSuchColumn(name, object.name);
  if (given.has(lookup.name) || state.original.has(lookup.name) || parent.id !== null) return;
  const target = engine.schema.object(parent.type);
  const keys = target && [...parent.fields].filter(([key]) => isLookupKey(target, key));
  const [key, value] = keys?.[0] ?? [];
  if (!target || key === undefined) return;
  const field = target.field(key)!;
  const ids = idsWith(engine, target, field, value);
  if (ids.length === 1) given.set(lookup.name, ids[0]);
  else {
    const problem = `Foreign key external ID: ${String(value)} not found for field ${field.name} in entity ${target.name}`;
    fail(state, 'INVALID_FIELD', problem);
  }
}

/** Fields of standard objects that identify a record as external ids do. */
const ID_LOOKUPS: ReadonlySet<string> = new Set(['Username', 'DeveloperName', 'Email']);

function isLookupKey(object: ObjectDef, name: string): boolean {
  const field = object.field(name);
  if (!field) return false;
  return field.externalId || field.nameField || (!object.custom && ID_LOOKUPS.has(field.name));
}

/** The ids of the live records with the value; fields without an index are searched. */
function idsWith(engine: Engine, object: ObjectDef, field: FieldDef, value: unknown): string[] {
  const indexed = engine.store.find(object.name, field, value);
  if (indexed) return [...indexed];
  const wanted = String(value).toLowerCase();
  return [...engine.store.rows(object.name)]
    .filter(([, row]) => String(row.get(field.name)).toLowerCase() === wanted)
    .filter(([, row]) => row.get('IsDeleted') !== true)
    .map(([id]) => id);
}

/** undefined when the field has no default; a record type has defaults of its own. */
function defaultOf(engine: Engine, object: ObjectDef, field: FieldDef, record: SObject): unknown {
  if (field.formula !== undefined) return undefined;
  if (field.picklist) {
    const chosen = field.picklist.values.find((value) => value.default && value.active);
    if (chosen) return chosen.fullName;
  }
  if (field.defaultValue === undefined) return undefined;
  // Like every formula, that of a percent field answers a fraction.
  if (field.type === 'Percent') {
    return engine.automation.formula(field.defaultValue, record, object, null, field);
  }
  return constantOf(field.defaultValue, () =>
    engine.automation.formula(field.defaultValue!, record, object, null, field)
  );
}

/** Most defaults are constants and need no formula engine. */
function constantOf(text: string, evaluate: () => unknown): unknown {
  if (text === 'true' || text === 'false') return text === 'true';
  if (/^-?\d+(\.\d+)?$/.test(text)) return Decimal.parse(text);
  const quoted = /^(["'])([^"'\\]*)\1$/.exec(text);
  return quoted ? quoted[2] : evaluate();
}

/** Default values for `SObjectType.newSObject(null, true)` and for new-record pages. */
export function defaultValues(engine: Engine, object: ObjectDef): Map<string, unknown> {
  const record = new SObject(object.name);
  const values = new Map<string, unknown>();
  for (const field of object.fields.values()) {
    const value = defaultOf(engine, object, field, record);
    if (value !== undefined) values.set(field.name, value);
    else if (field.type === 'Checkbox' && field.createable) values.set(field.name, false);
  }
  return values;
}
