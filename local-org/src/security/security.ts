// What a user may do, from profiles and assigned permission sets.
import type { UserContext } from '../database/access.ts';

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
