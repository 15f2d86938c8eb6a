// Finds the clause that sets how long the contract runs and takes it apart.
import { approximateDays } from '../../dates/duration.ts';
import type { Duration } from '../../dates/duration.ts';
import type { Contract } from '../contract.ts';
import { byScore, weigh } from '../finding.ts';
import type { Sign } from '../finding.ts';
import { findDates } from '../mentions/dates.ts';
import type { DateMention } from '../mentions/dates.ts';
import { findAnniversaries, findDurations } from '../mentions/durations.ts';
import type { DurationMention } from '../mentions/durations.ts';
import { isWithheld } from '../mentions/redactions.ts';
import { headingsAt } from '../sections.ts';

export type StartKind = 'stated' | 'effective' | 'agreement' | 'event';

export interface TermClause {
  start: number;
  end: number;
  text: string;
  score: number;
  /** Last day as stated. */
  endDate: DateMention | null;
  startDate: DateMention | null;
  duration: DurationMention | null;
  /** From when the duration counts. */
  startKind: StartKind;
  isPerpetual: boolean;
  isWithheld: boolean;
  /** Ends with an event instead of on a date. */
  untilEvent: boolean;
}

const SUBJECT =
  /\b(?:(?:this|the) (?:(?:[A-Z]?\w+ ){0,3})?(?:agreement|contract|amendment|addendum|licen[cs]e|lease|order|appointment|statement of work|sow|understanding|subscription|engagement)\b|(?:initial|original|base|primary|current|subscription|first|effective|contract|service|cooperation|licen[cs]e) (?:license |licence |contract |service |subscription )?(?:term|period)|(?:the|its|a) (?:"?term"?|duration)|terms? of (?:the|this) project|"(?:initial )?term")/i;
const VERB =
  /\b(?:commenc|begin|start|continu|remain|expir|terminat|end|run|last|extend|effect|duration|period|term|valid)\w*\b/i;
