// Finds a quote again in the text of the pages, also across a page break, and says where it stands.
import type { PageText, Rectangle } from '../ports/reader.ts';
import { lettersOf } from './normalise.ts';
import { runningLines } from './running-lines.ts';

export interface FoundQuote {
  page: number;
  startOffset: number;
  /** End on the same page: where the quote runs over the page break, the end of its part there. */
  endOffset: number;
  rects: Rectangle[];
}

/** Farther than any offset within a page. */
const FAR = 1_000_000;

interface Letter {
  pageIndex: number;
  offset: number;
}

/** The letters of a document with their places; built once, searched for every quote. */
export class QuoteIndex {
  private readonly pages: PageText[];
  private readonly whole: { text: string; letters: Letter[] };
  private readonly body: { text: string; letters: Letter[] };

  constructor(pages: PageText[]) {
    this.pages = pages;
    this.whole = collect(pages, () => false);
    const running = runningLines(pages);
    this.body = collect(pages, (pageIndex, offset) =>
      [...running[pageIndex]].some((line) => offset >= line.start && offset < line.end)
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
    const distance = (letter: Letter) =>
      nearPage === null
        ? 0
        : Math.abs(this.pages[letter.pageIndex].page - nearPage) * FAR +
          (nearOffset === null ? 0 : Math.abs(letter.offset - nearOffset));
    const places = [this.body, this.whole].flatMap((source) => {
      const start = nearestOccurrence(source, wanted, distance);
      return start < 0 ? [] : [source.letters.slice(start, start + wanted.length)];
    });
    // Ties go to the body: there a quote may run over a page break.
    places.sort((a, b) => distance(a[0]) - distance(b[0]));
    return places.length > 0 ? this.place(places[0]) : null;
  }

  private place(letters: Letter[]): FoundQuote {
    const first = letters[0];
    const onFirstPage = letters.filter((letter) => letter.pageIndex === first.pageIndex);
    const rects: Rectangle[] = [];
    for (const pageIndex of new Set(letters.map((letter) => letter.pageIndex))) {
      const part = letters.filter((letter) => letter.pageIndex === pageIndex);
      rects.push(...rectanglesOf(this.pages[pageIndex], part[0].offset, part.at(-1)!.offset + 1));
    }
    return {
      page: this.pages[first.pageIndex].page,
      startOffset: first.offset,
      endOffset: onFirstPage.at(-1)!.offset + 1,
      rects
    };
  }
}

function collect(pages: PageText[], skip: (pageIndex: number, offset: number) => boolean) {
  let text = '';
  const letters: Letter[] = [];
  pages.forEach((page, pageIndex) => {
    const part = lettersOf(page.text);
    [...part.offsets.keys()].forEach((index) => {
      const offset = part.offsets[index];
      if (skip(pageIndex, offset)) return;
      text += part.text[index];
      letters.push({ pageIndex, offset });
    });
  });
  return { text, letters };
}

function nearestOccurrence(
  source: { text: string; letters: Letter[] },
  wanted: string,
  distance: (letter: Letter) => number
): number {
  let best = -1;
  let bestDistance = Infinity;
  for (let at = source.text.indexOf(wanted); at >= 0; at = source.text.indexOf(wanted, at + 1)) {
    const current = distance(source.letters[at]);
    if (current < bestDistance) {
      best = at;
      bestDistance = current;
    }
    if (current === 0) break;
  }
  return best;
}

/** Rectangles of a stretch of page text; runs on one line are merged. */
export function rectanglesOf(page: PageText, start: number, end: number): Rectangle[] {
  const rects: Rectangle[] = [];
  for (const item of page.items) {
    if (item.end <= start || item.start >= end) continue;
    const length = Math.max(1, item.end - item.start);
    const from = Math.max(0, start - item.start) / length;
    const to = Math.min(length, end - item.start) / length;
    const x = item.x + item.width * from;
    const width = item.width * (to - from);
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
