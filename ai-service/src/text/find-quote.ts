// Finds a quote again in the text of the pages, also across a page break, and says where it stands.
import type { PageText, Rectangle, TextItem } from '../ports/reader.ts';
import { shareBefore } from './glyph-widths.ts';
import { lettersOf } from './normalise.ts';
import type { Letters } from './normalise.ts';
import { runningLines } from './running-lines.ts';

export interface FoundQuote {
  page: number;
  startOffset: number;
  /** End on the same page: where the quote runs over the page break, the end of its part there. */
  endOffset: number;
  rects: Rectangle[];
}

/** Pages that we lay out ourselves have whole paragraphs as items. */
const PARAGRAPH_HEIGHT = 24;
const LONGEST_LINE = 60;
/** Farther than any offset within a page. */
const FAR = 1_000_000;

/** All letters of a document and, for each, its page (by position in the list) and its offset there. */
interface Source {
  text: string;
  pageIndexes: number[];
  offsets: number[];
}

/** The letters of a document with their places; built once, searched for every quote. */
export class QuoteIndex {
  private readonly pages: PageText[];
  private readonly whole: Source;
  private readonly body: Source;

  constructor(pages: PageText[]) {
    this.pages = pages;
    const letters = pages.map((page) => lettersOf(page.text));
    this.whole = collect(letters, () => false);
    const running = runningLines(pages).map((lines) => [...lines]);
    this.body = collect(letters, (pageIndex, offset) =>
      running[pageIndex].some((line) => offset >= line.start && offset < line.end)
    );
  }

  /** `nearPage` and `nearOffset` pick among several places; null when the words do not occur. */
  find(
    quote: string,
    nearPage: number | null = null,
    nearOffset: number | null = null
  ): FoundQuote | null {
    const wanted = lettersOf(quote).text;
    if (wanted.length < 2) return null;
    const distance = (source: Source, at: number) =>
      nearPage === null
        ? 0
        : Math.abs(this.pages[source.pageIndexes[at]].page - nearPage) * FAR +
          (nearOffset === null ? 0 : Math.abs(source.offsets[at] - nearOffset));
    const places = [this.body, this.whole].flatMap((source) => {
      const start = nearestOccurrence(source, wanted, (at) => distance(source, at));
      return start < 0 ? [] : [{ source, start, distance: distance(source, start) }];
    });
    // Ties go to the body: there a quote may run over a page break.
    places.sort((a, b) => a.distance - b.distance);
    const [best] = places;
    if (!best) return null;
    const marks = closingMarks(quote.trimEnd());
    return this.place(best.source, best.start, best.start + wanted.length, marks);
  }

  /** `marks` is how many closing marks (full stop, bracket) the quote ends with. */
  private place(source: Source, start: number, end: number, marks: number): FoundQuote {
    const rects: Rectangle[] = [];
    const first = source.pageIndexes[start];
    let endOffset = source.offsets[start] + 1;
    for (let from = start; from < end;) {
      const pageIndex = source.pageIndexes[from];
      let to = from;
      while (to + 1 < end && source.pageIndexes[to + 1] === pageIndex) to++;
      let last = source.offsets[to] + 1;
      if (to === end - 1) last = pastMarks(this.pages[pageIndex].text, last, marks);
      if (pageIndex === first) endOffset = last;
      rects.push(...rectanglesOf(this.pages[pageIndex], source.offsets[from], last));
      from = to + 1;
    }
    return {
      page: this.pages[first].page,
      startOffset: source.offsets[start],
      endOffset,
      rects
    };
  }
}

/** How many marks a quote ends with. */
function closingMarks(quote: string): number {
  let count = 0;
  while (/[^\p{L}\p{N}\s]/u.test(quote.at(-1 - count) ?? ' ')) count++;
  return count;
}

function pastMarks(text: string, offset: number, marks: number): number {
  let end = offset;
  while (end - offset < marks && /[^\p{L}\p{N}\s]/u.test(text[end] ?? ' ')) end++;
  return end;
}

function collect(pages: Letters[], skip: (pageIndex: number, offset: number) => boolean): Source {
  const parts: string[] = [];
  const pageIndexes: number[] = [];
  const offsets: number[] = [];
  pages.forEach((letters, pageIndex) => {
    letters.offsets.forEach((offset, index) => {
      if (skip(pageIndex, offset)) return;
      parts.push(letters.text[index]);
      pageIndexes.push(pageIndex);
      offsets.push(offset);
    });
  });
  return { text: parts.join(''), pageIndexes, offsets };
}

function nearestOccurrence(
  source: Source,
  wanted: string,
  distance: (at: number) => number
): number {
  let best = -1;
  let bestDistance = Infinity;
  for (let at = source.text.indexOf(wanted); at >= 0; at = source.text.indexOf(wanted, at + 1)) {
    const current = distance(at);
    if (current < bestDistance) {
      best = at;
      bestDistance = current;
    }
    if (current === 0) break;
  }
  return best;
}

/** Letters have different widths; a paragraph of several lines is marked as a whole. */
function partOf(item: TextItem, start: number, end: number): { x: number; width: number } {
  if (item.height >= PARAGRAPH_HEIGHT && item.text.length > LONGEST_LINE) return item;
  const from = shareBefore(item.text, Math.max(0, start - item.start));
  const to = shareBefore(item.text, Math.min(item.text.length, end - item.start));
  return { x: item.x + item.width * from, width: item.width * (to - from) };
}

/** Rectangles of a stretch of page text; runs on one line are merged. */
function rectanglesOf(page: PageText, start: number, end: number): Rectangle[] {
  const rects: Rectangle[] = [];
  for (const item of page.items) {
    if (item.end <= start || item.start >= end) continue;
    const { x, width } = partOf(item, start, end);
    const last = rects.at(-1);
    const isSameLine = last && Math.abs(last.y - item.y) < item.height * 0.4;
    if (isSameLine && x >= last.x && x - (last.x + last.width) < item.height * 2) {
      last.width = x + width - last.x;
      last.height = Math.max(last.height, item.height);
    } else {
      rects.push({ page: page.page, x, y: item.y, width, height: item.height });
    }
  }
  return rects.map((rect) => ({
    page: rect.page,
    x: Math.round(rect.x * 10) / 10,
    y: Math.round(rect.y * 10) / 10,
    width: Math.round(rect.width * 10) / 10,
    height: Math.round(rect.height * 10) / 10
  }));
}
