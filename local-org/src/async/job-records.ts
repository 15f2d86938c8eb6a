/** The records by which jobs are seen from outside: AsyncApexJob, CronTrigger and CronJobDetail. */
import type { JobRequest } from '../host.ts';
import { ApexDatetime } from '../values/datetime.ts';
import { raise } from '../values/exception.ts';
import { SObject } from '../values/sobject.ts';
import { JOB_TYPES } from './job.ts';
import type { Job, JobServices } from './job.ts';

/** The CronJobDetail type of scheduled Apex. */
const SCHEDULED_APEX = '7';

export function insertJob(services: JobServices, request: JobRequest, isDelayed: boolean): string {
  return services.database.put(
    new SObject('AsyncApexJob', {
      JobType: JOB_TYPES[request.kind],
      ApexClassId: services.classId(request.className),
      Status: isDelayed ? 'Holding' : 'Queued',
      MethodName: request.methodName?.split('(')[0] ?? null,
      JobItemsProcessed: 0,
      TotalJobItems: 0,
      NumberOfErrors: 0
    }),
    services.userId()
  );
}

/** The names of scheduled jobs are unique. */
function refuseTwin({ database }: JobServices, name: string): void {
  const taken = database.all('CronTrigger').some((trigger) => {
    const detail = database.get('CronJobDetail', String(trigger.get('CronJobDetailId')));
    return detail?.get('Name') === name && trigger.get('State') !== 'DELETED';
  });
  if (taken) {
    raise('AsyncException', `The Apex job named "${name}" is already scheduled for execution.`);
  }
}

export function insertTrigger(services: JobServices, request: JobRequest, runAt: number): string {
  const { database } = services;
  refuseTwin(services, request.jobName ?? request.className);
  const userId = services.userId();
  const detailId = database.put(
    new SObject('CronJobDetail', {
      Name: request.jobName ?? request.className,
      JobType: SCHEDULED_APEX
    }),
    userId
  );
  const triggerId = database.put(
    new SObject('CronTrigger', {
      CronJobDetailId: detailId,
      CronExpression: request.cronExpression ?? null,
      State: 'WAITING',
      NextFireTime: new ApexDatetime(runAt),
      TimesTriggered: 0,
      TimeZoneSidKey: services.timeZone(),
      OwnerId: userId
    }),
    userId
  );
  const jobId = insertJob(services, request, false);
  database.put(new SObject('AsyncApexJob', { Id: jobId, CronTriggerId: triggerId }));
  return triggerId;
}

/** The trigger of an aborted schedule is gone, its job is Aborted. */
export function removeTrigger({ database }: JobServices, triggerId: string): void {
  for (const job of database.all('AsyncApexJob')) {
    if (job.get('CronTriggerId') !== triggerId) continue;
    database.put(new SObject('AsyncApexJob', { Id: job.id, Status: 'Aborted' }));
  }
  database.remove('CronTrigger', triggerId);
}

const ENDED: readonly unknown[] = ['Completed', 'Failed', 'Aborted'];

/** False when the job has ended, was aborted, or was undone with its transaction or a savepoint. */
export function isOpen(
  services: JobServices,
  { id, request }: { id: string; request: { kind: JobRequest['kind'] } }
): boolean {
  const { database } = services;
  if (request.kind === 'scheduled') {
    const trigger = database.get('CronTrigger', id);
    return trigger !== null && trigger.get('State') !== 'DELETED';
  }
  const job = database.get('AsyncApexJob', id);
  return job !== null && !ENDED.includes(job.get('Status'));
}

export function recordOn(services: JobServices, job: Job, changes: Record<string, unknown>): void {
  if (job.request.kind !== 'scheduled') putFields(services, 'AsyncApexJob', job.id, changes);
}

export function putFields(
  services: JobServices,
  type: string,
  id: string,
  changes: Record<string, unknown>
): void {
  if (services.database.get(type, id)) {
    services.database.put(new SObject(type, { Id: id, ...changes }));
  }
}
