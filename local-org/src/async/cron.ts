/** Cron expressions of System.schedule: seconds, minutes, hours, day of month, month, day of week, optional year. */
import { raise } from '../values/exception.ts';
import { daysInMonth } from '../values/date.ts';
import { instantOf, wallClock } from '../values/time-zone.ts';

const MONTHS = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');
const DAYS = 'SUN MON TUE WED THU FRI SAT'.split(' ');
/** The platform takes years up to 2099. */
const MAXIMUM_DAYS = 366 * 100;

interface Cron {
  second: number;
  minute: number;
  hours: (hour: number) => boolean;
  matchesDay: (year: number, month: number, day: number) => boolean;
}

/** The first time after `after` at which the expression fires in the zone; null when it never does. */
export function nextFireTime(expression: string, after: number, zone: string): number | null {
  const cron = parseCron(expression);
  const start = wallClock(after, zone);
  let { year, month, day } = start;
  for (let count = 0; count < MAXIMUM_DAYS; count++) {
    if (cron.matchesDay(year, month, day)) {
      for (let hour = 0; hour < 24; hour++) {
        if (!cron.hours(hour)) continue;
        const { minute, second } = cron;
        const time = instantOf({ year, month, day, hour, minute, second, millisecond: 0 }, zone);
        if (time > after) return time;
      }
    }
    ({ year, month, day } = dayAfter(year, month, day));
  }
  return null;
}

function dayAfter(year: number, month: number, day: number) {
  if (day < daysInMonth(year, month)) return { year, month, day: day + 1 };
  return month < 12 ? { year, month: month + 1, day: 1 } : { year: year + 1, month: 1, day: 1 };
}

export function parseCron(expression: string): Cron {
  const parts = expression.trim().toUpperCase().split(/\s+/);
  if (parts.length !== 6 && parts.length !== 7) invalid(expression, 'needs six or seven parts');
  const [second, minute, hour, dayOfMonth, month, dayOfWeek, year = '*'] = parts;
  if ((dayOfMonth === '?') === (dayOfWeek === '?')) {
    invalid(expression, 'one of day of month and day of week must be ?');
  }
  const months = matcher(month, 1, 12, MONTHS, expression);
  const years = matcher(year, 1970, 2200, [], expression);
  const isDay =
    dayOfWeek === '?'
      ? dayOfMonthMatcher(dayOfMonth, expression)
      : dayOfWeekMatcher(dayOfWeek, expression);
  return {
    // The platform takes no lists or ranges of seconds and minutes.
    second: singleNumber(second, 59, expression),
    minute: singleNumber(minute, 59, expression),
    hours: matcher(hour, 0, 23, [], expression),
    matchesDay: (y, m, d) => years(y) && months(m) && isDay(y, m, d)
  };
}

function invalid(expression: string, reason: string): never {
  return raise('AsyncException', `Invalid cron expression '${expression}': ${reason}`);
}

function singleNumber(text: string, maximum: number, expression: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > maximum) {
    invalid(expression, 'Seconds and minutes must be specified as integers');
  }
  return value;
}

function matcher(
  text: string,
  minimum: number,
  maximum: number,
  names: string[],
  expression: string
): (value: number) => boolean {
  if (text === '*' || text === '?') return () => true;
  const toNumber = (word: string): number => {
    const index = names.indexOf(word);
    const value = index >= 0 ? index + minimum : Number(word);
    if (!Number.isInteger(value) || value < minimum || value > maximum) {
      invalid(expression, `'${word}' is out of range`);
    }
    return value;
  };
  const allowed = new Set<number>();
  for (const item of text.split(',')) {
    const [range, step = '1'] = item.split('/');
    const [from, to] = range === '*' ? [minimum, maximum] : range.split('-').map(toNumber);
    const last = to ?? (item.includes('/') ? maximum : from);
    for (let value = from; value <= last; value += Number(step) || 1) allowed.add(value);
  }
  return (value) => allowed.has(value);
}

type DayMatcher = (year: number, month: number, day: number) => boolean;

function dayOfMonthMatcher(text: string, expression: string): DayMatcher {
  if (text === 'L') return (year, month, day) => day === daysInMonth(year, month);
  const nearest = /^(\d+)W$/.exec(text);
  if (nearest) {
    const wanted = Number(nearest[1]);
    return (year, month, day) => day === nearestWeekday(year, month, wanted);
  }
  const days = matcher(text, 1, 31, [], expression);
  return (_year, _month, day) => days(day);
}

function dayOfWeekMatcher(text: string, expression: string): DayMatcher {
  const last = /^(\w+)L$/.exec(text);
  const nth = /^(\w+)#([1-5])$/.exec(text);
  const days = matcher((last ?? nth)?.[1] ?? text, 1, 7, DAYS, expression);
  return (year, month, day) => {
    if (!days(weekday(year, month, day) + 1)) return false;
    if (last) return day + 7 > daysInMonth(year, month);
    return !nth || Math.ceil(day / 7) === Number(nth[2]);
  };
}

function weekday(year: number, month: number, day: number): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

function nearestWeekday(year: number, month: number, wanted: number): number {
  const last = daysInMonth(year, month);
  const day = Math.min(wanted, last);
  const name = weekday(year, month, day);
  if (name === 6) return day > 1 ? day - 1 : day + 2;
  if (name === 0) return day < last ? day + 1 : day - 2;
  return day;
}
