/** The checks of the data model and of who may see it. */
import { checkCompactLayouts, checkFieldSets } from './compact-layouts.ts';
import { checkLayouts } from './layouts.ts';
import { checkListViews, checkSearchLayouts } from './list-views.ts';
import { checkIndexes, checkObjects, checkWebLinks } from './objects.ts';
import { checkPaths } from './paths-on-pages.ts';
import { checkPermissionSets } from './permission-sets.ts';
import { checkGlobalValueSets, checkPicklists } from './picklists.ts';
import { checkQuickActions } from './quick-actions.ts';
import { checkBusinessProcesses, checkRecordTypes } from './record-types.ts';
import { checkHistoryTracking, checkRelationships } from './relationships.ts';
import type { ReferenceCheck } from './report.ts';
import { checkSummaries } from './summaries.ts';

export const ACCESS_CHECKS: readonly ReferenceCheck[] = [
  checkRelationships,
  checkHistoryTracking,
  checkPicklists,
  checkGlobalValueSets,
  checkSummaries,
  checkObjects,
  checkWebLinks,
  checkIndexes,
  checkCompactLayouts,
  checkFieldSets,
  checkRecordTypes,
  checkBusinessProcesses,
  checkListViews,
  checkSearchLayouts,
  checkLayouts,
  checkQuickActions,
  checkPaths,
  checkPermissionSets
];
