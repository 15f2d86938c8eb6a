/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_eventbus_EventBus.htm */

import type { AccessLevelValue } from './AccessLevel.ts';
import type { PublishCallback } from '../../../host.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { ApexList } from '../../../values/list.ts';
import { given } from '../../runtime/arguments.ts';
import { publishResult } from '../EventBus/publish-callbacks.ts';
import { platformClass } from '../define.ts';
import { raise } from '../../../values/exception.ts';
import { recordsOf } from '../../runtime/dml.ts';
import { ResultValue } from '../Database/results.ts';
import type { SObject } from '../../../values/sobject.ts';

function publish(rt: Runtime, target: unknown, callback: unknown = null): ResultValue[] {
  const events: SObject[] = recordsOf(target);
  if (events.length === 0) return [];
  const [first] = events;
  const object = first && rt.schema.object(first.type);
  if (object?.publishBehavior === 'PublishImmediately') {
    rt.limits.spend('publishImmediateDml');
  } else {
    rt.limits.spend('dmlStatements');
    rt.limits.spend('dmlRows', events.length);
    rt.uncommittedWork = true;
  }
  const onOutcome: PublishCallback = (outcome, eventUuids) => {
    if (rt.classes.isInstance(callback, `EventBus.EventPublish${outcome}Callback`)) {
      rt.invoke(callback, `on${outcome}`, [publishResult(outcome, eventUuids)]);
    }
  };
  return rt.host
    .publish(events, callback === null ? undefined : onOutcome)
    .map((result) => new ResultValue('SaveResult', result));
}

function publishAll(rt: Runtime, events: ApexList | null, callback: unknown = null): ApexList {
  return new ApexList('Database.SaveResult', publish(rt, events, callback));
}

/** The UUID that the event has got when it was accepted. */
function operationId(result: ResultValue): string | null {
  const [error] = result.result.errors;
  return error?.statusCode === 'OPERATION_ENQUEUED' ? error.message : null;
}

export const EventBusClass = platformClass('System.EventBus', {
  statics: {
    'Database.SaveResult publish(SObject event)': (rt, event: SObject | null) =>
      publish(rt, event)[0] ?? null,
    'List<Database.SaveResult> publish(List<SObject> events)': (rt, events: ApexList | null) =>
      publishAll(rt, events),
    'Database.SaveResult publish(SObject event, Object callback)': (
      rt,
      event: SObject | null,
      callback: unknown
    ) => publish(rt, event, callback)[0] ?? null,
    'List<Database.SaveResult> publish(List<SObject> events, Object callback)': (
      rt,
      events: ApexList | null,
      callback: unknown
    ) => publishAll(rt, events, callback),
    'Database.SaveResult publishWithAccessLevel(SObject event, AccessLevel accessLevel)': (
      rt,
      event: SObject | null,
      level: AccessLevelValue | null
    ) => {
      assertCreatable(rt, recordsOf(event), given(level));
      return publish(rt, event)[0] ?? null;
    },
    'List<Database.SaveResult> publishWithAccessLevel(List<SObject> events, AccessLevel accessLevel)':
      (rt, events: ApexList | null, level: AccessLevelValue | null) => {
        assertCreatable(rt, recordsOf(events), given(level));
        return publishAll(rt, events);
      },
    'String getOperationId(Object result)': (_rt, result: ResultValue | null) =>
      operationId(given(result))
  }
});

function assertCreatable(rt: Runtime, events: SObject[], { mode }: AccessLevelValue): void {
  if (mode !== 'user') return;
  for (const { type } of events) {
    if (rt.host.database.security.objectAccess(rt.host.user(), type).create) continue;
    raise('NoAccessException', `No access to entity: ${type}`);
  }
}
