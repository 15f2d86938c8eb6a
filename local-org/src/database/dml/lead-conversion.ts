// Lead conversion: an account, a contact and an opportunity take over what the lead knows.
import { ApexDate } from '../../values/date.ts';
import type { ObjectDef } from '../../metadata/schema.ts';
import { SObject } from '../../values/sobject.ts';
import type { Access } from '../access.ts';
import type { Engine } from '../engine.ts';
import { DmlFailure, type DmlError, type DmlOptions, type DmlResult } from '../results.ts';
import type { Row } from '../store.ts';

export interface LeadConversion {
  leadId: string;
  convertedStatus: string | null;
  /** Existing records to use; null makes new ones. */
  accountId: string | null;
  contactId: string | null;
  opportunityId: string | null;
  createOpportunity: boolean;
  opportunityName: string | null;
  overwriteLeadSource: boolean;
  ownerId: string | null;
}

export interface LeadConversionOutcome {
  result: DmlResult;
  leadId: string;
  accountId: string | null;
  contactId: string | null;
  opportunityId: string | null;
}

interface Work {
  request: LeadConversion;
  lead: Row;
  outcome: LeadConversionOutcome;
}

const ADDRESS_PARTS = ['Street', 'City', 'State', 'PostalCode', 'Country'];
const address = (prefix: string): [string, string][] =>
  ADDRESS_PARTS.map((part): [string, string] => [part, `${prefix}${part}`]);

const ACCOUNT_FIELDS: [lead: string, account: string][] = [
  ['Company', 'Name'],
  ['LeadSource', 'AccountSource'],
  ...['Phone', 'Fax', 'Website', 'Industry', 'AnnualRevenue', 'NumberOfEmployees', 'Rating'].map(
    (name): [string, string] => [name, name]
  ),
  ...address('Billing')
];

const CONTACT_FIELDS: [lead: string, contact: string][] = [
  ...[
    ...['FirstName', 'LastName', 'Salutation', 'Title', 'Email', 'Phone', 'MobilePhone', 'Fax'],
    ...['LeadSource', 'Description', 'DoNotCall', 'HasOptedOutOfEmail']
  ].map((name): [string, string] => [name, name]),
  ...address('Mailing')
];

export function convertLeads(
  engine: Engine,
  requests: LeadConversion[],
  options: DmlOptions,
  access: Access
): LeadConversionOutcome[] {
  if (options.allOrNone) return convertTogether(engine, requests, access);
  return requests.map((request) => {
    const mark = engine.store.mark();
    try {
      return convertTogether(engine, [request], access)[0]!;
    } catch (problem) {
      if (!(problem instanceof DmlFailure)) throw problem;
      engine.store.rollbackTo(mark);
      return outcomeOf(request, problem.results[0]!);
    }
  });
}

function outcomeOf(request: LeadConversion, result: DmlResult): LeadConversionOutcome {
  const { leadId } = request;
  return { result, leadId, accountId: null, contactId: null, opportunityId: null };
}

function convertTogether(
  engine: Engine,
  requests: LeadConversion[],
  access: Access
): LeadConversionOutcome[] {
  const work = requests.map((request) => start(engine, request));
  stopOnErrors(work);
  makeAccounts(engine, work, access);
  makeContacts(engine, work, access);
  makeOpportunities(engine, work, access);
  for (const item of work) moveActivities(engine, item);
  closeLeads(engine, work, access);
  return work.map(({ outcome }) => outcome);
}

function start(engine: Engine, request: LeadConversion): Work {
  const lead = engine.store.get('Lead', request.leadId);
  const result: DmlResult = { success: true, created: false, id: request.leadId, errors: [] };
  const outcome: LeadConversionOutcome = {
    result,
    leadId: request.leadId,
    accountId: request.accountId,
    contactId: request.contactId,
    opportunityId: request.opportunityId
  };
  const problem = refusal(engine, request, lead);
  if (problem) refuse(result, [problem]);
  return { request, lead: lead ?? new Map(), outcome };
}

