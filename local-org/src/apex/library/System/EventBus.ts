/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_eventbus_EventBus.htm */

import type { Runtime } from '../../runtime/runtime.ts';
import { ApexList } from '../../../values/list.ts';
import { platformClass } from '../define.ts';
import { recordsOf } from '../../runtime/dml.ts';
import { ResultValue } from '../Database/results.ts';
import type { SObject } from '../../../values/sobject.ts';

function publish(rt: Runtime, events: SObject[]): ResultValue[] {
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
  return rt.host.publish(events).map((result) => new ResultValue('SaveResult', result));
}

export const EventBusClass = platformClass('System.EventBus', {
  statics: {
    'Database.SaveResult publish(SObject event)': (rt, event: SObject | null) =>
      publish(rt, recordsOf(event))[0] ?? null,
    'List<Database.SaveResult> publish(List<SObject> events)': (rt, events: ApexList | null) =>
      new ApexList('Database.SaveResult', publish(rt, recordsOf(events)))
  }
});