/** A line or sentence that defines the period or its last day by name. */
const DEFINITION =
  /^[^a-z]{0,14}(?:\w{1,3}[.)]\s*)?["']?(?:(?:the )?(?:expiration|expiry|end|termination) date|(?:initial |contract |service |cooperation |licen[cs]e |subscription )?term|(?:contract|service|promotion|engagement) period|contract end)["']?\s*(?:shall |is |will )?(?:\(?means?|mean|be\b|is\b|:|\t|of the parties shall be)/i;
const HEADING =
  /\b(?:terms?|duration|period of (?:agreement|contract)|commencement|effectiveness)\b/i;
const END_LEAD =
  /\b(?:until|through|thru|till|up to|(?:and )?end(?:s|ing)?|expir(?:e|es|ing|ation date|y date)|terminat(?:e|es|ing|ion date)|conclud(?:e|es|ing)|end date|contract end)(?: automatically)?(?:"?\s*(?:means|shall mean|is|:|of))?(?: (?:on|at|as of|and including|midnight|the end of|close of business|business|the|day|of|p\.?m\.?|a\.?m\.?|11:59|12:00|5:00|eastern|time|,))*\s*$/i;
const RANGE_END =
  /\d{4}\s*(?:\([^)]{0,40}\)\s*)?(?:,\s*)?(?:to|-|and ending|through to|till)\s*(?:and including\s*)?(?:the\s*)?$/i;
const FROM_TO = /\bfrom (?:and including )?the [A-Z][\w ]{3,40} to (?:and including )?(?:the )?$/;
const START_LEAD =
  /\b(?:from|commenc\w+|begin\w*|start\w*|effective(?: as of| on)?|as of|between|project:)\b[^.;]{0,45}$/i;
const EVENT_NOUN =
  '(?:launch|closing|completion|in-service|first commercial|commercial (?:launch|operation|sale)|delivery|delivers|acceptance|approval|opening|installation|initial public|first (?:sale|shipment|delivery|day)|go[- ]live|distribution date|separation|regulatory|occupancy|availability|accessible|operational|uploaded|substantial|termination of)';
const EVENT_AFTER_LENGTH = new RegExp(
  `^[^.;]{0,25}?\\b(?:from|after|following|of|upon|which shall commence)\\b[^.;]{0,70}?\\b${EVENT_NOUN}`,
  'i'
);
const EVENT_START = new RegExp(
  `\\b(?:commenc|begin|start)\\w*\\b[^.;]{0,70}?\\b${EVENT_NOUN}|\\beffective as of that date\\b`,
  'i'
);
const AGREEMENT_DATE =
  /\b(?:date hereof|date of (?:this|the) \w+|date first|date set forth above|execution|signing|signature|signed|date (?:of|on) which this)\b/i;
const EVENT_END =
  /\buntil (?:the )?(?:(?:earlier|later|earliest|latest|expiration|completion|termination of|acceptance|delivery|end|date (?:on|that)|last|final|such time as (?:all|the))\b)|\b(?:end|expire|terminate)s? (?:up)?on (?:the )?(?:expiration|earlie\w+|completion|later|date (?:on|that))|last to expire|royalty term|life of the|for so long as|so long as|warranty period|(?:for|throughout) the (?:contract|service) period|on the expiration date/i;
/** Runs without an end, or until somebody ends it. */
const ENDLESS = [
  /\b(?:perpetual(?:ly)?|indefinite(?:ly)?|in perpetuity|no (?:fixed|definite) term)\b/i,
  /\b(?:continue|remain|stay)s?\b[^.;]{0,90}\b(?:until|unless(?: and until)?)\b(?:\s\w+){0,6}?\s(?:terminat(?:ed?|ion)|cancel+ed)\b/i,
  /\b(?:continue|remain|stay)s?\b[^.;]{0,90}\buntil(?: such time as)? (?:either|one|any)(?: of the)? part(?:y|ies)\b/i,
  /\b(?:until|unless and until)(?: \w+){0,3} terminat(?:ed|ion)\b|\bshall end when terminated\b/i
];
/** It ends after all: "shall expire on …", "until the termination date". */
const ENDS =
  /\b(?:shall|will)(?: automatically)? (?:end|expire)\b|\buntil the (?:expiration|termination) date\b/i;
/** Shorter periods in a term clause are about notices, trials and renewals. */
const SHORTEST_TERM_DAYS = 58;

/** What makes a sentence look like the one that sets the term, within its first words. */
const TERM_SIGNS: readonly Sign[] = [
  [/\b(?:initial|original|base|primary|subscription) (?:\w+ )?(?:term|period)\b/i, 2],
  [/\bterm of (?:this|the) (?:agreement|contract|lease|licen[cs]e|order)/i, 2],
  [/^(?:[\d.()\sa-zA-Z]{0,12})?(?:term|duration|initial term|term and termination)\b/i, 2],
  [/\b(?:commenc|begin|effective)\w*\b/i, 1],
  [/\bunless (?:sooner|earlier|otherwise|terminated|extended|renewed)/i, 1],
  [/\b(?:remains?|continues?|be|is) in (?:full )?(?:force|effect)/i, 1],
  [DEFINITION, 3],
  [/\b(?:for|of) (?:an? )?(?:initial )?(?:period|term) of\b/i, 1],
  // Other periods: of secrecy, insurance, payment, years of account, and what follows the term.
  [
    /\b(?:confidential\w*|insurance|non-?compet\w*|competing|surviv\w*|invoice\w*|warrant\w*|solicit\w*|cured?|remed\w+|arbitrat\w*|indemnif\w*|audit\w*|escrow|records|limitation|employ\w+|guarant\w+|option period|royalt\w+|minimum|forecast\w*|shipment\w*|delivered|patents?|whereas|witness|notary|commission expires|right to terminate|may terminate)\b/i,
    -3
  ],
  [/\b(?:during|following) the (?:initial )?term\b/i, -3],
  [/^[^a-z]{0,10}(?:if|in the event|upon (?:the )?(?:expiration|termination))\b/i, -2],
  [/^[^a-z]{0,10}(?:after|following|upon) the (?:initial|original) term\b/i, -4],
  [/"(?:calendar|contract|fiscal|licen[cs]e) (?:year|quarter)/i, -3],
  [/\bthe term "(?!(?:initial )?term")/i, -3]
];
const HEAD_LENGTH = 500;

function scoreOf(contract: Contract, start: number, text: string): number {
  const head = text.slice(0, HEAD_LENGTH);
  const isHeaded = HEADING.test(headingsAt(contract.sections, start));
  const isOpening = start < contract.preamble.end && /\b(?:between|among|whereas)\b/i.test(head);
  return weigh(TERM_SIGNS, head) + (isHeaded ? 2 : 0) - (isOpening ? 2 : 0);
}

const isEndless = (text: string): boolean =>
  ENDLESS[0].test(text) || (!ENDS.test(text) && ENDLESS.some((pattern) => pattern.test(text)));

function startKindOf(
  text: string,
  startDate: DateMention | null,
  duration: DurationMention | null
): StartKind {
  if (startDate) return 'stated';
  const after = duration ? text.slice(duration.end, duration.end + 130) : '';
  if (EVENT_AFTER_LENGTH.test(after) || EVENT_START.test(text)) return 'event';
  if (/\b(?:effective|commencement|start) date\b/i.test(text)) return 'effective';
  return AGREEMENT_DATE.test(text) ? 'agreement' : 'effective';
}

const RENEWAL_WORDS =
  /\b(?:renew\w*|extended|extension|successive|additional|further|prior to|notice of|less than|option|cure)\b[^.;]{0,40}$|\bwithin(?: the)?(?: first| next)?\s*$/i;
const AFTER_DURATION =
  /^(?:['\u2019]s?)?(?: (?!with |and |from )\w+){0,4} (?:notice|prior|before|renew\w*|written|terms unless|to month)\b|^(?:['\u2019]s?)? after (?:receipt|notice|the (?:expiration|termination))/i;

/** The first length in the clause that is the term's own, not a renewal's or a notice's. */
function durationIn(text: string): DurationMention | null {
  const anniversary = findAnniversaries(text).find((found) =>
    /\b(?:until|through|on|end|expir\w+|to)\b[^.;]{0,60}$/i.test(text.slice(0, found.start))
  );
  const counted = findDurations(text).filter(
    (found) =>
      approximateDays(found as Duration) >= SHORTEST_TERM_DAYS &&
      !found.isBusiness &&
      !RENEWAL_WORDS.test(text.slice(Math.max(0, found.start - 70), found.start)) &&
      !AFTER_DURATION.test(text.slice(found.end, found.end + 60))
  );
  const first = counted[0] ?? null;
  if (anniversary && (!first || anniversary.start < first.start)) return anniversary;
  return first;
}

function analyse(contract: Contract, start: number, text: string, score: number): TermClause {
  const dates = findDates(text, { dayFirst: contract.dayFirst });
  const lead = (mention: DateMention) => text.slice(Math.max(0, mention.start - 70), mention.start);
  const endDate =
    dates.find((mention) =>
      [END_LEAD, RANGE_END, FROM_TO].some((pattern) => pattern.test(lead(mention)))
    ) ?? null;
  const duration = durationIn(text);
  const startDate =
    dates.find((mention) => mention !== endDate && START_LEAD.test(lead(mention))) ?? null;
  return {
    start,
    end: start + text.length,
    text,
    score,
    endDate,
    startDate,
    duration,
    startKind: startKindOf(text, startDate, duration),
    isPerpetual: isEndless(text),
    isWithheld: isWithheld(text),
    untilEvent: EVENT_END.test(text)
  };
}

const LONGEST_CLAUSE = 1400;

/** Clauses that say something about the end of the contract, the likeliest first. */
export function findTermClauses(contract: Contract): TermClause[] {
  const clauses: TermClause[] = [];
  for (const sentence of contract.sentences) {
    const text = sentence.text.slice(0, LONGEST_CLAUSE);
    if (!DEFINITION.test(text) && (!SUBJECT.test(text) || !VERB.test(text))) continue;
    const clause = analyse(contract, sentence.start, text, scoreOf(contract, sentence.start, text));
    const says =
      clause.endDate ||
      clause.duration ||
      clause.isPerpetual ||
      clause.untilEvent ||
      clause.isWithheld;
    if (!says) continue;
    if (clause.endDate) clause.score += 2;
    else if (clause.duration) clause.score += 1;
    if (!clause.endDate && !clause.duration) clause.score -= 1;
    clauses.push(clause);
  }
  return byScore(clauses).filter((clause) => clause.score >= 2);
}
