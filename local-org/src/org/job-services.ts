/** What the job queue asks of its org. */
import type { JobServices } from '../async/job.ts';
import type { LocalOrg } from '../org.ts';
import { publishEvents } from './events.ts';
import { quoted, systemQuery } from './users.ts';

const OPEN_JOBS =
  "SELECT Id FROM AsyncApexJob WHERE Status IN ('Queued', 'Holding', 'Preparing', 'Processing')";

export function createJobServices(org: LocalOrg): JobServices {
  return {
    database: org.database,
    get program() {
      return org.program;
    },
    now: () => org.now(),
    ...(org.options.awaitCallout ? { awaitCallout: org.options.awaitCallout } : {}),
    attempt: (replay, body) => org.attempt(replay, body),
    timeZone: () => org.timeZone(),
    userId: () => org.session.user.userId,
    transaction: (userId, kind, body) => org.transaction(userId, kind, body),
    announce: (label) => {
      org.activity.label = label;
    },
    asUser: (userId, body) => org.asUser(userId, body),
    classId: (className) => {
      const soql = `SELECT Id FROM ApexClass WHERE Name = ${quoted(className.split('.')[0])}`;
      return systemQuery(org.database, soql)[0]?.id ?? null;
    },
    publish: (events) => void publishEvents(org, events),
    openJobs: () => systemQuery(org.database, OPEN_JOBS),
    resume: (stored) => org.requireFlows().resume(stored),
    log: (line) => org.options.log(line)
  };
}
