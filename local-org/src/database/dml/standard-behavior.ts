// Field values that the platform itself derives when a standard object is saved.
import { ApexDate } from '../../values/date.ts';
import { ApexDatetime } from '../../values/datetime.ts';
import { valueEquals } from '../../values/equality.ts';
import { Decimal } from '../../values/decimal.ts';
import type { SObject } from '../../values/sobject.ts';
import type { Engine } from '../engine.ts';
import type { Row } from '../store.ts';
import { deriveVersion } from './files.ts';
import { deriveLineItem, deriveOrderItem, derivePricebookEntry } from './products.ts';

type Derive = (engine: Engine, record: SObject, prior: Row | null) => void;

const DERIVATIONS: Record<string, Derive> = {
  User: deriveUser,
  CampaignMember: deriveCampaignMember,
  Contact: deriveFullName,
  Individual: deriveFullName,
  Lead: deriveLead,
  Opportunity: deriveOpportunity,
  OpportunityLineItem: deriveLineItem,
  OrderItem: deriveOrderItem,
  PricebookEntry: derivePricebookEntry,
  Task: deriveTask,
  Event: deriveEvent,
  Case: deriveCase,
  Group: deriveGroup,
  PermissionSet: derivePermissionSet,
  PermissionSetAssignment: (_engine, record) => record.set('IsActive', true),
  ContentDistribution: deriveDistribution,
  ContentVersion: deriveVersion,
  ContentDocumentLink: deriveLink
};

/** Fills derived fields of a record that is about to be validated and written. */
export function deriveFields(engine: Engine, record: SObject, prior: Row | null): void {
  DERIVATIONS[record.type]?.(engine, record, prior);
}

function deriveFullName(_engine: Engine, record: SObject): void {
  const parts = ['FirstName', 'MiddleName', 'LastName', 'Suffix'].map((name) => record.get(name));
  record.set('Name', parts.filter((part) => part !== null).join(' ') || null);
}

/** Does the record behind the stage or status have the flag? null without such a record. */
function flagOf(engine: Engine, type: string, value: unknown, flag: string): boolean | null {
  const row = [...engine.store.rows(type).values()].find((entry) => entry.get('ApiName') === value);
  return row ? row.get(flag) === true : null;
}

function deriveUser(engine: Engine, record: SObject, prior: Row | null): void {
  deriveFullName(engine, record);
  const profile = engine.store.get('Profile', String(record.get('ProfileId')));
  record.set('UserType', profile?.get('UserType') ?? record.get('UserType') ?? 'Standard');
  if (prior === null && record.get('CommunityNickname') === null) {
    const [name = ''] = String(record.get('Username') ?? '').split('@');
    record.set('CommunityNickname', `${name.slice(0, 30)}${engine.store.nextNumber('nickname')}`);
  }
}

function deriveLead(engine: Engine, record: SObject): void {
  deriveFullName(engine, record);
}

/** A new stage brings its probability unless the same save names another one. */
function deriveOpportunity(engine: Engine, record: SObject, prior: Row | null): void {
  const stageName = record.get('StageName');
  const stage = [...engine.store.rows('OpportunityStage').values()].find(
    (row) => row.get('ApiName') === stageName
  );
  if (!stage) return;
  const stageChanged = prior?.get('StageName') !== stageName;
  const current = record.get('Probability');
  const isUntouched = valueEquals(current, prior?.get('Probability') ?? null);
  if (current === null || (stageChanged && isUntouched)) {
    record.set('Probability', stage.get('DefaultProbability') ?? null);
  }
  record.set('IsClosed', stage.get('IsClosed'));
  record.set('IsWon', stage.get('IsWon'));
  record.set('ForecastCategory', stage.get('ForecastCategory'));
  record.set(
    'ForecastCategoryName',
    record.get('ForecastCategoryName') ?? stage.get('ForecastCategoryName')
  );
  if (stageChanged) record.set('ForecastCategoryName', stage.get('ForecastCategoryName'));
  if (stageChanged && prior) record.set('LastStageChangeDate', new ApexDatetime(engine.now()));
  deriveFiscalPeriod(record);
  const amount = record.get('Amount');
  const probability = record.get('Probability');
  if (amount instanceof Decimal && probability instanceof Decimal) {
    const expected = amount.multiply(probability).divide(Decimal.fromInteger(100), 2);
    record.set('ExpectedRevenue', expected);
  } else record.set('ExpectedRevenue', null);
}

