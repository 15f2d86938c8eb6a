/** The global variables of formulas and flows: $User, $Permission, $Label, $CustomMetadata, $Setup, … */
import type { Host } from '../host.ts';
import type { ObjectDef } from '../metadata/schema.ts';
import type { Security } from '../security/security.ts';
import { ApexDatetime } from '../values/datetime.ts';
import { InternalError, NotSupported } from '../values/errors.ts';
import { ORG_ADDRESS } from '../values/org-address.ts';
import type { SObject } from '../values/sobject.ts';

export interface GlobalSources {
  host: Host;
  security: Security;
  field(record: SObject, path: readonly string[]): unknown;
}

/** $System.OriginDateTime: where counting days begins. */
const ORIGIN = new ApexDatetime(Date.UTC(1900, 0, 1));

export function readGlobal(sources: GlobalSources, path: readonly string[]): unknown {
  const [scope, ...rest] = path;
  const { host, security } = sources;
  switch (scope.toLowerCase()) {
    case '$permission':
      return security.customPermission(host.user(), rest[0]);
    case '$label':
      return host.label(rest[rest.length - 1]);
    case '$user':
      return fieldOf(sources, currentUser(host), rest);
    case '$profile':
      return fieldOf(sources, related(host, 'Profile', 'ProfileId'), rest);
    case '$userrole':
      return fieldOf(sources, related(host, 'UserRole', 'UserRoleId'), rest);
    case '$organization':
      return fieldOf(sources, host.database.all('Organization')[0] ?? null, rest);
    case '$custommetadata':
      return customMetadata(sources, rest);
    case '$setup':
      return customSetting(sources, rest);
    case '$system':
      if (rest[0]?.toLowerCase() === 'origindatetime') return ORIGIN;
      break;
    case '$api':
      if (/_server_url_\d+$/i.test(rest[0] ?? '')) return serverUrl(rest[0]);
  }
  throw new NotSupported(`the global variable ${path.join('.')}`);
}

function currentUser(host: Host): SObject | null {
  return host.database.get('User', host.user().userId);
}

function related(host: Host, type: string, lookup: string): SObject | null {
  const id = currentUser(host)?.get(lookup);
  return typeof id === 'string' ? host.database.get(type, id) : null;
}

function fieldOf(sources: GlobalSources, record: SObject | null, path: string[]): unknown {
  return record === null ? null : sources.field(record, path);
}

/** DIFFERS: $Api addresses are those of no real server; a local org answers where it was started. */
function serverUrl(name: string): string {
  const [kind, version] = name.split(/_Server_URL_/i);
  const path = kind.toLowerCase() === 'partner' ? 'u' : 'c';
  return `${ORG_ADDRESS}/services/Soap/${path}/${Number(version) / 10}`;
}

/** $CustomMetadata.Type__mdt.Record.Field__c */
function customMetadata(sources: GlobalSources, [type, name, ...path]: string[]): unknown {
  const { host } = sources;
  const object = host.schema.object(type);
  if (object?.kind !== 'metadata')
    throw new InternalError(`There is no custom metadata type ${type}`);
  const record = host.schema
    .setupRecords()
    .find(
      (candidate) =>
        candidate.type === object.name &&
        String(candidate.get('DeveloperName')).toLowerCase() === name.toLowerCase()
    );
  if (!record) throw new InternalError(`${type} has no record ${name}`);
  return sources.field(record, path);
}

/** $Setup.Setting__c.Field__c: the user's own record, then the profile's, then the org's, field by field. */
function customSetting(sources: GlobalSources, [type, ...path]: string[]): unknown {
  const { host } = sources;
  const object = host.schema.object(type);
  if (object?.kind !== 'setting') throw new InternalError(`There is no custom setting ${type}`);
  const records = host.database.all(object.name);
  for (const owner of settingOwners(host)) {
    const record = records.find((candidate) => candidate.get('SetupOwnerId') === owner);
    const value = record ? sources.field(record, path) : null;
    if (value !== null) return value;
  }
  return emptyValue(object, path[0]);
}

function settingOwners(host: Host): unknown[] {
  const user = currentUser(host);
  const organization = host.database.all('Organization')[0];
  return [user?.id, user?.get('ProfileId'), organization?.id].filter(Boolean);
}

function emptyValue(object: ObjectDef, name: string): unknown {
  return object.field(name)?.type === 'Checkbox' ? false : null;
}
