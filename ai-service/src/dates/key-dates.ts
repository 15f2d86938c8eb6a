// Computes the dates that matter (term, renewal, notice) from the terms of a contract and a day.
import type { KeyDate, KeyDatesAnswer, KeyDatesInput, Warning } from '../ports/reader.ts';
import { addDays, daysBetween, inWords, isIsoDate } from './calendar.ts';
import { formatDuration, parseDuration } from './duration.ts';
import type { Duration } from './duration.ts';
import { noticeWindow } from './notice.ts';
import { noticePeriodOf } from './notice-components.ts';
import { currentPeriod, periodOf, termEnd } from './term.ts';
import type { TermPeriod, TermSeries } from './term.ts';

interface Draft {
  keyDates: KeyDate[];
  warnings: Warning[];
}

const finite = (text: string | null | undefined): Duration | null => {
  const length = parseDuration(text);
  return length === null || length === 'perpetual' ? null : length;
};

function warn(draft: Draft, code: string, message: string): void {
  draft.warnings.push({ code, message, page: null });
}

function add(draft: Draft, kind: KeyDate['kind'], date: string, label: string, steps: string[]) {
  const keyDate: KeyDate = { kind, date, label, steps, conservative: false };
  draft.keyDates.push(keyDate);
  return keyDate;
}

interface Start {
  date: string | null;
  steps: string[];
}

function startOf(input: KeyDatesInput): Start {
  const { effectiveDate, agreementDate } = input.terms;
  if (isIsoDate(effectiveDate)) {
    return { date: effectiveDate, steps: [`The effective date is ${inWords(effectiveDate)}.`] };
  }
  if (isIsoDate(agreementDate)) {
    const steps = [
      'The contract names no effective date.',
      `Its own date is used as the start: ${inWords(agreementDate)}.`
    ];
    return { date: agreementDate, steps };
  }
  return { date: null, steps: [] };
}

/** The series of terms, from stated dates first: where dates and duration disagree, the dates win. */
function seriesOf(input: KeyDatesInput, start: Start, draft: Draft): TermSeries | null {
  const initial = finite(input.terms.initialTerm);
  const stated = input.terms.expirationDate;
  const isAutomatic = input.terms.renewalType === 'auto-renew';
  const renewal = isAutomatic ? finite(input.terms.renewalTerm) : null;
  const maximum = input.components?.renewalTerm?.maximumRenewals;
  const maximumRenewals = typeof maximum === 'number' ? maximum : null;
  if (isIsoDate(stated)) {
    if (start.date && initial) {
      const computed = termEnd(start.date, initial).end;
      // A stated anniversary ("1 January to 1 January") is the usual loose wording, not a conflict.
      if (Math.abs(daysBetween(computed, stated)) > 1) {
        warn(
          draft,
          'duration-and-dates-disagree',
          `The stated end ${inWords(stated)} is used, but ${formatDuration(initial)} from the start ends on ${inWords(computed)}.`
        );
      }
    }
    const firstRenewal = addDays(stated, 1);
    return { start: start.date ?? stated, firstRenewal, initial, renewal, maximumRenewals };
  }
  if (!start.date || !initial) return null;
  const firstRenewal = termEnd(start.date, initial).renewalDate;
  return { start: start.date, firstRenewal, initial, renewal, maximumRenewals };
}

function addTerm(draft: Draft, input: KeyDatesInput, start: Start, series: TermSeries): TermPeriod {
  const period = currentPeriod(series, input.asOf);
  const stated = input.terms.expirationDate;
  const initialSteps = isIsoDate(stated)
    ? [`The contract states the last day of its term: ${inWords(stated)}.`]
    : [...start.steps, ...termEnd(series.start, series.initial!).steps];
  const rolled =
    period.number > 0
      ? [
          `It renews for ${formatDuration(series.renewal!)} at a time; on ${inWords(input.asOf)} renewal ${period.number} is running.`,
          `That term runs from ${inWords(period.start)} to ${inWords(period.end)}.`
        ]
      : [];
  add(draft, 'term-end', period.end, 'Last day of the current term', [...initialSteps, ...rolled]);
  if (series.renewal && (series.maximumRenewals ?? Infinity) > period.number) {
    add(draft, 'renewal-date', period.renewalDate, 'Renews automatically', [
      `The current term ends on ${inWords(period.end)}.`,
      `Unless notice is given, the next term begins the day after: ${inWords(period.renewalDate)}.`
    ]);
  }
  return period;
}

