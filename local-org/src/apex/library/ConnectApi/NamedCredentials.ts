/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_ConnectAPI_NamedCredentials_static_methods.htm */

import type { PlatformClass } from '../define.ts';
import { platformClass } from '../define.ts';
import { recordClass } from '../record-class.ts';
import { unsupportedCalls } from './connect-api.ts';

const comparable = true;
const CALLOUT_OPTIONS = [
  'Boolean allowMergeFieldsInBody',
  'Boolean allowMergeFieldsInHeader',
  'Boolean generateAuthorizationHeader'
];

export const namedCredentialClasses: PlatformClass[] = [
  recordClass(
    'ConnectApi.NamedCredentialInput',
    [
      'ConnectApi.NamedCredentialCalloutOptionsInput calloutOptions',
      'String calloutUrl',
      'String developerName',
      'List<ConnectApi.ExternalCredentialInput> externalCredentials',
      'String masterLabel',
      'ConnectApi.NamedCredentialType type'
    ],
    { comparable }
  ),
  recordClass('ConnectApi.NamedCredentialCalloutOptionsInput', CALLOUT_OPTIONS, { comparable }),
  recordClass('ConnectApi.NamedCredentialCalloutOptions', CALLOUT_OPTIONS, { comparable }),
  recordClass(
    'ConnectApi.NamedCredential',
    [
      'ConnectApi.NamedCredentialCalloutOptions calloutOptions',
      'String calloutUrl',
      'String developerName',
      'List<ConnectApi.ExternalCredential> externalCredentials',
      'String id',
      'String masterLabel',
      'ConnectApi.NamedCredentialType type',
      'String url'
    ],
    { comparable }
  ),
  recordClass(
    'ConnectApi.ExternalCredentialInput',
    [
      'ConnectApi.CredentialAuthenticationProtocol authenticationProtocol',
      'String developerName',
      'String masterLabel',
      'List<ConnectApi.ExternalCredentialPrincipalInput> principals'
    ],
    { comparable }
  ),
  recordClass(
    'ConnectApi.ExternalCredential',
    [
      'ConnectApi.CredentialAuthenticationProtocol authenticationProtocol',
      'String developerName',
      'String id',
      'String masterLabel',
      'List<ConnectApi.ExternalCredentialPrincipal> principals',
      'String url'
    ],
    { comparable }
  ),
  recordClass(
    'ConnectApi.ExternalCredentialPrincipalInput',
    [
      'String id',
      'String principalName',
      'ConnectApi.CredentialPrincipalType principalType',
      'Integer sequenceNumber'
    ],
    { comparable }
  ),
  recordClass(
    'ConnectApi.ExternalCredentialPrincipal',
    [
      'String id',
      'String principalName',
      'ConnectApi.CredentialPrincipalType principalType',
      'Integer sequenceNumber'
    ],
    { comparable }
  )
];

const CREDENTIALS = 'ConnectApi.NamedCredentials';

// DIFFERS: credentials come from metadata files only; Apex cannot create them.
export const NamedCredentialsClass = platformClass(CREDENTIALS, {
  statics: unsupportedCalls(CREDENTIALS, [
    'ConnectApi.NamedCredential createNamedCredential(ConnectApi.NamedCredentialInput input)',
    'ConnectApi.ExternalCredential createExternalCredential(ConnectApi.ExternalCredentialInput input)',
    'ConnectApi.ExternalCredential getExternalCredential(String developerName)',
    'ConnectApi.NamedCredential getNamedCredential(String developerName)'
  ])
});
