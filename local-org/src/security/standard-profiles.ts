// What the standard profiles of a fresh org grant on standard objects and fields.
import type { ObjectDef } from '../metadata/schema.ts';
import type { ObjectAccess } from './security.ts';

/** c(reate), r(ead), e(dit), d(elete), v(iew all), m(odify all). */
export function accessOf(letters: string): ObjectAccess {
  return {
    create: letters.includes('c'),
    read: letters.includes('r'),
    edit: letters.includes('e'),
    delete: letters.includes('d'),
    viewAll: letters.includes('v'),
    modifyAll: letters.includes('m')
  };
}

type Table = Record<string, string>;

// UNVERIFIED: the details of these tables, beside what public tests of real orgs show.
const STANDARD_USER: Table = {
  Account: 'cred',
  Asset: 'cred',
  Campaign: 'r',
  Case: 'cre',
  Contact: 'cred',
  Contract: 'cre',
  Document: 'r',
  Idea: 'cr',
  Individual: 'cred',
  Lead: 'cred',
  Opportunity: 'cred',
  Order: 'cred',
  Pricebook2: 'r',
  Product2: 'r',
  Quote: 'cred',
  Solution: 'cre',
  WorkOrder: 'cred'
};

const READ_ONLY: Table = Object.fromEntries(
  Object.keys(STANDARD_USER).map((name): [string, string] => [name, 'r'])
);

const PLATFORM_USER: Table = {
  Account: 'cred',
  Asset: 'cred',
  Contact: 'cred',
  Document: 'r',
  Idea: 'cr',
  Individual: 'cred'
};

const PROFILES: Record<string, Table> = {
  'Standard User': STANDARD_USER,
  'Read Only': READ_ONLY,
  'Marketing User': { ...STANDARD_USER, Campaign: 'cred', Document: 'cred' },
  'Contract Manager': { ...STANDARD_USER, Contract: 'cred' },
  'Solution Manager': { ...STANDARD_USER, Solution: 'cred' },
  'Standard Platform User': PLATFORM_USER
};

/** Objects without permissions of their own follow the object they belong to. */
const GOVERNED_BY: Record<string, string> = {
  AccountContactRelation: 'Account',
  AccountContactRole: 'Account',
  AccountPartner: 'Account',
  AccountTeamMember: 'Account',
  CampaignMember: 'Campaign',
  CampaignMemberStatus: 'Campaign',
  CaseComment: 'Case',
  CaseContactRole: 'Case',
  CaseTeamMember: 'Case',
  OpportunityCompetitor: 'Opportunity',
  OpportunityContactRole: 'Opportunity',
  OpportunityHistory: 'Opportunity',
  OpportunityFieldHistory: 'Opportunity',
  OpportunityLineItem: 'Opportunity',
  OpportunityPartner: 'Opportunity',
  OpportunityTeamMember: 'Opportunity',
  OrderItem: 'Order',
  PricebookEntry: 'Pricebook2',
  QuoteLineItem: 'Quote',
  WorkOrderLineItem: 'WorkOrder'
};

/** Objects that every user works with; no object permission exists for them. */
const OPEN_OBJECTS: ReadonlySet<string> = new Set([
  'Task',
  'Event',
  'TaskRelation',
  'EventRelation',
  'Note',
  'Attachment',
  'EmailMessage',
  'EmailMessageRelation',
  'ContentDocument',
  'ContentVersion',
  'ContentDocumentLink',
  'ContentDistribution',
  'ContentFolder',
  'ContentNote',
  'FeedItem',
  'FeedComment',
  'FeedAttachment',
  'Topic',
  'TopicAssignment',
  'ProcessInstance',
  'ProcessInstanceWorkitem',
  'UserRecordAccess',
  'AppDefinition'
]);

/** Standard fields that only an administrator sees until somebody grants them. */
const HIDDEN_FIELDS: ReadonlySet<string> = new Set([
  'account.tradestyle',
  'account.dunsnumber',
  'account.naicscode',
  'account.naicsdesc',
  'account.yearstarted'
]);

export function governingObject(name: string): string | null {
  return GOVERNED_BY[name] ?? null;
}

/** Fields of activities that only profiles with field permissions show. UNVERIFIED: which, beside Type. */
const ACTIVITY_FIELDS: ReadonlySet<string> = new Set([
  'Type',
  'Description',
  'Location',
  'ShowAs',
  'CallType',
  'CallObject',
  'CallDisposition',
  'CallDurationInSeconds'
]);

/** Is the field visible to everybody who may use the open object? */
export function isOpenFieldOf(object: ObjectDef, field: string): boolean {
  if (!isOpenObject(object)) return false;
  const isActivity = object.name === 'Task' || object.name === 'Event';
  return !isActivity || !ACTIVITY_FIELDS.has(field);
}

export function isOpenObject(object: ObjectDef): boolean {
  return OPEN_OBJECTS.has(object.name);
}

/** The access that the profile itself gives; '' for profiles that grant nothing on their own. */
export function profileLetters(profileName: string, object: string): string {
  return PROFILES[profileName]?.[object] ?? '';
}

/** Does the profile show the standard field? */
export function profileShowsField(profileName: string, object: string, field: string): boolean {
  return (
    PROFILES[profileName] !== undefined && !HIDDEN_FIELDS.has(`${object}.${field}`.toLowerCase())
  );
}
