/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_email_outbound_single.htm */

import type { MethodImplementation } from '../define.ts';
import { ApexList } from '../../../values/list.ts';
import { platformClass } from '../define.ts';

export class EmailValue {
  readonly $type = 'Messaging.SingleEmailMessage';
  to: string[] = [];
  cc: string[] = [];
  bcc: string[] = [];
  readonly texts = new Map<string, string | null>();
  readonly flags = new Map<string, boolean | null>();
}

const TEXTS = [
  'Subject',
  'PlainTextBody',
  'HtmlBody',
  'ReplyTo',
  'SenderDisplayName',
  'OrgWideEmailAddressId',
  'TargetObjectId',
  'TemplateId',
  'WhatId'
];
const FLAGS = ['SaveAsActivity', 'UseSignature', 'TreatTargetObjectAsRecipient', 'BccSender'];

function accessors(): Record<string, MethodImplementation> {
  const texts = TEXTS.flatMap((name): [string, MethodImplementation][] => [
    [
      `void set${name}(String value)`,
      (_rt, self: EmailValue, value: string | null) => {
        self.texts.set(name, value);
      }
    ],
    [`String get${name}()`, (_rt, self: EmailValue) => self.texts.get(name) ?? null]
  ]);
  const flags = FLAGS.map((name): [string, MethodImplementation] => [
    `void set${name}(Boolean value)`,
    (_rt, self: EmailValue, value: boolean | null) => {
      self.flags.set(name, value);
    }
  ]);
  return Object.fromEntries([...texts, ...flags]);
}

const addresses = (list: ApexList | null): string[] => (list?.items ?? []).map(String);

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_email_outbound_base.htm */
export const EmailClass = platformClass('Messaging.Email', {
  abstract: true,
  isInstance: (value) => value instanceof EmailValue
});

export const SingleEmailMessageClass = platformClass('Messaging.SingleEmailMessage', {
  extends: 'Messaging.Email',
  isInstance: (value) => value instanceof EmailValue,
  constructors: { 'SingleEmailMessage()': () => new EmailValue() },
  methods: {
    ...accessors(),
    'void setToAddresses(List<String> values)': (
      _rt,
      self: EmailValue,
      values: ApexList | null
    ) => {
      self.to = addresses(values);
    },
    'void setCcAddresses(List<String> values)': (
      _rt,
      self: EmailValue,
      values: ApexList | null
    ) => {
      self.cc = addresses(values);
    },
    'void setBccAddresses(List<String> values)': (
      _rt,
      self: EmailValue,
      values: ApexList | null
    ) => {
      self.bcc = addresses(values);
    },
    'List<String> getToAddresses()': (_rt, self: EmailValue) => new ApexList('String', self.to)
  }
});
