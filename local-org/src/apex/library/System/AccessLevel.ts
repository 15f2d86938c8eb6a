/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_AccessLevel.htm */

import type { AccessMode } from '../../runtime/queries.ts';
import { platformClass } from '../define.ts';

export class AccessLevelValue {
  readonly $type = 'System.AccessLevel';
  readonly mode: AccessMode;

  constructor(mode: AccessMode) {
    this.mode = mode;
  }

  toString(): string {
    return `${this.mode.toUpperCase()}_MODE`;
  }
}

const USER_MODE = new AccessLevelValue('user');
const SYSTEM_MODE = new AccessLevelValue('system');

export const AccessLevelClass = platformClass('System.AccessLevel', {
  isInstance: (value) => value instanceof AccessLevelValue,
  staticProperties: {
    'AccessLevel USER_MODE': () => USER_MODE,
    'AccessLevel SYSTEM_MODE': () => SYSTEM_MODE
  }
});
