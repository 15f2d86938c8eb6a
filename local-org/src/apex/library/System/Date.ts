/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_date.htm */

import type { Runtime } from '../../runtime/runtime.ts';
import { ApexDate, daysInMonth } from '../../../values/date.ts';
import { ApexDatetime } from '../../../values/datetime.ts';
import { given } from '../../runtime/arguments.ts';
import { platformClass } from '../define.ts';
import { formatDatetime } from '../../runtime/date-format.ts';
import { shortDatePattern, userLocale, weekRules } from '../../runtime/locales.ts';
import { raise } from '../../../values/exception.ts';
import { wallClock } from '../../../values/time-zone.ts';

/** The day on the wall clock of a zone. */
export function dateAt(time: number, zone: string): ApexDate {
  const clock = wallClock(time, zone);
  return ApexDate.of(clock.year, clock.month, clock.day);
}

export function today(rt: Runtime): ApexDate {
  return dateAt(rt.host.now(), rt.host.timeZone());
}

function valueOf(rt: Runtime, value: unknown): ApexDate {
  if (value instanceof ApexDate) return value;
  if (value instanceof ApexDatetime) return dateAt(value.time, rt.host.timeZone());
  const match = /^(\d{1,4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?$/.exec(String(value));
  if (!match) raise('TypeException', `Invalid date: ${String(value)}`);
  return checked(Number(match[1]), Number(match[2]), Number(match[3]), String(value));
}

function checked(year: number, month: number, day: number, text: string): ApexDate {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    raise('TypeException', `Invalid date: ${text}`);
  }
  return ApexDate.of(year, month, day);
}

/** `12/31/2026`: the short form of the locale, with as many digits as the writer likes. */
export function parseShortDate(text: string, locale: string): ApexDate | null {
  const order = [...new Set(shortDatePattern(locale).replace(/[^dMy]/g, ''))];
  const numbers = /^(\d{1,4})\D+(\d{1,2})\D+(\d{1,4})\D*$/.exec(text)?.slice(1).map(Number);
  if (!numbers) return null;
  const part = (letter: string): number => numbers[order.indexOf(letter)] ?? 0;
  const [year, month, day] = [part('y'), part('M'), part('d')];
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return exists ? ApexDate.of(year < 100 ? 2000 + year : year, month, day) : null;
}

function parse(text: string, locale: string): ApexDate {
  return parseShortDate(text, locale) ?? raise('TypeException', `Invalid date: ${text}`);
}

function formatDate(date: ApexDate, locale: string): string {
  return formatDatetime(date.days * 86_400_000, 'GMT', shortDatePattern(locale), locale);
}

function monthsBetween(from: ApexDate, to: ApexDate): number {
  return (to.year - from.year) * 12 + to.month - from.month;
}

function startOfWeek(date: ApexDate, locale: string): ApexDate {
  return date.addDays(-((date.dayOfWeek - (weekRules(locale).firstDay % 7) + 7) % 7));
}

export const DateClass = platformClass('System.Date', {
  isInstance: (value) => value instanceof ApexDate,
  statics: {
    'Date today()': (rt) => today(rt),
    'Date newInstance(Integer year, Integer month, Integer day)': (
      _rt,
      year: number | null,
      month: number | null,
      day: number | null
    ) => ApexDate.of(given(year), given(month), given(day)),
    'Date valueOf(String text)': (rt, text: string | null) => valueOf(rt, given(text)),
    'Date valueOf(Object value)': (rt, value: unknown) => valueOf(rt, given(value)),
    'Date parse(String text)': (rt, text: string | null) => parse(given(text), userLocale(rt)),
    'Integer daysInMonth(Integer year, Integer month)': (_rt, year: number, month: number) =>
      daysInMonth(year, month),
    'Boolean isLeapYear(Integer year)': (_rt, year: number) => daysInMonth(year, 2) === 29
  },
  methods: {
    'Integer year()': (_rt, self: ApexDate) => self.year,
    'Integer month()': (_rt, self: ApexDate) => self.month,
    'Integer day()': (_rt, self: ApexDate) => self.day,
    'Integer dayOfYear()': (_rt, self: ApexDate) =>
      self.days - ApexDate.of(self.year, 1, 1).days + 1,
    'Date addDays(Integer days)': (_rt, self: ApexDate, days: number | null) =>
      self.addDays(given(days)),
    'Date addMonths(Integer months)': (_rt, self: ApexDate, months: number | null) =>
      self.addMonths(given(months)),
    'Date addYears(Integer years)': (_rt, self: ApexDate, years: number | null) =>
      self.addYears(given(years)),
    'Integer daysBetween(Date other)': (_rt, self: ApexDate, other: ApexDate | null) =>
      given(other).days - self.days,
    'Integer monthsBetween(Date other)': (_rt, self: ApexDate, other: ApexDate | null) =>
      monthsBetween(self, given(other)),
    'Boolean isSameDay(Date other)': (_rt, self: ApexDate, other: ApexDate | null) =>
      self.days === given(other).days,
    'Date toStartOfMonth()': (_rt, self: ApexDate) => ApexDate.of(self.year, self.month, 1),
    'Date toStartOfWeek()': (rt, self: ApexDate) => startOfWeek(self, userLocale(rt)),
    'String format()': (rt, self: ApexDate) => formatDate(self, userLocale(rt))
  }
});
