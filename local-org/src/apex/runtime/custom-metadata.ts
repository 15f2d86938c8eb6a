/** Custom metadata and custom settings as Apex reads them: getInstance, getValues, getAll, getOrgDefaults. */

import type { ObjectDef } from '../../metadata/schema.ts';
import type { Runtime } from './runtime.ts';
import { ApexMap } from '../../values/map.ts';
import { objectOf } from './record-fields.ts';
import { raise } from '../../values/exception.ts';
import { SObject } from '../../values/sobject.ts';
import { toId18 } from '../../values/id.ts';

/** All fields of all rows, in system mode and outside of the SOQL limits: the platform keeps them in a cache. */
function allRows(rt: Runtime, object: ObjectDef): SObject[] {
  return rt.host.database.all(object.name);
}

/** `X__mdt.getInstance(developerNameOrId)`; null when there is no such record. */
export function metadataInstance(rt: Runtime, type: string, name: string | null): SObject | null {
  const object = objectOf(rt, type);
  if (object.settingsType === 'List') return listValue(rt, object, name);
  if (object.kind === 'setting') return hierarchyValue(rt, object, name);
  if (name === null) return null;
  const wanted = name.toLowerCase();
  const matches = (record: SObject): boolean =>
    ['DeveloperName', 'QualifiedApiName'].some(
      (field) => String(record.get(field)).toLowerCase() === wanted
    ) || record.id === toId18(name);
  const found = allRows(rt, object).find(matches);
  return found ? cached(object, found) : null;
}

/** The records by developer name, or by the name of the data set. */
export function metadataAll(rt: Runtime, type: string): ApexMap {
  const object = objectOf(rt, type);
  const key = object.kind === 'setting' ? 'Name' : 'DeveloperName';
  const rows = allRows(rt, object).map((row): [unknown, unknown] => [
    row.get(key),
    cached(object, row)
  ]);
  return new ApexMap('String', object.name, rows);
}

/** The cache of custom metadata keeps the first 255 characters of a text. */
const CACHED_LENGTH = 255;

function cached(object: ObjectDef, row: SObject): SObject {
  if (object.kind !== 'metadata') return row;
  for (const [name, value] of row.fields) {
    if (typeof value === 'string' && value.length > CACHED_LENGTH) {
      row.set(name, value.slice(0, CACHED_LENGTH));
    }
  }
  return row;
}

function listValue(rt: Runtime, object: ObjectDef, name: string | null): SObject | null {
  const wanted = name?.toLowerCase();
  return (
    allRows(rt, object).find((row) => String(row.get('Name')).toLowerCase() === wanted) ?? null
  );
}

/**
 * A hierarchy setting for a user or profile: each field from the lowest level that has a value. Without a row of the
 * owner's own the record is new, so that it can be inserted for the owner.
 */
function hierarchyValue(rt: Runtime, object: ObjectDef, owner: string | null): SObject {
  const ownerId = owner === null ? rt.host.user().userId : idOf(owner);
  const rows = allRows(rt, object);
  const levels = [ownerId, profileOf(rt, ownerId), organizationId(rt)].flatMap(
    (level) => rows.find((row) => level !== null && row.get('SetupOwnerId') === level) ?? []
  );
  const own = levels.find((row) => row.get('SetupOwnerId') === ownerId);
  const merged = own ?? emptySetting(rt, object, ownerId, levels.length === 0);
  for (const field of object.fields.values()) {
    if (!field.custom || merged.get(field.name) !== null) continue;
    const level = levels.find((row) => row.get(field.name) !== null);
    if (level) merged.set(field.name, level.get(field.name));
  }
  return merged;
}

function idOf(text: string): string {
  return toId18(text) ?? raise('StringException', `Invalid id: ${text}`);
}

function profileOf(rt: Runtime, userId: string): string | null {
  if (!userId.startsWith('005')) return null;
  return (rt.host.database.get('User', userId)?.get('ProfileId') as string | undefined) ?? null;
}

function organizationId(rt: Runtime): string | null {
  return rt.host.database.all('Organization')[0]?.id ?? null;
}

function emptySetting(
  rt: Runtime,
  object: ObjectDef,
  ownerId: string | null,
  withDefaults: boolean
): SObject {
  const record = new SObject(object.name, { SetupOwnerId: ownerId });
  if (!withDefaults) return record;
  for (const [name, value] of rt.host.database.defaults(object.name)) {
    if (object.field(name)?.custom) record.set(name, value);
  }
  return record;
}

/** The row of the organization; without one, a new record with the default values. */
export function orgDefaults(rt: Runtime, type: string): SObject {
  const object = objectOf(rt, type);
  const ofOrg = allRows(rt, object).find((row) =>
    String(row.get('SetupOwnerId')).startsWith('00D')
  );
  return ofOrg ?? emptySetting(rt, object, organizationId(rt), true);
}

/** `getValues`: the row of a list setting by its name, or of a hierarchy setting by its owner; null for none. */
export function settingValues(rt: Runtime, type: string, key: string | null): SObject | null {
  const object = objectOf(rt, type);
  if (object.settingsType === 'List') return listValue(rt, object, key);
  const owner = key === null ? null : toId18(key);
  return allRows(rt, object).find((row) => row.get('SetupOwnerId') === owner) ?? null;
}
