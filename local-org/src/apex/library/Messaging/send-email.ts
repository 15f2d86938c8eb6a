/** Messaging.sendEmail: the checks of the platform, and what goes to the outbox. */

import { Blob } from '../../../values/blob.ts';
import { ApexList } from '../../../values/list.ts';
import type { OutboxMessage } from '../../runtime/outbox.ts';
import type { RecordValue } from '../record-class.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { SObject } from '../../../values/sobject.ts';
import { merge, mergeRecords, renderStored } from '../../../email/templates.ts';
import { insertAsPlatform, recordOfId } from '../../runtime/system-data.ts';

export interface EmailProblem {
  statusCode: string;
  message: string;
  fields: string[];
  targetObjectId: string | null;
}

const MAXIMUM_ADDRESSES = 100;
const ADDRESS = /^(?:[^<>]*<)?[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+>?$/;

const textsOf = (email: RecordValue, name: string): string[] =>
  ((email.get(name) as ApexList | null)?.items ?? []).map(String);

const textOf = (email: RecordValue, name: string): string | null => {
  const value = email.get(name);
  return typeof value === 'string' && value !== '' ? value : null;
};

function problem(statusCode: string, message: string, ...fields: string[]): EmailProblem {
  return { statusCode, message, fields, targetObjectId: null };
}

/** What is wrong with a single e-mail; null when it can be sent. */
export function problemOfSingle(rt: Runtime, email: RecordValue): EmailProblem | null {
  const target = targetOf(rt, email);
  const recipients = ['toAddresses', 'ccAddresses', 'bccAddresses'];
  if (!target && recipients.every((name) => textsOf(email, name).length === 0)) {
    return problem('REQUIRED_FIELD_MISSING', 'Add a recipient to send an email.');
  }
  const hasBody = textOf(email, 'plainTextBody') ?? textOf(email, 'htmlBody');
  if (!textOf(email, 'templateId') && hasBody === null) {
    const message = 'Missing body, need at least one of html or plainText';
    return problem('REQUIRED_FIELD_MISSING', message);
  }
  if (textOf(email, 'templateId') && !textOf(email, 'targetObjectId')) {
    const message = 'Missing targetObjectId with template';
    return problem('REQUIRED_FIELD_MISSING', message, 'targetObjectId', 'null');
  }
  return problemOfAddresses(email) ?? problemOfTarget(rt, email, target);
}

function problemOfAddresses(email: RecordValue): EmailProblem | null {
  for (const name of ['toAddresses', 'ccAddresses', 'bccAddresses']) {
    const addresses = textsOf(email, name);
    if (addresses.length > MAXIMUM_ADDRESSES) {
      return problem('LIMIT_EXCEEDED', `Number of email addresses exceeds the limit`, name);
    }
    for (const address of addresses) {
      // Users, contacts and leads can be named by their ids.
      if (ADDRESS.test(address.trim()) || /^(005|003|00Q)\w{12,15}$/.test(address)) continue;
      return problem(
        'INVALID_EMAIL_ADDRESS',
        `Email address is invalid: ${address}`,
        name,
        address
      );
    }
  }
  return null;
}

function problemOfTarget(
  rt: Runtime,
  email: RecordValue,
  target: SObject | null
): EmailProblem | null {
  const targetId = textOf(email, 'targetObjectId');
  if (targetId === null) return null;
  if (!target || !['User', 'Contact', 'Lead'].includes(target.type)) {
    const message = 'Only User, Contact, Lead, or Person objects are allowed for targetObjectId';
    return {
      ...problem('INVALID_ID_FIELD', message, 'targetObjectId', targetId),
      targetObjectId: targetId
    };
  }
  if (target.type !== 'User') return null;
  if (email.get('saveAsActivity') !== false) {
    const message = 'saveAsActivity must be false when sending mail to users.';
    return problem('INVALID_SAVE_AS_ACTIVITY_FLAG', message, 'saveAsActivity', 'true');
  }
  const whatId = textOf(email, 'whatId');
  if (whatId !== null && rt.schema.object('User')) {
    const message = 'WhatId is not available for sending emails to UserIds.';
    return problem('INVALID_ID_FIELD', message, 'whatId', whatId);
  }
  return null;
}

/** A mass mail needs a template and its recipients. */
export function problemOfMass(email: RecordValue): EmailProblem | null {
  if (textsOf(email, 'targetObjectIds').length === 0) {
    return problem('REQUIRED_FIELD_MISSING', 'Missing target address (target object ids)');
  }
  if (!textOf(email, 'templateId')) {
    return problem('REQUIRED_FIELD_MISSING', 'Missing template id', 'templateId');
  }
  const whats = textsOf(email, 'whatIds').length;
  if (whats > 0 && whats !== textsOf(email, 'targetObjectIds').length) {
    return problem(
      'INVALID_ID_FIELD',
      'The number of whatIds and targetObjectIds differs',
      'whatIds'
    );
  }
  return null;
}

function targetOf(rt: Runtime, email: RecordValue): SObject | null {
  const id = textOf(email, 'targetObjectId');
  return id === null ? null : recordOfId(rt, id);
}

/** The org keeps what is in the outbox when the transaction is committed; tests leave no activities. */
export function deliverSingle(rt: Runtime, email: RecordValue): void {
  const target = targetOf(rt, email);
  const message = singleMessage(rt, email, target);
  if (!rt.test) saveActivity(rt, email, target, message);
  rt.outbox.push(message);
}

type EmailMessage = Extract<OutboxMessage, { kind: 'email' }>;

function singleMessage(rt: Runtime, email: RecordValue, target: SObject | null): EmailMessage {
  const { who, what } = mergeRecords(rt.host, target?.id ?? null, textOf(email, 'whatId'));
  const templateId = textOf(email, 'templateId');
  const asTemplate = email.get('treatBodiesAsTemplate') === true;
  const body = (name: string): string | null => {
    const text = textOf(email, name);
    return text !== null && asTemplate ? merge(rt.host, text, { who, what }) : text;
  };
  const own = { subject: body('subject'), text: body('plainTextBody'), html: body('htmlBody') };
  const content = templateId === null ? own : renderStored(rt.host, templateId, { who, what });
  const address = target?.get('Email');
  const isRecipient = email.get('treatTargetObjectAsRecipient') !== false;
  const to = textsOf(email, 'toAddresses').map((each) => addressOf(rt, each));
  return {
    kind: 'email',
    to: isRecipient && typeof address === 'string' ? [...to, address] : to,
    cc: textsOf(email, 'ccAddresses'),
    bcc: textsOf(email, 'bccAddresses'),
    senderName: textOf(email, 'senderDisplayName'),
    replyTo: textOf(email, 'replyTo'),
    attachments: attachmentsOf(email),
    ...content,
    targetId: target?.id ?? null,
    whatId: textOf(email, 'whatId')
  };
}

function attachmentsOf(email: RecordValue): { name: string; bytes: number }[] {
  const list = email.get('fileAttachments');
  const files = list instanceof ApexList ? (list.items as RecordValue[]) : [];
  return files.map((file) => {
    const body = file.get('body');
    return {
      name: textOf(file, 'fileName') ?? 'file',
      bytes: body instanceof Blob ? body.bytes.length : 0
    };
  });
}

/** Ids of people stand for their addresses. */
function addressOf(rt: Runtime, text: string): string {
  const record = /^\w{15,18}$/.test(text) ? recordOfId(rt, text) : null;
  return String(record?.get('Email') ?? text);
}

/** The activity of a mail to a contact or lead, or about a record: a task and an EmailMessage. */
function saveActivity(
  rt: Runtime,
  email: RecordValue,
  target: SObject | null,
  message: EmailMessage
): void {
  if (email.get('saveAsActivity') === false || (!target && message.whatId === null)) return;
  const user = rt.host.database.get('User', rt.host.user().userId);
  const task = insertAsPlatform(rt, 'Task', {
    Subject: `Email: ${message.subject ?? ''}`.slice(0, 255),
    Description: message.text ?? message.html,
    Status: 'Completed',
    TaskSubtype: 'Email',
    ...(target ? { WhoId: target.id } : {}),
    ...(message.whatId ? { WhatId: message.whatId } : {})
  });
  insertAsPlatform(rt, 'EmailMessage', {
    ActivityId: task.id,
    Status: '3',
    Incoming: false,
    Subject: message.subject,
    TextBody: message.text,
    HtmlBody: message.html,
    FromAddress: user?.get('Email') ?? null,
    ToAddress: message.to.join('; '),
    CcAddress: message.cc.join('; ') || null,
    BccAddress: message.bcc?.join('; ') || null,
    RelatedToId: message.whatId
  });
}

export function deliverMass(rt: Runtime, email: RecordValue): void {
  const whats = textsOf(email, 'whatIds');
  for (const [index, targetId] of textsOf(email, 'targetObjectIds').entries()) {
    const records = mergeRecords(rt.host, targetId, whats[index] ?? null);
    const content = renderStored(rt.host, String(email.get('templateId')), records);
    const address = records.who?.get('Email');
    const message: OutboxMessage = {
      kind: 'email',
      to: typeof address === 'string' ? [address] : [],
      cc: [],
      ...content,
      targetId,
      whatId: whats[index] ?? null
    };
    rt.outbox.push(message);
  }
}
