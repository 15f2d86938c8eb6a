/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_email_inbound_inbound.htm */

import type { PlatformType } from '../define.ts';
import { platformInterface } from '../define.ts';
import { recordClass } from '../record-class.ts';

const EMAIL = 'Messaging.InboundEmail';

export const inboundEmailTypes: PlatformType[] = [
  recordClass(EMAIL, [
    `List<${EMAIL}.AuthenticationResult> authenticationResults`,
    `List<${EMAIL}.BinaryAttachment> binaryAttachments`,
    'List<String> ccAddresses',
    'String fromAddress',
    'String fromName',
    `List<${EMAIL}.Header> headers`,
    'String htmlBody',
    'Boolean htmlBodyIsTruncated',
    'String inReplyTo',
    'String messageId',
    'String plainTextBody',
    'Boolean plainTextBodyIsTruncated',
    'List<String> references',
    'String replyTo',
    'String subject',
    `List<${EMAIL}.TextAttachment> textAttachments`,
    'List<String> toAddresses'
  ]),
  recordClass(`${EMAIL}.AuthenticationResult`, [
    `List<${EMAIL}.AuthenticationResultField> authenticationResultFields`,
    'String method',
    'String result'
  ]),
  recordClass(`${EMAIL}.AuthenticationResultField`, ['String name', 'String value']),
  recordClass(`${EMAIL}.BinaryAttachment`, [
    'Blob body',
    'String fileName',
    `List<${EMAIL}.Header> headers`,
    'String mimeTypeSubType'
  ]),
  recordClass(`${EMAIL}.TextAttachment`, [
    'String body',
    'Boolean bodyIsTruncated',
    'String charset',
    'String fileName',
    `List<${EMAIL}.Header> headers`,
    'String mimeTypeSubType'
  ]),
  recordClass(`${EMAIL}.Header`, ['String name', 'String value']),
  recordClass('Messaging.InboundEnvelope', ['String fromAddress', 'String toAddress']),
  recordClass('Messaging.InboundEmailResult', ['String message', 'Boolean success']),
  platformInterface('Messaging.InboundEmailHandler', [
    'Messaging.InboundEmailResult handleInboundEmail(Messaging.InboundEmail email, Messaging.InboundEnvelope envelope)'
  ])
];
