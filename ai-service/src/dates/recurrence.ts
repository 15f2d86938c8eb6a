// Lists the dates of recurring duties, each computed from the original anchor so that nothing drifts.
import { addDays, addMonths, isoDate, parseIsoDate, daysInMonth } from './calendar.ts';

/** Days after the end of each calendar quarter that ends within the horizon. */
export function afterQuarterEnds(from: string, horizon: string, offsetDays: number): string[] {
  const dates: string[] = [];
  const start = parseIsoDate(from);
  if (!start) return dates;
  let year = start.year;
  let month = Math.ceil(start.month / 3) * 3;
  for (;;) {
    const end = isoDate(year, month, daysInMonth(year, month))!;
    if (end > horizon) return dates;
    dates.push(addDays(end, offsetDays));
    month += 3;
    if (month > 12) {
      month = 3;
      year++;
    }
  }
}

/** Monthly dates on the anchor's day, or on the last day of a shorter month. */
export const monthlyFrom = (anchor: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => addMonths(anchor, index));
