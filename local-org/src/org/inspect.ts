/** What the developer's pages show: messages, jobs and transactions, with names instead of ids. */
import type { LocalOrg } from '../org.ts';
import type { SObject } from '../values/sobject.ts';
import type { SentMessage, TransactionEntry } from './activity.ts';

export interface JobLine {
  id: string;
  what: string;
  type: string;
  status: string;
  createdBy: string;
  createdAt: string;
  completedAt: string | null;
  progress: string;
  error: string | null;
}

export interface ScheduleLine {
  id: string;
  name: string;
  cron: string;
  state: string;
  nextFireTime: string | null;
  timesTriggered: number;
}

export interface Inspection {
  messages: (SentMessage & {
    recipients: string[];
    about: { id: string; object: string } | null;
  })[];
  jobs: JobLine[];
  schedules: ScheduleLine[];
  transactions: TransactionEntry[];
}

const SHOWN_JOBS = 200;

/** Newest first. */
export function inspect(org: LocalOrg): Inspection {
  const { activity } = org;
  return {
    messages: activity.messages.map((sent) => describeMessage(org, sent)).reverse(),
    jobs: newest(org.database.all('AsyncApexJob'))
      .slice(0, SHOWN_JOBS)
      .map((row) => jobLine(org, row)),
    schedules: org.database.all('CronTrigger').map((row) => scheduleLine(org, row)),
    transactions: [...activity.transactions].reverse()
  };
}

function describeMessage(org: LocalOrg, sent: SentMessage): Inspection['messages'][number] {
  const { message } = sent;
  const ids = message.kind === 'email' ? [...message.to, ...message.cc] : message.recipients;
  const target = message.kind === 'email' ? (message.whatId ?? message.targetId) : message.targetId;
  const object = target === null ? undefined : org.schema.objectByPrefix(target.slice(0, 3));
  return {
    ...sent,
    recipients: ids.map((id) => nameOf(org, id)),
    about: target !== null && object ? { id: target, object: object.name } : null
  };
}

/** The name of a user, group or person with this id; an address stays as it is. */
function nameOf(org: LocalOrg, id: string): string {
  const object = /^[A-Za-z0-9]{15,18}$/.test(id)
    ? org.schema.objectByPrefix(id.slice(0, 3))
    : undefined;
  const record = object && org.database.get(object.name, id);
  return String(record?.get('Name') ?? id);
}

const stampOf = (row: SObject, name: string): string | null => {
  const value = row.get(name);
  return value === null ? null : String(value);
};

function newest(rows: SObject[]): SObject[] {
  const stamp = (row: SObject): string => stampOf(row, 'CreatedDate') ?? '';
  return [...rows].sort((left, right) => (stamp(left) < stamp(right) ? 1 : -1));
}

function jobLine(org: LocalOrg, row: SObject): JobLine {
  const className = org.database
    .get('ApexClass', String(row.get('ApexClassId') ?? ''))
    ?.get('Name');
  const method = row.get('MethodName');
  const total = Number(row.get('TotalJobItems') ?? 0);
  return {
    id: row.id ?? '',
    what: `${String(className ?? row.get('ApexClassId') ?? '')}${method ? `.${String(method)}` : ''}`,
    type: String(row.get('JobType') ?? ''),
    status: String(row.get('Status') ?? ''),
    createdBy: nameOf(org, String(row.get('CreatedById') ?? '')),
    createdAt: stampOf(row, 'CreatedDate') ?? '',
    completedAt: stampOf(row, 'CompletedDate'),
    progress: total > 0 ? `${Number(row.get('JobItemsProcessed') ?? 0)} of ${total}` : '',
    error: (row.get('ExtendedStatus') as string | null) ?? null
  };
}

function scheduleLine(org: LocalOrg, row: SObject): ScheduleLine {
  const detail = org.database.get('CronJobDetail', String(row.get('CronJobDetailId') ?? ''));
  return {
    id: row.id ?? '',
    name: String(detail?.get('Name') ?? ''),
    cron: String(row.get('CronExpression') ?? ''),
    state: String(row.get('State') ?? ''),
    nextFireTime: stampOf(row, 'NextFireTime'),
    timesTriggered: Number(row.get('TimesTriggered') ?? 0)
  };
}
