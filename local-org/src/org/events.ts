/** Platform events: published by Apex, delivered to triggers, flows and browsers. */
import { randomUUID } from 'node:crypto';
import type { SystemJob } from '../async/job.ts';
import type { DmlError, DmlResult } from '../database/database.ts';
import { convertFieldValue, FieldProblem } from '../database/dml/field-values.ts';
import type { ObjectDef } from '../metadata/schema.ts';
import type { EventContext, PublishCallback } from '../host.ts';
import { ApexDatetime } from '../values/datetime.ts';
import { isApexException } from '../values/exception.ts';
import { SObject } from '../values/sobject.ts';
import type { LocalOrg } from '../org.ts';

/** The platform gives a trigger at most so many events at once. */
const BATCH = 2000;
/** A trigger that asks for a retry more often than this is given up. */
const MAXIMUM_RETRIES = 9;
/** Every accepted event has this id; it names no record. */
const ENQUEUED_ID = 'e00xx0000000001AAA';

let lastReplayId = 0;

/** Events of one type that wait for their delivery together. */
class Delivery implements SystemJob {
  readonly description: string;
  readonly userId: string;
  readonly object: ObjectDef;
  readonly isImmediate: boolean;
  readonly events: SObject[] = [];
  readonly callbacks: { onOutcome: PublishCallback; eventUuids: string[] }[] = [];
  private readonly org: LocalOrg;
  private readonly context: EventContext;

  constructor(org: LocalOrg, object: ObjectDef, isImmediate: boolean, retries = 0, lastError = '') {
    this.org = org;
    this.object = object;
    this.isImmediate = isImmediate;
    this.description = `Delivery of ${object.name}`;
    this.userId = org.automatedProcessId();
    this.context = { retries, lastError: lastError || null, checkpoint: null };
  }

  run(): void {
    this.callBack('Success');
    for (const event of this.events) this.org.announceEvent(event);
    const batch = this.events.slice(0, BATCH);
    const rest = this.events.slice(BATCH);
    if (rest.length > 0) this.again(rest, 0, '');
    this.deliver(batch);
    this.org.flows?.runEventFlows(this.object.name, batch);
  }

  /** Test.getEventBus().fail(): the events get lost. */
  fail(): void {
    this.callBack('Failure');
  }

  /**
   * UNVERIFIED: that an exception of an event trigger stays away from the test that delivers the events.
   */
  private deliver(events: SObject[]): void {
    const { org, context } = this;
    try {
      org.inEventContext(context, () =>
        org.program.runTriggers({
          object: this.object.name,
          timing: 'after',
          operation: 'insert',
          newRecords: events,
          oldRecords: null
        })
      );
    } catch (error) {
      const retry = retryMessage(error);
      if (retry === null) throw error;
      if (context.retries < MAXIMUM_RETRIES) this.again(events, context.retries + 1, retry);
      return;
    }
    const done = events.findIndex((event) => event.get('ReplayId') === context.checkpoint);
    if (done >= 0 && done < events.length - 1) this.again(events.slice(done + 1), 0, '');
  }

  private again(events: SObject[], retries: number, lastError: string): void {
    const next = new Delivery(this.org, this.object, this.isImmediate, retries, lastError);
    next.events.push(...events);
    this.org.jobs.afterCommit(next, this.isImmediate, retries > 0);
  }

  private callBack(outcome: 'Success' | 'Failure'): void {
    for (const { onOutcome, eventUuids } of this.callbacks) onOutcome(outcome, eventUuids);
  }
}

/** The text of an EventBus.RetryableException; null for every other failure. */
function retryMessage(error: unknown): string | null {
  if (isApexException(error) && error.apexType === 'EventBus.RetryableException') {
    return error.apexMessage ?? '';
  }
  const cause = error instanceof Error ? error.cause : undefined;
  return cause === undefined ? null : retryMessage(cause);
}

export function publishEvents(
  org: LocalOrg,
  events: SObject[],
  onOutcome: PublishCallback | null = null
): DmlResult[] {
  const accepted = new Map<Delivery, string[]>();
  const results = events.map((event) => publish(org, event, accepted));
  if (onOutcome) {
    for (const [delivery, eventUuids] of accepted)
      delivery.callbacks.push({ onOutcome, eventUuids });
  }
  return results;
}

function publish(org: LocalOrg, event: SObject, accepted: Map<Delivery, string[]>): DmlResult {
  const object = org.schema.object(event.type);
  if (object?.kind !== 'event') {
    const message = `${event.type} is not an event`;
    return refused({ statusCode: 'INVALID_TYPE', message, fields: [] });
  }
  const problem = problemOf(object, event);
  if (problem) return refused(problem);
  const delivered = new SObject(object.name, event.fields);
  const eventUuid = String(event.get('EventUuid') ?? randomUUID());
  delivered.set('EventUuid', eventUuid);
  delivered.set('ReplayId', String(++lastReplayId));
  delivered.set('CreatedDate', new ApexDatetime(org.now()));
  delivered.set('CreatedById', org.host.user().userId);
  const isImmediate = object.publishBehavior === 'PublishImmediately';
  const isRepeated = isImmediate && org.session.replay?.isNew('event') === false;
  if (!isRepeated) {
    const delivery = deliveryFor(org, object, isImmediate);
    delivery.events.push(delivered);
    accepted.set(delivery, [...(accepted.get(delivery) ?? []), eventUuid]);
  }
  const enqueued = { statusCode: 'OPERATION_ENQUEUED', message: eventUuid, fields: [] };
  return { success: true, created: true, id: ENQUEUED_ID, errors: [enqueued] };
}

/** Events of the platform itself, such as change events: they wait for the commit like those of Apex. */
export function stageEvents(org: LocalOrg, object: ObjectDef, events: SObject[]): void {
  for (const event of events) {
    event.set('ReplayId', String(++lastReplayId));
    deliveryFor(org, object, false).events.push(event);
  }
}

/** Events of one type that the same transaction publishes travel together. */
function deliveryFor(org: LocalOrg, object: ObjectDef, isImmediate: boolean): Delivery {
  const waiting = org.jobs
    .stagedSystemJobs()
    .find((job): job is Delivery => job instanceof Delivery && job.object === object);
  if (waiting && waiting.events.length < BATCH) return waiting;
  const delivery = new Delivery(org, object, isImmediate);
  org.jobs.afterCommit(delivery, isImmediate);
  return delivery;
}

/** The first required field that is empty, or value that its field does not take. */
function problemOf(object: ObjectDef, event: SObject): DmlError | null {
  for (const field of object.fields.values()) {
    if (!field.custom) continue;
    const value = event.get(field.name);
    if (field.required && value === null) {
      const message = `Required fields are missing: [${field.name}]`;
      return { statusCode: 'REQUIRED_FIELD_MISSING', message, fields: [field.name] };
    }
    try {
      convertFieldValue(field, value);
    } catch (error) {
      if (!(error instanceof FieldProblem)) throw error;
      return error.error;
    }
  }
  return null;
}

function refused(error: DmlError): DmlResult {
  return { success: false, created: false, id: null, errors: [error] };
}
