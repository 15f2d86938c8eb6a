/** `Datetime.format(pattern)`: the letters of Java's SimpleDateFormat, in the words of the en_US locale. */

import { offsetAt, wallClock } from '../../values/time-zone.ts';
import type { WallClock } from '../../values/time-zone.ts';
import { raise } from '../../values/exception.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December'
];
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

interface Moment {
  clock: WallClock;
  time: number;
  zone: string;
}

export function formatDatetime(time: number, zone: string, pattern: string): string {
  const moment = { clock: wallClock(time, zone), time, zone };
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

function component(letter: string, count: number, { clock, time, zone }: Moment): string {
  const padded = (value: number): string => String(value).padStart(count, '0');
  switch (letter) {
    case 'y':
    case 'Y':
      return count === 2 ? String(clock.year % 100).padStart(2, '0') : padded(clock.year);
    case 'M':
    case 'L':
      return monthText(clock.month, count);
    case 'd':
      return padded(clock.day);
    case 'H':
      return padded(clock.hour);
    case 'k':
      return padded(clock.hour || 24);
    case 'K':
      return padded(clock.hour % 12);
    case 'h':
      return padded(clock.hour % 12 || 12);
    case 'm':
      return padded(clock.minute);
    case 's':
      return padded(clock.second);
    case 'S':
      return padded(clock.millisecond);
    case 'a':
      return clock.hour < 12 ? 'AM' : 'PM';
    case 'E':
      return dayText(clock, count);
    case 'u':
      return padded(weekday(clock) || 7);
    case 'D':
      return padded(dayOfYear(clock));
    case 'G':
      return 'AD';
    case 'z':
      return zoneName(time, zone, count);
    case 'Z':
      return offsetText(time, zone, '');
    case 'X':
      return isoOffset(time, zone, count);
    default:
      return raise('IllegalArgumentException', `Illegal pattern character '${letter}'`);
  }
}

function monthText(month: number, count: number): string {
  const name = MONTHS[month - 1] ?? '';
  if (count >= 4) return name;
  return count === 3 ? name.slice(0, 3) : String(month).padStart(count, '0');
}

function weekday(clock: WallClock): number {
  return new Date(Date.UTC(clock.year, clock.month - 1, clock.day)).getUTCDay();
}

function dayText(clock: WallClock, count: number): string {
  const name = DAYS[weekday(clock)] ?? '';
  return count >= 4 ? name : name.slice(0, 3);
}

function dayOfYear(clock: WallClock): number {
  const start = Date.UTC(clock.year, 0, 1);
  return (Date.UTC(clock.year, clock.month - 1, clock.day) - start) / 86_400_000 + 1;
}

function zoneName(time: number, zone: string, count: number): string {
  const timeZoneName = count >= 4 ? 'long' : 'short';
  const timeZone = zone === 'GMT' ? 'UTC' : zone;
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName }).formatToParts(time);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
  return zone === 'GMT' && count < 4 ? 'GMT' : name;
}

function offsetText(time: number, zone: string, separator: string): string {
  const minutes = Math.round(offsetAt(time, zone) / 60_000);
  const size = Math.abs(minutes);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${separator}${two(size % 60)}`;
}

function isoOffset(time: number, zone: string, count: number): string {
  if (offsetAt(time, zone) === 0) return 'Z';
  const text = offsetText(time, zone, count === 3 ? ':' : '');
  return count === 1 ? text.slice(0, 3) : text;
}
