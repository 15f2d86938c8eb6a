// Which records a user may see and change: org-wide defaults, owners, queues, roles, shares, rules, files.
import type { ObjectDef, Schema } from '../metadata/schema.ts';
import { sharedParent, shareShape } from '../metadata/share-objects.ts';
import type { SharingRule, ShareTarget } from '../metadata/sharing-rules.ts';
import type { Security } from '../security/security.ts';
import type { Access, UserContext } from './access.ts';
import type { Engine } from './engine.ts';
import { matches, resolverOf } from './rules/filter-items.ts';
import { Memberships } from './sharing/memberships.ts';
import { levelOfAccountOwner, seesChildOf, teamLevel } from './sharing/standard-access.ts';
import type { Row, Store } from './store.ts';

/** 0 nothing, 1 read, 2 edit, 3 full (delete, share, transfer). */
export type Level = 0 | 1 | 2 | 3;

const NAMED_LEVELS: Record<string, Level> = { Read: 1, Edit: 2, All: 3, V: 1, C: 2, I: 1 };

interface Parts {
  schema: Schema;
  store: Store;
  security: Security;
  engine: Engine;
  rules: SharingRule[];
}

export interface Sharing {
  /** null when every row is visible. */
  readFilter(access: Access, object: ObjectDef): ((row: Row) => boolean) | null;
  level(user: UserContext, object: ObjectDef, row: Row): Level;
}

// DIFFERS: no territories, sharing sets, restriction rules and account relationships.
export function createSharing(engine: Engine, rules: SharingRule[] = []): Sharing {
  const { schema, store, security } = engine;
  const parts: Parts = { schema, store, security, engine, rules };
  return {
    readFilter(access, object) {
      if (!access.withSharing || isOpen(object) || access.user.isSystemAdministrator) return null;
      const { sharingModel } = sharedObject(schema, object) ?? object;
      if (sharingModel !== 'Private' && sharingModel !== 'ControlledByParent') return null;
      const viewer = new Viewer(parts, access.user);
      return (row) => viewer.level(object, row) > 0;
    },
    level: (user, object, row) => new Viewer(parts, user).level(object, row)
  };
}

/** Setup records, custom metadata and the like are not shared record by record. */
function isOpen(object: ObjectDef): boolean {
  return object.setup || object.kind !== 'sobject';
}

function sharedObject(schema: Schema, object: ObjectDef): ObjectDef | null {
  const target = sharedParent(object)?.referenceTo[0];
  return (target !== undefined && schema.object(target)) || null;
}

/** One user's view during one statement; memberships are read once. */
class Viewer {
  private readonly parts: Parts;
  private readonly user: UserContext;
  private readonly memberships: Memberships;
  private readonly groups: Set<string>;

  constructor(parts: Parts, user: UserContext) {
    this.parts = parts;
    this.user = user;
    this.memberships = new Memberships(parts.store);
    this.groups = this.memberships.groupsReachedBy(user.userId);
  }

  level(object: ObjectDef, row: Row): Level {
    if (this.user.isSystemAdministrator || isOpen(object)) return 3;
    const shared = sharedParent(object);
    // Who may do everything with a record may share it; others see with whom it is shared.
    if (shared) {
      const level = this.parentLevel(row, shared.name);
      return level === 2 ? 1 : level;
    }
    const granted = this.parts.security.objectAccess(this.user, object.name);
    if (granted.modifyAll) return 3;
    const own = this.recordLevel(object, row);
    return granted.viewAll && own < 1 ? 1 : own;
  }

  private recordLevel(object: ObjectDef, row: Row): Level {
    if (this.owns(row)) return 3;
    if (object.name === 'ContentDocument') return this.documentLevel(row);
    if (object.name === 'ContentDocumentLink') {
      return highest(
        this.parentLevel(row, 'ContentDocumentId'),
        this.parentLevel(row, 'LinkedEntityId')
      );
    }
    if (object.sharingModel === 'ControlledByParent') return this.controlledLevel(object, row);
    const shared = highest(defaultLevel(object), this.grantedLevel(object, row));
    if (shared > 0 || object.name !== 'Account') return shared;
    const seesChild = seesChildOf(this.parts, row, (child, childRow) =>
      this.hasOwnAccess(child, childRow)
    );
    return seesChild ? 1 : 0;
  }

  /** Access that the record itself gives, not one of its parents. */
  private hasOwnAccess(object: ObjectDef, row: Row): boolean {
    return this.owns(row) || this.grantedLevel(object, row) > 0;
  }

