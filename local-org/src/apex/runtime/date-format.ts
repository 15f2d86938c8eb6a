/** `Datetime.format(pattern)`: the letters of Java's SimpleDateFormat, in the words of the user's locale. */

import { offsetAt, wallClock } from '../../values/time-zone.ts';
import type { WallClock } from '../../values/time-zone.ts';
import { raise } from '../../values/exception.ts';
import { weekRules } from './locales.ts';
import { zoneName } from './zone-names.ts';

const DAY_MS = 86_400_000;

interface Moment {
  clock: WallClock;
  time: number;
  zone: string;
  locale: string;
}

export function formatDatetime(
  time: number,
  zone: string,
  pattern: string,
  locale = 'en-US'
): string {
  const moment = { clock: wallClock(time, zone), time, zone, locale };
  let output = '';
  for (let index = 0; index < pattern.length;) {
    const character = pattern[index] ?? '';
    if (character === "'") {
      const [text, next] = quotedText(pattern, index);
      output += text;
      index = next;
    } else if (/[a-zA-Z]/.test(character)) {
      let count = 1;
      while (pattern[index + count] === character) count += 1;
      output += component(character, count, moment);
      index += count;
    } else {
      output += character;
      index += 1;
    }
  }
  return output;
}

/** Text and the position behind it, starting at a quote. */
function quotedText(pattern: string, start: number): [string, number] {
  if (pattern[start + 1] === "'") return ["'", start + 2];
  let text = '';
  for (let index = start + 1; index < pattern.length; index += 1) {
    if (pattern[index] !== "'") {
      text += pattern[index];
    } else if (pattern[index + 1] === "'") {
      text += "'";
      index += 1;
    } else {
      return [text, index + 1];
    }
  }
  raise('IllegalArgumentException', 'Unterminated quote');
}

const NUMBERS: Record<string, (moment: Moment) => number> = {
  d: ({ clock }) => clock.day,
  H: ({ clock }) => clock.hour,
  k: ({ clock }) => clock.hour || 24,
  K: ({ clock }) => clock.hour % 12,
  h: ({ clock }) => clock.hour % 12 || 12,
  m: ({ clock }) => clock.minute,
  s: ({ clock }) => clock.second,
  S: ({ clock }) => clock.millisecond,
  u: ({ clock }) => weekday(clock) || 7,
  D: ({ clock }) => dayOfYear(clock),
  F: ({ clock }) => Math.floor((clock.day - 1) / 7) + 1,
  w: ({ clock, locale }) => weekOfYear(clock, locale).week,
  W: ({ clock, locale }) => weekOfMonth(clock, locale)
};

function component(letter: string, count: number, moment: Moment): string {
  const { clock, time, zone, locale } = moment;
  const number = NUMBERS[letter];
  if (number) return String(number(moment)).padStart(count, '0');
  switch (letter) {
    case 'y':
      return yearText(clock.year, count);
    case 'Y':
      return yearText(weekOfYear(clock, locale).year, count);
    case 'M':
    case 'L':
      return monthText(moment, letter === 'L', count);
    case 'a':
      return periodText(moment);
    case 'E':
      return named(moment, 'weekday', count >= 4 ? 'long' : 'short');
    case 'G':
      return 'AD';
    case 'z':
      return zoneName(time, zone, count >= 4 ? 'long' : 'short', locale);
    case 'Z':
      return offsetText(time, zone, '');
    case 'X':
      return isoOffset(time, zone, count);
    default:
      return raise('IllegalArgumentException', `Illegal pattern character '${letter}'`);
  }
}

function yearText(year: number, count: number): string {
  return count === 2 ? String(year % 100).padStart(2, '0') : String(year).padStart(count, '0');
}

