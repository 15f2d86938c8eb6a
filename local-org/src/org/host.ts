/** What Apex and Flow get from a LocalOrg. */
import { randomBytes } from 'node:crypto';
import { resolveCallout } from '../callout/credentials.ts';
import { CalloutError } from '../host.ts';
import type { Host, HttpAnswer, HttpCallout, JobRequest } from '../host.ts';
import { InternalError } from '../values/errors.ts';
import type { LocalOrg } from '../org.ts';
import { publishEvents } from './events.ts';
import { readGlobal } from './globals.ts';

export function createHost(org: LocalOrg): Host {
  const labels = new Map(
    org.project.labels.map((label) => [label.name.toLowerCase(), label.value])
  );
  return {
    schema: org.schema,
    get database() {
      return org.database;
    },
    project: org.project,
    user: () => org.session.user,
    become: (userId) => org.become(userId),
    now: () => org.now(),
    timeZone: () => org.timeZone(),
    hasChanges: () => org.database.hasChanges(),
    sendHttp: (request) => sendHttp(org, request),
    enqueue: (job: JobRequest) => org.jobs.enqueue(job),
    abortJob: (jobId) => org.jobs.abort(jobId),
    runningJob: () => org.jobs.runningJob(),
    attachFinalizer: (finalizer) => org.jobs.attachFinalizer(finalizer),
    drainJobs: () => {
      org.changeCapture.stageOfTest();
      org.jobs.drain();
    },
    deliverEvents: () => {
      org.changeCapture.stageOfTest();
      org.jobs.drainSystemJobs();
    },
    captureChanges: () => org.changeCapture.begin(),
    discardJobs: () => {
      org.changeCapture.end();
      org.jobs.discard();
    },
    failEvents: () => org.jobs.failSystemJobs(),
    eventContext: () => org.session.eventContext,
    label(name) {
      const value = labels.get(name.toLowerCase());
      if (value === undefined) throw new InternalError(`The package has no label ${name}`);
      return value;
    },
    formulaGlobal: (path) => readGlobal(org, path),
    afterCommit: (description, run) =>
      org.jobs.afterCommit({ description, userId: org.session.user.userId, run }),
    invokeFlow: (name, inputs) => org.requireFlows().start(name, inputs),
    invokeAction: (className, inputs) => invokeAction(org, className, inputs),
    publish: (events, onOutcome) => publishEvents(org, events, onOutcome),
    isolated: (body) => org.isolated(body),
    waitedMs: () => org.session.waitedMs,
    log(line) {
      if (org.session.replay?.isNew('log') !== false) org.options.log(line);
    },
    randomBytes: (count) =>
      org.session.replay?.randomBytes(count, randomBytes) ?? randomBytes(count)
  };
}

function sendHttp(org: LocalOrg, request: HttpCallout): HttpAnswer {
  const { sendCallout, credentials } = org.options;
  const { replay } = org.session;
  const resolved = resolveCallout(request, {
    project: org.project,
    settings: credentials,
    mayUsePrincipal: (credential, principal) =>
      org.security.externalCredentialAccess(org.session.user, credential, principal)
  });
  if (replay) return replay.answerTo(resolved);
  if (!sendCallout) throw new CalloutError('This local org is not connected to any network.');
  const started = Date.now();
  try {
    return sendCallout(resolved);
  } finally {
    org.session.waitedMs += Date.now() - started;
  }
}

/** What a failed action wrote is undone, whether or not the flow handles the fault. */
function invokeAction(
  org: LocalOrg,
  className: string,
  inputs: Record<string, unknown>[]
): Record<string, unknown>[] {
  const mark = org.database.savepoint();
  try {
    return org.program.callInvocable(className, inputs);
  } catch (error) {
    org.database.rollbackTo(mark);
    throw error;
  }
}
