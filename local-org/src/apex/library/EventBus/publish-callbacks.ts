/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_namespace_eventbus.htm */

import type { PlatformClass, PlatformType } from '../define.ts';
import { ApexList } from '../../../values/list.ts';
import { platformClass, platformInterface } from '../define.ts';

/** What a publish callback learns: the events by their UUIDs. */
class PublishResult {
  readonly $type: string;
  readonly eventUuids: string[];

  constructor(type: string, eventUuids: string[]) {
    this.$type = type;
    this.eventUuids = eventUuids;
  }
}

export function publishResult(outcome: 'Success' | 'Failure', eventUuids: string[]): unknown {
  return new PublishResult(`EventBus.${outcome}Result`, eventUuids);
}

function resultClass(name: string): PlatformClass {
  return platformClass(name, {
    isInstance: (value) => value instanceof PublishResult && value.$type === name,
    methods: {
      'List<String> getEventUuids()': (_rt, self: PublishResult) =>
        new ApexList('String', [...self.eventUuids])
    }
  });
}

export const publishCallbackTypes: PlatformType[] = [
  resultClass('EventBus.SuccessResult'),
  resultClass('EventBus.FailureResult'),
  platformInterface('EventBus.EventPublishSuccessCallback', [
    'void onSuccess(EventBus.SuccessResult result)'
  ]),
  platformInterface('EventBus.EventPublishFailureCallback', [
    'void onFailure(EventBus.FailureResult result)'
  ])
];
