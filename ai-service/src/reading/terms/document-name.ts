// Reads the title of the contract.
import type { Contract } from '../contract.ts';
import { absent } from '../finding.ts';
import type { Finding, TermOutcome } from '../finding.ts';

/** The noun that makes a line the name of a contract. */
const KIND =
  /\b(?:agreements?|contract|addendum|amendment|statement(?: of work)?|work order|order form|purchase order|endorsement|appendix|licen[cs]e|lease|deed|memorandum|letter of intent|terms of service)\b/i;
/** Nouns that can stand alone; after the others the title may go on: "LICENSE / AGREEMENT". */
const COMPLETE_KIND = /agreement|contract|statement|endorsement|appendix|form|order|lease|deed/i;
/** Lines that name a contract without being its title: legends, labels, sentences. */
const NO_TITLE = [
  /^(?:this|whereas|between|by and|source|table of|grant of)\b/i,
  /^exhibit\b.{0,12}$/i,
  /^(?:agreement|contract) n(?:o\b|umber\b)/i,
  /\b(?:confidential treatment|pursuant to|omitted|certain (?:portions|information)|rule 24b|securities)\b/i
];
const setOf = (list: string) => new Set(list.split(' '));
const SMALL_WORDS = setOf('of and the to for in between with by on a an or & -');
/** A line that ends so goes on below. */
const JOINING = setOf('to the and of for or on in & - ,');
/** A line below that begins so goes on with the title. */
const CONTINUING = setOf('to of and for');
/** A short line above that begins so belongs to the title. */
const QUALIFYING = setOf(
  'amendment first second third fourth fifth addendum amended restated master form exclusive non-exclusive software joint strategic mutual standard international global professional statement'
);
/** Marks of the filing or the draft above the title. */
const LEGEND = /^(?:exhibit|ex-|execution|confidential|dated|source|\[|\*|draft|page|final)/i;
const COMPANY = /\b(?:inc|llc|ltd|corp|l\.p|plc|gmbh|company)\b/i;

const LINES_SEARCHED = 60;
const LINES_ABOVE = 4;
const LONGEST_TITLE_LINE = 130;
const LONGEST_LINE_BELOW = 80;
const LONGEST_LINE_ABOVE = 70;
const LONGEST_QUALIFIER = 8;

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

/** The first lines without the rules and stars that frame a title. */
function linesOf(contract: Contract): Line[] {
  return contract.flow.lines.slice(0, LINES_SEARCHED).flatMap((line) => {
    const raw = contract.text.slice(line.start, Math.min(line.end, line.start + 400));
    const first = raw.search(/[^-_*\s]/);
    if (first < 0) return [];
    let length = raw.length;
    while ('-_* '.includes(raw[length - 1])) length--;
    return [
      { start: line.start + first, end: line.start + length, text: raw.slice(first, length) }
    ];
  });
}

const wordsOf = (text: string) => text.toLowerCase().split(/\s+/);
const goesOn = (text: string) => text.endsWith(',') || JOINING.has(wordsOf(text).at(-1)!);

function belongsAbove({ text }: Line): boolean {
  if (text.length > LONGEST_LINE_ABOVE || LEGEND.test(text) || COMPANY.test(text)) return false;
  if (!isTitle(text)) return false;
  const words = wordsOf(text);
  return goesOn(text) || (QUALIFYING.has(words[0]) && words.length <= LONGEST_QUALIFIER);
}

/** All lines of a title that is set over several, given the one with its noun. */
function wholeTitle(lines: Line[], index: number): Line {
  const block = [lines[index]];
  for (let above = index - 1; above >= Math.max(0, index - LINES_ABOVE); above--) {
    if (!belongsAbove(lines[above])) break;
    block.unshift(lines[above]);
  }
  const textOf = () => block.map((line) => line.text).join(' ');
  for (const line of lines.slice(index + 1)) {
    const isIncomplete = !COMPLETE_KIND.test(textOf()) && KIND.test(line.text);
    const isBelow = line.text.length < LONGEST_LINE_BELOW && isTitle(line.text);
    const isJoined = goesOn(block.at(-1)!.text) || CONTINUING.has(wordsOf(line.text)[0]);
    if (!isBelow || !(isJoined || isIncomplete)) break;
    block.push(line);
  }
  return { start: block[0].start, end: block.at(-1)!.end, text: textOf() };
}

/** The title ends where the parties, the date or a remark in brackets begin. */
function clean(text: string): string {
  const title = text.replace(/\s+/g, ' ').replace(/^EXHIBIT\s+[\w.()-]+\s+/i, '');
  const end = title.search(/\s?\(|\s(?:by and (?:between|among)|between|among|dated|made)\b/i);
  return (end < 0 ? title : title.slice(0, end)).trim();
}

const CAPITALISED = String.raw`[A-Z][\w&/,-]*`;
/** "this Master Services Agreement": the contract's own name for itself. */
const NAMED_IN_TEXT = new RegExp(
  `\\b(?:this|This|THIS) ((?:${CAPITALISED}|of|and|for|the|to)(?: (?:${CAPITALISED}|of|and|for|the|to)){0,11} (?:Agreement|AGREEMENT|Contract|CONTRACT|Amendment|AMENDMENT|Order Form|Statement of Work|Addendum))\\b`
);
const OPENING_LENGTH = 6000;
const SHORTEST_TITLE = 3;
const TOP_LINES = 12;
const FROM_TITLE = 0.92;
const FROM_LATER_LINE = 0.5;
const FROM_TEXT = 0.88;
const words = (text: string) => text.toLowerCase().match(/[a-z0-9]+/g) ?? [];

/** What the contract calls itself in its first sentences. */
function namedInText(contract: Contract): Finding | null {
  const match = NAMED_IN_TEXT.exec(contract.text.slice(0, OPENING_LENGTH));
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

const isTitleLine = ({ text }: Line): boolean =>
  text.length <= LONGEST_TITLE_LINE &&
  KIND.test(text) &&
  isTitle(text) &&
  !NO_TITLE.some((pattern) => pattern.test(text));

function fromTitle(contract: Contract): Finding | null {
  const lines = linesOf(contract);
  for (const [index, line] of lines.entries()) {
    if (!isTitleLine(line)) continue;
    const { start, end, text } = wholeTitle(lines, index);
    const value = clean(text);
    if (value.length < SHORTEST_TITLE) continue;
    return { value, start, end, confidence: index < TOP_LINES ? FROM_TITLE : FROM_LATER_LINE };
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