function deriveFiscalPeriod(record: SObject): void {
  const closes = record.get('CloseDate') as { days?: number } | null;
  if (typeof closes?.days !== 'number') return;
  const day = new Date(closes.days * 86_400_000);
  record.set('FiscalYear', day.getUTCFullYear());
  record.set('FiscalQuarter', Math.floor(day.getUTCMonth() / 3) + 1);
  record.set('Fiscal', `${day.getUTCFullYear()} ${Math.floor(day.getUTCMonth() / 3) + 1}`);
}

function deriveTask(engine: Engine, record: SObject, prior: Row | null): void {
  const status = record.get('Status');
  const isClosed = flagOf(engine, 'TaskStatus', status, 'IsClosed') ?? status === 'Completed';
  const priority = record.get('Priority');
  record.set('IsClosed', isClosed);
  record.set(
    'IsHighPriority',
    flagOf(engine, 'TaskPriority', priority, 'IsHighPriority') ?? priority === 'High'
  );
  if (!isClosed) record.set('CompletedDateTime', null);
  else if (prior?.get('IsClosed') !== true) {
    record.set('CompletedDateTime', new ApexDatetime(engine.now()));
  }
  if (prior === null && record.get('TaskSubtype') === null) record.set('TaskSubtype', 'Task');
  deriveActivity(engine, record);
}

/** The account of an activity, and how many people and things it is about. */
function deriveActivity(engine: Engine, record: SObject): void {
  const { WhatId, WhoId } = { WhatId: record.get('WhatId'), WhoId: record.get('WhoId') };
  record.set('AccountId', accountOf(engine, WhatId) ?? accountOf(engine, WhoId));
  record.set('WhoCount', WhoId === null ? 0 : 1);
  record.set('WhatCount', WhatId === null ? 0 : 1);
}

