/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_limits.htm */

import type { LimitName } from '../../runtime/limits.ts';
import type { StaticImplementation } from '../define.ts';
import { platformClass } from '../define.ts';

const COUNTERS: Record<string, LimitName> = {
  AggregateQueries: 'aggregateQueries',
  ApexCursorRows: 'apexCursorRows',
  ApexCursors: 'apexCursors',
  ApexPaginationCursorRows: 'apexPaginationCursorRows',
  ApexPaginationCursors: 'apexPaginationCursors',
  Callouts: 'callouts',
  CpuTime: 'cpuTime',
  DmlRows: 'dmlRows',
  DmlStatements: 'dmlStatements',
  EmailInvocations: 'emailInvocations',
  FetchCallsOnApexCursor: 'fetchCallsOnApexCursor',
  // The platform counts these with others since it has no limits of their own for them.
  FindSimilarCalls: 'soslQueries',
  FutureCalls: 'futureCalls',
  HeapSize: 'heapSize',
  MobilePushApexCalls: 'mobilePushApexCalls',
  PublishImmediateDml: 'publishImmediateDml',
  Queries: 'queries',
  QueryLocatorRows: 'queryLocatorRows',
  QueryRows: 'queryRows',
  QueueableJobs: 'queueableJobs',
  RunAs: 'dmlStatements',
  SavepointRollbacks: 'dmlStatements',
  Savepoints: 'dmlStatements',
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

export const LimitsClass = platformClass('System.Limits', {
  statics: {
    ...counters(),
    // DIFFERS: nothing is counted; the platform documents both as reserved for future use.
    'Integer getAsyncCalls()': () => 0,
    'Integer getLimitAsyncCalls()': () => 200
  }
});
