/** What Apex's Test class keeps while one @isTest method runs. */

import type { LimitCounters } from './limits.ts';
import { PlatformCache } from './platform-cache.ts';

export class TestState {
  /** Instances given to Test.setMock by lower-case interface name. */
  readonly mocks = new Map<string, unknown>();
  /** Limits of the code outside startTest/stopTest, set between the two calls. */
  outerLimits: LimitCounters | null = null;
  readonly cache = new PlatformCache();
  /** The page of Test.setCurrentPage. */
  currentPage: unknown = null;
  /** Ids that SOSL finds in tests; null until Test.setFixedSearchResults. */
  fixedSearchResults: string[] | null = null;
  /** @IsTest(SeeAllData=true): the org's own records count as data of the test. */
  seesAllData = false;
  /** Answers of Test.setContinuationResponse by request label. */
  readonly continuationResponses = new Map<string, unknown>();
  started = false;
  stopped = false;
}
