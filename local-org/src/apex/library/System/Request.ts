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
  const running = rt.host.runningJob();
  if (running?.phase === 'finalizer') return Quiddity.value('TRANSACTION_FINALIZER_QUEUEABLE');
  if (running) return Quiddity.value(QUIDDITIES[running.kind]);
  if (!rt.test && rt.rest.request !== null) return Quiddity.value('REST');
  if (rt.isAnonymous) return Quiddity.value('ANONYMOUS');
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
