// Counting in business days, with the weekend and the holidays that the contract names.
import { addDays, weekday } from './calendar.ts';

export interface BusinessCalendar {
  /** Weekday numbers, 0 is Sunday. */
  weekend: number[];
  holidays: string[];
}

/** Saturday and Sunday; the caller must add the holidays of the place that the contract names. */
export const WEEKENDS_ONLY: BusinessCalendar = { weekend: [0, 6], holidays: [] };

const isBusinessDay = (date: string, calendar: BusinessCalendar): boolean =>
  !calendar.weekend.includes(weekday(date)) && !calendar.holidays.includes(date);

/** The n-th business day after (n > 0) or before (n < 0) the date; the date itself is not counted. */
export function addBusinessDays(date: string, count: number, calendar: BusinessCalendar): string {
  const step = count < 0 ? -1 : 1;
  let current = date;
  for (let left = Math.abs(count); left > 0;) {
    current = addDays(current, step);
    if (isBusinessDay(current, calendar)) left--;
  }
  return current;
}

/** Payment and delivery dates roll forward, notice deadlines backward. */
export function rollToBusinessDay(
  date: string,
  direction: 'following' | 'preceding',
  calendar: BusinessCalendar
): string {
  let current = date;
  while (!isBusinessDay(current, calendar))
    current = addDays(current, direction === 'following' ? 1 : -1);
  return current;
}
