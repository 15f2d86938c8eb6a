/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_email_outbound_messaging.htm */

import type { EmailProblem } from './send-email.ts';
import type { PlatformClass, PlatformType } from '../define.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { ApexException, raise } from '../../../values/exception.ts';
import { ApexList } from '../../../values/list.ts';
import { deliverMass, deliverSingle, problemOfMass, problemOfSingle } from './send-email.ts';
import { emailClasses } from './SingleEmailMessage.ts';
import { EmailFileAttachmentClass } from './EmailFileAttachment.ts';
import { getters, recordClass, RecordValue } from '../record-class.ts';
import { given } from '../../runtime/arguments.ts';
import { inboundEmailTypes } from './InboundEmail.ts';
import { merge, mergeRecords, renderStored } from '../../../email/templates.ts';
import { ORG_LIMITS } from '../../../values/org-limits.ts';
import { platformClass } from '../define.ts';
import { recordOfId } from '../../runtime/system-data.ts';
import { SObject } from '../../../values/sobject.ts';
import { statusCodeOf } from '../System/StatusCode.ts';

const RESULT = 'Messaging.SendEmailResult';
const ERROR = 'Messaging.SendEmailError';

/** With `allOrNone` the first mail that cannot be sent is an exception, and none is sent. */
function send(rt: Runtime, emails: RecordValue[], allOrNone: boolean): ApexList {
  rt.limits.spend('emailInvocations');
  const problems = emails.map((email) => {
    const isMass = given(email).$type === 'Messaging.MassEmailMessage';
    return isMass ? problemOfMass(email) : problemOfSingle(rt, email);
  });
  const row = problems.findIndex((problem) => problem !== null);
  if (allOrNone && row >= 0) throw failure(row, problems[row] as EmailProblem);
  const results = emails.map((email, index) => {
    const problem = problems[index] ?? null;
    if (problem === null) deliver(rt, email);
    return result(problem);
  });
  return new ApexList(RESULT, results);
}

function deliver(rt: Runtime, email: RecordValue): void {
  if (email.$type === 'Messaging.MassEmailMessage') deliverMass(rt, email);
  else deliverSingle(rt, email);
}

function failure(row: number, { statusCode, message, fields }: EmailProblem): ApexException {
  const text =
    `SendEmail failed. First exception on row ${row}; first error: ` +
    `${statusCode}, ${message}: [${fields.join(', ')}]`;
  return new ApexException('System.EmailException', text, null, [
    { index: row, id: null, statusCode, message, fields }
  ]);
}

function result(problem: EmailProblem | null): RecordValue {
  const errors =
    problem === null
      ? []
      : [
          new RecordValue(ERROR, {
            fields: new ApexList('String', problem.fields),
            message: problem.message,
            statusCode: statusCodeOf(problem.statusCode),
            targetObjectId: problem.targetObjectId
          })
        ];
  return new RecordValue(RESULT, {
    errors: new ApexList(ERROR, errors),
    success: errors.length === 0
  });
}

/** Drafts that are stored as EmailMessage records; they become sent ones. */
function sendStored(rt: Runtime, ids: ApexList): ApexList {
  rt.limits.spend('emailInvocations');
  const results = ids.items.map((id) => {
    const draft = recordOfId(rt, String(id));
    if (draft?.type !== 'EmailMessage') {
      raise('EmailException', `The e-mail message ${String(id)} does not exist.`);
    }
    rt.host.database.put(new SObject('EmailMessage', { Id: draft.id, Status: '3' }));
    const text = (name: string): string | null => draft.get(name) as string | null;
    rt.outbox.push({
      kind: 'email',
      to: (text('ToAddress') ?? '').split(/;\s*/).filter(Boolean),
      cc: (text('CcAddress') ?? '').split(/;\s*/).filter(Boolean),
      subject: text('Subject'),
      text: text('TextBody'),
      html: text('HtmlBody'),
      targetId: null,
      whatId: text('RelatedToId')
    });
    return result(null);
  });
  return new ApexList(RESULT, results);
}

/** A message with the merged texts of a stored template; it is not sent. */
function renderTemplate(
  rt: Runtime,
  templateId: string | null,
  whoId: string | null,
  whatId: string | null
): RecordValue {
  const content = renderStored(rt.host, given(templateId), mergeRecords(rt.host, whoId, whatId));
  return new RecordValue('Messaging.SingleEmailMessage', {
    subject: content.subject,
    plainTextBody: content.text,
    htmlBody: content.html,
    templateId,
    targetObjectId: whoId,
    whatId
  });
}

