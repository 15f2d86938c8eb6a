/** Who is running: user contexts from User, Profile and PermissionSetAssignment records. */
import type { Access, Database, UserContext } from '../database/database.ts';
import { InternalError } from '../values/errors.ts';
import type { SObject } from '../values/sobject.ts';

/** The user before anybody is logged in: seeds, deployment, tests. */
export const BOOT_USER: UserContext = {
  userId: '',
  name: 'Org Administrator',
  profileName: 'System Administrator',
  permissionSetNames: [],
  isSystemAdministrator: true
};

const SYSTEM_ACCESS: Access = { user: BOOT_USER, mode: 'system', withSharing: false };

/** Runs a query as the platform itself. */
export function systemQuery(database: Database, soql: string): SObject[] {
  return database.queryText(soql, [], SYSTEM_ACCESS);
}

export function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

/** Id of the active user with this username; null when there is none. */
export function findUserId(database: Database, username: string): string | null {
  const [user] = systemQuery(
    database,
    `SELECT Id FROM User WHERE Username = ${quoted(username)} AND IsActive = true`
  );
  return user?.id ?? null;
}

export function requireUserId(database: Database, username: string): string {
  const id = findUserId(database, username);
  if (id === null) throw new InternalError(`There is no active user ${username}`);
  return id;
}
