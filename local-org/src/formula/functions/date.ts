/** Formula functions: dates and date/times. */
import { ApexDate, daysInMonth } from '../../values/date.ts';
import { ApexDatetime } from '../../values/datetime.ts';
import { Decimal } from '../../values/decimal.ts';
import { isApexException } from '../../values/exception.ts';
import { wallClock } from '../../values/time-zone.ts';
import { CoercionError, kindOf, normalize, toDate, toInteger, toText } from '../coerce.ts';
import type { FormulaScope } from '../scope.ts';
import { ApexTime } from '../../values/time.ts';
import { eager, lazy } from './define.ts';
import type { FormulaFunction } from './define.ts';

const DAY_MS = 86_400_000;

export const dateFunctions: Record<string, FormulaFunction> = {
  TODAY: eager('-> Date', (_values, scope) => dayOf(scope.now(), scope.timeZone)),
  NOW: eager('-> DateTime', (_values, scope) => new ApexDatetime(scope.now())),
  DATE: eager('Number, Number, Number -> Date', ([year, month, day]) =>
    makeDate(toInteger(year), toInteger(month), toInteger(day))
  ),
  DATEVALUE: eager('Text|DateTime|Date -> Date', ([value], scope) => dateValue(value, scope)),
  DATETIMEVALUE: eager('Text|DateTime|Date -> DateTime', ([value]) => datetimeValue(value)),
  YEAR: partOfDate((date) => date.year),
  MONTH: partOfDate((date) => date.month),
  DAY: partOfDate((date) => date.day),
  WEEKDAY: partOfDate((date) => date.dayOfWeek + 1),
  DAYOFYEAR: partOfDate((date) => date.days - ApexDate.of(date.year, 1, 1).days + 1),
  ISOWEEK: partOfDate((date) => Math.floor((thursdayOf(date) - newYear(isoYear(date))) / 7) + 1),
  ISOYEAR: partOfDate(isoYear),
  ADDMONTHS: lazy(
    'Date|DateTime, Number -> Date',
    ([value, months]) =>
      (scope) =>
        addMonths(value.run(scope), toInteger(months.run(scope))),
    ([value]) => (value.type === 'Null' ? 'Date' : value.type)
  ),
  UNIXTIMESTAMP: eager('DateTime|Date|Time -> Number', ([value]) => {
    const normal = normalize(value);
    if (normal === null) return null;
    if (normal instanceof ApexTime) return seconds(normal.millis);
    if (normal instanceof ApexDatetime) return seconds(normal.time);
    return seconds((toDate(normal)?.days ?? 0) * DAY_MS);
  }),
  FROMUNIXTIME: eager('Number -> DateTime', ([value]) => {
    const number = toInteger(value);
    return number === null ? null : new ApexDatetime(number * 1000);
  })
};

function seconds(time: number): Decimal {
  return Decimal.fromInteger(Math.trunc(time / 1000));
}

function dayOf(time: number, zone: string): ApexDate {
  const { year, month, day } = wallClock(time, zone);
  return ApexDate.of(year, month, day);
}

function makeDate(year: number | null, month: number | null, day: number | null): ApexDate | null {
  if (year === null || month === null || day === null) return null;
  if (year < 1 || year > 9999) throw new CoercionError('Year out of range in DATE() function');
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    throw new CoercionError('Month or Day out of range in DATE() function');
  }
  return ApexDate.of(year, month, day);
}

function dateValue(value: unknown, scope: FormulaScope): ApexDate | null {
  const normal = normalize(value);
  if (normal === null || normal instanceof ApexDate) return normal;
  if (normal instanceof ApexDatetime) return dayOf(normal.time, scope.timeZone);
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(toText(normal));
  if (!match) throw new CoercionError('Invalid year for DATEVALUE function');
  return makeDate(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** Texts are read as GMT, as the platform does. */
function datetimeValue(value: unknown): ApexDatetime | null {
  const normal = normalize(value);
  if (normal === null || normal instanceof ApexDatetime) return normal;
  if (normal instanceof ApexDate) return new ApexDatetime(normal.days * DAY_MS);
  const text = toText(normal).trim().replace(' ', 'T').replace(/Z?$/, 'Z');
  try {
    return ApexDatetime.parse(text);
  } catch (error) {
    if (isApexException(error)) throw new CoercionError(error.message);
    throw error;
  }
}

function partOfDate(part: (date: ApexDate) => number): FormulaFunction {
  return eager('Date -> Number', ([value]) => {
    const date = toDate(value);
    return date === null ? null : Decimal.fromInteger(part(date));
  });
}

/** ISO 8601: a week belongs to the year of its Thursday. */
function thursdayOf(date: ApexDate): number {
  return date.days - ((date.dayOfWeek + 6) % 7) + 3;
}

function isoYear(date: ApexDate): number {
  return new ApexDate(thursdayOf(date)).year;
}

function newYear(year: number): number {
  return ApexDate.of(year, 1, 1).days;
}

/** The last day of a month stays the last day of the month: ADDMONTHS(Feb 28, 1) is Mar 31. */
function addMonths(value: unknown, count: number | null): unknown {
  const normal = normalize(value);
  if (normal === null || count === null) return null;
  if (normal instanceof ApexDatetime) {
    const day = new ApexDate(Math.floor(normal.time / DAY_MS));
    const moved = shiftMonths(day, count);
    return new ApexDatetime(normal.time + (moved.days - day.days) * DAY_MS);
  }
  if (normal instanceof ApexDate) return shiftMonths(normal, count);
  throw new CoercionError(`Expected a date, received ${kindOf(normal)}`);
}

function shiftMonths(date: ApexDate, count: number): ApexDate {
  const moved = date.addMonths(count);
  const isLastDay = date.day === daysInMonth(date.year, date.month);
  if (!isLastDay) return moved;
  return ApexDate.of(moved.year, moved.month, daysInMonth(moved.year, moved.month));
}