type WindowStatus = KeyDatesAnswer['windowStatus'];

function addNotice(
  draft: Draft,
  input: KeyDatesInput,
  series: TermSeries,
  period: TermPeriod
): WindowStatus {
  const notice = noticePeriodOf(input);
  if (!notice || !series.renewal) return 'none';
  if ((series.maximumRenewals ?? Infinity) <= period.number) return 'none';
  const window = noticeWindow(period, notice.period);
  if (notice.period.basis === 'business') {
    warn(
      draft,
      'holidays-not-counted',
      'Business days were counted without public holidays: check the calendar that the contract names.'
    );
  }
  if (window.opens) {
    add(
      draft,
      'notice-window-opens',
      window.opens,
      'Notice window opens',
      window.steps.slice(0, 2)
    );
  }
  const deadline = add(
    draft,
    'notice-deadline',
    window.deadline,
    'Last day to give notice',
    window.steps
  );
  deadline.conservative = notice.isAssumed;
  if (notice.isAssumed) {
    deadline.steps.push(
      'The text does not say from which day to count; the earlier reading is used.'
    );
  }
  if (window.deadline < input.asOf) return closed(draft, input, series, period, deadline);
  return window.opens && input.asOf < window.opens ? 'not-yet-open' : 'open';
}

/** The deadline has passed: say what that means and when the next chance is. */
function closed(
  draft: Draft,
  input: KeyDatesInput,
  series: TermSeries,
  period: TermPeriod,
  deadline: KeyDate
): WindowStatus {
  const next = periodOf(series, period.number + 1);
  const nextDeadline = noticeWindow(next, noticePeriodOf(input)!.period).deadline;
  const missedBy = daysBetween(deadline.date, input.asOf);
  const canRenewAgain = (series.maximumRenewals ?? Infinity) > next.number;
  const sentence =
    `The last day to give notice passed ${missedBy} ${missedBy === 1 ? 'day' : 'days'} ago: committed through ${inWords(next.end)}` +
    (canRenewAgain ? `, next deadline ${inWords(nextDeadline)}.` : '.');
  deadline.label = 'Last day to give notice (passed)';
  deadline.steps.push(sentence);
  warn(draft, 'notice-window-closed', sentence);
  return 'closed';
}

/** Pure: the same terms and the same day always give the same dates. */
export function computeKeyDates(input: KeyDatesInput): KeyDatesAnswer {
  const draft: Draft = { keyDates: [], warnings: [] };
  const start = startOf(input);
  if (start.date) add(draft, 'term-start', start.date, 'Start of the term', start.steps);
  const series = seriesOf(input, start, draft);
  if (!series || input.terms.renewalType === 'evergreen') {
    if (!start.date && finite(input.terms.initialTerm)) {
      warn(
        draft,
        'start-date-missing',
        'The length of the term is known but not its start: no end date was computed.'
      );
    }
    return {
      keyDates: draft.keyDates,
      currentTermStart: start.date,
      currentTermEnd: null,
      renewalNumber: 0,
      windowStatus: 'none',
      warnings: draft.warnings
    };
  }
  const period = addTerm(draft, input, start, series);
  const windowStatus = addNotice(draft, input, series, period);
  return {
    keyDates: draft.keyDates,
    currentTermStart: start.date === null && period.number === 0 ? null : period.start,
    currentTermEnd: period.end,
    renewalNumber: period.number,
    windowStatus,
    warnings: draft.warnings
  };
}
