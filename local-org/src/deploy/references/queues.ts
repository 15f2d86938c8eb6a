/** Queues, groups, roles and permission set groups: whom and what they name. */
import type { ObjectDef } from '../../metadata/schema.ts';
import { childrenOf, descendants } from '../../metadata/xml.ts';
import { namesOf, type NameKind } from './names.ts';
import { eachOf, nameIn, named, refuseTwins, type ReferenceCheck } from './report.ts';

/** The members of a queue; users are not part of a project. */
const MEMBERS: readonly [element: string, kind: NameKind][] = [
  ['publicGroup', 'group'],
  ['role', 'role'],
  ['roleAndSubordinate', 'role'],
  ['roleAndSubordinateInternal', 'role']
];

export const checkQueues: ReferenceCheck = (context) =>
  eachOf(context, ['queue'], 'queues', ({ root }, refuse) => {
    const names = namesOf(context);
    const objects = childrenOf(root, 'queueSobject').flatMap(
      (item) => nameIn(item, 'sobjectType') ?? []
    );
    refuseTwins(objects, refuse, 'in the queue');
    for (const { at, name } of objects) {
      const object = names.object(name);
      if (object === 'missing') {
        refuse(at, `There is no object ${name}.`, 'Correct the name in <sobjectType>.');
      } else if (object !== 'foreign' && !isOwnedByQueues(object)) {
        refuse(at, `No queue can own records of ${name}.`, 'Remove the <queueSobject>.');
      }
    }
    for (const [element, kind] of MEMBERS) {
      for (const at of descendants(root, element)) {
        const name = at.text.trim();
        if (name === '' || names.mayExist(kind, name)) continue;
        refuse(at, `There is no ${kind} ${name}.`, `Correct the name in <${element}>.`);
      }
    }
  });

/** Details are owned by whom their master belongs to; the owner of many standard objects is a user. */
function isOwnedByQueues(object: ObjectDef): boolean {
  if (object.kind !== 'sobject') return false;
  const owner = object.field('OwnerId');
  return owner ? owner.referenceTo.includes('Group') : !object.custom;
}

const PARTS: readonly [type: string, element: string, kind: NameKind, what: string][] = [
  ['role', 'parentRole', 'role', 'role'],
  ['permissionsetgroup', 'permissionSets', 'permissionSet', 'permission set'],
  ['permissionsetgroup', 'mutingPermissionSets', 'mutingPermissionSet', 'muting permission set']
];

/** Roles and their parents, permission set groups and their permission sets. */
export const checkGroups: ReferenceCheck = (context) =>
  PARTS.flatMap(([type, element, kind, what]) =>
    eachOf(context, [type], 'groups', ({ root }, refuse) => {
      const entries = named(root, element);
      refuseTwins(entries, refuse, 'named');
      for (const { at, name } of entries) {
        if (namesOf(context).mayExist(kind, name)) continue;
        refuse(at, `There is no ${what} ${name}.`, `Correct the name in <${element}>.`);
      }
    })
  );

/** Custom permissions that need others. */
export const checkCustomPermissions: ReferenceCheck = (context) =>
  eachOf(context, ['customPermission'], 'custom-permissions', ({ root }, refuse) => {
    for (const item of childrenOf(root, 'requiredPermission')) {
      const entry = nameIn(item, 'customPermission');
      if (!entry || namesOf(context).mayExist('customPermission', entry.name)) continue;
      refuse(
        entry.at,
        `There is no custom permission ${entry.name}.`,
        'Correct the name in <customPermission>.'
      );
    }
  });
