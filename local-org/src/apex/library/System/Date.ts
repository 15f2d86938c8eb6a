/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_date.htm */

import type { Runtime } from '../../runtime/runtime.ts';
import { ApexDate, daysInMonth } from '../../../values/date.ts';
import { ApexDatetime } from '../../../values/datetime.ts';
import { given } from '../../runtime/arguments.ts';
import { platformClass } from '../define.ts';
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

/** `12/31/2026`, the short form of en_US. */
function parse(text: string): ApexDate {
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  if (!match) raise('TypeException', `Invalid date: ${text}`);
  return checked(Number(match[3]), Number(match[1]), Number(match[2]), text);
}

function monthsBetween(from: ApexDate, to: ApexDate): number {
  return (to.year - from.year) * 12 + to.month - from.month;
}

function startOfWeek(date: ApexDate): ApexDate {
  return date.addDays(-date.dayOfWeek);
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
    'Date parse(String text)': (_rt, text: string | null) => parse(given(text)),
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
    'Date toStartOfWeek()': (_rt, self: ApexDate) => startOfWeek(self),
    'String format()': (_rt, self: ApexDate) => `${self.month}/${self.day}/${self.year}`
  }
});
