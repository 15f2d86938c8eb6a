// Says which terms a document of this type should have although the reading found none.
import type { MissingTerm, PageText, TermName } from '../ports/reader.ts';
import { isFinding } from './finding.ts';
import type { TermOutcome } from './finding.ts';

const COMMON: TermName[] = ['documentName', 'parties', 'agreementDate'];
const RUNNING: TermName[] = [
  ...COMMON,
  'effectiveDate',
  'initialTerm',
  'expirationDate',
  'renewalType',
  'governingLaw'
];

export const EXPECTED_TERMS: Record<string, TermName[]> = {
  NDA: [...COMMON, 'effectiveDate', 'initialTerm', 'governingLaw'],
  MSA: [
    ...RUNNING,
    'renewalTerm',
    'noticePeriodToTerminateRenewal',
    'totalValue',
    'annualValue',
    'paymentTerms'
  ],
  SOW: ['documentName', 'parties', 'effectiveDate', 'expirationDate', 'totalValue', 'paymentTerms'],
  'Order Form': [
    'documentName',
    'parties',
    'effectiveDate',
    'initialTerm',
    'expirationDate',
    'totalValue',
    'annualValue',
    'paymentTerms'
  ],
  Amendment: [...COMMON, 'effectiveDate'],
  License: [...RUNNING, 'paymentTerms'],
  Services: [...RUNNING, 'paymentTerms'],
  Reseller: [...RUNNING, 'renewalTerm', 'noticePeriodToTerminateRenewal'],
  Maintenance: [...RUNNING, 'renewalTerm', 'noticePeriodToTerminateRenewal', 'annualValue'],
  Lease: [...COMMON, 'effectiveDate', 'initialTerm', 'expirationDate', 'governingLaw'],
  Other: [...COMMON, 'effectiveDate', 'expirationDate', 'governingLaw'],
  'Not a Contract': []
};

/** A contract without end has no last day, a fixed one no renewal: these are not missing. */
function isImpossible(name: TermName, outcomes: Map<TermName, TermOutcome>): boolean {
  const renewal = outcomes.get('renewalType');
  const term = outcomes.get('initialTerm');
  if (name === 'expirationDate' && isFinding(term) && term.value === 'perpetual') return true;
  const isRenewalTerm = name === 'renewalTerm' || name === 'noticePeriodToTerminateRenewal';
  return (
    isRenewalTerm && isFinding(renewal) && ['fixed', 'none', 'evergreen'].includes(renewal.value)
  );
}

/** Named in the reason, because the term may stand on one of these pages. */
function unreadablePages(pages: PageText[]): string {
  const numbers = pages.filter((page) => page.unreadable).map((page) => page.page);
  if (numbers.length === 0) return '';
  const shown = numbers.slice(0, 5).join(', ');
  const rest = numbers.length > 5 ? ` and ${numbers.length - 5} more` : '';
  return numbers.length === 1
    ? ` Page ${shown} has no readable text: look there.`
    : ` Pages ${shown}${rest} have no readable text: look there.`;
}

export function missingTerms(
  documentType: string,
  outcomes: Map<TermName, TermOutcome>,
  pages: PageText[]
): MissingTerm[] {
  const hint = unreadablePages(pages);
  return (EXPECTED_TERMS[documentType] ?? EXPECTED_TERMS.Other).flatMap((name) => {
    const outcome = outcomes.get(name);
    if (outcome === undefined || isFinding(outcome) || isImpossible(name, outcomes)) return [];
    return [{ name, reason: `${outcome.reason}${hint}` }];
  });
}
