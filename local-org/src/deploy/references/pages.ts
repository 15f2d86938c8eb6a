/** The reference checks of screens, records and integrations. */
import { checkCustomMetadata } from './custom-metadata.ts';
import { checkFlexiPages } from './flexipages.ts';
import type { ReferenceCheck } from './report.ts';

export const PAGE_CHECKS: readonly ReferenceCheck[] = [checkFlexiPages, checkCustomMetadata];
