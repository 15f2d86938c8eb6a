/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_datetime.htm */

import type { Runtime } from '../../runtime/runtime.ts';
import { ApexDate } from '../../../values/date.ts';
import { ApexDatetime } from '../../../values/datetime.ts';
import { ApexTime } from '../../../values/time.ts';
import { dateAt, parseShortDate } from './Date.ts';
import { formatDatetime } from '../../runtime/date-format.ts';
import { given } from '../../runtime/arguments.ts';
import { instantOf, wallClock, zoneIdOf } from '../../../values/time-zone.ts';
import { platformClass } from '../define.ts';
import { shortDatePattern, shortTimePattern, userLocale } from '../../runtime/locales.ts';
import { raise } from '../../../values/exception.ts';
import type { MethodImplementation, StaticImplementation } from '../define.ts';

const shortPattern = (locale: string): string =>
  `${shortDatePattern(locale)}, ${shortTimePattern(locale)}`;

function make(zone: string, date: ApexDate, millis: number): ApexDatetime {
  const clock = {
    year: date.year,
    month: date.month,
    day: date.day,
    hour: 0,
    minute: 0,
    second: 0,
    millisecond: millis
  };
  return new ApexDatetime(instantOf(clock, zone));
}

const dayOfYear = (date: ApexDate): number => date.days - ApexDate.of(date.year, 1, 1).days + 1;

const millisOf = (hour: number, minute: number, second: number): number =>
  ((hour * 60 + minute) * 60 + second) * 1000;

/** The forms of newInstance in one zone. */
function instances(
  name: string,
  zoneOf: (rt: Runtime) => string
): Record<string, StaticImplementation> {
  return {
    [`Datetime ${name}(Integer year, Integer month, Integer day)`]: (
      rt,
      year: number,
      month: number,
      day: number
    ) => make(zoneOf(rt), ApexDate.of(given(year), given(month), given(day)), 0),
    [`Datetime ${name}(Integer year, Integer month, Integer day, Integer hour, Integer minute, Integer second)`]:
      (
        rt,
        year: number,
        month: number,
        day: number,
        hour: number,
        minute: number,
        second: number
      ) => make(zoneOf(rt), ApexDate.of(year, month, day), millisOf(hour, minute, second)),
    [`Datetime ${name}(Date day, Time time)`]: (rt, day: ApexDate | null, time: ApexTime | null) =>
      make(zoneOf(rt), given(day), given(time).millis)
  };
}

function valueOf(rt: Runtime, value: unknown, zone: string): ApexDatetime {
  if (value instanceof ApexDatetime) return value;
  if (value instanceof ApexDate) return make(rt.host.timeZone(), value, 0);
  if (typeof value === 'bigint' || typeof value === 'number') {
    return new ApexDatetime(Number(value));
  }
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})[ T](\d{1,2}):(\d{1,2}):(\d{1,2})/.exec(String(value));
  if (!match) raise('TypeException', `Invalid date/time: ${String(value)}`);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map(Number);
  return make(zone, ApexDate.of(year, month, day), millisOf(hour, minute, second));
}

/** `12/31/2026, 9:05 AM`: the short form of the locale. */
function parse(text: string, zone: string, locale: string): ApexDatetime {
  const match = /^(.*?),? (\d{1,2}):(\d{2})(?::(\d{2}))?\s?(AM|PM)?$/i.exec(text);
  const date = match?.[1] ? parseShortDate(match[1], locale) : null;
  if (!match || !date) raise('TypeException', `Invalid date/time: ${text}`);
  const period = match[5]?.toUpperCase();
  const hour = period ? (Number(match[2]) % 12) + (period === 'PM' ? 12 : 0) : Number(match[2]);
  return make(zone, date, millisOf(hour, Number(match[3]), Number(match[4] ?? 0)));
}

const adding =
  (milliseconds: number): MethodImplementation =>
  (_rt, self: ApexDatetime, count: number | null) =>
    new ApexDatetime(self.time + given(count) * milliseconds);

function addCalendar(
  rt: Runtime,
  self: ApexDatetime,
  change: (date: ApexDate) => ApexDate
): ApexDatetime {
  const zone = rt.host.timeZone();
  const clock = wallClock(self.time, zone);
  const date = change(ApexDate.of(clock.year, clock.month, clock.day));
  return make(zone, date, timeOfDay(self.time, zone));
}

function timeOfDay(time: number, zone: string): number {
  const { hour, minute, second, millisecond } = wallClock(time, zone);
  return millisOf(hour, minute, second) + millisecond;
}

