// Finds the clause that sets how long the contract runs and takes it apart.
import { approximateDays } from '../../dates/duration.ts';
import type { Duration } from '../../dates/duration.ts';
import type { Contract } from '../contract.ts';
import { byScore } from '../finding.ts';
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
const OTHER_TOPIC =
  /\b(?:confidential\w*|insurance|non-?compet\w*|competing|surviv\w*|invoice\w*|warrant\w*|solicit\w*|cured?|remed\w+|arbitrat\w*|indemnif\w*|audit\w*|escrow|records|limitation|employ\w+|guarant\w+|option period|royalt\w+|minimum|forecast\w*|shipment\w*|delivered|patents?|whereas|witness|statement certified|right to terminate|may terminate)\b/i;
const END_LEAD =
  /\b(?:until|through|thru|till|up to|(?:and )?end(?:s|ing)?|expir(?:e|es|ing|ation date|y date)|terminat(?:e|es|ing|ion date)|conclud(?:e|es|ing)|end date|contract end)(?: automatically)?(?:"?\s*(?:means|shall mean|is|:|of))?(?: (?:on|at|and including|midnight|the end of|close of business|business|the|day|of|p\.?m\.?|a\.?m\.?|11:59|12:00|5:00|eastern|time|,))*\s*$/i;
const RANGE_END =
  /\d{4}\s*(?:\([^)]{0,40}\)\s*)?(?:,\s*)?(?:to|-|and ending|through to|till)\s*(?:and including\s*)?(?:the\s*)?$/i;
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
const PERPETUAL =
  /\bperpetual(?:ly)?\b|\b(?:in|for) perpetuity\b|\bindefinite(?:ly)?\b|until (?:it is |such time as (?:it is )?)?(?:otherwise )?(?:terminated|cancel+ed)|until (?:such time as )?(?:either|one|any) (?:of the )?part(?:y|ies)|unless (?:and until )?(?:it is )?(?:sooner |earlier |otherwise )?(?:terminated|cancel+ed)|unless and until either|until terminat(?:ion|ed)|(?:will|shall) end when terminated|no (?:fixed|definite) term/i;
const SHORTEST_TERM_DAYS = 26;

function scoreOf(contract: Contract, start: number, text: string): number {
  const head = text.slice(0, 500);
  let score = 0;
  const heading = headingsAt(contract.sections, start);
  if (HEADING.test(heading)) score += 2;
  if (/\b(?:initial|original|base|primary|subscription) (?:\w+ )?(?:term|period)\b/i.test(head))
    score += 2;
  if (/\bterm of (?:this|the) (?:agreement|contract|lease|licen[cs]e|order)/i.test(head))
    score += 2;
  if (
    /^(?:[\d.()\sa-zA-Z]{0,12})?(?:term|duration|initial term|term and termination)\b/i.test(head)
  )
    score += 2;
  if (/\b(?:commenc|begin|effective)\w*\b/i.test(head)) score += 1;
  if (/\bunless (?:sooner|earlier|otherwise|terminated|extended|renewed)/i.test(head)) score += 1;
  if (/\b(?:remains?|continues?|be|is) in (?:full )?(?:force|effect)/i.test(head)) score += 1;
  if (DEFINITION.test(head)) score += 3;
  if (/\b(?:for|of) (?:an? )?(?:initial )?(?:period|term) of\b/i.test(head)) score += 1;
  if (start < contract.preamble.end && /\b(?:between|among|whereas)\b/i.test(head)) score -= 2;
  if (OTHER_TOPIC.test(head)) score -= 3;
  if (/\bduring the (?:initial )?term\b/i.test(head)) score -= 3;
  if (/^[^a-z]{0,10}(?:if|in the event|upon (?:the )?(?:expiration|termination))\b/i.test(head))
    score -= 2;
  if (/"(?:calendar|contract|fiscal|license|contract) (?:year|quarter)/i.test(head)) score -= 3;
  return score;
}

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
  /^(?:['\u2019]s?)?[^.;,]{0,30}\b(?:notice|prior|before|renew\w*|written|terms unless|after (?:receipt|notice|the (?:expiration|termination)))/i;

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
    dates.find((mention) => END_LEAD.test(lead(mention)) || RANGE_END.test(lead(mention))) ?? null;
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
    isPerpetual: PERPETUAL.test(text),
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
