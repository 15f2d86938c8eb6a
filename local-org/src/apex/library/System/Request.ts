/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Request.htm */

import type { Runtime } from '../../runtime/runtime.ts';
import { platformClass } from '../define.ts';
import { Quiddity } from './enums.ts';

class RequestValue {
  readonly $type = 'System.Request';
}

const QUIDDITIES = {
  queueable: 'QUEUEABLE',
  future: 'FUTURE',
  batch: 'BATCH_APEX',
  scheduled: 'SCHEDULED'
} as const;

function quiddity(rt: Runtime): unknown {
  const kind = rt.host.runningJob()?.kind;
  if (kind) return Quiddity.value(QUIDDITIES[kind]);
  return Quiddity.value(rt.test ? 'RUNTEST_SYNC' : 'AURA');
}

const current = new RequestValue();

export const RequestClass = platformClass('System.Request', {
  isInstance: (value) => value instanceof RequestValue,
  statics: { 'Request getCurrent()': () => current },
  methods: {
    'String getRequestId()': (rt) => rt.requestId,
    'Quiddity getQuiddity()': (rt) => quiddity(rt)
  }
});
