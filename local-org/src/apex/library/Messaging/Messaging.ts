/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_email_outbound_messaging.htm */

import type { Runtime } from '../../runtime/runtime.ts';
import { ApexList } from '../../../values/list.ts';
import type { EmailValue } from './SingleEmailMessage.ts';
import { given } from '../../runtime/arguments.ts';
import { platformClass } from '../define.ts';

class SendResult {
  readonly $type = 'Messaging.SendEmailResult';
}

function send(rt: Runtime, emails: ApexList): ApexList {
  rt.limits.spend('emailInvocations');
  const results = (emails.items as EmailValue[]).map((email) => {
    const text = (name: string): string | null => email.texts.get(name) ?? null;
    rt.outbox.push({
      kind: 'email',
      to: email.to,
      cc: email.cc,
      subject: text('Subject'),
      text: text('PlainTextBody'),
      html: text('HtmlBody'),
      targetId: text('TargetObjectId'),
      whatId: text('WhatId')
    });
    return new SendResult();
  });
  return new ApexList('Messaging.SendEmailResult', results);
}

export const MessagingClass = platformClass('System.Messaging', {
  statics: {
    'List<Messaging.SendEmailResult> sendEmail(List<Messaging.Email> emails)': (
      rt,
      emails: ApexList | null
    ) => send(rt, given(emails)),
    'List<Messaging.SendEmailResult> sendEmail(List<Messaging.Email> emails, Boolean allOrNone)': (
      rt,
      emails: ApexList | null
    ) => send(rt, given(emails)),
    'void reserveSingleEmailCapacity(Integer count)': () => undefined
  }
});

export const SendEmailResultClass = platformClass('Messaging.SendEmailResult', {
  isInstance: (value) => value instanceof SendResult,
  methods: {
    'Boolean isSuccess()': () => true,
    'List<Messaging.SendEmailError> getErrors()': () => new ApexList('Messaging.SendEmailError')
  }
});

export const SendEmailErrorClass = platformClass('Messaging.SendEmailError', {
  isInstance: () => false,
  methods: { 'String getMessage()': () => null }
});
