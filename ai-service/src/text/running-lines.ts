// Finds the headers and footers that repeat from page to page, so that sentences can run across them.
import type { PageText } from '../ports/reader.ts';

const HEAD_LINES = 2;
const TAIL_LINES = 3;
const REPEAT_SHARE = 0.6;

export interface Line {
  start: number;
  end: number;
  text: string;
}

export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const part of text.split('\n')) {
    if (part.trim().length > 0) lines.push({ start, end: start + part.length, text: part });
    start += part.length + 1;
  }
  return lines;
}

const pattern = (text: string) =>
  text
    .toLowerCase()
    .replace(/\d+/g, '#')
    .replace(/\b[ivxl]+\b/g, '#')
    .replace(/\s+/g, ' ')
    .trim();

const PAGE_NUMBER =
  /^(?:[-\u2013\u2014(\s]*(?:page\s*)?(?:[a-z]{1,2}-)?\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?[-\u2013\u2014)\s]*|[-\s]*[ivx]{1,5}[-\s]*)$/i;
const FILING_FOOTER = /^\s*source:\s.*\b\d{1,2}\/\d{1,2}\/\d{2,4}\s*$/i;

/** For each page the lines that belong to the running header or footer. */
export function runningLines(pages: PageText[]): Set<Line>[] {
  const lines = pages.map((page) => linesOf(page.text));
  const edges = lines.map((list) =>
    list.length > HEAD_LINES + TAIL_LINES
      ? [...list.slice(0, HEAD_LINES), ...list.slice(-TAIL_LINES)]
      : list
  );
  const counts = new Map<string, number>();
  for (const edge of edges) {
    for (const key of new Set(edge.map((line) => pattern(line.text)))) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const needed = pages.length < 3 ? 2 : Math.max(3, Math.ceil(pages.length * REPEAT_SHARE));
  return edges.map((edge, index) => {
    const head = edge.slice(0, HEAD_LINES);
    const isRepeated = (line: Line) => (counts.get(pattern(line.text)) ?? 0) >= needed;
    // A title may repeat the header's words: only the outer one of two equal lines is the header.
    const isTitleBelowHeader = (line: Line) =>
      index === 0 &&
      head.includes(line) &&
      head.some((other) => other.start < line.start && pattern(other.text) === pattern(line.text));
    return new Set(
      edge.filter(
        (line) =>
          (isRepeated(line) && !isTitleBelowHeader(line)) ||
          PAGE_NUMBER.test(line.text) ||
          FILING_FOOTER.test(line.text)
      )
    );
  });
}