function accountOf(engine: Engine, id: unknown): string | null {
  if (typeof id !== 'string') return null;
  if (id.startsWith('001')) return id;
  const object = engine.schema.objectByPrefix(id.slice(0, 3));
  if (!object?.field('AccountId')) return null;
  return (engine.store.get(object.name, id)?.get('AccountId') as string | null) ?? null;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Start, end and duration of an event follow from each other. */
function deriveEvent(engine: Engine, record: SObject, prior: Row | null): void {
  deriveActivity(engine, record);
  if (prior === null && record.get('EventSubtype') === null) record.set('EventSubtype', 'Event');
  const changed = (name: string): boolean =>
    !valueEquals(record.get(name), prior?.get(name) ?? null);
  if (record.get('IsAllDayEvent') === true) return deriveAllDay(record);
  const start =
    changed('ActivityDateTime') && !changed('StartDateTime') ? 'ActivityDateTime' : 'StartDateTime';
  const begins = record.get(start) ?? record.get('ActivityDateTime');
  if (!(begins instanceof ApexDatetime)) return;
  record.set('StartDateTime', begins);
  record.set('ActivityDateTime', begins);
  record.set('ActivityDate', new ApexDate(Math.floor(begins.time / DAY_MS)));
  const ends = record.get('EndDateTime');
  const minutes = record.get('DurationInMinutes');
  if (ends instanceof ApexDatetime && (changed('EndDateTime') || minutes === null)) {
    record.set('DurationInMinutes', Math.round((ends.time - begins.time) / MINUTE_MS));
  } else if (typeof minutes === 'number') {
    record.set('EndDateTime', new ApexDatetime(begins.time + minutes * MINUTE_MS));
  }
  const end = record.get('EndDateTime');
  if (end instanceof ApexDatetime) {
    record.set('EndDate', new ApexDate(Math.floor(end.time / DAY_MS)));
  }
}

function deriveAllDay(record: SObject): void {
  const day =
    record.get('ActivityDate') ?? record.get('StartDateTime') ?? record.get('ActivityDateTime');
  const days =
    day instanceof ApexDate
      ? day.days
      : day instanceof ApexDatetime
        ? Math.floor(day.time / DAY_MS)
        : null;
  if (days === null) return;
  record.set('ActivityDate', new ApexDate(days));
  record.set('StartDateTime', new ApexDatetime(days * DAY_MS));
  record.set('ActivityDateTime', new ApexDatetime(days * DAY_MS));
  if (record.get('DurationInMinutes') === null) record.set('DurationInMinutes', 1440);
  if (record.get('EndDateTime') === null)
    record.set('EndDateTime', new ApexDatetime(days * DAY_MS));
}

function deriveCase(engine: Engine, record: SObject): void {
  const status = record.get('Status');
  const isClosed = flagOf(engine, 'CaseStatus', status, 'IsClosed') ?? status === 'Closed';
  record.set('IsClosed', isClosed);
  if (!isClosed) record.set('ClosedDate', null);
  else record.set('ClosedDate', record.get('ClosedDate') ?? new ApexDatetime(engine.now()));
  deriveCaseContact(engine, record);
}

/** A case takes the account of its contact, and shows how to reach the contact. */
function deriveCaseContact(engine: Engine, record: SObject): void {
  const contact = engine.store.get('Contact', String(record.get('ContactId')));
  if (contact && record.get('AccountId') === null) {
    record.set('AccountId', contact.get('AccountId') ?? null);
  }
  for (const [target, source] of [
    ['ContactEmail', 'Email'],
    ['ContactPhone', 'Phone'],
    ['ContactMobile', 'MobilePhone'],
    ['ContactFax', 'Fax']
  ] as const) {
    record.set(target, contact?.get(source) ?? null);
  }
}

const MEMBER_FIELDS = [
  'Salutation',
  'FirstName',
  'LastName',
  'Name',
  'Title',
  'Email',
  'Phone',
  'MobilePhone',
  'Fax',
  'LeadSource'
];

/** A member of a campaign shows who it is, and has the status that new members have. */
function deriveCampaignMember(engine: Engine, record: SObject): void {
  const [type, id] =
    record.get('ContactId') === null
      ? ['Lead', record.get('LeadId')]
      : ['Contact', record.get('ContactId')];
  const person = engine.store.get(type as string, String(id));
  record.set('LeadOrContactId', id ?? null);
  record.set('Type', type);
  for (const name of MEMBER_FIELDS) record.set(name, person?.get(name) ?? null);
  const statuses = [...engine.store.rows('CampaignMemberStatus').values()].filter(
    (row) => row.get('CampaignId') === record.get('CampaignId') && row.get('IsDeleted') !== true
  );
  const usual = statuses.find((row) => row.get('IsDefault') === true);
  record.set('Status', record.get('Status') ?? usual?.get('Label') ?? null);
  const status = statuses.find((row) => row.get('Label') === record.get('Status'));
  record.set('HasResponded', status?.get('HasResponded') === true);
}

/** Groups and queues get a name for code when they have none. */
function deriveGroup(_engine: Engine, record: SObject): void {
  record.set('Type', record.get('Type') ?? 'Regular');
  if (record.get('DeveloperName') !== null) return;
  const name = record.get('Name');
  if (typeof name === 'string') record.set('DeveloperName', name.replace(/\W+/g, '_'));
}

function derivePermissionSet(_engine: Engine, record: SObject, prior: Row | null): void {
  if (prior !== null) return;
  record.set('IsCustom', true);
  record.set('Type', record.get('Type') ?? 'Regular');
}

/** A public link: where it leads exists on the platform only. */
function deriveDistribution(engine: Engine, record: SObject): void {
  const version = engine.store.get('ContentVersion', String(record.get('ContentVersionId')));
  record.set('ContentDocumentId', version?.get('ContentDocumentId') ?? null);
  const base = 'https://local-org.example';
  const id = String(record.get('ContentVersionId'));
  record.set('DistributionPublicUrl', `${base}/sfc/p/a/${id}`);
  record.set('ContentDownloadUrl', `${base}/sfc/dist/version/download/?ids=${id}`);
  const hasPdf = record.get('PreferencesAllowPDFDownload') === true;
  record.set(
    'PdfDownloadUrl',
    hasPdf ? `${base}/sfc/dist/version/renditionDownload/?ids=${id}` : null
  );
}

function deriveLink(_engine: Engine, record: SObject): void {
  record.set('ShareType', record.get('ShareType') ?? 'V');
  record.set('Visibility', record.get('Visibility') ?? 'AllUsers');
}
