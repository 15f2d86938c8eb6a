// What a user may do, from profiles and assigned permission sets.
import type { UserContext } from '../database/access.ts';
import type { Report } from '../metadata/errors.ts';
import type { Project } from '../metadata/project-types.ts';
import type { FieldDef, ObjectDef, Schema } from '../metadata/schema.ts';
import type { Store } from '../database/store.ts';
import { sharedParent } from '../metadata/share-objects.ts';
import { profileName } from '../metadata/setup-records.ts';
import { isSystemField } from '../metadata/system-fields.ts';
import { childrenOf } from '../metadata/xml.ts';
import { groupGrants, unionOfAccess } from './combine.ts';
import { componentsOf } from './compound-fields.ts';
import { readGrants, type Grants } from './permission-sets.ts';
import {
  accessOf,
  governingObject,
  isOpenFieldOf,
  isOpenObject,
  profileLetters,
  profileShowsField
} from './standard-profiles.ts';
import { StoredGrants } from './stored-grants.ts';

export interface ObjectAccess {
  create: boolean;
  read: boolean;
  edit: boolean;
  delete: boolean;
  viewAll: boolean;
  modifyAll: boolean;
}

export interface FieldAccess {
  read: boolean;
  edit: boolean;
}

/** Everything is case-insensitive in names. */
export interface Security {
  objectAccess(user: UserContext, object: string): ObjectAccess;
  fieldAccess(user: UserContext, object: string, field: string): FieldAccess;
  classAccess(user: UserContext, className: string): boolean;
  customPermission(user: UserContext, name: string): boolean;
  /** May the user call out with this principal of this external credential? */
  externalCredentialAccess(user: UserContext, credential: string, principal: string): boolean;
  tabVisible(user: UserContext, tab: string): boolean;
  /** From now on the records of permission sets count, those that code inserts included. */
  connect(store: Store): void;
}

const NONE: ObjectAccess = accessOf('');
const ALL: ObjectAccess = accessOf('credvm');
const READ_ONLY: ObjectAccess = accessOf('r');
const CRUD: ObjectAccess = accessOf('cred');

/** Fields without field-level security: always visible with the object. */
const OPEN_FIELDS: ReadonlySet<string> = new Set(['OwnerId', 'RecordTypeId']);

/**
 * What a permission set grants that does not exist goes to `report`, by default the project's own.
 */
export function createSecurity(
  project: Project,
  schema: Schema,
  report: Report = project.report
): Security {
  const sets = new Map<string, Grants>();
  const profiles = new Map<string, Grants>();
  for (const file of project.permissionSets) {
    sets.set(file.name.toLowerCase(), readGrants(file, project, schema, report));
  }
  for (const file of project.profiles) {
    profiles.set(profileName(file.name).toLowerCase(), readGrants(file, project, schema, report));
  }
  return new PermissionBook(schema, sets, profiles, readMutings(project, schema, report));
}

/** By the name of the group; a group has one muting permission set at most. */
function readMutings(project: Project, schema: Schema, report: Report): Map<string, Grants> {
  const mutings = new Map<string, Grants>();
  for (const group of project.permissionSetGroups) {
    for (const { text } of childrenOf(group.root, 'mutingPermissionSets')) {
      const file = project.mutingPermissionSets.find(({ name }) => name === text.trim());
      if (file) mutings.set(group.name.toLowerCase(), readGrants(file, project, schema, report));
    }
  }
  return mutings;
}

class PermissionBook implements Security {
  private readonly schema: Schema;
  private readonly sets: Map<string, Grants>;
  private readonly profiles: Map<string, Grants>;
  private readonly mutings: Map<string, Grants>;
  private stored: StoredGrants | null = null;

  constructor(
    schema: Schema,
    sets: Map<string, Grants>,
    profiles: Map<string, Grants>,
    mutings: Map<string, Grants>
  ) {
    this.schema = schema;
    this.sets = sets;
    this.profiles = profiles;
    this.mutings = mutings;
  }

  connect(store: Store): void {
    this.stored = new StoredGrants(this.schema, store);
  }

