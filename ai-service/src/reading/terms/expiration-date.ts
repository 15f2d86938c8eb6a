// Reads the last day of the initial term: stated in the text, or computed from start and length.
import { daysBetween } from '../../dates/calendar.ts';
import { formatDuration } from '../../dates/duration.ts';
import { termEnd } from '../../dates/term.ts';
import type { Contract } from '../contract.ts';
import { absent, isFinding } from '../finding.ts';
import type { Finding, TermOutcome } from '../finding.ts';
import { dateFinding } from './date-finding.ts';
import type { TermClause } from './term-clause.ts';

export interface StartDates {
  effective: TermOutcome;
  agreement: TermOutcome;
}

interface Start {
  date: string;
  confidence: number;
  reason: string | null;
}

function startOf(clause: TermClause, dates: StartDates): Start | null {
  if (clause.startKind === 'event') return null;
  if (clause.startDate) return { date: clause.startDate.value, confidence: 0.95, reason: null };
  const { effective, agreement } = dates;
  if (clause.startKind === 'effective' && isFinding(effective)) {
    return { date: effective.value, confidence: effective.confidence, reason: null };
  }
  if (isFinding(agreement)) {
    const reason =
      clause.startKind === 'agreement' ? null : 'Counted from the date of the agreement.';
    return { date: agreement.value, confidence: agreement.confidence, reason };
  }
  return isFinding(effective)
    ? { date: effective.value, confidence: effective.confidence, reason: null }
    : null;
}

/** Stated dates win over a duration; a disagreement is shown. */
function stated(clause: TermClause, dates: StartDates): Finding {
  const mention = clause.endDate!;
  const finding = dateFinding(
    { ...mention, start: clause.start, end: clause.end },
    clause.score >= 4 ? 0.95 : 0.65
  );
  const start = startOf(clause, dates);
  if (!clause.duration || !start || clause.duration.conflicting !== null) return finding;
  const computed = termEnd(start.date, clause.duration).end;
  // More than a month apart the length belongs to something else in the sentence.
  const gap = Math.abs(daysBetween(computed, finding.value));
  if (gap <= 1 || gap > 45) return finding;
  return {
    ...finding,
    confidence: Math.min(finding.confidence, 0.5),
    reasons: [
      ...(finding.reasons ?? []),
      `The stated end ${finding.value} and the stated length (${formatDuration(clause.duration)}, to ${computed}) disagree.`
    ],
    alternatives: [
      ...(finding.alternatives ?? []),
      { value: computed, start: clause.start, end: clause.end, confidence: 0.35 }
    ]
  };
}

function computed(clause: TermClause, dates: StartDates): TermOutcome {
  const { duration } = clause;
  if (!duration) return absent('The term has no stated end.');
  if (duration.conflicting !== null) {
    return absent(`Words and figures of the term disagree: "${duration.text}".`);
  }
  const start = startOf(clause, dates);
  if (!start)
    return absent('The length of the term is known, but not the day from which it counts.');
  const { end, steps } = termEnd(start.date, duration);
  const quality = clause.score >= 5 ? 0.9 : clause.score >= 3 ? 0.74 : 0.42;
  return {
    value: end,
    start: clause.start,
    end: clause.end,
    confidence: Math.min(quality, start.confidence),
    computed: true,
    steps,
    reasons: start.reason ? [start.reason] : []
  };
}

export function readExpirationDate(
  _contract: Contract,
  clauses: TermClause[],
  dates: StartDates
): TermOutcome {
  const [clause] = clauses;
  if (!clause) return absent('No passage says when the contract ends.');
  if (clause.endDate) return stated(clause, dates);
  if (clause.duration) return computed(clause, dates);
  if (clause.isWithheld) return absent('The end of the term is blank or blacked out.');
  const isOpenEnded = /indefinite|perpetu/i.test(clause.text);
  if (clause.untilEvent && !isOpenEnded) {
    return absent('The contract ends with an event that has no date.');
  }
  if (clause.isPerpetual) {
    const confidence = clause.score >= 4 ? 0.62 : 0.42;
    return { value: 'perpetual', start: clause.start, end: clause.end, confidence };
  }
  return absent('No passage says when the contract ends.');
}
