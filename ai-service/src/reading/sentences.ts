// Splits running contract text into sentences, minding abbreviations and numbered clauses.
import type { Flow } from '../text/flow.ts';

export interface Sentence {
  start: number;
  end: number;
  text: string;
}

const ABBREVIATION =
  /(?:\b(?:Inc|Corp|Co|Cos|Ltd|No|Nos|NO|NOS|St|Sec|Sect|Art|vs?|Mr|Mrs|Ms|Dr|Jr|Sr|al|etc|Stat|Ave|Blvd|Rd|Ste|Bldg|Dept|Est|approx|Pty|Pte|Bros|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec|i\.e|e\.g|P\.O|d\/b\/a|S\.p\.A|L\.L\.C|L\.P|N\.V|B\.V|S\.A|A\.G|U\.S|U\.K|D\.C|p\.m|a\.m)|\b[A-Z])\.$/;
const NUMBERING =
  /(?:^|[\s;])(?:(?:section|article|clause)\s+)?\(?(?:\d{1,2}(?:\.\d{1,3})*|[ivxIVX]{1,4}|[a-zA-Z])[.)]$/i;
const BOUNDARY = /[.;:?]["')]*\s+(?=["'(]?[A-Z0-9(])/g;
const CLAUSE_START =
  /^(?:(?:section|article|clause)\s+)?(?:\d{1,2}(?:\.\d{1,3})*[.)]?|\([a-z]{1,3}\)|[A-Z]\.)\s+["(]?[A-Z]/i;
const LONG_LIST = 200;
/** Longer than every abbreviation: all that is looked at before a mark. */
const LEAD = 40;

/** Whether the mark that ends at `end` ends the sentence that began at `start`. */
function isBoundary(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(start, end - LEAD), end);
  const mark = before.replace(/["')]{1,40}$/, '').at(-1);
  if (mark === '.' && (ABBREVIATION.test(before) || NUMBERING.test(before.slice(-14))))
    return false;
  // A colon or semicolon ends a sentence only where the list before it is long already.
  return mark === '.' || mark === '?' || end - start >= LONG_LIST;
}

function lineBreaks(flow: Flow): Set<number> {
  const breaks = new Set<number>();
  const usual = usualLength(flow);
  flow.lines.forEach((line, index) => {
    const previous = flow.lines[index - 1];
    if (!previous) return;
    const before = flow.text.slice(previous.start, previous.end).trim();
    const text = flow.text.slice(line.start, line.end);
    const isTableEdge = line.raw.includes('\t') || previous.raw.includes('\t');
    const endsHeading = isHeading(before) || (before.length < usual && isNumberedHeading(before));
    const startsClause = CLAUSE_START.test(text) && /[.;:"]$/.test(before);
    const endsOpening = /\bfollows?:$/.test(before);
    if (isTableEdge || endsHeading || startsClause || endsOpening) breaks.add(line.start);
  });
  return breaks;
}

/** Lines clearly shorter than most end a paragraph or are a heading. */
function usualLength(flow: Flow): number {
  const lengths = flow.lines.map((line) => line.end - line.start).sort((a, b) => a - b);
  return (lengths[Math.floor(lengths.length * 0.6)] ?? 80) * 0.7;
}

const isNumberedHeading = (line: string) =>
  /^(?:(?:section|article|clause)\s+)?\d{1,2}(?:\.\d{1,2})*[.)]?\s+[A-Z]/i.test(line) &&
  line.split(' ').length <= 9 &&
  !/[,;:]$/.test(line) &&
  !/\b(?:shall|will|is|are|may|must)\b/.test(line);

/** A short line in capitals or title case without a final mark: a heading or a title. */
function isHeading(line: string): boolean {
  const letters = line.replace(/[^A-Za-z]/g, '');
  if (line.length > 90 || letters.length < 3 || /[,;:]$/.test(line)) return false;
  const capitals = line.replace(/[^A-Z]/g, '').length / letters.length;
  const words = line.split(/\s+/);
  const titled = words.filter((word) => /^[("]?[A-Z0-9]/.test(word)).length / words.length;
  if (capitals > 0.85) return words.length <= 12 && !/[a-z]{4}/.test(line);
  return /^(?:section|article|\d+(?:\.\d+)*\.?\s)/i.test(line) && titled > 0.6 && words.length <= 9;
}

export function splitSentences(flow: Flow): Sentence[] {
  const cuts = new Set<number>();
  const breaks = lineBreaks(flow);
  const marks = [...flow.text.matchAll(BOUNDARY)].map((match) => ({
    end: match.index + match[0].trimEnd().length,
    next: match.index + match[0].length
  }));
  let start = 0;
  const points = [
    ...marks.map((mark) => ({ at: mark.next, mark })),
    ...[...breaks].map((at) => ({ at, mark: null }))
  ].sort((a, b) => a.at - b.at);
  for (const point of points) {
    if (point.at <= start) continue;
    const isBreak = point.mark === null || breaks.has(point.at);
    if (!isBreak && !isBoundary(flow.text, start, point.mark!.end)) continue;
    cuts.add(point.at);
    start = point.at;
  }
  const edges = [0, ...cuts, flow.text.length];
  return edges.slice(0, -1).flatMap((from, index) => {
    const text = flow.text.slice(from, edges[index + 1]).trimEnd();
    return text.trim().length > 0 ? [{ start: from, end: from + text.length, text }] : [];
  });
}
