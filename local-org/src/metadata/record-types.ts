// The record types of an object with their ids, the master type that every object has among them.
import type { FieldDef, ObjectDef, PicklistValue, RecordTypeDef, Schema } from './schema.ts';
import { setupId } from './setup-records.ts';

export const MASTER_RECORD_TYPE = '012000000000000AAA';

export interface RecordTypeEntry {
  id: string;
  type: RecordTypeDef;
  isMaster: boolean;
}

const MASTER: RecordTypeEntry = {
  id: MASTER_RECORD_TYPE,
  type: { developerName: 'Master', label: 'Master', active: true },
  isMaster: true
};

/**
 * The project's record types, the master type last.
 * DIFFERS: every active record type is available to every user; the master type is the default one.
 */
export function recordTypesOf(schema: Schema, object: ObjectDef): RecordTypeEntry[] {
  const own = object.recordTypes.map((type) => ({
    id: setupId(schema, 'RecordType', `${object.name}.${type.developerName}`),
    type,
    isMaster: false
  }));
  return [...own, MASTER];
}

/** The active values of a picklist in records of the type; those that are the default there say so. */
export function offeredValues(field: FieldDef, type: RecordTypeDef): PicklistValue[] {
  const values = (field.picklist?.values ?? []).filter(({ active }) => active);
  const offer = type.picklists?.get(field.name.toLowerCase());
  if (!offer) return values;
  return values
    .filter(({ fullName }) => offer.values.includes(fullName))
    .map((value) => ({ ...value, default: value.fullName === offer.default }));
}
