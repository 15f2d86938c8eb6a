/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_eventbus_TriggerContext.htm */

import type { EventContext } from '../../../host.ts';
import { platformClass } from '../define.ts';
import { raise } from '../../../values/exception.ts';

class TriggerContextValue {
  readonly $type = 'EventBus.TriggerContext';
  readonly context: EventContext;

  constructor(context: EventContext) {
    this.context = context;
  }
}

/** Code outside of event triggers sees a context of its own without effect. */
const NO_EVENT: EventContext = { retries: 0, lastError: null, checkpoint: null };

export const TriggerContextClass = platformClass('EventBus.TriggerContext', {
  isInstance: (value) => value instanceof TriggerContextValue,
  statics: {
    'EventBus.TriggerContext currentContext()': (rt) =>
      new TriggerContextValue(rt.host.eventContext() ?? { ...NO_EVENT })
  },
  properties: {
    'String lastError': (_rt, self: TriggerContextValue) => self.context.lastError,
    'Integer retries': (_rt, self: TriggerContextValue) => self.context.retries
  },
  methods: {
    'String getResumeCheckpoint()': (_rt, self: TriggerContextValue) => self.context.checkpoint,
    'void setResumeCheckpoint(String replayId)': (
      _rt,
      self: TriggerContextValue,
      replayId: string | null
    ) => {
      if (replayId === null) {
        raise('EventBus.InvalidReplayIdException', 'The replay ID is not valid: null');
      }
      self.context.checkpoint = replayId;
    }
  }
});
