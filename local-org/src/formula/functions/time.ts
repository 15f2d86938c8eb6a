/** Formula functions: times of day, and durations. */
import { ApexDatetime } from '../../values/datetime.ts';
import { Decimal } from '../../values/decimal.ts';
import { ApexTime } from '../../values/time.ts';
import { wallClock } from '../../values/time-zone.ts';
import { CoercionError, kindOf, normalize, toBoolean, toNumber, toText } from '../coerce.ts';
import { eager } from './define.ts';
import type { FormulaFunction } from './define.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

export const timeFunctions: Record<string, FormulaFunction> = {
  TIMENOW: eager('-> Time', (_values, scope) => {
    const clock = wallClock(scope.now(), scope.timeZone);
    return timeOf(clock.hour, clock.minute, clock.second, clock.millisecond);
  }),
  TIMEVALUE: eager('Text|DateTime|Time -> Time', ([value]) => timeValue(value)),
  HOUR: partOfTime((millis) => Math.floor(millis / HOUR)),
  MINUTE: partOfTime((millis) => Math.floor(millis / MINUTE) % 60),
  SECOND: partOfTime((millis) => Math.floor(millis / SECOND) % 60),
  MILLISECOND: partOfTime((millis) => millis % SECOND),
  FORMATDURATION: eager('Number|DateTime|Time, Boolean|DateTime|Time? -> Text', ([from, to]) =>
    formatDuration(normalize(from), normalize(to))
  )
};

function timeOf(hour: number, minute: number, second: number, millisecond: number): ApexTime {
  return new ApexTime(hour * HOUR + minute * MINUTE + second * SECOND + millisecond);
}

function timeValue(value: unknown): ApexTime | null {
  const normal = normalize(value);
  if (normal === null || normal instanceof ApexTime) return normal;
  if (normal instanceof ApexDatetime) return new ApexTime(normal.time);
  const text = toText(normal);
  const match = /^(\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.(\d{1,3}))?Z?$/.exec(text);
  const [hour, minute, second, fraction] = match?.slice(1).map((part) => Number(part ?? 0)) ?? [99];
  if (hour > 23 || minute > 59 || second > 59) {
    throw new CoercionError(`Invalid time format: ${text}`);
  }
  return timeOf(hour, minute, second, fraction);
}

function partOfTime(part: (millis: number) => number): FormulaFunction {
  return eager('Time -> Number', ([value]) => {
    const normal = normalize(value);
    if (normal === null) return null;
    if (!(normal instanceof ApexTime)) {
      throw new CoercionError(`Expected a time, received ${kindOf(normal)}`);
    }
    return Decimal.fromInteger(part(normal.millis));
  });
}

/** HH:MM:SS of a number of seconds or between two times; with days between two date/times. */
function formatDuration(from: unknown, to: unknown): string | null {
  if (from === null) return null;
  if (from instanceof ApexDatetime) {
    return to instanceof ApexDatetime ? duration((to.time - from.time) / SECOND, true) : null;
  }
  if (from instanceof ApexTime) {
    return to instanceof ApexTime ? duration((to.millis - from.millis) / SECOND, false) : null;
  }
  const seconds = toNumber(from);
  return seconds === null ? null : duration(Number(seconds.toBigInt()), toBoolean(to));
}

function duration(seconds: number, withDays: boolean): string {
  const total = Math.trunc(Math.abs(seconds));
  const two = (value: number): string => String(value).padStart(2, '0');
  const tail = `${two(Math.floor(total / 60) % 60)}:${two(total % 60)}`;
  const hours = Math.floor(total / 3600);
  return withDays
    ? `${Math.floor(hours / 24)}:${two(hours % 24)}:${tail}`
    : `${two(hours)}:${tail}`;
}
