/** Fills a new org with its personas and demo records, through real DML. */
import { readFileSync } from 'node:fs';
import { MetadataError } from '../metadata/errors.ts';
import type { FieldDef } from '../metadata/schema.ts';
import { ApexDate } from '../values/date.ts';
import { ApexDatetime } from '../values/datetime.ts';
import { Decimal } from '../values/decimal.ts';
import { SObject } from '../values/sobject.ts';
import { wallClock } from '../values/time-zone.ts';
import type { LocalOrg } from '../org.ts';
import { findUserId, quoted, systemQuery } from './users.ts';

export interface Persona {
  username: string;
  label: string;
  name: string;
  profile: string;
  permissionSets: string[];
  queues: string[];
}

export interface SeedRecord {
  key: string;
  object: string;
  fields: Record<string, unknown>;
}

export interface Seed {
  organization?: Record<string, unknown>;
  personas: Persona[];
  landing?: { object: string; key: string };
  records: SeedRecord[];
}

export function readSeed(file: string): Seed {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Seed;
  } catch (error) {
    throw new MetadataError(`The seed cannot be read: ${(error as Error).message}.`, file, 1);
  }
}

/** An org that has any of the personas was seeded before. */
export function isSeeded(org: LocalOrg, seed: Seed): boolean {
  return seed.personas.some(({ username }) => findUserId(org.database, username) !== null);
}

/** A new org gets everything; an old one only the personas and permissions that it lacks. */
export function loadSeed(org: LocalOrg, seed: Seed): void {
  const isNew = !isSeeded(org, seed);
  const zone = String(seed.organization?.['TimeZoneSidKey'] ?? 'GMT');
  const ids = new Map<string, string>();
  if (isNew) updateOrganization(org, seed.organization ?? {});
  for (const persona of seed.personas) ids.set(persona.username, ensurePersona(org, persona, zone));
  if (!isNew) return;
  for (const record of seed.records) {
    ids.set(record.key, insert(org, makeRecord(org, record, ids)));
  }
}

/** The record where the browser starts; null when the seed names none or somebody deleted it. */
export function landingRecord(org: LocalOrg, seed: Seed): { object: string; id: string } | null {
  const { landing } = seed;
  const record = seed.records.find(({ key }) => key === landing?.key);
  const name = record?.fields['Name'];
  if (!landing || typeof name !== 'string') return null;
  const soql = `SELECT Id FROM ${landing.object} WHERE Name = ${quoted(name)} LIMIT 1`;
  const [found] = systemQuery(org.database, soql);
  return found?.id ? { object: landing.object, id: found.id } : null;
}

function updateOrganization(org: LocalOrg, fields: Record<string, unknown>): void {
  const [found] = systemQuery(org.database, 'SELECT Id FROM Organization LIMIT 1');
  const organization = found?.id ? org.database.get('Organization', found.id) : null;
  if (!organization) return;
  const changed = new SObject('Organization', organization.fields);
  for (const [name, value] of Object.entries(fields)) changed.set(name, value);
  org.database.put(changed);
}

/** Assigns what the user does not have yet; throws for a permission set that does not exist. */
export function assignPermissionSets(org: LocalOrg, userId: string, names: string[]): void {
  for (const name of names) {
    const PermissionSetId = idOf(org, 'PermissionSet', 'Name', name);
    ensureRecord(org, 'PermissionSetAssignment', { AssigneeId: userId, PermissionSetId });
  }
}

function ensurePersona(org: LocalOrg, persona: Persona, zone: string): string {
  const userId = findUserId(org.database, persona.username) ?? insertUser(org, persona, zone);
  assignPermissionSets(org, userId, persona.permissionSets);
  for (const name of persona.queues) {
    const GroupId = idOf(org, 'Group', 'DeveloperName', name);
    ensureRecord(org, 'GroupMember', { GroupId, UserOrGroupId: userId });
  }
  return userId;
}

function insertUser(org: LocalOrg, persona: Persona, zone: string): string {
  const [firstName, ...rest] = persona.name.split(' ');
  return insert(
    org,
    new SObject('User', {
      Username: persona.username,
      FirstName: firstName,
      LastName: rest.join(' ') || firstName,
      Email: persona.username,
      Alias: persona.username.slice(0, 8),
      CommunityNickname: persona.username.slice(0, 40),
      Title: persona.label,
      ProfileId: idOf(org, 'Profile', 'Name', persona.profile),
      TimeZoneSidKey: zone,
      LocaleSidKey: 'en_US',
      LanguageLocaleKey: 'en_US',
      EmailEncodingKey: 'UTF-8',
      IsActive: true
    })
  );
}

function ensureRecord(org: LocalOrg, type: string, fields: Record<string, string>): void {
  const isThere = org.database
    .all(type)
    .some((record) => Object.entries(fields).every(([name, value]) => record.get(name) === value));
  if (!isThere) insert(org, new SObject(type, fields));
}

function idOf(org: LocalOrg, type: string, field: string, value: string): string {
  const [found] = systemQuery(
    org.database,
    `SELECT Id FROM ${type} WHERE ${field} = ${quoted(value)} LIMIT 1`
  );
  if (!found?.id)
    throw new Error(`There is no ${type} '${value}', which the seed or an option names`);
  return found.id;
}

function insert(org: LocalOrg, record: SObject): string {
  const access = { user: org.session.user, mode: 'system' as const, withSharing: false };
  org.database.dml('insert', [record], { allOrNone: true }, access);
  return record.id ?? '';
}

function makeRecord(org: LocalOrg, seed: SeedRecord, ids: Map<string, string>): SObject {
  const object = org.schema.object(seed.object);
  if (!object) throw new Error(`The seed '${seed.key}' names the unknown object ${seed.object}`);
  const record = new SObject(object.name);
  for (const [name, value] of Object.entries(seed.fields)) {
    const field = object.field(name);
    if (!field) throw new Error(`The seed '${seed.key}' names the unknown field ${name}`);
    record.set(field.name, fieldValue(org, field, value, ids));
  }
  return record;
}

/** `@key` is another seed or a user; `+21` in a date field counts from today. */
function fieldValue(
  org: LocalOrg,
  field: FieldDef,
  value: unknown,
  ids: Map<string, string>
): unknown {
  if (typeof value === 'string' && value.startsWith('@')) {
    const id = ids.get(value.slice(1));
    if (!id) throw new Error(`The seed refers to '${value}', which is not there (yet)`);
    return id;
  }
  switch (field.type) {
    case 'Date':
      return dateValue(org, String(value));
    case 'DateTime':
      return /^[+-]\d+$/.test(String(value))
        ? new ApexDatetime(org.clock.now() + Number(value) * 86_400_000)
        : ApexDatetime.parse(String(value));
    case 'Number':
    case 'Currency':
    case 'Percent':
      return Decimal.parse(String(value));
    default:
      return value;
  }
}

function dateValue(org: LocalOrg, text: string): ApexDate {
  if (!/^[+-]\d+$/.test(text)) return ApexDate.parse(text);
  const { year, month, day } = wallClock(org.clock.now(), org.host.timeZone());
  return ApexDate.of(year, month, day).addDays(Number(text));
}
