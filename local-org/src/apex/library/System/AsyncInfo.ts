/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_AsyncInfo.htm */

import type { Runtime } from '../../runtime/runtime.ts';
import type { RunningJob } from '../../../host.ts';
import { platformClass } from '../define.ts';
import { raise } from '../../../values/exception.ts';

function queueable(rt: Runtime): RunningJob {
  const job = rt.host.runningJob();
  if (job?.kind !== 'queueable') {
    raise('AsyncException', 'AsyncInfo can be used in a Queueable only');
  }
  return job;
}

/** UNVERIFIED: outside of a Queueable the methods throw; only hasMaxStackDepth answers. */
export const AsyncInfoClass = platformClass('System.AsyncInfo', {
  statics: {
    'Integer getCurrentQueueableStackDepth()': (rt) => queueable(rt).depth,
    'Integer getMaximumQueueableStackDepth()': (rt) => queueable(rt).maximumDepth,
    'Integer getMinimumQueueableDelayInMinutes()': (rt) =>
      Math.ceil(queueable(rt).delaySeconds / 60),
    'Boolean hasMaxStackDepth()': (rt) => (rt.host.runningJob()?.maximumDepth ?? null) !== null
  }
});
