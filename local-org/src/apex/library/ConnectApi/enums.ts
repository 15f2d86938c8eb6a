/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_connectapi_enums.htm */

import { platformEnum } from '../define.ts';

export const MarkupType = platformEnum('ConnectApi.MarkupType', [
  'Bold',
  'Code',
  'Hyperlink',
  'Italic',
  'ListItem',
  'OrderedList',
  'Paragraph',
  'Strikethrough',
  'Underline',
  'UnorderedList'
]);

export const MessageSegmentType = platformEnum('ConnectApi.MessageSegmentType', [
  'EntityLink',
  'FieldChange',
  'FieldChangeName',
  'FieldChangeValue',
  'Hashtag',
  'InlineImage',
  'Link',
  'MarkupBegin',
  'MarkupEnd',
  'Mention',
  'MoreChanges',
  'ResourceLink',
  'Text'
]);

export const FeedElementType = platformEnum('ConnectApi.FeedElementType', [
  'Bundle',
  'FeedItem',
  'Recommendation'
]);

export const FeedItemVisibilityType = platformEnum('ConnectApi.FeedItemVisibilityType', [
  'AllUsers',
  'InternalUsers'
]);

const NamedCredentialType = platformEnum('ConnectApi.NamedCredentialType', [
  'Legacy',
  'PrivateEndpoint',
  'SecuredEndpoint'
]);

const CredentialPrincipalType = platformEnum('ConnectApi.CredentialPrincipalType', [
  'AwsStsPrincipal',
  'NamedPrincipal',
  'PerUserPrincipal'
]);

const CredentialAuthenticationProtocol = platformEnum(
  'ConnectApi.CredentialAuthenticationProtocol',
  ['AwsSv4', 'Basic', 'Custom', 'Jwt', 'JwtExchange', 'NoAuthentication', 'OAuth', 'Password']
);

export const connectApiEnums = [
  CredentialAuthenticationProtocol,
  CredentialPrincipalType,
  FeedElementType,
  FeedItemVisibilityType,
  MarkupType,
  MessageSegmentType,
  NamedCredentialType
];