/** year(), yearGmt(), hour(), hourGmt(), … */
function parts(): Record<string, MethodImplementation> {
  const names = ['year', 'month', 'day', 'hour', 'minute', 'second', 'millisecond'] as const;
  return Object.fromEntries(
    names.flatMap((name): [string, MethodImplementation][] => [
      [
        `Integer ${name}()`,
        (rt, self: ApexDatetime) => wallClock(self.time, rt.host.timeZone())[name]
      ],
      [`Integer ${name}Gmt()`, (_rt, self: ApexDatetime) => wallClock(self.time, 'GMT')[name]]
    ])
  );
}

export const DatetimeClass = platformClass('System.Datetime', {
  isInstance: (value) => value instanceof ApexDatetime,
  statics: {
    'Datetime now()': (rt) => new ApexDatetime(rt.host.now()),
    ...instances('newInstance', (rt) => rt.host.timeZone()),
    ...instances('newInstanceGmt', () => 'GMT'),
    'Datetime newInstance(Long milliseconds)': (_rt, milliseconds: bigint | null) =>
      new ApexDatetime(Number(given(milliseconds))),
    'Datetime valueOf(String text)': (rt, text: string | null) =>
      valueOf(rt, given(text), rt.host.timeZone()),
    'Datetime valueOf(Object value)': (rt, value: unknown) =>
      valueOf(rt, given(value), rt.host.timeZone()),
    'Datetime valueOfGmt(String text)': (rt, text: string | null) =>
      valueOf(rt, given(text), 'GMT'),
    'Datetime parse(String text)': (rt, text: string | null) =>
      parse(given(text), rt.host.timeZone(), userLocale(rt))
  },
  methods: {
    ...parts(),
    'Datetime addSeconds(Integer count)': adding(1000),
    'Datetime addMinutes(Integer count)': adding(60_000),
    'Datetime addHours(Integer count)': adding(3_600_000),
    'Datetime addDays(Integer count)': (rt, self: ApexDatetime, count: number | null) =>
      addCalendar(rt, self, (date) => date.addDays(given(count))),
    'Datetime addMonths(Integer count)': (rt, self: ApexDatetime, count: number | null) =>
      addCalendar(rt, self, (date) => date.addMonths(given(count))),
    'Datetime addYears(Integer count)': (rt, self: ApexDatetime, count: number | null) =>
      addCalendar(rt, self, (date) => date.addYears(given(count))),
    'Long getTime()': (_rt, self: ApexDatetime) => BigInt(self.time),
    'Date date()': (rt, self: ApexDatetime) => dateAt(self.time, rt.host.timeZone()),
    'Date dateGmt()': (_rt, self: ApexDatetime) => dateAt(self.time, 'GMT'),
    'Time time()': (rt, self: ApexDatetime) =>
      new ApexTime(timeOfDay(self.time, rt.host.timeZone())),
    'Time timeGmt()': (_rt, self: ApexDatetime) => new ApexTime(timeOfDay(self.time, 'GMT')),
    'Boolean isSameDay(Datetime other)': (rt, self: ApexDatetime, other: ApexDatetime | null) =>
      dateAt(self.time, rt.host.timeZone()).equals(dateAt(given(other).time, rt.host.timeZone())),
    'String format()': (rt, self: ApexDatetime) =>
      formatDatetime(self.time, rt.host.timeZone(), shortPattern(userLocale(rt)), userLocale(rt)),
    'String format(String pattern)': (rt, self: ApexDatetime, pattern: string | null) =>
      formatDatetime(self.time, rt.host.timeZone(), given(pattern), userLocale(rt)),
    'String format(String pattern, String zone)': (
      rt,
      self: ApexDatetime,
      pattern: string | null,
      zone: string | null
    ) => formatDatetime(self.time, zoneIdOf(given(zone)), given(pattern), userLocale(rt)),
    'String formatGmt(String pattern)': (rt, self: ApexDatetime, pattern: string | null) =>
      formatDatetime(self.time, 'GMT', given(pattern), userLocale(rt)),
    'String formatLong()': (rt, self: ApexDatetime) => {
      const locale = userLocale(rt);
      const time = shortTimePattern(locale).replace('mm', 'mm:ss');
      const pattern = `${shortDatePattern(locale)}, ${time} z`;
      return formatDatetime(self.time, rt.host.timeZone(), pattern, locale);
    },
    'Integer dayOfYear()': (rt, self: ApexDatetime) =>
      dayOfYear(dateAt(self.time, rt.host.timeZone())),
    'Integer dayOfYearGmt()': (_rt, self: ApexDatetime) => dayOfYear(dateAt(self.time, 'GMT'))
  }
});
