// Arithmetic on calendar dates written yyyy-mm-dd; no time zone is involved anywhere.

export interface DateParts {
  year: number;
  month: number;
  day: number;
}

const MILLISECONDS_PER_DAY = 86_400_000;

const MONTH_NAMES = [
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

export const daysInMonth = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The ISO text of a date that exists, else null. */
export function isoDate(year: number, month: number, day: number): string | null {
  const isValid = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  if (!isValid) return null;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

export function parseIsoDate(text: string | null | undefined): DateParts | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text ?? '');
  if (!match) return null;
  const [year, month, day] = match.slice(1).map(Number);
  return isoDate(year, month, day) ? { year, month, day } : null;
}

export const isIsoDate = (text: string | null | undefined): text is string =>
  parseIsoDate(text) !== null;

function parts(date: string): DateParts {
  const parsed = parseIsoDate(date);
  if (!parsed) throw new RangeError(`Not a calendar date (yyyy-mm-dd): ${date}`);
  return parsed;
}

/** Days since 1970-01-01. */
function dayNumber(date: string): number {
  const { year, month, day } = parts(date);
  return Date.UTC(year, month - 1, day) / MILLISECONDS_PER_DAY;
}

const fromDayNumber = (days: number): string =>
  new Date(days * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);

export const addDays = (date: string, days: number): string =>
  fromDayNumber(dayNumber(date) + days);

export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from);

function shiftMonth(date: string, months: number) {
  const { year, month, day } = parts(date);
  const index = year * 12 + (month - 1) + months;
  return { year: Math.floor(index / 12), month: (index % 12) + 1, day };
}

/** Moves a date by months; a day that the target month lacks becomes that month's last day. */
export function addMonths(date: string, months: number): string {
  const { year, month, day } = shiftMonth(date, months);
  return isoDate(year, month, Math.min(day, daysInMonth(year, month)))!;
}

/** The day on which a period of months has run out: the same day number, or else the 1st after. */
export function correspondingDate(date: string, months: number): string {
  const { year, month, day } = shiftMonth(date, months);
  return isoDate(year, month, day) ?? addDays(isoDate(year, month, daysInMonth(year, month))!, 1);
}

/** 0 is Sunday. */
export const weekday = (date: string): number => (((dayNumber(date) + 4) % 7) + 7) % 7;

/** The date as people write it: "2 October 2025". */
export function inWords(date: string): string {
  const { year, month, day } = parts(date);
  return `${day} ${MONTH_NAMES[month - 1]} ${year}`;
}
