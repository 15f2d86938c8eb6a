/** The locale of the running user and what it says of dates and numbers, from the JavaScript engine's CLDR data. */

import type { Runtime } from './runtime.ts';

const known = new Map<string, boolean>();

function isLocale(tag: string): boolean {
  let answer = known.get(tag);
  if (answer === undefined) {
    answer = attempt(tag);
    known.set(tag, answer);
  }
  return answer;
}

function attempt(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf([tag]).length > 0;
  } catch {
    return false;
  }
}

/** `de_AT_EURO` as JavaScript names it; a locale without data is en-US. */
function localeTag(salesforceName: string): string {
  const [language = 'en', ...rest] = salesforceName.split('_');
  const tag = [language, ...rest.filter((part) => /^([A-Z]{2}|[A-Z][a-z]{3})$/.test(part))].join(
    '-'
  );
  return isLocale(tag) ? tag : 'en-US';
}

/** Locale of the running user, as a BCP 47 tag. */
export function userLocale(rt: Runtime): string {
  const { host } = rt;
  const value = host.database.get('User', host.user().userId)?.get('LocaleSidKey');
  return typeof value === 'string' ? localeTag(value) : 'en-US';
}

/** The short date of a locale as a SimpleDateFormat pattern, with the whole year: `M/d/yyyy`, `dd.MM.yyyy`. */
export function shortDatePattern(locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, {
    dateStyle: 'short',
    timeZone: 'UTC',
    calendar: 'gregory',
    numberingSystem: 'latn'
  }).formatToParts(Date.UTC(2001, 2, 4));
  return parts.map(({ type, value }) => DATE_LETTERS[type]?.(value) ?? quoted(value)).join('');
}

/** The short time: `h:mm a` or `HH:mm`. */
export function shortTimePattern(locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, {
    timeStyle: 'short',
    timeZone: 'UTC',
    numberingSystem: 'latn'
  }).formatToParts(Date.UTC(2001, 2, 4, 5, 6));
  const hasPeriod = parts.some((part) => part.type === 'dayPeriod');
  return parts
    .map(({ type, value }) => {
      if (type === 'hour') return (hasPeriod ? 'h' : 'H').repeat(value.length);
      if (type === 'minute') return 'mm';
      if (type === 'dayPeriod') return 'a';
      return value.replace(/\u202f/g, ' ');
    })
    .join('');
}

const DATE_LETTERS: Record<string, (value: string) => string> = {
  day: (value) => 'd'.repeat(value.length),
  month: (value) => 'M'.repeat(value.length),
  year: () => 'yyyy'
};

const quoted = (text: string): string => (/[a-zA-Z]/.test(text) ? `'${text}'` : text);

interface WeekRules {
  /** 1 is Monday, 7 is Sunday. */
  firstDay: number;
  minimalDays: number;
}

export function weekRules(locale: string): WeekRules {
  const region = new Intl.Locale(locale).maximize().region ?? 'US';
  return WEEKS[region] ?? (EUROPE.has(region) ? { firstDay: 1, minimalDays: 4 } : MONDAY);
}

const MONDAY: WeekRules = { firstDay: 1, minimalDays: 1 };
const SUNDAY: WeekRules = { firstDay: 7, minimalDays: 1 };
const EUROPE = new Set(
  'AT BE BG CH CZ DE DK EE ES FI FR GB GR HU IE IS IT LI LT LU NL NO PL RU SE SK SM'.split(' ')
);
const WEEKS: Record<string, WeekRules> = {
  PT: { firstDay: 7, minimalDays: 4 },
  ...Object.fromEntries(
    'AU BR CA CN CO HK ID IL IN JP KR MX PE PH SA SG TH TW US VE ZA'
      .split(' ')
      .map((region): [string, WeekRules] => [region, SUNDAY])
  )
};
