// The embedded reader: reads the terms of a contract with rules, without a network.
import type {
  ContractReader,
  ExtractedTerm,
  PageText,
  ReadingResult,
  ReadOptions,
  TermName,
  Warning
} from '../ports/reader.ts';
import { termNames, valueTypes } from '../ports/reader.ts';
import { computeKeyDates } from '../dates/key-dates.ts';
import { readClauses } from './clauses/read-clauses.ts';
import { prepareContract, sectionNumberAt } from './contract.ts';
import type { Contract } from './contract.ts';
import { classifyDocument } from './document-type.ts';
import { executionStatus } from './execution-status.ts';
import { absent, isFinding } from './finding.ts';
import type { Finding, TermOutcome } from './finding.ts';
import { isDayFirstLaw } from './mentions/jurisdictions.ts';
import { missingTerms } from './missing-terms.ts';
import { findObligations } from './obligations.ts';
import { readingWarnings } from './reading-warnings.ts';
import { readAgreementDate } from './terms/agreement-date.ts';
import { readDocumentName } from './terms/document-name.ts';
import { readEffectiveDate } from './terms/effective-date.ts';
import { readExpirationDate } from './terms/expiration-date.ts';
import { readGoverningLaw } from './terms/governing-law.ts';
import { readInitialTerm } from './terms/initial-term.ts';
import { readNoticePeriod } from './terms/notice-period.ts';
import { readParties } from './terms/parties.ts';
import { readPaymentTerms } from './terms/payment-terms.ts';
import { findRenewalClauses, readRenewalTerm, readRenewalType } from './terms/renewal.ts';
import { findTermClauses } from './terms/term-clause.ts';
import { readAnnualValue, readTotalValue } from './terms/value.ts';
import { verifyQuotes } from './verify-quotes.ts';

type Outcomes = Map<TermName, TermOutcome>;

const NO_LAST_DAY = 'The contract runs until somebody ends it: it has no last day.';
const MAXIMUM_QUOTE = 1500;

const round = (value: number) => Math.round(value * 10_000) / 10_000;

function toTerm(contract: Contract, name: TermName, finding: Finding): ExtractedTerm {
  const { page, offset } = contract.flow.at(finding.start);
  const end = Math.min(finding.end, finding.start + MAXIMUM_QUOTE);
  return {
    name,
    valueType: valueTypes[name],
    value: finding.value,
    components: finding.components ?? {},
    quote: contract.flow.quote(finding.start, end),
    page,
    rects: [],
    startOffset: offset,
    endOffset: null,
    section: sectionNumberAt(contract, finding.start),
    confidence: round(finding.confidence),
    reasons: finding.reasons ?? [],
    alternatives: (finding.alternatives ?? []).map((alternative) => ({
      value: alternative.value,
      quote: contract.flow.quote(
        alternative.start,
        Math.min(alternative.end, alternative.start + MAXIMUM_QUOTE)
      ),
      page: contract.flow.at(alternative.start).page,
      confidence: round(alternative.confidence)
    })),
    computed: finding.computed ?? false,
    steps: finding.steps ?? []
  };
}

/** One term after the other; a generator, so that progress can be told in between. */
function* readTerms(contract: Contract): Generator<[TermName, TermOutcome]> {
  yield ['documentName', readDocumentName(contract)];
  yield ['parties', readParties(contract)];
  const law = readGoverningLaw(contract);
  yield ['governingLaw', law];
  if (isFinding(law)) contract.dayFirst = isDayFirstLaw(law.value);
  const agreement = readAgreementDate(contract);
  yield ['agreementDate', agreement];
  const effective = readEffectiveDate(contract, agreement);
  yield ['effectiveDate', effective];
  const termClauses = findTermClauses(contract);
  const expiration = readExpirationDate(contract, termClauses, { effective, agreement });
  const isEndless = isFinding(expiration) && expiration.value === 'perpetual';
  yield ['initialTerm', isEndless ? expiration : readInitialTerm(termClauses)];
  // "Perpetual" is a length, not a date.
  yield ['expirationDate', isEndless ? absent(NO_LAST_DAY) : expiration];
  const renewals = findRenewalClauses(contract);
  yield ['renewalType', readRenewalType(renewals, termClauses)];
  yield ['renewalTerm', readRenewalTerm(renewals)];
  yield ['noticePeriodToTerminateRenewal', readNoticePeriod(contract, renewals)];
  yield ['totalValue', readTotalValue(contract)];
  yield ['annualValue', readAnnualValue(contract)];
  yield ['paymentTerms', readPaymentTerms(contract)];
}