  objectAccess(user: UserContext, name: string): ObjectAccess {
    const object = this.schema.object(name);
    if (!object) return NONE;
    if (user.isSystemAdministrator) return ALL;
    if (object.kind === 'metadata') return READ_ONLY;
    if (object.setup) return READ_ONLY;
    if (isOpenObject(object)) return CRUD;
    const shared = sharedParent(object)?.referenceTo[0];
    if (shared !== undefined) {
      // Shares have no permissions of their own: who edits records adds and removes their shares.
      const { read, edit, viewAll, modifyAll } = this.objectAccess(user, shared);
      return { create: edit, read, edit, delete: edit, viewAll, modifyAll };
    }
    const governing = governingObject(object.name);
    if (governing && this.schema.object(governing)) return this.objectAccess(user, governing);
    let result = accessOf(profileLetters(user.profileName, object.name));
    for (const grants of this.grantsOf(user)) {
      const granted = grants.objects.get(object.name.toLowerCase());
      if (granted) result = unionOfAccess(result, granted);
      if (grants.viewAllData) result = unionOfAccess(result, accessOf('rv'));
      if (grants.modifyAllData) result = unionOfAccess(result, ALL);
    }
    return result;
  }

  fieldAccess(user: UserContext, objectName: string, fieldName: string): FieldAccess {
    const object = this.schema.object(objectName);
    const field = object?.field(fieldName);
    if (!object || !field) return { read: false, edit: false };
    const writable = field.createable || field.updateable;
    // Modify All Data gives objects; deployed custom fields stay hidden until somebody grants them.
    if (user.isSystemAdministrator && !field.custom) return { read: true, edit: writable };
    const onObject = this.objectAccess(user, object.name);
    const mayWrite = writable && (onObject.create || onObject.edit);
    if (isOpenField(object, field)) return { read: onObject.read, edit: mayWrite };
    let { read, edit } = this.profileFieldAccess(user, object, field);
    const keys = componentsOf(object, field).map((name) => `${object.name}.${name}`.toLowerCase());
    for (const grants of this.grantsOf(user)) {
      for (const key of keys) {
        const granted = grants.fields.get(key);
        read ||= granted?.read ?? false;
        edit ||= granted?.edit ?? false;
      }
    }
    return { read: read && onObject.read, edit: edit && mayWrite };
  }

  classAccess(user: UserContext, className: string): boolean {
    if (user.isSystemAdministrator) return true;
    return this.some(user, (grants) => grants.classes.has(className.toLowerCase()));
  }

  /** Unlike other permissions, a custom permission is granted to nobody by default. */
  customPermission(user: UserContext, name: string): boolean {
    return this.some(user, (grants) => grants.customPermissions.has(name.toLowerCase()));
  }

  externalCredentialAccess(user: UserContext, credential: string, principal: string): boolean {
    const key = `${credential}-${principal}`.toLowerCase();
    return this.some(user, (grants) => grants.principals.has(key));
  }

  tabVisible(user: UserContext, tab: string): boolean {
    if (user.isSystemAdministrator || tab.startsWith('standard-')) return true;
    return this.some(user, (grants) => grants.tabs.has(tab.toLowerCase()));
  }

  private some(user: UserContext, test: (grants: Grants) => boolean): boolean {
    return this.grantsOf(user).some(test);
  }

  /** The package's profile of that name, if any, the assigned permission sets and groups. */
  private grantsOf(user: UserContext): Grants[] {
    const profile = this.profiles.get(user.profileName.toLowerCase());
    const sets = user.permissionSetNames.flatMap((name) => this.setGrants(name));
    for (const group of user.permissionGroups ?? []) {
      const parts = group.permissionSetNames.flatMap((name) => this.setGrants(name));
      const muting = this.mutings.get(group.name.toLowerCase()) ?? null;
      sets.push(groupGrants(group.name, parts, muting));
    }
    return profile ? [profile, ...sets] : sets;
  }

  /** What the records say of objects, fields, classes and custom permissions; the rest is in the metadata. */
  private setGrants(name: string): Grants[] {
    const described = this.sets.get(name.toLowerCase());
    const stored = this.stored?.of(name);
    if (!stored) return described ? [described] : [];
    if (!described) return [stored];
    const { principals, tabs } = described;
    return [
      {
        ...stored,
        principals,
        tabs,
        modifyAllData: stored.modifyAllData || described.modifyAllData,
        viewAllData: stored.viewAllData || described.viewAllData
      }
    ];
  }

  private profileFieldAccess(user: UserContext, object: ObjectDef, field: FieldDef): FieldAccess {
    const shown = profileShowsField(user.profileName, object.name, field.name);
    const granted = !field.custom && (shown || isOpenFieldOf(object, field.name));
    return { read: granted, edit: granted };
  }
}

function isOpenField(object: ObjectDef, field: FieldDef): boolean {
  if (object.kind === 'metadata' || object.setup || object.name.endsWith('Share')) return true;
  if (isSystemField(field.name) || OPEN_FIELDS.has(field.name) || field.nameField) return true;
  return field.required || field.type === 'MasterDetail';
}
