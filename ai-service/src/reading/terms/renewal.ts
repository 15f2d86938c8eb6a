// Reads whether, how and for how long the contract renews.
import { approximateDays, formatDuration } from '../../dates/duration.ts';
import type { Contract } from '../contract.ts';
import { absent, byScore, weigh } from '../finding.ts';
import type { Sign, TermOutcome } from '../finding.ts';
import { findDurations } from '../mentions/durations.ts';
import type { DurationMention } from '../mentions/durations.ts';
import { numberFromWords } from '../mentions/numbers.ts';
import { isWithheld } from '../mentions/redactions.ts';
import { headingsAt } from '../sections.ts';
import type { TermClause } from './term-clause.ts';

export type RenewalType = 'auto-renew' | 'mutual' | 'evergreen' | 'fixed' | 'none';

export interface RenewalClause {
  start: number;
  end: number;
  text: string;
  /** Position among the contract's sentences. */
  index: number;
  score: number;
  type: RenewalType;
  length: DurationMention | null;
  isSeries: boolean;
  maximumRenewals: number | null;
  isPerpetual: boolean;
  /** Both parties must agree: nothing renews by itself or by one party's choice. */
  needsAgreement: boolean;
}

const RENEWING =
  /\b(?:renew(?:s|ed|al|als|able|ing)?|exten(?:d|ds|ded|sion|sions)|month[- ]to[- ]month|year[- ]to[- ]year|annual basis|roll(?:s)? over|evergreen)\b|\bcontinue[^.]{0,60}\b(?:thereafter|successive|additional)\b|\bthereafter\b[^.]{0,60}\bcontinue/i;
const THE_CONTRACT =
  /\b(?:agreement|contract|term|licen[cs]e|lease|order|subscription|period|appointment|sow)\b/i;
const AUTOMATIC =
  /\bautomatic(?:ally)?\b|\bshall (?:be )?(?:renew|extend)(?:ed)?\b|\bwill (?:be )?(?:renew|extend)(?:ed)?\b|\brenews\b|\bauto-?renew|\bdeemed (?:to be )?(?:renewed|extended)|\bshall continue\b|\bwill continue\b|\bshall thereafter\b/i;
const MUTUAL =
  /\b(?:mutual(?:ly)?\b[^.]{0,60}\b(?:agree\w*|consent|written)|by (?:written )?(?:agreement|consent) of (?:both|the) parties|upon (?:the )?(?:written )?agreement|parties (?:may|agree to)\b[^.]{0,30}(?:renew|extend)|negotiat\w+|both parties agree)/i;
const OPTIONAL =
  /\b(?:option|right|elect|may)\b(?! be\b)[^.]{0,60}\b(?:renew|extend)|\b(?:renew|extend)\w*\b[^.]{0,40}\bat (?:the|its|his) (?:sole )?(?:option|discretion|election)/i;
const NEGATED =
  /\b(?:shall|will|does|do) not (?:be )?(?:automatically )?(?:renew|extend)|\bno (?:automatic )?(?:renewal|extension)|\bnot (?:be )?subject to renewal|\bwithout (?:any )?(?:automatic )?renewal/i;
const OTHER_THING =
  /\b(?:polic(?:y|ies)|insurance|letter of credit|patent|trademarks?|registration|domain|cure period|deadline|time for|statute|warranty period|credit (?:line|facility)|extend to|extends? (?:beyond|credit)|invoice|payment|sell-?off|permits?|visas?|delivery date|benefits?)\b/i;
/** After the first term it just goes on until somebody ends it. */
const ENDLESS =
  /\b(?:thereafter|renew\w*|continu\w*|extend\w*)\b[^.]{0,110}?\b(?:indefinite(?:ly)?|perpetual(?:ly)?|unlimited|(?:until|unless)\b(?:\s\w+){0,5}?\s(?:terminated|cancel+ed))\b/i;
const SERIES =
  /\b(?:successive|consecutive|additional|further|renewal)\b[^.;]{0,50}\b(?:terms|periods|renewals|years|extensions)\b|\bfrom year to year|year-to-year|each (?:anniversary|successive|renewal|year)|thereafter/i;
const YEARLY =
  /\byear[- ]to[- ]year\b|\bannual(?:ly)? (?:renew\w*|basis|extension|periods?|terms?)|\byearly basis|\bevery year|\brenew\w*\b[^.]{0,30}\bannually\b|\beach anniversary|automatic annual/i;