/** Lets the event loop answer others between two terms. */
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));

async function readOutcomes(
  contract: Contract,
  pages: PageText[],
  options: ReadOptions
): Promise<Outcomes> {
  const outcomes: Outcomes = new Map();
  const found: TermName[] = [];
  for (const [name, outcome] of readTerms(contract)) {
    options.signal?.throwIfAborted();
    outcomes.set(name, outcome);
    if (isFinding(outcome) && (options.terms?.includes(name) ?? true)) {
      found.push(name);
      report(options, 'extracting', pages, found, contract.flow.at(outcome.start).page);
    }
    await breathe();
  }
  return outcomes;
}

function report(
  options: ReadOptions,
  stage: 'reading' | 'extracting' | 'verifying',
  pages: PageText[],
  found: TermName[],
  page: number
): void {
  options.onProgress({ stage, page, pageCount: pages.length, latestTerms: [...found] });
}

function keyDatesOf(outcomes: Outcomes, asOf: string) {
  const found = [...outcomes].filter(([, outcome]) => isFinding(outcome)) as [TermName, Finding][];
  return computeKeyDates({
    terms: Object.fromEntries(found.map(([name, finding]) => [name, finding.value])),
    components: Object.fromEntries(
      found.map(([name, finding]) => [name, finding.components ?? {}])
    ),
    asOf
  });
}

/** A new end date in an amendment does not mean that the contract stopped renewing. */
function leaveRenewalOpen(outcomes: Outcomes): void {
  const renewal = outcomes.get('renewalType');
  if (isFinding(renewal) && renewal.value === 'fixed') {
    outcomes.set('renewalType', absent('The amendment says nothing about renewal.'));
  }
}

const today = () => new Date().toISOString().slice(0, 10);

async function read(pages: PageText[], options: ReadOptions): Promise<ReadingResult> {
  report(options, 'reading', pages, [], pages.length);
  const contract = prepareContract(pages);
  await breathe();
  const outcomes = await readOutcomes(contract, pages, options);
  const names = termNames.filter((name) => options.terms?.includes(name) ?? true);
  const title = outcomes.get('documentName');
  const documentType = classifyDocument(contract, isFinding(title) ? title.value : '');
  if (documentType.value === 'Amendment') leaveRenewalOpen(outcomes);
  const isContract = documentType.value !== 'Not a Contract';
  const keyDates = keyDatesOf(outcomes, options.asOf ?? today());
  const terms = isContract
    ? names.flatMap((name) => {
        const outcome = outcomes.get(name);
        return isFinding(outcome) ? [toTerm(contract, name, outcome)] : [];
      })
    : [];
  const warnings: Warning[] = [...readingWarnings(contract, terms), ...keyDates.warnings];
  report(
    options,
    'verifying',
    pages,
    terms.map((term) => term.name),
    pages.length
  );
  await breathe();
  options.signal?.throwIfAborted();
  return verifyQuotes(
    {
      pageCount: pages.length,
      language: 'en',
      documentType,
      executionStatus: executionStatus(contract.text),
      warnings,
      terms,
      missingTerms: missingTerms(documentType.value, outcomes, pages).filter((m) =>
        names.includes(m.name)
      ),
      obligations: isContract ? findObligations(contract, outcomes) : [],
      clauses: isContract ? readClauses(contract, !pages.some((page) => page.unreadable)) : {},
      keyDates: isContract ? keyDates.keyDates : []
    },
    pages
  );
}

export const embeddedReader: ContractReader = {
  engine: 'embedded',
  model: 'rules',
  promptVersion: '2026-11-21.10',
  read
};

export { verifyQuotes };
