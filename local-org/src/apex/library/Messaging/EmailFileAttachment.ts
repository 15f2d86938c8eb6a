/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_email_outbound_attachment.htm */

import { accessors, signatures } from './accessors.ts';
import { recordClass } from '../record-class.ts';

const PROPERTIES = {
  body: 'Blob',
  contentType: 'String',
  fileName: 'String',
  id: 'Id',
  inline: 'Boolean'
};

export const EmailFileAttachmentClass = recordClass(
  'Messaging.EmailFileAttachment',
  signatures(PROPERTIES),
  { methods: accessors(PROPERTIES), initial: () => ({ inline: false }) }
);
