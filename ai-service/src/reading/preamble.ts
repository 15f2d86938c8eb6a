// Finds the opening paragraph that names the contract, its date and its parties.

export interface Passage {
  start: number;
  end: number;
  text: string;
}

const OPENING =
  /\b(?:this|the)\b[^.;]{0,220}?\b(?:agreement|contract|amendment|addendum|lease|licen[cs]e|statement of work|order form|order|letter|memorandum|appendix|deed|understanding)\b|\bagreement\b/gi;
const JOINS = /\b(?:by and between|by and among|between|among)\b/i;
const MADE = /\b(?:made|entered into|dated|effective|executed|concluded|signed)\b/i;
const END =
  /\b(?:WHEREAS|RECITALS?|WITNESSETH|W I T N E S S E T H|NOW,? THEREFORE|BACKGROUND|Background:?|PREAMBLE|In consideration|IN CONSIDERATION|Whereas|Recitals|agree as follows|hereby agree|WITNESSES THAT)\b|\s(?:1|I)\.\s+[A-Z]|\bARTICLE (?:1|I)\b|\bSection 1\b/;
const SEARCHED = 30_000;
const WINDOW = 4000;
const DEFAULT_LENGTH = 1500;
const MINIMUM_LENGTH = 80;

function findOpening(text: string): number {
  for (const match of text.slice(0, SEARCHED).matchAll(OPENING)) {
    const window = text.slice(match.index, match.index + 700);
    if (!JOINS.test(window) || !MADE.test(window)) continue;
    // The title ends in the same word: the paragraph itself starts with "This".
    const paragraph = /^.{0,90}?\b(?=(?:This|THIS)\s+[A-Z])/.exec(window);
    return match.index + (paragraph ? paragraph[0].length : 0);
  }
  const joins = text.slice(0, 20_000).search(JOINS);
  return joins < 0 ? 0 : Math.max(0, joins - 250);
}

export function findPreamble(text: string): Passage {
  const start = findOpening(text);
  const window = text.slice(start, start + WINDOW);
  const end = window.slice(MINIMUM_LENGTH).search(END);
  const length = end < 0 ? Math.min(window.length, DEFAULT_LENGTH) : end + MINIMUM_LENGTH;
  return { start, end: start + length, text: window.slice(0, length) };
}
