/** Who gets an e-mail alert: the people, and the bare addresses, that its recipients stand for on one record. */
import { Memberships } from '../database/sharing/memberships.ts';
import type { Host } from '../host.ts';
import type { AlertRecipient } from '../metadata/email-alerts.ts';
import type { ShareTargetKind } from '../metadata/sharing-rules.ts';
import type { SObject } from '../values/sobject.ts';

/** People have a record; addresses of e-mail fields have none. */
export interface Addressee {
  address: string;
  person: SObject | null;
}

/** Each address once; people without an address, inactive users, and what the record does not have are left out. */
export function addresseesOf(
  host: Host,
  recipients: readonly AlertRecipient[],
  record: SObject
): Addressee[] {
  const memberships = new Memberships(host.database.store);
  const found = new Map<string, Addressee>();
  for (const recipient of recipients) {
    for (const addressee of standsFor({ host, memberships, record }, recipient)) {
      const key = addressee.address.toLowerCase();
      if (key !== '' && !found.has(key)) found.set(key, addressee);
    }
  }
  return [...found.values()];
}

interface Context {
  host: Host;
  memberships: Memberships;
  record: SObject;
}

function standsFor(context: Context, { type, name, field }: AlertRecipient): Addressee[] {
  const { host, record } = context;
  switch (type) {
    case 'email':
      return [{ address: textOf(record, field), person: null }];
    case 'contactLookup':
    case 'userLookup':
      return person(find(host, record.get(field)));
    case 'creator':
      return person(find(host, record.get('CreatedById')));
    case 'owner':
      return ownerOf(context);
    case 'accountOwner':
      return accountOwner(context);
    case 'user':
    case 'customerPortalUser':
    case 'partnerUser':
      return userNamed(host, name);
    case 'group':
      return members(context, 'group', name);
    case 'role':
    case 'portalRole':
      return members(context, 'role', name);
    case 'roleSubordinates':
    case 'roleSubordinatesInternal':
    case 'portalRoleSubordinates':
      return members(context, 'roleAndSubordinates', name);
    case 'accountTeam':
      return team(context, 'AccountTeamMember', 'AccountId', 'TeamMemberRole', 'UserId', name);
    case 'opportunityTeam':
      return team(
        context,
        'OpportunityTeamMember',
        'OpportunityId',
        'TeamMemberRole',
        'UserId',
        name
      );
    case 'caseTeam':
      return team(context, 'CaseTeamMember', 'ParentId', 'TeamRoleId', 'MemberId', name);
    case 'campaignMemberDerivedOwner':
      return campaignMemberOwner(context);
    default:
      return type satisfies never;
  }
}

function textOf(record: SObject, field: string): string {
  const value = record.get(field);
  return typeof value === 'string' ? value : '';
}

function find(host: Host, id: unknown): SObject | null {
  return typeof id === 'string' ? host.database.find(id) : null;
}

/** Nobody for a record that is no person, a user who is not active, or one without an address. */
function person(record: SObject | null): Addressee[] {
  if (!record || !['User', 'Contact', 'Lead'].includes(record.type)) return [];
  if (record.type === 'User' && record.get('IsActive') !== true) return [];
  const address = textOf(record, 'Email');
  return address === '' ? [] : [{ address, person: record }];
}

/** A queue gets it at its own address, or its members do. */
function ownerOf(context: Context, record = context.record): Addressee[] {
  const { host, memberships } = context;
  const owner = find(host, record.get('OwnerId'));
  if (owner?.type !== 'Group') return person(owner);
  const address = textOf(owner, 'Email');
  const own: Addressee[] = address === '' ? [] : [{ address, person: null }];
  if (address !== '' && owner.get('DoesSendEmailToMembers') !== true) return own;
  const isMember = ({ id }: SObject): boolean => memberships.groupsOf(id ?? '').has(owner.id ?? '');
  return [...own, ...host.database.all('User').filter(isMember).flatMap(person)];
}

/** The owner of the record where there is no account. */
function accountOwner(context: Context): Addressee[] {
  const { host, record } = context;
  if (record.type === 'Account') return ownerOf(context);
  const lookups = [...(host.schema.object(record.type)?.fields.values() ?? [])];
  const lookup = lookups.find(({ referenceTo }) => referenceTo?.includes('Account'));
  const account = lookup ? find(host, record.get(lookup.name)) : null;
  return ownerOf(context, account ?? record);
}

function members({ host, memberships }: Context, kind: ShareTargetKind, name: string): Addressee[] {
  return host.database
    .all('User')
    .filter(({ id }) => memberships.isIn(id ?? '', { kind, name }))
    .flatMap(person);
}

/** DIFFERS: a user whom the local org does not have gets it at the username, which looks like an address. */
function userNamed({ database }: Host, name: string): Addressee[] {
  const wanted = name.toLowerCase();
  const user = database
    .all('User')
    .find((known) => textOf(known, 'Username').toLowerCase() === wanted);
  return user ? person(user) : [{ address: name, person: null }];
}

/** Members of the record's team in the role; an alert of another object has no such team. */
function team(
  { host, record }: Context,
  object: string,
  parentField: string,
  roleField: string,
  memberField: string,
  role: string
): Addressee[] {
  const { schema, database } = host;
  if (!schema.object(object)?.field(parentField)?.referenceTo?.includes(record.type)) return [];
  const nameOf = (value: unknown): unknown => find(host, value)?.get('Name') ?? value;
  return database
    .all(object)
    .filter((member) => member.get(parentField) === record.id)
    .filter((member) => nameOf(member.get(roleField)) === role)
    .flatMap((member) => person(find(host, member.get(memberField))));
}

/** The owner of the lead or contact that is the campaign member. */
function campaignMemberOwner(context: Context): Addressee[] {
  const { host, record } = context;
  if (record.type !== 'CampaignMember') return [];
  const source = find(host, record.get('LeadId')) ?? find(host, record.get('ContactId'));
  return source ? ownerOf(context, source) : [];
}
