/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_email_outbound_single.htm */

import type { PlatformClass } from '../define.ts';
import type { RecordValue } from '../record-class.ts';
import { accessors, signatures } from './accessors.ts';
import { recordClass } from '../record-class.ts';

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_email_outbound_base.htm */
const EMAIL = 'Messaging.Email';

const COMMON = {
  bccSender: 'Boolean',
  emailPriority: 'String',
  replyTo: 'String',
  saveAsActivity: 'Boolean',
  senderDisplayName: 'String',
  subject: 'String',
  templateId: 'Id',
  useSignature: 'Boolean'
};

const SINGLE = {
  bccAddresses: 'List<String>',
  ccAddresses: 'List<String>',
  charset: 'String',
  customHeaders: 'Map<String, String>',
  documentAttachments: 'List<Id>',
  entityAttachments: 'List<String>',
  fileAttachments: 'List<Messaging.EmailFileAttachment>',
  htmlBody: 'String',
  inReplyTo: 'String',
  optOutPolicy: 'String',
  orgWideEmailAddressId: 'Id',
  plainTextBody: 'String',
  references: 'String',
  targetObjectId: 'Id',
  toAddresses: 'List<String>',
  unsubscribeComment: 'String',
  unsubscribeUrls: 'List<String>',
  whatId: 'Id'
};

const FLAGS = { treatBodiesAsTemplate: 'Boolean', treatTargetObjectAsRecipient: 'Boolean' };

const MASS = { description: 'String', targetObjectIds: 'List<Id>', whatIds: 'List<Id>' };

export const emailClasses: PlatformClass[] = [
  recordClass(EMAIL, signatures(COMMON), { abstract: true, methods: accessors(COMMON) }),
  recordClass('Messaging.SingleEmailMessage', signatures({ ...SINGLE, ...FLAGS }), {
    extends: EMAIL,
    methods: {
      ...accessors(SINGLE),
      'void setTreatBodiesAsTemplate(Boolean value)': (_rt, self: RecordValue, value: unknown) =>
        self.set('treatBodiesAsTemplate', value),
      'Boolean isTreatBodiesAsTemplate()': (_rt, self: RecordValue) =>
        self.get('treatBodiesAsTemplate') === true,
      'void setTreatTargetObjectAsRecipient(Boolean value)': (
        _rt,
        self: RecordValue,
        value: unknown
      ) => self.set('treatTargetObjectAsRecipient', value),
      'Boolean isTreatTargetObjectAsRecipient()': (_rt, self: RecordValue) =>
        self.get('treatTargetObjectAsRecipient') !== false,
      'Boolean isUserMail()': () => false,
      'String getTemplateName()': () => null
    }
  }),
  recordClass('Messaging.MassEmailMessage', signatures(MASS), {
    extends: EMAIL,
    methods: accessors(MASS)
  })
];
