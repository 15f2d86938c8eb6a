/** Custom metadata and custom settings as Apex reads them: getInstance, getAll, getOrgDefaults. */

import type { Runtime } from './runtime.ts';
import type { SoqlQuery } from '../../soql/ast.ts';
import { ApexMap } from '../../values/map.ts';
import { objectOf } from './record-fields.ts';
import { SObject } from '../../values/sobject.ts';

/** Reads all fields of all rows, in system mode and outside of the SOQL limits. */
function allRows(rt: Runtime, type: string): SObject[] {
  const query: SoqlQuery = {
    select: [{ kind: 'fields', set: 'ALL' }],
    from: type,
    orderBy: [],
    line: 0,
    column: 0
  };
  const access = { ...rt.accessFor('system'), withSharing: false };
  return rt.host.database.query(query, [], access);
}

/** `X__mdt.getInstance(developerNameOrId)`; null when there is no such record. */
export function metadataInstance(rt: Runtime, type: string, name: string | null): SObject | null {
  const object = objectOf(rt, type);
  if (object.kind === 'setting') return settingFor(rt, object.name, name);
  if (name === null) return null;
  const wanted = name.toLowerCase();
  const matches = (record: SObject): boolean =>
    ['DeveloperName', 'QualifiedApiName'].some(
      (field) => String(record.get(field)).toLowerCase() === wanted
    ) || record.id === name;
  return allRows(rt, object.name).find(matches) ?? null;
}

/** The records by developer name. */
export function metadataAll(rt: Runtime, type: string): ApexMap {
  const object = objectOf(rt, type);
  const key = object.kind === 'setting' ? 'Name' : 'DeveloperName';
  const rows = allRows(rt, object.name).map((row): [unknown, unknown] => [row.get(key), row]);
  return new ApexMap('String', object.name, rows);
}

/** A hierarchy setting: the row of the owner, else of the org, else an empty record. */
function settingFor(rt: Runtime, type: string, owner: string | null): SObject {
  const rows = allRows(rt, type);
  const ownerId = owner ?? rt.host.user().userId;
  const ofOwner = rows.find((row) => row.get('SetupOwnerId') === ownerId);
  return ofOwner ?? orgDefaults(rt, type, rows);
}

export function orgDefaults(rt: Runtime, type: string, rows = allRows(rt, type)): SObject {
  const ofOrg = rows.find((row) => String(row.get('SetupOwnerId')).startsWith('00D'));
  return ofOrg ?? new SObject(objectOf(rt, type).name);
}

/** `getValues`: the row of a list setting by its name, or of a hierarchy setting by its owner; null for none. */
export function settingValues(rt: Runtime, type: string, key: string | null): SObject | null {
  const { name } = objectOf(rt, type);
  const wanted = key?.toLowerCase();
  const isWanted = (row: SObject): boolean =>
    row.get('SetupOwnerId') === key || String(row.get('Name')).toLowerCase() === wanted;
  return allRows(rt, name).find(isWanted) ?? null;
}
