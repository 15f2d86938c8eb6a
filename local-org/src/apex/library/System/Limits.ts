/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_limits.htm */

import type { LimitName } from '../../runtime/limits.ts';
import type { StaticImplementation } from '../define.ts';
import { platformClass } from '../define.ts';

const COUNTERS: Record<string, LimitName> = {
  AggregateQueries: 'aggregateQueries',
  Callouts: 'callouts',
  CpuTime: 'cpuTime',
  DmlRows: 'dmlRows',
  DmlStatements: 'dmlStatements',
  EmailInvocations: 'emailInvocations',
  FutureCalls: 'futureCalls',
  HeapSize: 'heapSize',
  MobilePushApexCalls: 'mobilePushApexCalls',
  PublishImmediateDml: 'publishImmediateDml',
  Queries: 'queries',
  QueryLocatorRows: 'queryLocatorRows',
  QueryRows: 'queryRows',
  QueueableJobs: 'queueableJobs',
  SoslQueries: 'soslQueries'
};

/** getX() and getLimitX() for each counter. */
function counters(): Record<string, StaticImplementation> {
  const entries = Object.entries(COUNTERS).flatMap(
    ([name, counter]): [string, StaticImplementation][] => [
      [`Integer get${name}()`, (rt) => rt.limits.count(counter)],
      [`Integer getLimit${name}()`, (rt) => rt.limits.maximum(counter)]
    ]
  );
  return Object.fromEntries(entries);
}

export const LimitsClass = platformClass('System.Limits', { statics: counters() });
