// What a user may do, from profiles and assigned permission sets.
import type { UserContext } from '../database/access.ts';
import type { Report } from '../metadata/errors.ts';
import type { Project } from '../metadata/project-types.ts';
import type { FieldDef, ObjectDef, Schema } from '../metadata/schema.ts';
import { profileName, STANDARD_USER } from '../metadata/setup-records.ts';
import { isSystemField } from '../metadata/system-fields.ts';
import { readGrants, type Grants } from './permission-sets.ts';

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
}

const NONE: ObjectAccess = access('');
const ALL: ObjectAccess = access('credvm');
const READ_ONLY: ObjectAccess = access('r');
const CRUD: ObjectAccess = access('cred');

function access(letters: string): ObjectAccess {
  return {
    create: letters.includes('c'),
    read: letters.includes('r'),
    edit: letters.includes('e'),
    delete: letters.includes('d'),
    viewAll: letters.includes('v'),
    modifyAll: letters.includes('m')
  };
}

/** What the standard profile 'Standard User' grants. */
const STANDARD_USER_OBJECTS: ReadonlySet<string> = new Set([
  'Account',
  'Contact',
  'Lead',
  'Opportunity',
  'OpportunityContactRole',
  'Case',
  'Contract'
]);

/** Objects that every user works with; no object permission exists for them. */
const OPEN_OBJECTS: ReadonlySet<string> = new Set([
  'Task',
  'Event',
  'Note',
  'EmailMessage',
  'ContentDocument',
  'ContentVersion',
  'ContentDocumentLink',
  'FeedItem',
  'FeedComment'
]);

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
  return new PermissionBook(schema, sets, profiles);
}

class PermissionBook implements Security {
  private readonly schema: Schema;
  private readonly sets: Map<string, Grants>;
  private readonly profiles: Map<string, Grants>;

  constructor(schema: Schema, sets: Map<string, Grants>, profiles: Map<string, Grants>) {
    this.schema = schema;
    this.sets = sets;
    this.profiles = profiles;
  }

  objectAccess(user: UserContext, name: string): ObjectAccess {
    const object = this.schema.object(name);
    if (!object) return NONE;
    if (user.isSystemAdministrator) return ALL;
    if (object.kind === 'metadata') return READ_ONLY;
    if (object.setup) return READ_ONLY;
    if (OPEN_OBJECTS.has(object.name)) return CRUD;
    const share = this.sharedObject(object);
    if (share) return this.objectAccess(user, share);
    let result = this.profileAccess(user, object);
    for (const grants of this.grantsOf(user)) {
      const granted = grants.objects.get(object.name.toLowerCase());
      if (granted) result = union(result, granted);
      if (grants.viewAllData) result = union(result, access('rv'));
      if (grants.modifyAllData) result = union(result, ALL);
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
    const key = `${object.name}.${field.name}`.toLowerCase();
    let { read, edit } = this.profileFieldAccess(user, object, field);
    for (const grants of this.grantsOf(user)) {
      const granted = grants.fields.get(key);
      read ||= granted?.read ?? false;
      edit ||= granted?.edit ?? false;
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

  /** The package's profile of that name, if any, and the assigned permission sets. */
  private grantsOf(user: UserContext): Grants[] {
    const profile = this.profiles.get(user.profileName.toLowerCase());
    const sets = user.permissionSetNames.flatMap((name) => this.sets.get(name.toLowerCase()) ?? []);
    return profile ? [profile, ...sets] : sets;
  }

  private profileAccess(user: UserContext, object: ObjectDef): ObjectAccess {
    const isStandard = user.profileName === STANDARD_USER;
    return isStandard && STANDARD_USER_OBJECTS.has(object.name) ? CRUD : NONE;
  }

  private profileFieldAccess(user: UserContext, object: ObjectDef, field: FieldDef): FieldAccess {
    const granted =
      !field.custom && (user.profileName === STANDARD_USER || OPEN_OBJECTS.has(object.name));
    return { read: granted, edit: granted };
  }

  /** A share row is governed by the object it shares. */
  private sharedObject(object: ObjectDef): string | null {
    if (!object.name.endsWith('Share')) return null;
    const parent = [...object.fields.values()].find(
      (field) => field.childRelationshipName === 'Shares'
    );
    return parent?.referenceTo[0] ?? null;
  }
}

function isOpenField(object: ObjectDef, field: FieldDef): boolean {
  if (object.kind === 'metadata' || object.setup || object.name.endsWith('Share')) return true;
  if (isSystemField(field.name) || OPEN_FIELDS.has(field.name) || field.nameField) return true;
  return field.required || field.type === 'MasterDetail';
}

function union(left: ObjectAccess, right: ObjectAccess): ObjectAccess {
  return {
    create: left.create || right.create,
    read: left.read || right.read,
    edit: left.edit || right.edit,
    delete: left.delete || right.delete,
    viewAll: left.viewAll || right.viewAll,
    modifyAll: left.modifyAll || right.modifyAll
  };
}
