/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_AuraHandledException.htm */

import { ApexException, isApexException } from '../../../values/exception.ts';
import { platformClass } from '../define.ts';

const NAME = 'System.AuraHandledException';

/**
 * The text goes to the client only: Apex's own getMessage() answers "Script-thrown exception" until setMessage is called,
 * as on the platform.
 */
function make(clientMessage: string | null): ApexException {
  const error = new ApexException(NAME);
  error.clientMessage = clientMessage;
  return error;
}

export const AuraHandledExceptionClass = platformClass(NAME, {
  extends: 'System.Exception',
  isInstance: (value) => isApexException(value) && value.apexType === NAME,
  constructors: {
    'AuraHandledException(String message)': (_rt, message: string | null) => make(message)
  }
});
