// Finds the lengths of time that a text mentions: "twelve (12) months", "one-year", "90 business days".
import type { Duration, DurationUnit } from '../../dates/duration.ts';
import { NUMBER_WORDS, numberFromWords, ORDINAL_WORDS, ordinalFromWords } from './numbers.ts';

export interface DurationMention extends Duration {
  start: number;
  end: number;
  text: string;
  isBusiness: boolean;
  /** "thirty (60) days": the figure that the words contradict. */
  conflicting: number | null;
}

const UNIT = '(calendar |business |working |trading |contract )?(day|week|month|quarter|year|yr)s?';
const FILLER =
  '(?:(?:additional|successive|consecutive|further|continuous|full|more|renewal|separate|subsequent|independent|,|and)\\s+){0,3}';
const COUNTED = new RegExp(
  `(?<![\\w.$])(?:(${NUMBER_WORDS})(?![a-z])\\s*-?\\s*(?:\\(\\s*(?:(\\d{1,4})|[IlL])\\s*\\))?|(\\d{1,4})(?:\\s*\\(\\s*(?:(${NUMBER_WORDS})|(\\d{1,4}))\\s*\\))?)\\)?[\\s-]*${FILLER}-?${UNIT}\\b`,
  'gi'
);
const SINGLE = new RegExp(
  `\\b(?:a|an|another|one|each|successive|additional)\\s+(?:(?:additional|further|successive|second|initial|full)\\s+)?(?:period of (?:a|one) )?${UNIT}\\b(?!\\s+(?:of|in|basis|end))`,
  'gi'
);

const unitOf = (name: string): DurationUnit =>
  (name.toLowerCase() === 'yr' ? 'year' : name.toLowerCase()) as DurationUnit;

const isBusiness = (word: string | undefined) => /business|working|trading/i.test(word ?? '');

function readCounted(match: RegExpExecArray): DurationMention | null {
  const [text, words, figureAfterWords, figure, wordsAfterFigure, , qualifier, unit] = match;
  const inWords = words ?? wordsAfterFigure;
  const wordValue = inWords === undefined ? null : numberFromWords(inWords);
  const figureText = figureAfterWords ?? figure;
  const figureValue = figureText === undefined ? null : Number(figureText);
  const value = wordValue ?? figureValue;
  if (value === null || value <= 0) return null;
  const disagrees = wordValue !== null && figureValue !== null && wordValue !== figureValue;
  return {
    start: match.index,
    end: match.index + text.length,
    text,
    value,
    unit: unitOf(unit),
    isBusiness: isBusiness(qualifier),
    conflicting: disagrees ? figureValue : null
  };
}

export function findDurations(text: string): DurationMention[] {
  const mentions: DurationMention[] = [];
  for (const match of text.matchAll(COUNTED)) {
    const mention = readCounted(match as RegExpExecArray);
    if (mention) mentions.push(mention);
  }
  for (const match of text.matchAll(SINGLE)) {
    const start = match.index;
    const end = start + match[0].length;
    if (mentions.some((other) => start < other.end && other.start < end)) continue;
    mentions.push({
      start,
      end,
      text: match[0],
      value: 1,
      unit: unitOf(match[2]),
      isBusiness: isBusiness(match[1]),
      conflicting: null
    });
  }
  for (const match of text.matchAll(/\bhalf (?:an?|of an?) year\b/gi)) {
    const [start, end] = [match.index, match.index + match[0].length];
    const halfYear = { text: match[0], value: 6, unit: 'month' as const };
    const inside = mentions.findIndex((other) => start < other.end && other.start < end);
    if (inside >= 0) mentions.splice(inside, 1);
    mentions.push({ start, end, ...halfYear, isBusiness: false, conflicting: null });
  }
  return mentions.sort((a, b) => a.start - b.start);
}

const ANNIVERSARY = new RegExp(
  `\\b(?:(${ORDINAL_WORDS})|(\\d{1,2})\\s?(?:s\\s?t|n\\s?d|r\\s?d|t\\s?h))\\s*(?:\\(\\s*\\d{1,2}\\s?(?:s\\s?t|n\\s?d|r\\s?d|t\\s?h)?\\s*\\)\\s*)?(?:annual |year )?anniversary`,
  'gi'
);

/** "the third anniversary of the Effective Date" as three years. */
export function findAnniversaries(text: string): DurationMention[] {
  return [...text.matchAll(ANNIVERSARY)].flatMap((match) => {
    const value = match[1] ? ordinalFromWords(match[1]) : Number(match[2]);
    if (!value) return [];
    const start = match.index;
    const end = start + match[0].length;
    return [
      {
        start,
        end,
        text: match[0],
        value,
        unit: 'year' as const,
        isBusiness: false,
        conflicting: null
      }
    ];
  });
}
