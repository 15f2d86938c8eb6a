// Finds the calendar dates that a text mentions.
import { isoDate } from '../../dates/calendar.ts';
import { ORDINAL_WORDS, ordinalFromWords } from './numbers.ts';

export interface DateMention {
  start: number;
  end: number;
  text: string;
  value: string;
  /** The other reading of a numeric date such as 03/04/2025. */
  alternative: string | null;
}

export interface DateOptions {
  /** Whether 03/04/2025 is read as 3 April. */
  dayFirst: boolean;
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\\.?';
const YEAR = '(?:19|20)\\s?\\d\\s?\\d';
/** Also "18t h", as raised letters come out of some PDFs. */
const SUFFIX = '(?:\\s?(?:s\\s?t|n\\s?d|r\\s?d|t\\s?h)\\b)?';

const MONTH_DAY_YEAR = new RegExp(
  `(?<![A-Za-z])(${MONTH})\\s*(\\d{1,2})${SUFFIX}\\s*[,.]?\\s*(?:in the year )?(${YEAR})\\b`,
  'gi'
);
const DAY_MONTH_YEAR = new RegExp(
  `(?<![\\d.])(\\d{1,2})${SUFFIX}\\s*(?:\\(?\\s*day\\s*\\)?)?\\s*(?:of)?[\\s,-]*(${MONTH})[\\s,-]{0,12}(?:of |in the year )?(${YEAR})\\b`,
  'gi'
);
const ORDINAL_DAY = new RegExp(
  `\\b(${ORDINAL_WORDS})\\s*(?:\\(\\d{1,2}\\s?(?:st|nd|rd|th)?\\)\\s*)?day\\s+of\\s+(${MONTH})\\s*,?\\s*(?:of |in the year )?(${YEAR})\\b`,
  'gi'
);
const NUMERIC = /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/]|[.-]\d)/g;
const ISO = /\b((?:19|20)\d\d)-(\d{2})-(\d{2})\b/g;

const monthNumber = (name: string) => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
const yearNumber = (text: string) => Number(text.replace(/\s/g, ''));

interface Reading {
  value: string | null;
  alternative?: string | null;
}

function readNumeric(match: RegExpExecArray, options: DateOptions): Reading {
  const [first, second] = [Number(match[1]), Number(match[3])];
  const short = Number(match[4]);
  const year = match[4].length === 4 ? short : short + (short < 60 ? 2000 : 1900);
  const monthFirst = isoDate(year, first, second);
  const dayFirst = isoDate(year, second, first);
  const preferred = options.dayFirst || match[2] === '.' ? dayFirst : monthFirst;
  const other = preferred === dayFirst ? monthFirst : dayFirst;
  if (preferred === null) return { value: other };
  return { value: preferred, alternative: other === preferred ? null : other };
}

const PATTERNS: [RegExp, (match: RegExpExecArray, options: DateOptions) => Reading][] = [
  [MONTH_DAY_YEAR, (m) => ({ value: isoDate(yearNumber(m[3]), monthNumber(m[1]), Number(m[2])) })],
  [DAY_MONTH_YEAR, (m) => ({ value: isoDate(yearNumber(m[3]), monthNumber(m[2]), Number(m[1])) })],
  [
    ORDINAL_DAY,
    (m) => ({ value: isoDate(yearNumber(m[3]), monthNumber(m[2]), ordinalFromWords(m[1]) ?? 0) })
  ],
  [NUMERIC, readNumeric],
  [ISO, (m) => ({ value: isoDate(Number(m[1]), Number(m[2]), Number(m[3])) })]
];

/** All dates from left to right; where patterns overlap the longer match counts. */
export function findDates(text: string, options: DateOptions = { dayFirst: false }): DateMention[] {
  const mentions: DateMention[] = [];
  for (const [pattern, read] of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const { value, alternative } = read(match as RegExpExecArray, options);
      if (!value || value < '1950' || value > '2100') continue;
      const start = match.index;
      const end = start + match[0].length;
      mentions.push({ start, end, text: match[0], value, alternative: alternative ?? null });
    }
  }
  return withoutOverlaps(mentions);
}

/** Marks the places that are taken: the time grows with the text, not with the pairs of dates in it. */
function withoutOverlaps(mentions: DateMention[]): DateMention[] {
  const taken = new Set<number>();
  const places = ({ start, end }: DateMention) =>
    Array.from({ length: end - start }, (_, index) => start + index);
  const byLength = mentions.sort((a, b) => b.end - b.start - (a.end - a.start));
  const kept = byLength.filter((mention) => {
    if (places(mention).some((place) => taken.has(place))) return false;
    for (const place of places(mention)) taken.add(place);
    return true;
  });
  return kept.sort((a, b) => a.start - b.start);
}

const BLANK_DATE =
  /_{2,}|\[[\s\u25cf\u2022*_]{0,40}(?:(?:date|day|month|insert)\b[^\]]{0,60})?\]|\bday of\s?,|\bthis\s+day of\b|\b(?:19|20)_+/i;

/** True where a date was meant to be filled in: "____ day of ____, 2025", "[DATE]". */
export const hasBlankDate = (text: string): boolean => BLANK_DATE.test(text);