  private grantedLevel(object: ObjectDef, row: Row): Level {
    const isHolder = (id: string): boolean => this.isHolder(id);
    return [
      this.sharedLevel(object, row),
      this.ruleLevel(object, row),
      teamLevel(this.parts, object, row, isHolder),
      levelOfAccountOwner(this.parts, object, row, isHolder)
    ].reduce(highest);
  }

  private owns(row: Row): boolean {
    const owner = row.get('OwnerId');
    return typeof owner === 'string' && this.isHolder(owner);
  }

  /** Is it the user, one of the user's groups, or somebody below the user? */
  private isHolder(id: string): boolean {
    if (id === this.user.userId || this.groups.has(id)) return true;
    return this.memberships.isAbove(this.user.userId, id);
  }

  private controlledLevel(object: ObjectDef, row: Row): Level {
    if (object.controllingField !== null) {
      const level = this.parentLevel(row, object.controllingField);
      const field = object.field(object.controllingField);
      // Who may edit the master, or read it where that is enough, may do everything with its details.
      const needed = field?.writeRequiresMasterRead ? 1 : 2;
      return field?.type === 'MasterDetail' && level >= needed ? 3 : level;
    }
    return highest(this.parentLevel(row, 'WhatId'), this.parentLevel(row, 'WhoId'));
  }

  private parentLevel(row: Row, field: string): Level {
    const id = row.get(field);
    if (typeof id !== 'string') return 0;
    if (id === this.user.userId) return 3;
    const object = this.parts.schema.objectByPrefix(id.slice(0, 3));
    const parent = object && this.parts.store.get(object.name, id);
    return object && parent ? this.level(object, parent) : 0;
  }

  /** A file is visible to its owner and through every record or person it is shared with. */
  private documentLevel(row: Row): Level {
    const { schema, store } = this.parts;
    const link = schema.object('ContentDocumentLink')!;
    const ids = store.find(link.name, link.field('ContentDocumentId')!, row.get('Id')) ?? [];
    let best: Level = 0;
    for (const id of ids) {
      const share = store.get(link.name, id);
      if (!share || share.get('IsDeleted') === true) continue;
      const reach = this.linkedLevel(share.get('LinkedEntityId') as string);
      const type = share.get('ShareType') as string;
      const level = type === 'I' ? reach : (NAMED_LEVELS[type] ?? 1);
      if (reach > 0) best = highest(best, level === 3 ? 2 : level);
    }
    return best;
  }

  private linkedLevel(id: string): Level {
    if (id === this.user.userId || this.groups.has(id)) return 3;
    if (id.startsWith('00D')) return 1;
    const object = this.parts.schema.objectByPrefix(id.slice(0, 3));
    const row = object && this.parts.store.get(object.name, id);
    if (!object || !row || object.setup) return 0;
    if (!this.parts.security.objectAccess(this.user, object.name).read) return 0;
    return this.level(object, row);
  }

  private sharedLevel(object: ObjectDef, row: Row): Level {
    const shape = shareShape(object.name);
    const { store, schema } = this.parts;
    if (store.rows(shape.object).size === 0) return 0;
    const share = schema.object(shape.object);
    if (!share) return 0;
    let best: Level = 0;
    for (const id of store.find(share.name, share.field(shape.parentField)!, row.get('Id')) ?? []) {
      const entry = store.get(share.name, id);
      if (!entry || !this.isHolder(entry.get('UserOrGroupId') as string)) continue;
      best = highest(best, NAMED_LEVELS[entry.get(shape.accessField) as string] ?? 0);
    }
    return best;
  }

  private ruleLevel(object: ObjectDef, row: Row): Level {
    let best: Level = 0;
    for (const rule of this.parts.rules) {
      if (rule.object !== object.name || best >= NAMED_LEVELS[rule.access]!) continue;
      const isReached = (target: ShareTarget): boolean =>
        this.memberships.isReachedBy(this.user.userId, target);
      if (!rule.sharedTo.some(isReached)) continue;
      if (this.covers(rule, object, row)) best = NAMED_LEVELS[rule.access]!;
    }
    return best;
  }

  private covers(rule: SharingRule, object: ObjectDef, row: Row): boolean {
    const owner = String(row.get('OwnerId'));
    if (rule.sharedFrom) {
      return rule.sharedFrom.some((target) => this.memberships.isIn(owner, target));
    }
    if (!rule.criteria) return false;
    return matches(rule.criteria, resolverOf(this.parts.engine, object, row));
  }
}

function highest(left: Level, right: Level): Level {
  return left > right ? left : right;
}

function defaultLevel(object: ObjectDef): Level {
  switch (object.sharingModel) {
    case 'Read':
      return 1;
    case 'ReadWrite':
    case 'ReadWriteTransfer':
      return 2;
    case 'FullAccess':
      return 3;
    default:
      return 0;
  }
}
