/** E-mail alerts: the message that flows and workflow rules send about a record. */
import type { Host, OutboxMessage } from '../host.ts';
import type { EmailAlert } from '../metadata/email-alerts.ts';
import type { SObject } from '../values/sobject.ts';
import { addresseesOf } from './recipients.ts';
import { renderStored } from './templates.ts';

/**
 * One message to all recipients; null when there is nobody who could get it.
 * UNVERIFIED: that recipients share one message, merged for the first of them.
 */
export function alertMessage(host: Host, alert: EmailAlert, record: SObject): OutboxMessage | null {
  const addressees = addresseesOf(host, alert.recipients, record);
  if (addressees.length === 0 && alert.cc.length === 0) return null;
  const isContact = ({ person }: { person: SObject | null }): boolean => person?.type !== 'User';
  const people = addressees.filter(({ person }) => person !== null);
  const who = (people.find(isContact) ?? people[0])?.person ?? null;
  return {
    kind: 'email',
    to: addressees.map(({ address }) => address),
    cc: alert.cc,
    senderAddress: senderOf(host, alert.senderType, alert.senderAddress),
    ...renderStored(host, templateOf(host, alert), { who, what: record }),
    targetId: who?.id ?? null,
    whatId: record.id
  };
}

/**
 * The address that a message comes from; null for the user's own.
 * DIFFERS: the default workflow user is the automated process; a local org has no such setting.
 */
export function senderOf(host: Host, type: string | null, address: string | null): string | null {
  if (type === 'OrgWideEmailAddress') return address;
  if (type !== 'DefaultWorkflowUser') return null;
  const user = host.database.all('User').find((known) => known.get('Alias') === 'autoproc');
  return (user?.get('Email') as string | undefined) ?? null;
}

function templateOf({ database }: Host, { template }: EmailAlert): string {
  const found = database
    .all('EmailTemplate')
    .find(
      (known) =>
        known.get('DeveloperName') === template.name && known.get('FolderName') === template.folder
    );
  return found?.id ?? `${template.folder}/${template.name}`;
}
