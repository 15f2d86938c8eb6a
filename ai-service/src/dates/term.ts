// Works out the term that runs on a given day, rolling forward through renewals.
import { addDays, inWords } from './calendar.ts';
import { dayAfterPeriod, formatDuration, monthsOf } from './duration.ts';
import type { Duration } from './duration.ts';

export interface TermEnd {
  /** The inclusive last day. */
  end: string;
  renewalDate: string;
  steps: string[];
}

/** A term of N months that begins on a day ends the day before the corresponding day. */
export function termEnd(start: string, length: Duration): TermEnd {
  const renewalDate = dayAfterPeriod(start, length);
  const end = addDays(renewalDate, -1);
  return {
    end,
    renewalDate,
    steps: [
      `The term starts on ${inWords(start)}.`,
      `${formatDuration(length)} later is ${inWords(renewalDate)}.`,
      `The last day of the term is the day before: ${inWords(end)}.`
    ]
  };
}

export interface TermPeriod {
  start: string;
  end: string;
  renewalDate: string;
  /** 0 is the initial term. */
  number: number;
}

export interface TermSeries {
  start: string;
  /** First day after the initial term. */
  firstRenewal: string;
  initial: Duration | null;
  renewal: Duration | null;
  maximumRenewals: number | null;
}

/** The n-th period, counted from the original anchor and never from the previous result. */
export function periodOf(series: TermSeries, number: number): TermPeriod {
  const { firstRenewal, renewal } = series;
  const boundary = (index: number) => {
    if (index === 0) return firstRenewal;
    const months = monthsOf(renewal!);
    const initialMonths = series.initial ? monthsOf(series.initial) : null;
    const isAnchored =
      months !== null &&
      initialMonths !== null &&
      dayAfterPeriod(series.start, series.initial!) === firstRenewal;
    if (!isAnchored)
      return dayAfterPeriod(firstRenewal, { ...renewal!, value: renewal!.value * index });
    return dayAfterPeriod(series.start, { value: initialMonths + months * index, unit: 'month' });
  };
  const renewalDate = boundary(number);
  const start = number === 0 ? series.start : boundary(number - 1);
  return { start, end: addDays(renewalDate, -1), renewalDate, number };
}

const ROLL_LIMIT = 2000;

/** The period that contains the day; the first one when the contract has not begun. */
export function currentPeriod(series: TermSeries, asOf: string): TermPeriod {
  const last = series.renewal ? (series.maximumRenewals ?? ROLL_LIMIT) : 0;
  let period = periodOf(series, 0);
  for (let number = 1; number <= last && period.end < asOf; number++) {
    period = periodOf(series, number);
  }
  return period;
}
