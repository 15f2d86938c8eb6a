/** Flow actions that send something: e-mail and custom notifications. The org's outbox takes it. */
import { isBlank, toBoolean, toText } from '../../formula/coerce.ts';
import { ApexList } from '../../values/list.ts';
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
  const to = [
    ...addresses(inputs.emailAddresses),
    ...addresses(inputs.emailAddressesArray),
    ...addresses(inputs.recipientAddressList)
  ];
  const recipient = textOf(inputs.recipientId);
  if (to.length === 0 && recipient === null) {
    throw new FlowValueError('Send Email: specify at least one recipient.');
  }
  const body = textOf(inputs.emailBody) ?? textOf(inputs.body);
  const isRich = toBoolean(inputs.sendRichBody);
  engine.services.deliver({
    kind: 'email',
    to,
    cc: [...addresses(inputs.ccRecipientAddressList), ...addresses(inputs.bccRecipientAddressList)],
    subject: textOf(inputs.emailSubject) ?? textOf(inputs.subject),
    text: isRich ? null : body,
    html: isRich ? body : null,
    targetId: recipient,
    whatId: textOf(inputs.relatedRecordId)
  });
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
      if (isBlank(inputs[name]))
        throw new FlowValueError(`Missing required input parameter: ${name}`);
    }
    if (recipients.length === 0) {
      throw new FlowValueError('Missing required input parameter: recipientIds');
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
