// Lengths of time as contracts state them: a number and a unit, or perpetual.
import { addDays, addMonths, correspondingDate } from './calendar.ts';

export type DurationUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';

export interface Duration {
  value: number;
  unit: DurationUnit;
}

export type TermLength = Duration | 'perpetual';

const MONTHS: Partial<Record<DurationUnit, number>> = { month: 1, quarter: 3, year: 12 };

/** Months of a duration that is counted in calendar months, else null. */
export function monthsOf(duration: Duration): number | null {
  const factor = MONTHS[duration.unit];
  return factor === undefined ? null : Math.round(duration.value * factor);
}

const daysOf = (duration: Duration): number =>
  duration.unit === 'week' ? duration.value * 7 : duration.value;

/** Reads the canonical text: "90 days", "1 year", "perpetual". */
export function parseDuration(text: string | null | undefined): TermLength | null {
  const trimmed = (text ?? '').trim().toLowerCase();
  if (trimmed === 'perpetual') return 'perpetual';
  const match = /^(\d+(?:\.\d+)?)\s*(?:business\s+)?(day|week|month|quarter|year)s?$/.exec(trimmed);
  return match ? { value: Number(match[1]), unit: match[2] as DurationUnit } : null;
}

export function formatDuration(duration: TermLength): string {
  if (duration === 'perpetual') return 'perpetual';
  return `${duration.value} ${duration.unit}${duration.value === 1 ? '' : 's'}`;
}

/** The first day after a period that begins on `start`. */
export function dayAfterPeriod(start: string, duration: Duration): string {
  const months = monthsOf(duration);
  return months === null ? addDays(start, daysOf(duration)) : correspondingDate(start, months);
}

/** The date that lies the period before (or after) `date`; months stay months and clamp. */
export function shift(date: string, duration: Duration, direction: 1 | -1): string {
  const months = monthsOf(duration);
  return months === null
    ? addDays(date, direction * daysOf(duration))
    : addMonths(date, direction * months);
}

/** Only for comparing lengths, never for computing dates. */
export function approximateDays(duration: Duration): number {
  const months = monthsOf(duration);
  return months === null ? daysOf(duration) : months * 30.4375;
}
