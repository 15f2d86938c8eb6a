// Who asks the database for something, and under which rules.
export interface UserContext {
  userId: string;
  name: string;
  profileName: string;
  /** API names of the permission sets that are assigned themselves. */
  permissionSetNames: string[];
  /** The assigned permission set groups. */
  permissionGroups?: PermissionGroup[];
  isSystemAdministrator: boolean;
}

export interface PermissionGroup {
  name: string;
  permissionSetNames: string[];
}

export interface Access {
  user: UserContext;
  /** 'user' enforces object and field permissions and sharing. */
  mode: 'system' | 'user';
  withSharing: boolean;
}
