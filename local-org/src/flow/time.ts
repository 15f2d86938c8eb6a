/** Times of scheduled paths and waits: moved by minutes, hours, days, weeks or months. */
import { ApexDate } from '../values/date.ts';
import { NotSupported } from '../values/errors.ts';
import { tableOf } from '../metadata/table.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;
const UNITS = tableOf<number>({
  minutes: MINUTE_MS,
  hours: 60 * MINUTE_MS,
  days: DAY_MS,
  weeks: 7 * DAY_MS
});

export function shiftTime(time: number, count: number, unit: string): number {
  const word = unit.toLowerCase();
  if (word === 'months') {
    const day = new ApexDate(Math.floor(time / DAY_MS));
    return time + (day.addMonths(count).days - day.days) * DAY_MS;
  }
  const length = UNITS[word];
  if (length === undefined) throw new NotSupported(`the unit of time ${unit} in flows`);
  return time + count * length;
}
