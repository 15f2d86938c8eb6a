// Finds the opening paragraph that names the contract, its date and its parties.

export interface Passage {
  start: number;
  end: number;
  text: string;
}

/** Where the parties are introduced. */
const INTRODUCTION = /\b(?:by and (?:between|among)|between|among)\b/gi;
const KIND =
  /\b(?:agreement|contract|amendment|addendum|lease|licen[cs]e|statement of work|order(?: form)?|letter|memorandum|appendix|deed|understanding|endorsement)\b/i;
const MAKING = /\b(?:made|entered into|dated|effective|executed|concluded|signed)\b/i;
/** "(the "Supplier")": a party gets its short name. */
const SHORT_NAME = /\(\s?(?:[a-z]+ ){0,4}["'][^"')]{2,40}["']|\bhereinafter\b|\breferred to as\b/i;
/** Talk about agreements further down: these words never open one. */
const MID_TEXT =
  /\b(?:entire|any|other|relationship|dispute\w*|difference\w*|agreed|conflict|inconsistency|communications?|distinction|allocat\w+|correspondence|in)\s+(?:[a-z]+\s){0,2}$/i;
/** Another agreement that the text defines or mentions. */
const ANOTHER = /\b(?:means|certain|supersedes?|pursuant to|attached|incorporated)\b/i;
const BODY_STARTS = new RegExp(
  [
    String.raw`\bR\sE\sC\sI\sT\sA\sL\sS\b|\b(?:WHEREAS|Whereas|RECITALS?|Recitals|BACKGROUND|Background|PREAMBLE)\b`,
    String.raw`\bW\s?I\s?T\s?N\s?E\s?S\s?S\s?E\s?(?:T\s?H|S THAT)\b`,
    String.raw`\bNOW,? THEREFORE\b|\b(?:In|IN) (?:consideration|CONSIDERATION)\b`,
    String.raw`\b(?:hereby agree|agree as follows)\b`,
    String.raw`\s[1I]\.\s+[A-Z]|\b(?:ARTICLE|Section) [1I]\b`
  ].join('|')
);

const SEARCHED = 30_000;
const LONGEST = 4000;
const USUAL = 1500;
/** Shorter, the end would still lie in the title. */
const SHORTEST = 80;
/** With less, the words are about something between other things. */
const WEAKEST = 2;
const BEFORE_INTRODUCTION = 420;
const AFTER_INTRODUCTION = 700;

interface Opening {
  start: number;
  score: number;
}

/** The last "This …" (or contract word) before the introduction is where the paragraph begins. */
function startBefore(text: string, introduction: number): number {
  const from = Math.max(0, introduction - BEFORE_INTRODUCTION);
  const lead = text.slice(from, introduction);
  const marks = [...lead.matchAll(/\b(?:This|THIS)\b/g)];
  const opening = marks.findLast((mark) => KIND.test(lead.slice(mark.index, mark.index + 220)));
  if (opening) return from + opening.index;
  const kind = KIND.exec(lead);
  return kind ? from + kind.index : Math.max(0, introduction - 250);
}

function openingAt(text: string, introduction: number): Opening {
  const start = startBefore(text, introduction);
  const lead = text.slice(start, introduction);
  const after = text.slice(introduction, introduction + AFTER_INTRODUCTION);
  let score = 0;
  if (KIND.test(lead)) score += 2;
  if (MAKING.test(lead) || MAKING.test(after)) score += 2;
  if (SHORT_NAME.test(after)) score += 2;
  if (/^\S+(?:\s\S+){0,2}?:?\s*(?:\(?[\w]{1,2}\)\s*)?["(]?(?:the )?[A-Z]/.test(after)) score += 1;
  if (ANOTHER.test(lead)) score -= 2;
  if (MID_TEXT.test(text.slice(Math.max(0, introduction - 40), introduction))) score -= 3;
  if (/^th(?:is|e) (?:\W|[A-Z])/i.test(lead)) score += 1;
  return { start, score: score - introduction / 6000 };
}

function findOpening(text: string): number {
  const openings = [...text.slice(0, SEARCHED).matchAll(INTRODUCTION)].map((match) =>
    openingAt(text, match.index)
  );
  const best = openings.reduce<Opening | null>(
    (found, opening) => (found && found.score >= opening.score ? found : opening),
    null
  );
  return best && best.score >= WEAKEST ? best.start : 0;
}

export function findPreamble(text: string): Passage {
  const start = findOpening(text);
  const window = text.slice(start, start + LONGEST);
  const body = window.slice(SHORTEST).search(BODY_STARTS);
  const length = body < 0 ? Math.min(window.length, USUAL) : body + SHORTEST;
  return { start, end: start + length, text: window.slice(0, length) };
}
