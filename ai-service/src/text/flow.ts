// Joins the pages of a contract into one running text in which every character knows its page and offset.
import type { PageText } from '../ports/reader.ts';
import { normaliseCharacter } from './normalise.ts';
import { linesOf, runningLines } from './running-lines.ts';
import type { Line } from './running-lines.ts';

export interface FlowLine {
  start: number;
  end: number;
  page: number;
  /** The line as on the page, with tabs between columns. */
  raw: string;
}

export interface Position {
  page: number;
  offset: number;
}

/** `text` has single spaces, straight quotes, no running headers, and words rejoined at line ends. */
export class Flow {
  readonly text: string;
  readonly lines: FlowLine[];
  readonly pages: PageText[];
  private readonly pageIndexes: number[];
  private readonly offsets: number[];

  constructor(
    text: string,
    lines: FlowLine[],
    pages: PageText[],
    pageIndexes: number[],
    offsets: number[]
  ) {
    this.text = text;
    this.lines = lines;
    this.pages = pages;
    this.pageIndexes = pageIndexes;
    this.offsets = offsets;
  }

  at(index: number): Position {
    const clamped = Math.max(0, Math.min(index, this.offsets.length - 1));
    return {
      page: this.pages[this.pageIndexes[clamped]]?.page ?? 1,
      offset: this.offsets[clamped] ?? 0
    };
  }

  /** The words of a passage as they stand on the page. */
  quote(start: number, end: number): string {
    return this.text.slice(start, end).trim();
  }
}

class FlowBuilder {
  private readonly characters: string[] = [];
  private readonly pageIndexes: number[] = [];
  private readonly offsets: number[] = [];
  private readonly lines: FlowLine[] = [];
  private readonly pages: PageText[];

  constructor(pages: PageText[]) {
    this.pages = pages;
  }

  private push(text: string, pageIndex: number, offset: number): void {
    for (let unit = 0; unit < text.length; unit++) {
      this.characters.push(text[unit]);
      this.pageIndexes.push(pageIndex);
      this.offsets.push(offset);
    }
  }

  /** Ends the previous line: nothing after a hyphenated word, a space otherwise. */
  private join(next: string, pageIndex: number, offset: number): void {
    if (this.characters.length === 0) return;
    const tail = this.characters.slice(-30).join('');
    const isHyphenated = /[a-z]-$/.test(tail) && /^[a-z]/.test(next.trimStart());
    if (isHyphenated && !isCompound(tail)) {
      this.characters.pop();
      this.pageIndexes.pop();
      this.offsets.pop();
    } else if (!isHyphenated && this.characters.at(-1) !== ' ') this.push(' ', pageIndex, offset);
  }

  line(line: Line, pageIndex: number): void {
    this.join(line.text, pageIndex, line.start);
    const start = this.characters.length;
    for (let index = 0; index < line.text.length; index++) {
      const character = line.text[index];
      const normal = /\s/.test(character) ? ' ' : normaliseCharacter(character);
      const isDoubled = this.characters.at(-1) === ' ' || this.characters.length === start;
      if (normal === ' ' && isDoubled) continue;
      this.push(normal, pageIndex, line.start + index);
    }
    const page = this.pages[pageIndex].page;
    this.lines.push({ start, end: this.characters.length, page, raw: line.text });
  }

  build(): Flow {
    const text = this.characters.join('');
    return new Flow(text, this.lines, this.pages, this.pageIndexes, this.offsets);
  }
}

/** "non-" at a line end keeps its hyphen: the word is written with one. */
const isCompound = (text: string) =>
  /\b(?:non|self|third|co|pre|post|sub|re|multi|inter|then|sell|sixty|thirty|forty|twenty|ninety|fifty|\w+-\w+)-$/i.test(
    text
  );

export function buildFlow(pages: PageText[]): Flow {
  const builder = new FlowBuilder(pages);
  const running = runningLines(pages);
  pages.forEach((page, index) => {
    const skipped = new Set([...running[index]].map((line) => line.start));
    for (const line of linesOf(page.text)) {
      if (!skipped.has(line.start)) builder.line(line, index);
    }
  });
  return builder.build();
}
