// Lays lines or paragraphs out on pages where the format itself has none.
import type { PageText, TextItem } from '../ports/reader.ts';

const PAGE_CHARACTERS = 3000;
const WIDTH = 612;
const HEIGHT = 792;
const MARGIN = 72;
const LINE_HEIGHT = 12;
const CHARACTERS_PER_LINE = 85;

function layOut(number: number, paragraphs: string[]): PageText {
  const lineCounts = paragraphs.map((paragraph) =>
    Math.max(1, Math.ceil(paragraph.length / CHARACTERS_PER_LINE))
  );
  const total = lineCounts.reduce((sum, count) => sum + count, 0);
  const height = Math.max(HEIGHT, total * LINE_HEIGHT + 2 * MARGIN);
  const items: TextItem[] = [];
  let text = '';
  let line = 0;
  paragraphs.forEach((paragraph, index) => {
    const y = MARGIN + line * LINE_HEIGHT;
    line += lineCounts[index];
    if (paragraph.trim().length > 0) {
      items.push({
        text: paragraph,
        start: text.length,
        end: text.length + paragraph.length,
        x: MARGIN,
        y,
        width: WIDTH - 2 * MARGIN,
        height: lineCounts[index] * LINE_HEIGHT
      });
    }
    text += `${paragraph}\n`;
  });
  return { page: number, width: WIDTH, height, text, items };
}

/** `sheets` are page contents; unless `exact`, long sheets are cut between paragraphs. */
export function layOutPages(sheets: string[][], exact: boolean): PageText[] {
  const pages: string[][] = [];
  for (const sheet of sheets) {
    let current: string[] = [];
    let length = 0;
    for (const paragraph of sheet) {
      if (!exact && length > 0 && length + paragraph.length > PAGE_CHARACTERS) {
        pages.push(current);
        current = [];
        length = 0;
      }
      current.push(paragraph);
      length += paragraph.length + 1;
    }
    pages.push(current);
  }
  return pages.map((paragraphs, index) => layOut(index + 1, paragraphs));
}
