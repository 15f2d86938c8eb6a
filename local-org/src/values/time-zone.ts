/** Offsets and wall-clock parts of IANA time zones, from the JavaScript engine's own data. */

import { customOffset, customZone, ianaZone } from './zone-ids.ts';

export interface WallClock {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US-u-ca-gregory', {
      timeZone: zone === 'GMT' ? 'UTC' : ianaZone(zone),
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric'
    });
    formatters.set(zone, formatter);
  }
  return formatter;
}

export function isTimeZone(zone: string): boolean {
  try {
    formatterFor(zone);
    return true;
  } catch {
    return false;
  }
}

/** The id of the zone that Java, and so the platform, finds for a text: GMT where it knows none. */
export function zoneIdOf(text: string): string {
  const isName = /^[A-Za-z]/.test(text) && isTimeZone(text);
  return customZone(text) ?? (isName ? text : 'GMT');
}

/** What a clock on the wall of the zone shows at the instant. */
export function wallClock(time: number, zone: string): WallClock {
  const shown = new Date(time + offsetAt(time, zone));
  return {
    year: shown.getUTCFullYear(),
    month: shown.getUTCMonth() + 1,
    day: shown.getUTCDate(),
    hour: shown.getUTCHours(),
    minute: shown.getUTCMinutes(),
    second: shown.getUTCSeconds(),
    millisecond: shown.getUTCMilliseconds()
  };
}

/** The wall clock as the JavaScript engine's calendar data have it: exact, and slow. */
function formattedClock(time: number, zone: string): WallClock {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatterFor(zone).formatToParts(time)) parts[type] = Number(value);
  return {
    year: parts['year'] ?? 0,
    month: parts['month'] ?? 0,
    day: parts['day'] ?? 0,
    hour: parts['hour'] ?? 0,
    minute: parts['minute'] ?? 0,
    second: parts['second'] ?? 0,
    millisecond: ((time % 1000) + 1000) % 1000
  };
}

function utcOf(clock: WallClock): number {
  const { year, month, day, hour, minute, second, millisecond } = clock;
  const instant = new Date(0);
  instant.setUTCFullYear(year, month - 1, day);
  instant.setUTCHours(hour, minute, second, millisecond);
  return instant.getTime();
}

const QUARTER_MS = 15 * 60_000;
const MAXIMUM_QUARTERS = 10_000;
const quarters = new Map<string, Map<number, number | null>>();

/** Milliseconds that the zone is ahead of UTC at the instant. */
export function offsetAt(time: number, zone: string): number {
  if (zone === 'GMT' || zone === 'UTC') return 0;
  const custom = customOffset(zone);
  if (custom !== null) return custom;
  const quarter = Math.floor(time / QUARTER_MS);
  let known = quarters.get(zone);
  if (!known || known.size > MAXIMUM_QUARTERS) quarters.set(zone, (known = new Map()));
  let offset = known.get(quarter);
  if (offset === undefined) {
    const first = computedOffset(quarter * QUARTER_MS, zone);
    const last = computedOffset((quarter + 1) * QUARTER_MS - 1, zone);
    // A zone may change its offset within a quarter of an hour: such a quarter has no offset of its own.
    offset = first === last ? first : null;
    known.set(quarter, offset);
  }
  return offset ?? computedOffset(time, zone);
}

function computedOffset(time: number, zone: string): number {
  return utcOf(formattedClock(time, zone)) - time;
}

/** The instant at which the zone's wall clock shows the given parts (the earlier one if twice). */
export function instantOf(clock: WallClock, zone: string): number {
  const guess = utcOf(clock);
  const first = guess - offsetAt(guess, zone);
  const second = guess - offsetAt(first, zone);
  return offsetAt(second, zone) === guess - second ? second : Math.max(first, second);
}
