/** Flow actions that send something: e-mail and custom notifications. The org's outbox takes it. */
import { senderOf } from '../../email/alerts.ts';
import { renderStored } from '../../email/templates.ts';
import type { MergedTemplate, MergeRecords } from '../../email/templates.ts';
import { isBlank, toBoolean, toText } from '../../formula/coerce.ts';
import type { Host } from '../../host.ts';
import { ApexList } from '../../values/list.ts';
import type { SObject } from '../../values/sobject.ts';
import type { FlowEngine } from '../engine.ts';
import { FlowValueError } from '../errors.ts';
import { Outputs } from '../references.ts';
import type { ActionFactory, ActionRequest } from './action.ts';

type Inputs = ActionRequest['inputs'];

export const emailAction: ActionFactory = () => (engine, requests) =>
  requests.map(({ inputs }) => {
    sendEmail(engine, inputs);
    return new Outputs({});
  });

function sendEmail(engine: FlowEngine, inputs: Inputs): void {
  const { host, deliver } = engine.services;
  const recipient = recordIn(host, inputs, 'recipientId');
  const to = [
    ...addressesIn(inputs, 'emailAddresses', 'emailAddressesArray', 'recipientAddresses'),
    ...addressesIn(inputs, 'recipientAddressList'),
    ...addresses(recipient?.get('Email'))
  ];
  if (to.length === 0) {
    throw new FlowValueError('Send Email: specify at least one recipient.');
  }
  const related = recordIn(host, inputs, 'relatedRecordId');
  deliver({
    kind: 'email',
    to,
    cc: addressesIn(
      inputs,
      'ccAddresses',
      'ccRecipientAddressList',
      'ccRecipientAddressCollection'
    ),
    bcc: addressesIn(
      inputs,
      'bccAddresses',
      'bccRecipientAddressList',
      'bccRecipientAddressCollection'
    ),
    senderAddress: senderOf(host, textOf(inputs.senderType), textOf(inputs.senderAddress)),
    ...contentOf(host, inputs, { who: recipient, what: related }),
    targetId: recipient?.id ?? null,
    whatId: related?.id ?? null
  });
}

/** DIFFERS: logEmailOnSend and threading tokens have no effect. */
function contentOf(host: Host, inputs: Inputs, records: MergeRecords): MergedTemplate {
  const template = textOf(inputs.emailTemplateId);
  if (template !== null) return renderStored(host, template, records);
  const subject = textOf(inputs.emailSubject) ?? textOf(inputs.subject);
  const body = textOf(inputs.emailBody) ?? textOf(inputs.body);
  if (subject === null) throw new FlowValueError(missing('emailSubject'));
  if (body === null) throw new FlowValueError(missing('emailBody'));
  const isRich = toBoolean(inputs.sendRichBody);
  return { subject, text: isRich ? null : body, html: isRich ? body : null };
}

function recordIn({ database }: Host, inputs: Inputs, name: string): SObject | null {
  const id = textOf(inputs[name]);
  if (id === null) return null;
  const record = database.find(id);
  if (!record) throw new FlowValueError(`Send Email: there is no record ${id} (${name}).`);
  return record;
}

function addressesIn(inputs: Inputs, ...names: string[]): string[] {
  return names.flatMap((name) => addresses(inputs[name]));
}

function missing(name: string): string {
  return `Missing required input parameter: ${name}`;
}

/** A collection, or a text with commas. */
function addresses(value: unknown): string[] {
  const items = value instanceof ApexList ? value.items.map(toText) : toText(value).split(/[,;]/);
  return items.map((item) => item.trim()).filter(Boolean);
}

function textOf(value: unknown): string | null {
  return isBlank(value) ? null : toText(value);
}

export const notificationAction: ActionFactory = () => (engine, requests) =>
  requests.map(({ inputs }) => {
    const recipients = addresses(inputs.recipientIds);
    for (const name of ['customNotifTypeId', 'title', 'body']) {
      if (isBlank(inputs[name])) throw new FlowValueError(missing(name));
    }
    if (recipients.length === 0) {
      throw new FlowValueError(missing('recipientIds'));
    }
    engine.services.deliver({
      kind: 'notification',
      recipients,
      title: textOf(inputs.title),
      body: textOf(inputs.body),
      targetId: textOf(inputs.targetId),
      typeId: textOf(inputs.customNotifTypeId)
    });
    return new Outputs({ SuccessMessage: 'Your custom notification is processed successfully.' });
  });