function refusal(engine: Engine, request: LeadConversion, lead: Row | null): DmlError | null {
  const error = (statusCode: string, message: string): DmlError => ({
    statusCode,
    message,
    fields: []
  });
  if (!lead) return error('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
  if (lead.get('IsDeleted') === true) return error('ENTITY_IS_DELETED', 'entity is deleted');
  // UNVERIFIED: the texts of refused conversions.
  if (lead.get('IsConverted') === true) {
    return error('CANNOT_UPDATE_CONVERTED_LEAD', 'cannot reference converted lead');
  }
  const statuses = [...engine.store.rows('LeadStatus').values()];
  const isKnown = statuses.some(
    (row) => row.get('ApiName') === request.convertedStatus && row.get('IsConverted') === true
  );
  return statuses.length > 0 && !isKnown
    ? error('INVALID_STATUS', `invalid convertedStatus: ${String(request.convertedStatus)}`)
    : null;
}

function refuse(result: DmlResult, errors: DmlError[]): void {
  result.success = false;
  result.errors.push(...errors);
}

function stopOnErrors(work: Work[]): void {
  const results = work.map(({ outcome }) => outcome.result);
  if (results.some(({ success }) => !success)) throw new DmlFailure('convertLead', results);
}

/** Saves one record for each item that has one; what fails there fails the lead. */
function save(
  engine: Engine,
  operation: 'insert' | 'update',
  items: Work[],
  records: SObject[],
  access: Access
): void {
  if (records.length === 0) return;
  try {
    engine.dml(operation, records, { allOrNone: true, asPlatform: true }, system(access));
  } catch (problem) {
    if (!(problem instanceof DmlFailure)) throw problem;
    problem.results.forEach(({ success, errors }, index) => {
      if (!success) refuse(items[index]!.outcome.result, errors);
    });
    throw new DmlFailure(
      'convertLead',
      items.map(({ outcome }) => outcome.result)
    );
  }
}

function system(access: Access): Access {
  return { ...access, mode: 'system', withSharing: false };
}

function mapped(
  engine: Engine,
  type: string,
  lead: Row,
  fields: [string, string][]
): Record<string, unknown> {
  const object = engine.schema.object(type) as ObjectDef;
  return Object.fromEntries(
    fields
      .filter(([from, to]) => object.field(to) && (lead.get(from) ?? null) !== null)
      .map(([from, to]) => [to, lead.get(from)])
  );
}

const ownerOf = ({ request, lead }: Work): unknown => request.ownerId ?? lead.get('OwnerId');

function makeAccounts(engine: Engine, work: Work[], access: Access): void {
  const items = work.filter(({ outcome }) => outcome.accountId === null);
  const records = items.map(
    (item) =>
      new SObject('Account', {
        ...mapped(engine, 'Account', item.lead, ACCOUNT_FIELDS),
        OwnerId: ownerOf(item)
      })
  );
  save(engine, 'insert', items, records, access);
  items.forEach((item, index) => (item.outcome.accountId = records[index]!.id));
}

function makeContacts(engine: Engine, work: Work[], access: Access): void {
  const items = work.filter(({ outcome }) => outcome.contactId === null);
  const records = items.map(
    (item) =>
      new SObject('Contact', {
        ...mapped(engine, 'Contact', item.lead, CONTACT_FIELDS),
        AccountId: item.outcome.accountId,
        OwnerId: ownerOf(item)
      })
  );
  save(engine, 'insert', items, records, access);
  items.forEach((item, index) => (item.outcome.contactId = records[index]!.id));
  const existing = work.filter(({ request }) => request.contactId !== null);
  const updates = existing.map((item) => completedContact(engine, item));
  save(engine, 'update', existing, updates, access);
}

/** An existing contact takes what it does not have yet. */
function completedContact(engine: Engine, { request, lead, outcome }: Work): SObject {
  const contact = engine.store.get('Contact', request.contactId!);
  const record = new SObject('Contact', { Id: request.contactId });
  for (const [name, value] of Object.entries(mapped(engine, 'Contact', lead, CONTACT_FIELDS))) {
    const overwrite = name === 'LeadSource' && request.overwriteLeadSource;
    if (overwrite || (contact?.get(name) ?? null) === null) record.set(name, value);
  }
  if ((contact?.get('AccountId') ?? null) === null) record.set('AccountId', outcome.accountId);
  return record;
}

function makeOpportunities(engine: Engine, work: Work[], access: Access): void {
  const items = work.filter(
    ({ request, outcome }) => request.createOpportunity && outcome.opportunityId === null
  );
  const stages = [...engine.store.rows('OpportunityStage').values()].sort(
    (left, right) => Number(left.get('SortOrder')) - Number(right.get('SortOrder'))
  );
  const records = items.map(
    (item) =>
      new SObject('Opportunity', {
        // The platform's default name ends with a hyphen.
        Name: item.request.opportunityName ?? `${String(item.lead.get('Company') ?? '')}-`,
        AccountId: item.outcome.accountId,
        StageName: stages[0]?.get('ApiName') ?? null,
        CloseDate: endOfQuarter(engine.now()),
        LeadSource: item.lead.get('LeadSource') ?? null,
        OwnerId: ownerOf(item)
      })
  );
  save(engine, 'insert', items, records, access);
  items.forEach((item, index) => (item.outcome.opportunityId = records[index]!.id));
  const roles = items.map(
    ({ outcome }) =>
      new SObject('OpportunityContactRole', {
        OpportunityId: outcome.opportunityId,
        ContactId: outcome.contactId,
        IsPrimary: true
      })
  );
  save(engine, 'insert', items, roles, access);
}

function endOfQuarter(now: number): ApexDate {
  const today = new Date(now);
  const month = Math.floor(today.getUTCMonth() / 3) * 3 + 3;
  return new ApexDate(Math.floor(Date.UTC(today.getUTCFullYear(), month, 0) / 86_400_000));
}

/** Tasks and events of the lead become those of the contact. */
function moveActivities(engine: Engine, { request, outcome }: Work): void {
  for (const type of ['Task', 'Event']) {
    const who = engine.schema.object(type)?.field('WhoId');
    if (!who) continue;
    for (const id of [...(engine.store.find(type, who, request.leadId) ?? [])]) {
      const row = engine.store.get(type, id)!;
      engine.store.put(type, id, new Map([...row, ['WhoId', outcome.contactId]]));
    }
  }
}

function closeLeads(engine: Engine, work: Work[], access: Access): void {
  const object = engine.schema.object('Lead') as ObjectDef;
  const records = work.map(({ request, outcome }) => {
    const fields: Record<string, unknown> = {
      Status: request.convertedStatus,
      IsConverted: true,
      ConvertedDate: new ApexDate(Math.floor(engine.now() / 86_400_000)),
      ConvertedAccountId: outcome.accountId,
      ConvertedContactId: outcome.contactId,
      ConvertedOpportunityId: outcome.opportunityId,
      OwnerId: request.ownerId
    };
    const known = Object.entries(fields).filter(
      ([name, value]) => object.field(name) && value !== null
    );
    return new SObject('Lead', { Id: request.leadId, ...Object.fromEntries(known) });
  });
  save(engine, 'update', work, records, access);
}
