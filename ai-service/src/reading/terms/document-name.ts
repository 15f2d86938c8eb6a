// Reads the title of the contract.
import type { Contract } from '../contract.ts';
import { absent } from '../finding.ts';
import type { Finding, TermOutcome } from '../finding.ts';

const KIND =
  /\b(?:AGREEMENTS?|CONTRACT|ADDENDUM|AMENDMENT|STATEMENT OF WORK|WORK ORDER|ORDER FORM|STATEMENT|ENDORSEMENT|APPENDIX|LICEN[CS]E|LEASE|DEED|MEMORANDUM|LETTER OF INTENT|PURCHASE ORDER|TERMS OF SERVICE)\b/i;
const NOT_A_TITLE =
  /^(?:this|whereas|exhibit\b.{0,12}$|source|table of|between|by and|agreement (?:number|no)|grant of|contract (?:no|number))|\b(?:confidential treatment|pursuant to|omitted|certain (?:portions|information)|rule 24b|securities)\b/i;
const SMALL_WORDS = new Set('of and the to for in between with by on a an or & -'.split(' '));
const JOINING_END = /(?:\b(?:to|to the|and|of|for|the|or|on|in)|,|&|-)\s*$/i;
const QUALIFIER =
  /^(?:amendment|first|second|third|fourth|fifth|addendum|amended|restated|master|form of|exclusive|non-exclusive|software|joint|strategic|mutual|standard|international|global|professional|statement)/i;
const STOP_ABOVE = /^(?:exhibit|ex-|execution|confidential|dated|source|\[|\*|draft|page|final)/i;
const COMPANY = /\b(?:inc|llc|ltd|corp|l\.p|plc|gmbh|company)\b/i;
const CONNECTED_LINES = 4;

interface Line {
  start: number;
  end: number;
  text: string;
}

const isTitleWord = (word: string) =>
  SMALL_WORDS.has(word) || /^(?:[A-Z(]|#?\d+(?:\.\d+)*$)/.test(word);

/** Mostly capitals, or every word that counts begins with one. */
function isTitle(text: string): boolean {
  const letters = text.replace(/[^A-Za-z]/g, '');
  if (letters.length === 0) return false;
  if (text.replace(/[^A-Z]/g, '').length / letters.length > 0.7) return true;
  return text
    .replace(/[.:]$/, '')
    .split(/[\s,/:]+/)
    .every(isTitleWord);
}

function linesOf(contract: Contract): Line[] {
  return contract.flow.lines.slice(0, 60).flatMap((line) => {
    const raw = contract.text.slice(line.start, line.end);
    const lead = /^[-_*\s]*/.exec(raw)![0].length;
    const text = raw.replace(/^[-_*\s]+|[-_*\s]+$/g, '');
    return text ? [{ start: line.start + lead, end: line.start + lead + text.length, text }] : [];
  });
}

function belongsAbove(text: string): boolean {
  if (STOP_ABOVE.test(text) || text.length > 70 || !isTitle(text) || COMPANY.test(text))
    return false;
  return JOINING_END.test(text) || (QUALIFIER.test(text) && text.split(/\s+/).length <= 8);
}

/** The lines of a title that is set over several lines. */
function wholeTitle(lines: Line[], index: number): Line {
  let first = index;
  while (first > 0 && index - first < CONNECTED_LINES && belongsAbove(lines[first - 1].text))
    first--;
  let last = index;
  const continues = () =>
    lines[last + 1] !== undefined &&
    lines[last + 1].text.length < 80 &&
    isTitle(lines[last + 1].text);
  while (JOINING_END.test(lines[last].text) && continues()) last++;
  const text = lines
    .slice(first, last + 1)
    .map((line) => line.text)
    .join(' ');
  const needsNoun =
    !/AGREEMENT|CONTRACT|STATEMENT|ENDORSEMENT|APPENDIX|FORM|ORDER|LEASE|DEED/i.test(text);
  if (needsNoun && continues() && KIND.test(lines[last + 1].text)) last++;
  return {
    start: lines[first].start,
    end: lines[last].end,
    text: lines
      .slice(first, last + 1)
      .map((line) => line.text)
      .join(' ')
  };
}

const clean = (text: string) =>
  text
    .replace(/\s+/g, ' ')
    .replace(/\s*\(.*$/, '')
    .replace(/^EXHIBIT\s+[\w.()-]+\s+/i, '')
    .replace(/\s+(?:by and between|between|by and among|among|dated|made)\b.*$/i, '')
    .trim();

const NAMED_IN_TEXT =
  /\b(?:this|This|THIS)\s+((?:[A-Z][\w&/,-]*|of|and|for|the|to|AND)(?:\s+(?:[A-Z][\w&/,-]*|of|and|for|the|to)){0,11}\s+(?:Agreement|AGREEMENT|Contract|CONTRACT|Amendment|AMENDMENT|Order Form|Statement of Work|Addendum))\b/;
const FROM_TITLE = 0.92;
const FROM_LATER_LINE = 0.5;
const FROM_TEXT = 0.88;
const words = (text: string) => text.toLowerCase().match(/[a-z0-9]+/g) ?? [];

/** What the contract calls itself in its first sentences. */
function namedInText(contract: Contract): Finding | null {
  const match = NAMED_IN_TEXT.exec(contract.text.slice(0, 6000));
  if (!match) return null;
  const start = match.index + match[0].length - match[1].length;
  return { value: match[1], start, end: start + match[1].length, confidence: FROM_TEXT };
}

/** A bare "Agreement", or the end of the name that the text uses in full. */
function isPartOf(title: string, name: string): boolean {
  const short = words(title);
  const long = words(name);
  return short.length < long.length && long.slice(-short.length).join() === short.join();
}

function fromTitle(contract: Contract): Finding | null {
  const lines = linesOf(contract);
  for (let index = 0; index < lines.length; index++) {
    const { text } = lines[index];
    if (text.length > 130 || NOT_A_TITLE.test(text) || !KIND.test(text) || !isTitle(text)) continue;
    const title = wholeTitle(lines, index);
    const value = clean(title.text);
    if (value.length < 3) continue;
    const confidence = index < 12 ? FROM_TITLE : FROM_LATER_LINE;
    return { value, start: title.start, end: title.end, confidence };
  }
  return null;
}

export function readDocumentName(contract: Contract): TermOutcome {
  const title = fromTitle(contract);
  const named = namedInText(contract);
  if (!title) return named ?? absent('No title was found on the first pages.');
  if (!named) return title;
  if (isPartOf(title.value, named.value)) return named;
  // A title far down is often a heading: the contract's own words are better.
  return title.confidence === FROM_LATER_LINE ? named : title;
}
