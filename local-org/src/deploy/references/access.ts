/** The checks of the data model and of who may see it. */
import { checkApplications, checkTabs } from './applications.ts';
import { checkCompactLayouts, checkFieldSets } from './compact-layouts.ts';
import { checkFieldKinds } from './field-kinds.ts';
import { checkLayouts } from './layouts.ts';
import { checkListViews, checkSearchLayouts } from './list-views.ts';
import { checkIndexes, checkObjects, checkWebLinks } from './objects.ts';
import { checkAssignmentRules, checkDuplicateRules, checkMatchingRules } from './matching.ts';
import { checkPaths } from './paths-on-pages.ts';
import { checkPermissionSets } from './permission-sets.ts';
import { checkGlobalValueSets, checkPicklists } from './picklists.ts';
import { checkCustomPermissions, checkGroups, checkQueues } from './queues.ts';
import { checkQuickActions } from './quick-actions.ts';
import { checkBusinessProcesses, checkRecordTypes } from './record-types.ts';
import { checkHistoryTracking, checkRelationships } from './relationships.ts';
import type { ReferenceCheck } from './report.ts';
import { checkSharingRules } from './sharing.ts';
import { checkSummaries } from './summaries.ts';
import { checkTranslations } from './translations.ts';
import { checkApprovals, checkWorkflows } from './workflows.ts';

export const ACCESS_CHECKS: readonly ReferenceCheck[] = [
  checkFieldKinds,
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
  checkPermissionSets,
  checkCustomPermissions,
  checkQueues,
  checkGroups,
  checkSharingRules,
  checkApplications,
  checkTabs,
  checkWorkflows,
  checkApprovals,
  checkAssignmentRules,
  checkMatchingRules,
  checkDuplicateRules,
  checkTranslations
];
