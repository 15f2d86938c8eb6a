/**
 * Refuses DML on setup objects and on other records in one transaction.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_dml_non_mix_sobjects.htm
 */

import type { DmlOperation, DmlResult } from '../../database/database.ts';
import type { SObject } from '../../values/sobject.ts';
import type { Runtime } from './runtime.ts';

const SETUP_OBJECTS: ReadonlySet<string> = new Set([
  'FieldPermissions',
  'Group',
  'GroupMember',
  'ObjectPermissions',
  'PermissionSet',
  'PermissionSetAssignment',
  'PermissionSetGroup',
  'PermissionSetGroupComponent',
  'QueueSobject',
  'SetupEntityAccess',
  'User',
  'UserRole'
]);

/** Updates of a user that change none of these go together with other records. */
const SENSITIVE_USER_FIELDS = [
  'UserRoleId',
  'IsActive',
  'ForecastEnabled',
  'IsPortalEnabled',
  'Username',
  'ProfileId'
];

/** The failure of every record, or null when the statement may go on. */
export function mixedDmlFailure(
  rt: Runtime,
  operation: DmlOperation,
  records: SObject[]
): DmlResult[] | null {
  const object = records[0]?.type ?? '';
  if (isNeutral(rt, operation, object, records)) return null;
  const isSetup = SETUP_OBJECTS.has(object);
  const changed = rt.changedKind;
  if (changed === null) rt.changedKind = { isSetup, object };
  if (changed === null || changed.isSetup === isSetup) return null;
  const error = {
    statusCode: 'MIXED_DML_OPERATION',
    message:
      'DML operation on setup object is not permitted after you have updated a non-setup object ' +
      `(or vice versa): ${object}, original object: ${changed.object}`,
    fields: []
  };
  return records.map(({ id }) => ({ success: false, created: false, id, errors: [error] }));
}

/** Statements that go together with both kinds. */
function isNeutral(
  rt: Runtime,
  operation: DmlOperation,
  object: string,
  records: SObject[]
): boolean {
  const kind = rt.schema.object(object)?.kind;
  if (kind === 'event' || kind === 'setting') return true;
  if (object === 'Group') return operation === 'insert' || operation === 'update';
  if (object !== 'User') return false;
  if (operation === 'insert') return records.every((user) => user.get('UserRoleId') === null);
  return operation === 'update' && !records.some((user) => changesAccess(rt, user));
}

function changesAccess(rt: Runtime, user: SObject): boolean {
  const before = rt.host.database.get('User', user.id ?? '');
  return SENSITIVE_USER_FIELDS.some(
    (name) => user.has(name) && before?.get(name) !== user.get(name)
  );
}
