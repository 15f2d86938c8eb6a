/** What Apex's Test class keeps while one @isTest method runs. */

import type { LimitCounters } from './limits.ts';

export class TestState {
  /** Instances given to Test.setMock by lower-case interface name. */
  readonly mocks = new Map<string, unknown>();
  /** Limits of the code outside startTest/stopTest, set between the two calls. */
  outerLimits: LimitCounters | null = null;
  /** @IsTest(SeeAllData=true): the org's own records count as data of the test. */
  seesAllData = false;
  started = false;
  stopped = false;
}
