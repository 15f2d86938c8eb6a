/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_namespace_Auth.htm */

import type { ApexMap } from '../../../values/map.ts';
import type { PlatformType, StaticImplementation } from '../define.ts';
import { ApexMap as ApexMapValue } from '../../../values/map.ts';
import { JwtClass } from './JWT.ts';
import { platformClass, platformEnum, platformInterface } from '../define.ts';
import { recordClass, RecordValue } from '../record-class.ts';

const USER_DATA = 'Auth.UserData';

const NAMES = [
  'identifier',
  'firstName',
  'lastName',
  'fullName',
  'email',
  'link',
  'username',
  'locale',
  'provider',
  'siteLoginUrl'
];

/** The constructor's arguments in the order of NAMES, then the attributes. */
const userData: StaticImplementation = (_rt, ...args: unknown[]) => {
  const values = Object.fromEntries(NAMES.map((name, index) => [name, args[index] ?? null]));
  const attributeMap = (args[NAMES.length] ?? null) as ApexMap | null;
  return new RecordValue(USER_DATA, { ...values, attributeMap });
};

const PARAMETERS = NAMES.map((name) => `String ${name}`).join(', ');

// DIFFERS: nobody signs in through a provider, so handlers run in tests only.
export const authTypes: PlatformType[] = [
  JwtClass,
  recordClass(
    USER_DATA,
    [
      ...NAMES.map((name) => `String ${name}`),
      'Map<String, String> attributeMap',
      'String idToken',
      'String userInfoJSONString',
      'String idTokenJSONString'
    ],
    {
      abstract: true,
      constructors: { [`UserData(${PARAMETERS}, Map<String, String> attributeMap)`]: userData }
    }
  ),
  platformInterface('Auth.RegistrationHandler', [
    'User createUser(Id portalId, Auth.UserData userData)',
    'void updateUser(Id userId, Id portalId, Auth.UserData userData)'
  ]),
  platformEnum('Auth.SessionLevel', ['HIGH_ASSURANCE', 'LOW', 'STANDARD']),
  platformEnum('Auth.VerificationMethod', [
    'EMAIL',
    'PASSWORD',
    'SALESFORCE_AUTHENTICATOR',
    'SMS',
    'TOTP',
    'U2F'
  ]),
  platformClass('Auth.SessionManagement', {
    statics: {
      /** What a test or a job knows of its session: it has none. */
      'Map<String, String> getCurrentSession()': () => new ApexMapValue('String', 'String')
    }
  })
];