const MONTHLY = /\bmonth[- ]to[- ]month\b|\bmonthly (?:basis|periods?|terms?)/i;
const COUNT =
  /\b(?:for )?(?:up to |no more than |a maximum of )?(one|two|three|four|five|six|ten|\d{1,2})\s*(?:\(\d{1,2}\)\s*)?(?:successive|additional|consecutive|further|renewal|subsequent)\b/i;
const SHORTEST_RENEWAL_DAYS = 25;

function implied(text: string): DurationMention | null {
  const match = YEARLY.exec(text) ?? MONTHLY.exec(text);
  if (!match) return null;
  const unit = YEARLY.test(text) ? 'year' : 'month';
  const end = match.index + match[0].length;
  return {
    start: match.index,
    end,
    text: match[0],
    value: 1,
    unit,
    isBusiness: false,
    conflicting: null
  };
}

const IS_NOTICE =
  /\b(?:notice|notif\w+|least|prior|less than|later than|before|within)\b[^.;]{0,40}$/i;
const NOTICE_AFTER =
  /^(?!\s*-?\s*(?:periods?|terms?|renewals?|extensions?|each))['\u2019]?s?[^.;,]{0,25}\b(?:notice|prior|before|advance|written)\b/i;
const RENEWING_VERB =
  /\bautomatic\w*|\brenew\w*|\bexten(?:d|sion)\w*|\bsuccessive\b|\badditional\b|\bmonth[- ]to[- ]month|\byear[- ]to[- ]year/i;
const INITIAL =
  /\b(?:initial|original|first|primary)\b[^.;]{0,60}$|\b(?:term of|for a period of|remain in (?:effect|force) for|shall be(?: for)?|continue for)[^.;]{0,25}$/i;

/** The length after the renewing verb; a notice period or the initial term is not one. */
function lengthIn(text: string): DurationMention | null {
  const verb = RENEWING_VERB.exec(text)?.index ?? RENEWING.exec(text)?.index ?? 0;
  const lengths = findDurations(text).filter(
    (found) =>
      approximateDays(found) >= SHORTEST_RENEWAL_DAYS &&
      !/\bup to (?:an? )?$/i.test(text.slice(Math.max(0, found.start - 12), found.start)) &&
      !IS_NOTICE.test(text.slice(Math.max(0, found.start - 50), found.start)) &&
      !NOTICE_AFTER.test(text.slice(found.end, found.end + 40))
  );
  const after = lengths.filter((found) => found.start > verb);
  const earlier = lengths.filter(
    (found) =>
      found.start <= verb && !INITIAL.test(text.slice(Math.max(0, found.start - 70), found.start))
  );
  return after[0] ?? implied(text) ?? earlier[0] ?? null;
}

function typeOf(text: string): RenewalType {
  if (NEGATED.test(text)) return 'none';
  if (/\bautomatic/i.test(text)) return 'auto-renew';
  if (MUTUAL.test(text)) return 'mutual';
  if (OPTIONAL.test(text) && !/\bshall (?:be )?(?:automatically )?(?:renew|extend)/i.test(text))
    return 'mutual';
  return AUTOMATIC.test(text) || /\bunless\b/i.test(text) ? 'auto-renew' : 'mutual';
}

const RENEWAL_SIGNS: readonly Sign[] = [
  [/\bautomatic/i, 3],
  [/\b(?:successive|additional|consecutive|further)\b/i, 2],
  [/\brenew/i, 1],
  [/\b(?:this|the) (?:agreement|contract|licen[cs]e|lease|term|initial term|order)\b/i, 1],
  [OTHER_THING, -3],
  [/\b(?:fails? to|failure|defaults?|cure[ds]?)\b/i, -3],
  [/\b(?:fee|price|charge)s?\b[^.]{0,60}\b(?:increase|adjust)/i, -2],
  [/^[^a-z]{0,12}(?:if|in the event|upon (?:any )?renewal|during)\b/i, -1]
];

function scoreOf(contract: Contract, start: number, text: string, length: unknown): number {
  const heading = headingsAt(contract.sections, start);
  const isHeaded = /\b(?:terms?|renew|extension|duration)/i.test(heading);
  const canBeStopped = /\bunless\b/i.test(text) && /\bnotice|notif/i.test(text);
  const needsBoth = MUTUAL.test(text) && !/\bautomatic/i.test(text);
  return (
    weigh(RENEWAL_SIGNS, text) +
    (isHeaded ? 2 : 0) +
    (canBeStopped ? 2 : 0) +
    (length ? 1 : 0) -
    (needsBoth ? 2 : 0)
  );
}

function maximumOf(text: string): number | null {
  const match = COUNT.exec(text);
  if (!match) return /\bone additional|a single (?:renewal|additional)/i.test(text) ? 1 : null;
  const count = numberFromWords(match[1]) ?? Number(match[1]);
  // "successive one (1) year terms" counts years, not renewals.
  const rest = text.slice(match.index, match.index + match[0].length + 40);
  return /^\W*(?:for )?(?:up to )?\w+\s*(?:\(\d+\)\s*)?(?:additional|successive|further)?\s*(?:year|month)s?\b/i.test(
    rest
  )
    ? null
    : count;
}

/** A length beside "renew" or "extend" is that of a renewal, unless the text calls it unlimited. */
function isEndless(text: string, length: DurationMention | null): boolean {
  const hasLength = length !== null && RENEWING_VERB.test(text);
  return ENDLESS.test(text) && (!hasLength || /indefinite|unlimited/i.test(text));
}

export function findRenewalClauses(contract: Contract): RenewalClause[] {
  const found: RenewalClause[] = [];
  contract.sentences.forEach((sentence, index) => {
    const text = sentence.text.slice(0, 1500);
    if (!RENEWING.test(text) || !THE_CONTRACT.test(text)) return;
    const length = lengthIn(text);
    const score = scoreOf(contract, sentence.start, text, length);
    found.push({
      start: sentence.start,
      end: sentence.start + text.length,
      text,
      index,
      score,
      type: typeOf(text),
      length,
      isSeries: SERIES.test(text),
      maximumRenewals: maximumOf(text),
      isPerpetual: isEndless(text, length),
      needsAgreement: MUTUAL.test(text) && !/\bautomatic/i.test(text) && !OPTIONAL.test(text)
    });
  });
  return byScore(found).filter((clause) => clause.score >= 2);
}

export function readRenewalTerm(clauses: RenewalClause[]): TermOutcome {
  const clause = clauses.find(
    (candidate) => candidate.type !== 'none' && (candidate.length || candidate.isPerpetual)
  );
  if (!clause || clause.score < 4) return absent('No passage gives the length of a renewal.');
  if (clause.needsAgreement) return absent('A renewal needs the agreement of both parties.');
  const { start, end, length } = clause;
  const confidence = clause.score >= 7 ? 0.94 : clause.score >= 5 ? 0.8 : 0.36;
  if (!length || clause.isPerpetual) {
    return { value: 'perpetual', start, end, confidence: Math.min(confidence, 0.6) };
  }
  if (isWithheld(clause.text.slice(Math.max(0, length.start - 20), length.end + 20))) {
    return absent('The length of the renewal is blank or blacked out.');
  }
  return {
    value: formatDuration(length),
    start,
    end,
    confidence: length.conflicting === null ? confidence : 0.35,
    components: {
      value: length.value,
      unit: length.unit,
      successive: clause.isSeries,
      ...(clause.maximumRenewals === null ? {} : { maximumRenewals: clause.maximumRenewals })
    },
    reasons: length.conflicting === null ? [] : [`Words and figures disagree: "${length.text}".`]
  };
}

export function readRenewalType(clauses: RenewalClause[], terms: TermClause[]): TermOutcome {
  const [clause] = clauses;
  const [term] = terms;
  if (clause && clause.score >= 3) {
    const type = clause.isPerpetual && clause.type === 'auto-renew' ? 'evergreen' : clause.type;
    const confidence = clause.score >= 6 ? 0.9 : clause.score >= 4 ? 0.78 : 0.6;
    return { value: type, start: clause.start, end: clause.end, confidence };
  }
  if (!term) return absent('No passage says whether the contract renews.');
  const { start, end } = term;
  if (term.isPerpetual && !term.duration && !term.endDate) {
    return { value: 'evergreen', start, end, confidence: 0.68 };
  }
  if (!term.duration && !term.endDate)
    return absent('No passage says whether the contract renews.');
  const reasons = ['The term is stated and no passage renews it.'];
  return { value: 'fixed', start, end, confidence: 0.66, reasons };
}
