/** Cron expressions of System.schedule: seconds, minutes, hours, day of month, month, day of week, optional year. */
import { raise } from '../values/exception.ts';
import { daysInMonth } from '../values/date.ts';
import { instantOf, wallClock } from '../values/time-zone.ts';

/** The platform takes years from 1970 to 2099. */
const FIRST_YEAR = 1970;
const LAST_YEAR = 2099;
const MAXIMUM_DAYS = 366 * (LAST_YEAR - FIRST_YEAR + 1);

interface Part {
  minimum: number;
  maximum: number;
  names: string[];
  /** What is said about a value outside of the bounds. */
  outside: string;
}

const HOURS: Part = {
  minimum: 0,
  maximum: 23,
  names: [],
  outside: 'Hour values must be between 0 and 23'
};
const DAYS_OF_MONTH: Part = {
  minimum: 1,
  maximum: 31,
  names: [],
  outside: 'Day of month values must be between 1 and 31'
};
const MONTHS: Part = {
  minimum: 1,
  maximum: 12,
  names: 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' '),
  outside: 'Month values must be between 1 and 12'
};
const DAYS_OF_WEEK: Part = {
  minimum: 1,
  maximum: 7,
  names: 'SUN MON TUE WED THU FRI SAT'.split(' '),
  outside: 'Day-of-Week values must be between 1 and 7'
};
const YEARS: Part = {
  minimum: FIRST_YEAR,
  maximum: LAST_YEAR,
  names: [],
  outside: `Year values must be between ${FIRST_YEAR} and ${LAST_YEAR}`
};

interface Cron {
  second: number;
  minute: number;
  hours: (hour: number) => boolean;
  matchesDay: DayMatcher;
}

type DayMatcher = (year: number, month: number, day: number) => boolean;

/** The first time after `after` at which the expression fires in the zone; null when it never does. */
export function nextFireTime(expression: string, after: number, zone: string): number | null {
  const cron = parseCron(expression);
  const start = wallClock(after, zone);
  let { year, month, day } = start;
  for (let count = 0; count < MAXIMUM_DAYS && year <= LAST_YEAR; count++) {
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

function parseCron(expression: string): Cron {
  const parts = expression.trim().toUpperCase().split(/\s+/);
  if (parts.length < 6) invalid('Unexpected end of expression.');
  if (parts.length > 7) illegal(expression);
  const [second, minute, hour, dayOfMonth, month, dayOfWeek, year = '*'] = parts;
  if (dayOfMonth === '?' && dayOfWeek === '?') {
    invalid("'?' can only be specfied for Day-of-Month -OR- Day-of-Week.");
  }
  if (dayOfMonth !== '?' && dayOfWeek !== '?') {
    invalid(
      'Support for specifying both a day-of-week AND a day-of-month parameter is not implemented.'
    );
  }
  const months = matcher(month, MONTHS, expression);
  const years = matcher(year, YEARS, expression);
  const isDay =
    dayOfWeek === '?'
      ? dayOfMonthMatcher(dayOfMonth, expression)
      : dayOfWeekMatcher(dayOfWeek, expression);
  return {
    second: singleNumber(second, expression),
    minute: singleNumber(minute, expression),
    hours: matcher(hour, HOURS, expression),
    matchesDay: (y, m, d) => years(y) && months(m) && isDay(y, m, d)
  };
}

function invalid(reason: string): never {
  return raise('AsyncException', reason);
}

function illegal(expression: string): never {
  return raise('AsyncException', `Illegal cron expression format (${expression})`);
}

/** The platform takes no lists or ranges of seconds and minutes. */
function singleNumber(text: string, expression: string): number {
  if (!/^\d+$/.test(text))
    invalid(`Seconds and minutes must be specified as integers: ${expression}`);
  const value = Number(text);
  if (value > 59) invalid('Minute and Second values must be between 0 and 59');
  return value;
}

/** Lists, ranges (also over the end: `FRI-MON`), steps and names. */
function matcher(text: string, part: Part, expression: string): (value: number) => boolean {
  if (text === '*') return () => true;
  const allowed = new Set<number>();
  for (const item of text.split(',')) {
    const match = /^(\*|\w+)(?:-(\w+))?(?:\/(\d+))?$/.exec(item);
    if (!match) illegal(expression);
    const [, first = '', last, step] = match;
    const from = first === '*' ? part.minimum : numberOf(first, part);
    const isOpen = first === '*' || (step !== undefined && last === undefined);
    const to = isOpen ? part.maximum : last === undefined ? from : numberOf(last, part);
    const size = part.maximum - part.minimum + 1;
    const end = to < from ? to + size : to;
    for (let value = from; value <= end; value += Math.max(1, Number(step ?? 1))) {
      allowed.add(value > part.maximum ? value - size : value);
    }
  }
  return (value) => allowed.has(value);
}

function numberOf(word: string, { minimum, maximum, names, outside }: Part): number {
  const index = names.indexOf(word);
  const value = index >= 0 ? index + minimum : Number(word);
  if (!Number.isInteger(value) || value < minimum || value > maximum) invalid(outside);
  return value;
}

function dayOfMonthMatcher(text: string, expression: string): DayMatcher {
  if (text === 'L') return (year, month, day) => day === daysInMonth(year, month);
  const nearest = /^(\d+|L)W$/.exec(text);
  if (nearest) {
    const wanted =
      nearest[1] === 'L' ? DAYS_OF_MONTH.maximum : numberOf(nearest[1] ?? '', DAYS_OF_MONTH);
    return (year, month, day) => day === nearestWeekday(year, month, wanted);
  }
  const days = matcher(text, DAYS_OF_MONTH, expression);
  return (_year, _month, day) => days(day);
}

function dayOfWeekMatcher(text: string, expression: string): DayMatcher {
  const last = /^(\w+)L$/.exec(text);
  const nth = /^(\w+)#([1-5])$/.exec(text);
  // A single L is the last day of the week.
  const wanted = text === 'L' ? 'SAT' : ((last ?? nth)?.[1] ?? text);
  const days = matcher(wanted, DAYS_OF_WEEK, expression);
  return (year, month, day) => {
    if (!days(weekday(year, month, day) + 1)) return false;
    if (last) return day + 7 > daysInMonth(year, month);
    return !nth || Math.ceil(day / 7) === Number(nth[2]);
  };
}

function weekday(year: number, month: number, day: number): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

/** The weekday nearest to the day, in the same month. */
function nearestWeekday(year: number, month: number, wanted: number): number {
  const last = daysInMonth(year, month);
  const day = Math.min(wanted, last);
  const name = weekday(year, month, day);
  if (name === 6) return day > 1 ? day - 1 : day + 2;
  if (name === 0) return day < last ? day + 1 : day - 2;
  return day;
}
