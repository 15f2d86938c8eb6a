/** The global variables of formulas and flows: $User, $Permission, $Label, $CustomMetadata, … */
import type { Host } from '../host.ts';
import type { Security } from '../security/security.ts';
import { InternalError, NotSupported } from '../values/errors.ts';
import type { SObject } from '../values/sobject.ts';

export interface GlobalSources {
  host: Host;
  security: Security;
  field(record: SObject, path: readonly string[]): unknown;
}

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
      return fieldOf(sources, firstOf(host, 'Organization'), rest);
    case '$custommetadata':
      return customMetadata(sources, rest);
    case '$system':
      if (rest[0]?.toLowerCase() === 'origindatetime') return null;
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

function firstOf(host: Host, type: string): SObject | null {
  return host.database.all(type)[0] ?? null;
}

function fieldOf(sources: GlobalSources, record: SObject | null, path: string[]): unknown {
  return record === null ? null : sources.field(record, path);
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
