// Builds the context of a user from the org's records: profile, permission sets, groups of them.
import type { PermissionGroup, UserContext } from '../database/access.ts';
import type { Row, Store } from '../database/store.ts';
import { SYSTEM_ADMINISTRATOR } from '../metadata/setup-records.ts';

interface HasStore {
  readonly store: Store;
  now(): number;
}

/** By id or username; null when there is no such user. */
export function userContext(database: HasStore, idOrUsername: string): UserContext | null {
  const { store } = database;
  const user = store.get('User', idOrUsername) ?? userByName(store, idOrUsername);
  if (!user) return null;
  const userId = user.get('Id') as string;
  const profile = store.get('Profile', user.get('ProfileId') as string);
  const profileName = (profile?.get('Name') as string | undefined) ?? '';
  return {
    userId,
    name: (user.get('Name') as string | null) ?? '',
    profileName,
    ...assignedSets(store, userId, database.now()),
    isSystemAdministrator: profileName === SYSTEM_ADMINISTRATOR
  };
}

function userByName(store: Store, username: string): Row | undefined {
  const wanted = username.toLowerCase();
  return [...store.rows('User').values()].find(
    (row) => (row.get('Username') as string | null)?.toLowerCase() === wanted
  );
}

type Assigned = Pick<UserContext, 'permissionSetNames' | 'permissionGroups'>;

function assignedSets(store: Store, userId: string, now: number): Assigned {
  const names = new Set<string>();
  const permissionGroups: PermissionGroup[] = [];
  for (const assignment of store.rows('PermissionSetAssignment').values()) {
    if (assignment.get('AssigneeId') !== userId || isExpired(assignment, now)) continue;
    const set = store.get('PermissionSet', (assignment.get('PermissionSetId') as string) ?? '');
    if (set) names.add(set.get('Name') as string);
    const groupId = assignment.get('PermissionSetGroupId');
    const group = typeof groupId === 'string' ? store.get('PermissionSetGroup', groupId) : null;
    if (!group) continue;
    permissionGroups.push({
      name: group.get('DeveloperName') as string,
      permissionSetNames: setsOfGroup(store, groupId as string)
    });
  }
  return { permissionSetNames: [...names].sort(), permissionGroups };
}

function isExpired(assignment: Row, now: number): boolean {
  const expiration = assignment.get('ExpirationDate') as { time: number } | null | undefined;
  return expiration ? expiration.time <= now : false;
}

function setsOfGroup(store: Store, groupId: string): string[] {
  return [...store.rows('PermissionSetGroupComponent').values()]
    .filter((component) => component.get('PermissionSetGroupId') === groupId)
    .flatMap((component) => {
      const set = store.get('PermissionSet', component.get('PermissionSetId') as string);
      return set ? [set.get('Name') as string] : [];
    });
}