function renderBodies(
  rt: Runtime,
  whoId: string | null,
  whatId: string | null,
  bodies: ApexList
): ApexList {
  const records = mergeRecords(rt.host, whoId, whatId);
  const results = bodies.items.map(
    (body) =>
      new RecordValue('Messaging.RenderEmailTemplateBodyResult', {
        errors: new ApexList('Messaging.RenderEmailTemplateError'),
        mergedBody: merge(rt.host, String(body), records),
        success: true
      })
  );
  return new ApexList('Messaging.RenderEmailTemplateBodyResult', results);
}

// DIFFERS: an org counts the e-mails of a day; a local org what a transaction reserves of that number.
function reserve(rt: Runtime, count: number | null): void {
  rt.limits.reservedEmails += given(count);
  if (rt.limits.reservedEmails <= (ORG_LIMITS['SingleEmail'] ?? 0)) return;
  raise('HandledException', 'The daily limit for the org would be exceeded by this operation.');
}

const MessagingClass = platformClass('System.Messaging', {
  statics: {
    [`List<${RESULT}> sendEmail(List<Messaging.Email> emails)`]: (rt, emails: ApexList | null) =>
      send(rt, given(emails).items as RecordValue[], true),
    [`List<${RESULT}> sendEmail(List<Messaging.Email> emails, Boolean allOrNone)`]: (
      rt,
      emails: ApexList | null,
      allOrNone: boolean | null
    ) => send(rt, given(emails).items as RecordValue[], given(allOrNone)),
    [`List<${RESULT}> sendEmailMessage(List<Id> ids)`]: (rt, ids: ApexList | null) =>
      sendStored(rt, given(ids)),
    [`List<${RESULT}> sendEmailMessage(List<Id> ids, Boolean allOrNone)`]: (
      rt,
      ids: ApexList | null
    ) => sendStored(rt, given(ids)),
    'void reserveSingleEmailCapacity(Integer count)': (rt, count: number | null) =>
      reserve(rt, count),
    'void reserveMassEmailCapacity(Integer count)': (rt, count: number | null) =>
      reserve(rt, count),
    'Messaging.SingleEmailMessage renderStoredEmailTemplate(String templateId, String whoId, String whatId)':
      (rt, templateId: string | null, whoId: string | null, whatId: string | null) =>
        renderTemplate(rt, templateId, whoId, whatId),
    'List<Messaging.RenderEmailTemplateBodyResult> renderEmailTemplate(String whoId, String whatId, List<String> bodies)':
      (rt, whoId: string | null, whatId: string | null, bodies: ApexList | null) =>
        renderBodies(rt, whoId, whatId, given(bodies))
  }
});

const resultClasses: PlatformClass[] = [
  recordClass(RESULT, [`List<${ERROR}> errors`, 'Boolean success'], {
    abstract: true,
    methods: getters({
      'Boolean isSuccess()': 'success',
      [`List<${ERROR}> getErrors()`]: 'errors'
    })
  }),
  recordClass(
    ERROR,
    ['List<String> fields', 'String message', 'StatusCode statusCode', 'String targetObjectId'],
    {
      abstract: true,
      methods: getters({
        'List<String> getFields()': 'fields',
        'String getMessage()': 'message',
        'StatusCode getStatusCode()': 'statusCode',
        'String getTargetObjectId()': 'targetObjectId'
      })
    }
  ),
  recordClass('Messaging.RenderEmailTemplateBodyResult', [], {
    abstract: true,
    methods: getters({
      'List<Messaging.RenderEmailTemplateError> getErrors()': 'errors',
      'String getMergedBody()': 'mergedBody',
      'Boolean getSuccess()': 'success'
    })
  }),
  recordClass('Messaging.RenderEmailTemplateError', [], {
    abstract: true,
    methods: getters({
      'String getFieldName()': 'fieldName',
      'String getMessage()': 'message',
      'Integer getOffset()': 'offset',
      'StatusCode getStatusCode()': 'statusCode'
    })
  })
];

export const messagingTypes: PlatformType[] = [
  EmailFileAttachmentClass,
  MessagingClass,
  ...emailClasses,
  ...inboundEmailTypes,
  ...resultClasses
];
