// Who belongs to what: public groups, queues, roles and those above them.
import type { ShareTarget } from '../../metadata/sharing-rules.ts';
import type { Row, Store } from '../store.ts';

export class Memberships {
  private readonly store: Store;
  private readonly groups = new Map<string, Set<string>>();
  private readonly reached = new Map<string, Set<string>>();
  private readonly below = new Map<string, Set<string>>();

  constructor(store: Store) {
    this.store = store;
  }

  /** Queues and public groups the user belongs to, also through other groups and roles. */
  groupsOf(userId: string): Set<string> {
    let found = this.groups.get(userId);
    if (!found) this.groups.set(userId, (found = this.findGroups(userId)));
    return found;
  }

  /** The groups whose records the user sees: the user's own and those of users below, unless bosses are left out. */
  groupsReachedBy(userId: string): Set<string> {
    let found = this.reached.get(userId);
    if (!found) this.reached.set(userId, (found = this.findGroupsReachedBy(userId)));
    return found;
  }

  roleOf(userId: string): string | null {
    const role = this.store.get('User', userId)?.get('UserRoleId');
    return typeof role === 'string' ? role : null;
  }

  /** The roles below the role, without itself. */
  rolesBelow(roleId: string): Set<string> {
    let found = this.below.get(roleId);
    if (!found) this.below.set(roleId, (found = this.findRolesBelow(roleId)));
    return found;
  }

  /** Does the user's role stand above the role of the other user? */
  isAbove(userId: string, otherId: string): boolean {
    const own = this.roleOf(userId);
    const other = this.roleOf(otherId);
    return own !== null && other !== null && this.rolesBelow(own).has(other);
  }

  /** `id` is a user, or a queue that owns records. */
  isIn(id: string, target: ShareTarget): boolean {
    switch (target.kind) {
      case 'internalUsers':
        return this.store.get('User', id)?.get('UserType') === 'Standard';
      case 'group':
      case 'queue':
        return this.isInGroup(id, target.name);
      case 'role':
      case 'roleAndSubordinates':
        return this.isInRole(id, target.name, target.kind === 'roleAndSubordinates');
      default:
        return target.kind satisfies never;
    }
  }

  /** Does a rule that shares with the target share with the user, as one of it or from above? */
  isReachedBy(userId: string, target: ShareTarget): boolean {
    if (this.isIn(userId, target)) return true;
    if (target.kind === 'group' || target.kind === 'queue') {
      const groups = [...this.groupsReachedBy(userId)];
      return groups.some((id) => sameName(this.store.get('Group', id), target.name));
    }
    return this.usersBelow(userId).some((id) => this.isIn(id, target));
  }

  private usersBelow(userId: string): string[] {
    const role = this.roleOf(userId);
    const below = role === null ? new Set<string>() : this.rolesBelow(role);
    if (below.size === 0) return [];
    const users = [...this.store.rows('User').values()];
    return users
      .filter((user) => below.has(user.get('UserRoleId') as string))
      .map((user) => user.get('Id') as string);
  }

  private findGroupsReachedBy(userId: string): Set<string> {
    const found = new Set(this.groupsOf(userId));
    for (const id of this.usersBelow(userId)) {
      for (const groupId of this.groupsOf(id)) {
        const group = this.store.get('Group', groupId);
        const isClosed = group?.get('Type') === 'Regular' && !group.get('DoesIncludeBosses');
        if (!isClosed) found.add(groupId);
      }
    }
    return found;
  }

  private isInGroup(id: string, name: string): boolean {
    const ids = [...this.groupsOf(id), id];
    return ids.some((group) => sameName(this.store.get('Group', group), name));
  }

  private isInRole(id: string, name: string, withSubordinates: boolean): boolean {
    const role = this.roleOf(id);
    if (role === null) return false;
    if (sameName(this.store.get('UserRole', role), name)) return true;
    if (!withSubordinates) return false;
    const top = [...this.store.rows('UserRole').values()].find((row) => sameName(row, name));
    return top !== undefined && this.rolesBelow(top.get('Id') as string).has(role);
  }

  private findGroups(userId: string): Set<string> {
    const found = new Set<string>();
    const members = [...this.store.rows('GroupMember').values()];
    const waiting = [userId, ...this.groupsOfRole(userId)];
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      if (id !== userId) found.add(id);
      for (const member of members) {
        const group = member.get('GroupId') as string;
        if (member.get('UserOrGroupId') === id && !found.has(group)) waiting.push(group);
      }
    }
    return found;
  }

  /** Groups that stand for a role, a role with its subordinates, or everybody. */
  private groupsOfRole(userId: string): string[] {
    const role = this.roleOf(userId);
    return [...this.store.rows('Group').values()]
      .filter((group) => this.isRoleGroup(group, role))
      .map((group) => group.get('Id') as string);
  }

  private isRoleGroup(group: Row, role: string | null): boolean {
    const type = group.get('Type');
    if (type === 'Organization') return true;
    const related = group.get('RelatedId');
    if (role === null || typeof related !== 'string') return false;
    if (type === 'Role') return related === role;
    const withBelow = type === 'RoleAndSubordinates' || type === 'RoleAndSubordinatesInternal';
    return withBelow && (related === role || this.rolesBelow(related).has(role));
  }

  private findRolesBelow(roleId: string): Set<string> {
    const found = new Set<string>();
    const waiting = [roleId];
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      for (const role of this.store.rows('UserRole').values()) {
        const child = role.get('Id') as string;
        if (role.get('ParentRoleId') !== id || found.has(child)) continue;
        found.add(child);
        waiting.push(child);
      }
    }
    return found;
  }
}

function sameName(row: Row | null, name: string): boolean {
  return String(row?.get('DeveloperName') ?? '').toLowerCase() === name.toLowerCase();
}
