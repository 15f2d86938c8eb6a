// Who asks the database for something, and under which rules.
export interface UserContext {
  userId: string;
  name: string;
  profileName: string;
  /** API names of the assigned permission sets, those of assigned groups included. */
  permissionSetNames: string[];
  isSystemAdministrator: boolean;
}

export interface Access {
  user: UserContext;
  /** 'user' enforces object and field permissions and sharing. */
  mode: 'system' | 'user';
  withSharing: boolean;
}
