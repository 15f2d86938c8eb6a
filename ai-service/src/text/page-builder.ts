// Builds the text of a page from rows of segments, keeping for every run where it stands in the text.
import type { PageText, TextItem } from '../ports/reader.ts';
import type { Segment, TextRun } from './pdf-lines.ts';

const SPACE_GAP_EMS = 0.18;

class PageBuilder {
  private text = '';
  private readonly items: TextItem[] = [];

  /** Column gaps are written as a tab, so that tables keep their cells. */
  row(segments: Segment[]): void {
    segments.forEach((segment, index) => {
      if (index > 0) this.text += '\t';
      this.runs(segment.runs);
    });
    this.text = `${this.text.trimEnd()}\n`;
  }

  private runs(runs: TextRun[]): void {
    let right: number | null = null;
    for (const run of runs) {
      const isApart = right !== null && run.x - right > run.height * SPACE_GAP_EMS;
      if (isApart && !this.endsInSpace() && !/^\s/.test(run.text)) this.text += ' ';
      this.item(run);
      right = run.x + run.width;
    }
  }

  private endsInSpace(): boolean {
    return /\s/.test(this.text.at(-1) ?? '');
  }

  private item(run: TextRun): void {
    const { text, x, y, width, height } = run;
    if (text.trim().length === 0) {
      if (!this.endsInSpace()) this.text += ' ';
      return;
    }
    const start = this.text.length;
    this.text += text;
    this.items.push({ text, start, end: this.text.length, x, y, width, height });
  }

  page(page: number, width: number, height: number): PageText {
    return { page, width, height, text: this.text, items: this.items };
  }
}

export function buildPage(
  page: number,
  width: number,
  height: number,
  rows: Segment[][]
): PageText {
  const builder = new PageBuilder();
  for (const row of rows) builder.row(row);
  return builder.page(page, width, height);
}
