/** The Apex Date: a calendar day without time or zone. */

import { raise } from './exception.ts';

const DAY_MS = 86_400_000;

export class ApexDate {
  /** Days since 1970-01-01. */
  readonly days: number;

  constructor(days: number) {
    this.days = days;
  }

  /** Month counts from 1; overflowing months and days roll over as `Date.newInstance` does. */
  static of(year: number, month: number, day: number): ApexDate {
    const instant = new Date(0);
    instant.setUTCFullYear(year, month - 1, day);
    return new ApexDate(Math.floor(instant.getTime() / DAY_MS));
  }

  /** Reads exactly `yyyy-mm-dd`; an impossible day is an error. */
  static parse(text: string): ApexDate {
    const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
    const date = match && ApexDate.of(Number(match[1]), Number(match[2]), Number(match[3]));
    if (!date || date.toString() !== text) raise('TypeException', `Invalid date: ${text}`);
    return date;
  }

  private utc(): Date {
    return new Date(this.days * DAY_MS);
  }

  get year(): number {
    return this.utc().getUTCFullYear();
  }

  get month(): number {
    return this.utc().getUTCMonth() + 1;
  }

  get day(): number {
    return this.utc().getUTCDate();
  }

  /** 0 is Sunday. */
  get dayOfWeek(): number {
    return this.utc().getUTCDay();
  }

  addDays(days: number): ApexDate {
    return new ApexDate(this.days + days);
  }

  /** Keeps the day of month, or takes the last day of a shorter month. */
  addMonths(months: number): ApexDate {
    const index = this.year * 12 + this.month - 1 + months;
    const year = Math.floor(index / 12);
    const month = index - year * 12 + 1;
    return ApexDate.of(year, month, Math.min(this.day, daysInMonth(year, month)));
  }

  addYears(years: number): ApexDate {
    return this.addMonths(years * 12);
  }

  equals(other: unknown): boolean {
    return other instanceof ApexDate && other.days === this.days;
  }

  toString(): string {
    const year = String(this.year).padStart(4, '0');
    return `${year}-${String(this.month).padStart(2, '0')}-${String(this.day).padStart(2, '0')}`;
  }

  toJSON(): string {
    return this.toString();
  }
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
