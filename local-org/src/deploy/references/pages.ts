/** The reference checks of screens, texts and integrations; those of records stand with the schema. */
import { checkExternalCredentials, checkNamedCredentials, checkSites } from './credentials.ts';
import { checkDashboards } from './dashboards.ts';
import { checkEmailTemplates } from './email-templates.ts';
import {
  checkEventChannels,
  checkEventSubscribers,
  checkMessageChannels
} from './event-channels.ts';
import { checkFlexiPages } from './flexipages.ts';
import { checkLabelTranslations } from './label-translations.ts';
import { checkReportTypes } from './report-types.ts';
import type { ReferenceCheck } from './report.ts';
import { checkReports } from './reports.ts';
import { checkStaticResources } from './static-resources.ts';

export const PAGE_CHECKS: readonly ReferenceCheck[] = [
  checkFlexiPages,
  checkReports,
  checkReportTypes,
  checkDashboards,
  checkNamedCredentials,
  checkExternalCredentials,
  checkSites,
  checkStaticResources,
  checkLabelTranslations,
  checkEmailTemplates,
  checkEventChannels,
  checkEventSubscribers,
  checkMessageChannels
];
