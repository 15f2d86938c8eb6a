// What an engine of Code Analyzer found, and how it becomes a problem with advice.
import { problemAt, type Problem, type Scope } from '../gate.ts';
import { tableOf } from '../../../local-org/src/metadata/table.ts';

export interface Finding {
  /** `engine:Rule` */
  rule: string;
  /** Relative to the root. */
  file: string;
  line: number;
  column?: number;
  message: string;
  url?: string;
}

/** What to do about the rules that matter most; the others say so in their documentation. */
const ADVICE = tableOf<string>({
  'pmd:ApexCRUDViolation': 'Add WITH USER_MODE to the query, or write `as user`.',
  'pmd:ApexSOQLInjection':
    'Bind the value (:value, queryWithBinds) instead of adding it to the text.',
  'pmd:ApexSharingViolations': 'Write `with sharing` on the class.',
  'pmd:ApexBadCrypto': 'Make key and IV at random, or use encryptWithManagedIV.',
  'pmd:ApexInsecureEndpoint': 'Call out to https through a Named Credential.',
  'pmd:ApexSuggestUsingNamedCred': 'Let a Named Credential add the header.',
  'pmd:ApexOpenRedirect': 'Redirect to a fixed page of the package only.',
  'pmd:AvoidHardcodingId': 'Ask the database or a setting for the record.',
  'pmd:AvoidDebugStatements': 'Delete the statement; logs can hold what users may not see.',
  'pmd:EmptyCatchBlock': 'Handle the exception, or let it go through.',
  'pmd:AvoidUnauthorizedGetSessionIdInApex':
    'Use a Named Credential; a session id must not leave the org.',
  'pmd:AvoidLwcBubblesComposedTrue': 'Let the event bubble only, and hand it on by name.',
  'pmd:AvoidLmcIsExposedTrue': 'Set isExposed to false: the package alone listens.',
  'pmd:AvoidInsecureHttpRemoteSiteSetting': 'Use https, or better a Named Credential.',
  'pmd:ProtectSensitiveData':
    'Keep secrets in the External Credential; name other fields for what they hold.',
  'regex:AvoidOldSalesforceApiVersions':
    'Raise apiVersion to the sourceApiVersion of sfdx-project.json.',
  'eslint:@lwc/lwc/no-inner-html': 'Show the value in the template; it is escaped there.',
  'eslint:no-eval': 'Call a function; text never becomes code.',
  'sfge:ApexFlsViolation': 'Read with WITH USER_MODE and write `as user`.',
  'sfge:DatabaseOperationsMustUseWithSharing': 'Write `with sharing` on the class.',
  'composed-event': 'Let the event bubble only, and hand it on by name.',
  suppression: 'Take the marker away and mend what it hides.'
});

const BY_TOPIC: [RegExp, string][] = [
  [/^pmd:AvoidHardcodedCredentials/, 'Keep the secret in the External Credential.'],
  [/^retire-js:/, 'Update the library, or take it out of the package.'],
  [
    /:Unfinished$/,
    'Run it again on a machine with less to do, or simplify the code there: what an engine skips is not checked.'
  ]
];

function adviceFor({ rule, url }: Finding): string {
  const own = ADVICE[rule] ?? BY_TOPIC.find(([pattern]) => pattern.test(rule))?.[1];
  return own ?? (url ? `Mend it as ${url} says.` : 'Mend it.');
}

export function problemOf(scope: Scope, finding: Finding): Problem {
  const { file, line, column, rule, message } = finding;
  const sentence = /[.!?]$/.test(message) ? message : `${message}.`;
  return problemAt(scope, file, line, { column, rule, message: sentence, fix: adviceFor(finding) });
}
