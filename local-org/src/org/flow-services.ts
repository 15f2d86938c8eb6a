/** What flows get from a LocalOrg. */
import type { FlowServices } from '../flow/services.ts';
import type { LocalOrg } from '../org.ts';
import { lookUp } from './formulas.ts';
import { readGlobal } from './globals.ts';

export function createFlowServices(org: LocalOrg): FlowServices {
  return {
    host: org.host,
    global: (path) => readGlobal(org, path),
    field: (record, path) => org.field(record, path),
    mayRead: (user, object, field) => org.security.fieldAccess(user, object, field).read,
    lookUp: (...key) => lookUp(org, ...key),
    spend: (limit, count) => org.program.spendLimit(limit, count),
    later({ userId, ...work }) {
      const job = { ...work, userId: userId ?? org.session.user.userId };
      org.database.onUndo(org.jobs.afterCommit(job));
    },
    hasAction(className) {
      // Without a program the compiler has told why: actions are looked up when it is there.
      if (!org.isCompiled) return true;
      const wanted = className.toLowerCase();
      return org.program.invocableActions().some(({ name }) => name.toLowerCase() === wanted);
    },
    get objects() {
      return org.program.objects;
    },
    deliver: (message) => org.send(message),
    emailAlerts: org.emailAlerts,
    automatedProcessId: () => org.automatedProcessId()
  };
}
