// Finds the runs of a PDF page that are painted white on a page without dark backgrounds.
import type { PDFPageProxy } from 'pdfjs-dist/types/src/display/api.d.ts';
import type { TextRun } from './pdf-lines.ts';

interface Glyph {
  unicode?: string;
}

const isWhite = (color: unknown) =>
  typeof color === 'string' && /^#f[a-f]f[a-f]f[a-f]/i.test(color);
const squeeze = (text: string) => text.replace(/\s+/g, '');

/** Table headers and banners are white on a fill: a page that paints dark areas is left alone. */
export async function whiteTextRuns(page: PDFPageProxy, runs: TextRun[]): Promise<Set<TextRun>> {
  if (runs.length === 0) return new Set();
  const { OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const list = await page.getOperatorList();
  let fill = '#000000';
  const stack: string[] = [];
  let white = '';
  let darkAreas = 0;
  list.fnArray.forEach((operation, index) => {
    const args = list.argsArray[index] as unknown[] | null;
    if (operation === OPS.save) stack.push(fill);
    else if (operation === OPS.restore) fill = stack.pop() ?? fill;
    else if (operation === OPS.setFillRGBColor) fill = String(args?.[0]);
    else if (operation === OPS.constructPath && !isWhite(fill) && isFill(args?.[0], OPS))
      darkAreas++;
    else if (operation === OPS.showText && isWhite(fill)) {
      white += (args?.[0] as (Glyph | number)[])
        .map((glyph) => (typeof glyph === 'object' && glyph ? (glyph.unicode ?? '') : ''))
        .join('');
    }
  });
  const whiteText = squeeze(white);
  if (whiteText.length === 0 || darkAreas > 0) return new Set();
  return new Set(
    runs.filter((run) => run.text.trim().length > 0 && whiteText.includes(squeeze(run.text)))
  );
}

const isFill = (operation: unknown, ops: Record<string, number>) =>
  operation === ops.fill || operation === ops.eoFill || operation === ops.fillStroke;
