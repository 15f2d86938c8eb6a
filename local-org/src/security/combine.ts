// Adds up what several permission sets grant, and takes away what a group mutes.
import type { FieldAccess, ObjectAccess } from './security.ts';
import { emptyGrants, type Grants } from './permission-sets.ts';

export function unionOfAccess(left: ObjectAccess, right: ObjectAccess): ObjectAccess {
  return combine(left, right, (one, other) => one || other);
}

function combine(
  left: ObjectAccess,
  right: ObjectAccess,
  both: (one: boolean, other: boolean) => boolean
): ObjectAccess {
  return {
    create: both(left.create, right.create),
    read: both(left.read, right.read),
    edit: both(left.edit, right.edit),
    delete: both(left.delete, right.delete),
    viewAll: both(left.viewAll, right.viewAll),
    modifyAll: both(left.modifyAll, right.modifyAll)
  };
}

/** The permission sets of a group as one, without what its muting permission set names. */
export function groupGrants(name: string, sets: Grants[], muting: Grants | null): Grants {
  const total = emptyGrants(name);
  for (const grants of sets) add(total, grants);
  if (muting) subtract(total, muting);
  return total;
}

function add(total: Grants, grants: Grants): void {
  for (const [object, access] of grants.objects) {
    const before = total.objects.get(object);
    total.objects.set(object, before ? unionOfAccess(before, access) : access);
  }
  for (const [field, access] of grants.fields) {
    const before = total.fields.get(field) ?? { read: false, edit: false };
    const sum: FieldAccess = {
      read: before.read || access.read,
      edit: before.edit || access.edit
    };
    total.fields.set(field, sum);
  }
  for (const kind of ['classes', 'customPermissions', 'principals', 'tabs'] as const) {
    for (const name of grants[kind]) total[kind].add(name);
  }
  total.modifyAllData ||= grants.modifyAllData;
  total.viewAllData ||= grants.viewAllData;
}

function subtract(total: Grants, muting: Grants): void {
  for (const [object, muted] of muting.objects) {
    const before = total.objects.get(object);
    if (before)
      total.objects.set(
        object,
        combine(before, muted, (one, other) => one && !other)
      );
  }
  for (const [field, muted] of muting.fields) {
    const before = total.fields.get(field);
    if (!before) continue;
    const read = before.read && !muted.read;
    total.fields.set(field, { read, edit: read && before.edit && !muted.edit });
  }
  for (const kind of ['classes', 'customPermissions', 'principals', 'tabs'] as const) {
    for (const name of muting[kind]) total[kind].delete(name);
  }
  total.modifyAllData &&= !muting.modifyAllData;
  total.viewAllData &&= !muting.viewAllData;
}
