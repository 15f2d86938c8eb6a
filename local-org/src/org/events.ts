/** Platform events: published by Apex, delivered to triggers, flows and browsers. */
import { randomUUID } from 'node:crypto';
import type { DmlResult } from '../database/database.ts';
import { ApexDatetime } from '../values/datetime.ts';
import { SObject } from '../values/sobject.ts';
import type { LocalOrg } from '../org.ts';

let lastReplayId = 0;

export function publishEvents(org: LocalOrg, events: SObject[]): DmlResult[] {
  return events.map((event) => publish(org, event));
}

function publish(org: LocalOrg, event: SObject): DmlResult {
  const object = org.schema.object(event.type);
  if (object?.kind !== 'event') return refused('INVALID_TYPE', `${event.type} is not an event`, []);
  for (const field of object.fields.values()) {
    if (field.custom && field.required && event.get(field.name) === null) {
      const message = `Required fields are missing: [${field.name}]`;
      return refused('REQUIRED_FIELD_MISSING', message, [field.name]);
    }
  }
  const delivered = new SObject(object.name, event.fields);
  delivered.set('EventUuid', randomUUID());
  delivered.set('ReplayId', String(++lastReplayId));
  delivered.set('CreatedDate', new ApexDatetime(org.now()));
  delivered.set('CreatedById', org.host.user().userId);
  const isImmediate = object.publishBehavior === 'PublishImmediately';
  const isRepeated = isImmediate && org.session.replay?.isNew('event') === false;
  const delivery = {
    description: `Delivery of ${object.name}`,
    userId: org.automatedProcessId(),
    run: () => deliver(org, delivered)
  };
  if (!isRepeated) org.jobs.afterCommit(delivery, isImmediate);
  return { success: true, created: true, id: String(delivered.get('EventUuid')), errors: [] };
}

function refused(statusCode: string, message: string, fields: string[]): DmlResult {
  return { success: false, created: false, id: null, errors: [{ statusCode, message, fields }] };
}

function deliver(org: LocalOrg, event: SObject): void {
  org.announceEvent(event);
  org.program.runTriggers({
    object: event.type,
    timing: 'after',
    operation: 'insert',
    newRecords: [event],
    oldRecords: null
  });
  org.flows?.runEventFlows(event.type, [event]);
}
