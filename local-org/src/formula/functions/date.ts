/** Formula functions: dates, date/times and times. */
import { ApexDate, daysInMonth } from '../../values/date.ts';
import { ApexDatetime } from '../../values/datetime.ts';
import { Decimal } from '../../values/decimal.ts';
import { isApexException } from '../../values/exception.ts';
import { wallClock } from '../../values/time-zone.ts';
import { ApexTime } from '../../values/time.ts';
import { CoercionError, kindOf, normalize, toDate, toInteger, toText } from '../coerce.ts';
import type { FormulaFunction } from '../functions.ts';
import type { FormulaScope } from '../scope.ts';
import { eager } from './define.ts';

export const dateFunctions: Record<string, FormulaFunction> = {
  TODAY: eager(0, 0, (_values, scope) => dayOf(scope.now(), scope.timeZone)),
  NOW: eager(0, 0, (_values, scope) => new ApexDatetime(scope.now())),
  DATE: eager(3, 3, ([year, month, day]) => makeDate(year, month, day)),
  DATEVALUE: eager(1, 1, ([value], scope) => dateValue(value, scope)),
  DATETIMEVALUE: eager(1, 1, ([value]) => datetimeValue(value)),
  TIMENOW: eager(0, 0, (_values, scope) => timeOf(scope.now(), scope.timeZone)),
  TIMEVALUE: eager(1, 1, ([value]) => timeValue(value)),
  YEAR: partOfDate((date) => date.year),
  MONTH: partOfDate((date) => date.month),
  DAY: partOfDate((date) => date.day),
  WEEKDAY: partOfDate((date) => date.dayOfWeek + 1),
  DAYOFYEAR: partOfDate((date) => date.days - ApexDate.of(date.year, 1, 1).days + 1),
  HOUR: partOfTime((millis) => Math.floor(millis / 3_600_000)),
  MINUTE: partOfTime((millis) => Math.floor(millis / 60_000) % 60),
  SECOND: partOfTime((millis) => Math.floor(millis / 1000) % 60),
  MILLISECOND: partOfTime((millis) => millis % 1000),
  ADDMONTHS: eager(2, 2, ([value, months]) => addMonths(value, months)),
  UNIXTIMESTAMP: eager(1, 1, ([value]) => {
    const normal = normalize(value);
    if (normal === null) return null;
    if (normal instanceof ApexDatetime) return seconds(normal.time);
    if (normal instanceof ApexDate) return seconds(normal.days * 86_400_000);
    throw new CoercionError(`Expected a date/time, received ${kindOf(normal)}`);
  }),
  FROMUNIXTIME: eager(1, 1, ([value]) => {
    const number = toInteger(value);
    return number === null ? null : new ApexDatetime(number * 1000);
  })
};

function seconds(time: number): Decimal {
  return Decimal.fromInteger(Math.floor(time / 1000));
}

function dayOf(time: number, zone: string): ApexDate {
  const { year, month, day } = wallClock(time, zone);
  return ApexDate.of(year, month, day);
}

function timeOf(time: number, zone: string): ApexTime {
  const { hour, minute, second, millisecond } = wallClock(time, zone);
  return new ApexTime(((hour * 60 + minute) * 60 + second) * 1000 + millisecond);
}

function makeDate(...parts: unknown[]): ApexDate | null {
  const [year, month, day] = parts.map(toInteger);
  if (year === null || month === null || day === null) return null;
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    throw new CoercionError(`DATE(${year}, ${month}, ${day}) is not a date`);
  }
  return ApexDate.of(year, month, day);
}

function dateValue(value: unknown, scope: FormulaScope): ApexDate | null {
  const normal = normalize(value);
  if (normal === null || normal instanceof ApexDate) return normal;
  if (normal instanceof ApexDatetime) return dayOf(normal.time, scope.timeZone);
  return parsed(() => ApexDate.parse(toText(normal)));
}

/** Texts are read as GMT, as the platform does. */
function datetimeValue(value: unknown): ApexDatetime | null {
  const normal = normalize(value);
  if (normal === null || normal instanceof ApexDatetime) return normal;
  if (normal instanceof ApexDate) return new ApexDatetime(normal.days * 86_400_000);
  const text = toText(normal).trim().replace(' ', 'T').replace(/Z?$/, 'Z');
  return parsed(() => ApexDatetime.parse(text));
}

function timeValue(value: unknown): ApexTime | null {
  const normal = normalize(value);
  if (normal === null || normal instanceof ApexTime) return normal;
  if (normal instanceof ApexDatetime) return new ApexTime(normal.time);
  const match = /^(\d{1,2}):(\d{2}):(\d{2})(?:\.(\d{1,3}))?$/.exec(toText(normal));
  if (!match) throw new CoercionError(`'${toText(normal)}' is not a time`);
  const [hour, minute, second, fraction] = match.slice(1).map((part) => Number(part ?? 0));
  return new ApexTime(((hour * 60 + minute) * 60 + second) * 1000 + fraction);
}

function parsed<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (isApexException(error)) throw new CoercionError(error.message);
    throw error;
  }
}

function partOfDate(part: (date: ApexDate) => number): FormulaFunction {
  return eager(1, 1, ([value]) => {
    const date = toDate(value);
    return date === null ? null : Decimal.fromInteger(part(date));
  });
}

function partOfTime(part: (millis: number) => number): FormulaFunction {
  return eager(1, 1, ([value]) => {
    const normal = normalize(value);
    if (normal === null) return null;
    if (!(normal instanceof ApexTime)) {
      throw new CoercionError(`Expected a time, received ${kindOf(normal)}`);
    }
    return Decimal.fromInteger(part(normal.millis));
  });
}

/** The last day of a month stays the last day of the month: ADDMONTHS(Feb 28, 1) is Mar 31. */
function addMonths(value: unknown, months: unknown): unknown {
  const normal = normalize(value);
  const count = toInteger(months);
  if (normal === null || count === null) return null;
  if (normal instanceof ApexDatetime) {
    const day = new ApexDate(Math.floor(normal.time / 86_400_000));
    const moved = shiftMonths(day, count);
    return new ApexDatetime(normal.time + (moved.days - day.days) * 86_400_000);
  }
  const date = toDate(normal);
  return date === null ? null : shiftMonths(date, count);
}

function shiftMonths(date: ApexDate, count: number): ApexDate {
  const moved = date.addMonths(count);
  const isLastDay = date.day === daysInMonth(date.year, date.month);
  if (!isLastDay) return moved;
  return ApexDate.of(moved.year, moved.month, daysInMonth(moved.year, moved.month));
}
