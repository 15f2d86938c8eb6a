/** Methods of System about the page, the passwords and the mode of the org. */

import type { EnumValue } from '../../../../values/enum.ts';
import type { Runtime } from '../../../runtime/runtime.ts';
import type { StaticImplementation } from '../../define.ts';
import { ApplicationReadWriteMode } from '../enums.ts';
import { currentPage } from '../ApexPages.ts';
import { given } from '../../../runtime/arguments.ts';
import { platformClass } from '../../define.ts';
import { raise } from '../../../../values/exception.ts';

const SHORT_CODES: Record<string, string> = {
  ANONYMOUS: 'X',
  AURA: 'A',
  BATCH_ACS: 'Y',
  BATCH_APEX: 'B',
  BATCH_CHUNK_PARALLEL: 'D',
  BATCH_CHUNK_SERIAL: 'C',
  BULK_API: 'K',
  COMMERCE_INTEGRATION: 'CI',
  DISCOVERABLE_LOGIN: 'L',
  FUNCTION_CALLBACK: 'FC',
  FUTURE: 'F',
  INBOUND_EMAIL_SERVICE: 'E',
  INVOCABLE_ACTION: 'I',
  IOT: 'O',
  LIGHTNING: 'LT',
  PLATFORM_EVENT_PUBLISH_CALLBACK: 'PC',
  POST_INSTALL_SCRIPT: 'PI',
  QUEUEABLE: 'Q',
  QUICK_ACTION: 'QA',
  REMOTE_ACTION: 'RA',
  REST: 'R',
  RUNTEST_ASYNC: 'T',
  RUNTEST_DEPLOY: 'TD',
  RUNTEST_SYNC: 'TS',
  SCHEDULED: 'S',
  SOAP: 'W',
  SYNCHRONOUS: 'SY',
  TRANSACTION_FINALIZER_QUEUEABLE: 'QF',
  UNDEFINED: 'U',
  VF: 'V'
};

class ResetPasswordValue {
  readonly $type = 'System.ResetPasswordResult';
  readonly password: string;

  constructor(password: string) {
    this.password = password;
  }
}

export const ResetPasswordResultClass = platformClass('System.ResetPasswordResult', {
  isInstance: (value) => value instanceof ResetPasswordValue,
  methods: { 'String getPassword()': (_rt, self: ResetPasswordValue) => self.password }
});

function requireUser(rt: Runtime, id: string | null): void {
  if (!rt.host.database.get('User', given(id))) {
    raise('InvalidParameterValueException', `There is no user ${id}`);
  }
}

// DIFFERS: nobody logs in with a password; the rules for passwords are those of a new org.
function checkPassword(password: string): void {
  if (password.length < 8 || !/\d/.test(password) || !/[A-Za-z]/.test(password)) {
    raise(
      'UnsupportedOperationException',
      'INVALID_NEW_PASSWORD: Your password must be at least 8 characters long. ' +
        'Your password must include letters and numbers'
    );
  }
}

export const environmentStatics: Record<string, StaticImplementation> = {
  'PageReference currentPageReference()': (rt) => currentPage(rt),
  'ApplicationReadWriteMode getApplicationReadWriteMode()': () =>
    ApplicationReadWriteMode.value('DEFAULT'),
  // UNVERIFIED: the codes of the rarer kinds.
  'String getQuiddityShortCode(Quiddity quiddity)': (_rt, quiddity: EnumValue | null) =>
    SHORT_CODES[given(quiddity).name] ?? null,
  'Boolean isFunctionCallback()': () => false,
  'Boolean isRunningElasticCompute()': () => false,
  'void setPassword(Id userId, String password)': (
    rt,
    userId: string | null,
    password: string | null
  ) => {
    requireUser(rt, userId);
    checkPassword(given(password));
  },
  'ResetPasswordResult resetPassword(Id userId, Boolean sendUserEmail)': (
    rt,
    userId: string | null
  ) => {
    requireUser(rt, userId);
    return new ResetPasswordValue(rt.host.randomBytes(9).toString('base64url'));
  }
};
