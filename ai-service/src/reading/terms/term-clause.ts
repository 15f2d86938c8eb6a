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
  /\b(?:(?:this|the) (?:(?:[A-Z]?\w+ ){0,3})?(?:agreement|contract|amendment|addendum|licen[cs]e|lease|order|appointment|statement of work|sow|understanding|subscription)\b|(?:initial|original|base|primary|current|subscription|first) (?:license |licence |contract |service |subscription )?(?:term|period)|(?:the|its|a) (?:"?term"?|duration)|"(?:initial )?term")/i;
const VERB =
  /\b(?:commenc|begin|start|continu|remain|expir|terminat|end|run|last|be|is|extend|take effect|stay|enter|has|have|shall mean|means)\w*\b/i;
const HEADING =
  /\b(?:terms?|duration|period of (?:agreement|contract)|commencement|effectiveness)\b/i;
const OTHER_TOPIC =
  /\b(?:confidential\w*|insurance|non-?compet\w*|competing|surviv\w*|invoice\w*|warrant\w*|solicit\w*|cure|remed\w+|arbitrat\w*|indemnif\w*|audit\w*|escrow|records|limitation|employ\w+|guarant\w+|option period|royalt\w+|minimum|forecast\w*|shipment\w*|deliver(?:y|ed)|patents?)\b/i;
const END_LEAD =
  /\b(?:until|through|thru|to|till|and including|end(?:s|ing)?|expir(?:e|es|ing|y|ation)|terminat(?:e|es|ing)|conclud\w+|ending date|end date)\b[^.;]{0,45}$/i;
const START_LEAD =
  /\b(?:from|commenc\w+|begin\w*|start\w*|effective(?: as of| on)?|as of|dated?|between)\b[^.;]{0,45}$/i;
const EVENT =
  /\b(?:from|after|following|of|upon|on|with)\b[^.;]{0,60}?\b(?:launch|closing|completion|in-service|first commercial|commercial (?:launch|operation|sale)|delivery|acceptance|approval|opening|installation|initial public|first (?:sale|shipment|delivery|day)|go[- ]live|distribution date|separation|regulatory|occupancy|start of|availability|substantial|termination of)\b/i;
const AGREEMENT_DATE =
  /\b(?:date hereof|date of (?:this|the) \w+|date first|execution|signing|signature|signed|date (?:of|on) which this)\b/i;
const EVENT_END =
  /\buntil (?:the )?(?:(?:earlier|later|earliest|latest|expiration|completion|termination|acceptance|delivery|end|date (?:on|that)|last|final|such time as (?:all|the))\b)|last to expire|royalty term|life of the|for so long as|so long as/i;
const PERPETUAL =
  /\bperpetual(?:ly)?\b|\bin perpetuity\b|\bindefinite(?:ly)?\b|until (?:it is |such time as (?:it is )?)?(?:otherwise )?(?:terminated|cancel+ed)|until (?:such time as )?(?:either|one|any) (?:of the )?part(?:y|ies)|unless (?:and until )?(?:it is )?(?:sooner |earlier |otherwise )?(?:terminated|cancel+ed)|until terminat|no (?:fixed|expiration|definite)/i;
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
  if (OTHER_TOPIC.test(head)) score -= 3;
  if (/\bduring the (?:initial )?term\b/i.test(head)) score -= 3;
  if (/^[^a-z]{0,10}(?:if|in the event|upon (?:the )?(?:expiration|termination))\b/i.test(head))
    score -= 2;
  if (/"(?:calendar|contract|fiscal|license|contract) (?:year|quarter)/i.test(head)) score -= 3;
  return score;
}

function startKindOf(text: string, startDate: DateMention | null): StartKind {
  if (startDate) return 'stated';
  if (EVENT.test(text)) return 'event';
  if (/\b(?:effective|commencement|start) date\b/i.test(text)) return 'effective';
  return AGREEMENT_DATE.test(text) ? 'agreement' : 'effective';
}

const RENEWAL_WORDS =
  /\b(?:renew\w*|exten[ds]\w*|successive|additional|further|notice|prior to|before|option|thereafter|written|within|after|cure)\b[^.;]{0,60}$/i;
const AFTER_DURATION =
  /^[^.;,]{0,40}\b(?:notice|prior|before|renew\w*|written|terms unless|periods?(?: unless)?\b.*\bunless|after (?:receipt|notice|the (?:expiration|termination)))/i;

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
  const endDate = dates.find((mention) => END_LEAD.test(lead(mention))) ?? null;
  const startDate =
    dates.find((mention) => mention !== endDate && START_LEAD.test(lead(mention))) ?? null;
  return {
    start,
    end: start + text.length,
    text,
    score,
    endDate,
    startDate,
    duration: durationIn(text),
    startKind: startKindOf(text, startDate),
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
    if (!SUBJECT.test(text) || !VERB.test(text)) continue;
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