/** The wall clock as an instant of UTC, so that formatters need no zone. */
function wallInstant(clock: WallClock): number {
  const instant = new Date(0);
  instant.setUTCFullYear(clock.year, clock.month - 1, clock.day);
  instant.setUTCHours(clock.hour, clock.minute);
  return instant.getTime();
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function namesOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(locale, {
      ...options,
      timeZone: 'UTC',
      calendar: 'gregory',
      numberingSystem: 'latn'
    });
    formatters.set(key, formatter);
  }
  return formatter;
}

function named(moment: Moment, unit: 'weekday' | 'month', width: 'long' | 'short'): string {
  const parts = namesOf(moment.locale, { [unit]: width }).formatToParts(wallInstant(moment.clock));
  return parts.find((part) => part.type === unit)?.value ?? '';
}

/** The month's name beside a day (`M`) differs from the name alone (`L`) in languages with cases. */
function monthText(moment: Moment, alone: boolean, count: number): string {
  if (count < 3) return String(moment.clock.month).padStart(count, '0');
  const width = count >= 4 ? 'long' : 'short';
  if (alone) return named(moment, 'month', width);
  const parts = namesOf(moment.locale, { month: width, day: 'numeric' }).formatToParts(
    wallInstant(moment.clock)
  );
  return parts.find((part) => part.type === 'month')?.value ?? '';
}

function periodText({ clock, locale }: Moment): string {
  const parts = namesOf(locale, { hour: 'numeric', hour12: true }).formatToParts(
    wallInstant(clock)
  );
  return parts.find((part) => part.type === 'dayPeriod')?.value ?? (clock.hour < 12 ? 'AM' : 'PM');
}

function weekday(clock: WallClock): number {
  return new Date(wallInstant(clock)).getUTCDay();
}

function dayOfYear(clock: WallClock): number {
  return daysSince(clock.year, clock) + 1;
}

function daysSince(year: number, clock: WallClock): number {
  const start = new Date(0);
  start.setUTCFullYear(year, 0, 1);
  return Math.floor((wallInstant(clock) - start.getTime()) / DAY_MS);
}

/** The week that holds a day, counted from a first day that has the given position in its week. */
function weekNumber(day: number, firstPosition: number, minimalDays: number): number {
  const first = 7 - firstPosition >= minimalDays ? 1 : 0;
  return Math.floor((day + firstPosition) / 7) + first;
}

/** How far a weekday is from the first day of the locale's week. */
function positionInWeek(weekdayNumber: number, firstDay: number): number {
  return (weekdayNumber - (firstDay % 7) + 7) % 7;
}

function weekOfYear(clock: WallClock, locale: string): { week: number; year: number } {
  const { firstDay, minimalDays } = weekRules(locale);
  const at = (year: number): number => {
    const days = daysSince(year, clock);
    const firstWeekday = (((weekday(clock) - days) % 7) + 7) % 7;
    return weekNumber(days, positionInWeek(firstWeekday, firstDay), minimalDays);
  };
  if (at(clock.year + 1) >= 1) return { week: at(clock.year + 1), year: clock.year + 1 };
  const week = at(clock.year);
  return week >= 1
    ? { week, year: clock.year }
    : { week: at(clock.year - 1), year: clock.year - 1 };
}

function weekOfMonth(clock: WallClock, locale: string): number {
  const { firstDay, minimalDays } = weekRules(locale);
  const firstWeekday = (((weekday(clock) - clock.day + 1) % 7) + 7) % 7;
  return weekNumber(clock.day - 1, positionInWeek(firstWeekday, firstDay), minimalDays);
}

function offsetText(time: number, zone: string, separator: string): string {
  const minutes = Math.round(offsetAt(time, zone) / 60_000);
  const size = Math.abs(minutes);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${separator}${two(size % 60)}`;
}

function isoOffset(time: number, zone: string, count: number): string {
  if (count > 3) {
    raise('IllegalArgumentException', `invalid ISO 8601 format: length=${count}`);
  }
  if (offsetAt(time, zone) === 0) return 'Z';
  const text = offsetText(time, zone, count === 3 ? ':' : '');
  return count === 1 ? text.slice(0, 3) : text;
}
