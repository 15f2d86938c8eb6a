// Looks at how a PDF page is painted: white text on a bare page, and pictures that may hold text.
import type { PDFPageProxy } from 'pdfjs-dist/types/src/display/api.d.ts';
import type { TextRun } from './pdf-lines.ts';

export interface PagePaint {
  /** Runs that are painted white although the page has no dark areas. */
  white: Set<TextRun>;
  hasPicture: boolean;
}

interface Glyph {
  unicode?: string;
}

type Operations = Record<string, number>;

const isWhite = (color: unknown) =>
  typeof color === 'string' && /^#f[a-f]f[a-f]f[a-f]/i.test(color);
const squeeze = (text: string) => text.replace(/\s+/g, '');
const isFill = (operation: unknown, ops: Operations) =>
  operation === ops.fill || operation === ops.eoFill || operation === ops.fillStroke;

const glyphsText = (glyphs: unknown) =>
  (glyphs as (Glyph | number)[])
    .map((glyph) => (typeof glyph === 'object' && glyph ? (glyph.unicode ?? '') : ''))
    .join('');

/** Table headers and banners are white on a fill: a page that paints dark areas is left alone. */
export async function inspectPaint(page: PDFPageProxy, runs: TextRun[]): Promise<PagePaint> {
  const { OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const ops = OPS as unknown as Operations;
  const pictures = [ops.paintImageXObject, ops.paintInlineImageXObject, ops.paintImageMaskXObject];
  const list = await page.getOperatorList();
  const stack: string[] = [];
  let fill = '#000000';
  let white = '';
  let darkAreas = 0;
  let hasPicture = false;
  list.fnArray.forEach((operation, index) => {
    const args = list.argsArray[index] as unknown[] | null;
    if (operation === ops.save) stack.push(fill);
    else if (operation === ops.restore) fill = stack.pop() ?? fill;
    else if (operation === ops.setFillRGBColor) fill = String(args?.[0]);
    else if (operation === ops.showText && isWhite(fill)) white += glyphsText(args?.[0]);
    else if (pictures.includes(operation)) hasPicture = true;
    else if (operation === ops.constructPath && !isWhite(fill) && isFill(args?.[0], ops)) {
      darkAreas++;
    }
  });
  const whiteText = squeeze(white);
  const isBare = darkAreas === 0 && whiteText.length > 0;
  const hidden = runs.filter(
    (run) => isBare && run.text.trim().length > 0 && whiteText.includes(squeeze(run.text))
  );
  return { white: new Set(hidden), hasPicture };
}
