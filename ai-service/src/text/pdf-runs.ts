// Turns pdfjs text items into runs with page coordinates and sets apart what a reader cannot see.
import type { PageViewport } from 'pdfjs-dist/types/src/display/page_viewport.d.ts';
import type { TextContent, TextItem } from 'pdfjs-dist/types/src/display/api.d.ts';
import type { TextRun } from './pdf-lines.ts';

const TINY_POINTS = 2.5;
const DEFAULT_ASCENT = 0.85;

const multiply = (a: number[], b: number[]) => [
  a[0] * b[0] + a[2] * b[1],
  a[1] * b[0] + a[3] * b[1],
  a[0] * b[2] + a[2] * b[3],
  a[1] * b[2] + a[3] * b[3],
  a[0] * b[4] + a[2] * b[5] + a[4],
  a[1] * b[4] + a[3] * b[5] + a[5]
];

const round = (value: number) => Math.round(value * 100) / 100;

export function toRuns(content: TextContent, viewport: PageViewport): TextRun[] {
  const runs: TextRun[] = [];
  for (const item of content.items as TextItem[]) {
    if (typeof item.str !== 'string' || item.str.length === 0) continue;
    const matrix = multiply(viewport.transform, item.transform);
    const size = Math.hypot(matrix[2], matrix[3]);
    const isRotated = Math.abs(matrix[1]) > Math.abs(matrix[0]);
    // Rotated text (margin stamps, watermarks) would break the lines that it crosses.
    if (isRotated || size === 0) continue;
    // A wide blank is a column gap: it must stay visible as one.
    if (item.str.trim() === '' && item.width > size) continue;
    const ascent = content.styles[item.fontName]?.ascent || DEFAULT_ASCENT;
    runs.push({
      text: item.str,
      x: round(matrix[4]),
      y: round(matrix[5] - size * Math.min(ascent, 1)),
      width: round(item.width),
      height: round(size)
    });
  }
  return runs;
}

const isOutside = (run: TextRun, viewport: PageViewport) =>
  run.x + run.width < 0 ||
  run.y + run.height < 0 ||
  run.x > viewport.width ||
  run.y > viewport.height;

/** Hidden: tiny, off the page, or white on white. */
export function splitVisible(runs: TextRun[], viewport: PageViewport, white: Set<TextRun>) {
  const isHidden = (run: TextRun) =>
    run.text.trim().length > 0 &&
    (run.height < TINY_POINTS || isOutside(run, viewport) || white.has(run));
  return {
    visible: runs.filter((run) => !isHidden(run)),
    hidden: runs.filter(isHidden)
  };
}
