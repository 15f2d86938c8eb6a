// Opens a PDF with pdfjs and yields its pages as positioned text.
import { createRequire } from 'node:module';
import path from 'node:path';
import type {
  DocumentInitParameters,
  PDFDocumentProxy
} from 'pdfjs-dist/types/src/display/api.d.ts';
import { ReadingError } from '../ports/reader.ts';
import type { DocumentText, PageText, Warning } from '../ports/reader.ts';
import { hasUsableText, pageWarnings } from './page-warnings.ts';
import { buildPage } from './page-builder.ts';
import { readingOrder } from './pdf-lines.ts';
import { splitVisible, toRuns } from './pdf-runs.ts';
import { MEDIA_TYPES } from './sniff.ts';
import { inspectPaint } from './pdf-paint.ts';

const pdfjsFolder = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** Everything from local files, nothing evaluated, no fonts drawn. */
const SETTINGS: DocumentInitParameters = {
  standardFontDataUrl: path.join(pdfjsFolder, 'standard_fonts') + '/',
  cMapUrl: path.join(pdfjsFolder, 'cmaps') + '/',
  cMapPacked: true,
  useSystemFonts: false,
  disableFontFace: true,
  verbosity: 0
};

function toReadingError(error: unknown): unknown {
  const name = (error as { name?: string })?.name ?? '';
  const message = String((error as { message?: string })?.message ?? '');
  if (name === 'PasswordException') {
    return new ReadingError('document-encrypted', 'The PDF is protected by a password.');
  }
  if (name === 'ReadingError') return error;
  if (/page/i.test(message) && /(no|zero|count|empty)/i.test(message)) {
    return new ReadingError('document-no-pages', 'The PDF has no pages.');
  }
  return new ReadingError('document-corrupt', 'The PDF is damaged and cannot be opened.');
}

async function load(bytes: Uint8Array) {
  // pdfjs needs a copy: it takes ownership of the bytes that it gets.
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({ ...SETTINGS, data: Uint8Array.from(bytes) });
  try {
    return { task, document: await task.promise };
  } catch (error) {
    await task.destroy();
    throw toReadingError(error);
  }
}

async function readPage(document: PDFDocumentProxy, number: number, warnings: Warning[]) {
  const page = await document.getPage(number);
  try {
    const viewport = page.getViewport({ scale: 1 });
    const content = await page.getTextContent({ includeMarkedContent: false });
    const runs = toRuns(content, viewport);
    const paint = await inspectPaint(page, runs);
    const { visible, hidden } = splitVisible(runs, viewport, paint.white);
    const rows = readingOrder(visible, viewport.width);
    const text = buildPage(number, viewport.width, viewport.height, rows);
    if (paint.hasPicture && !hasUsableText(text)) text.unreadable = true;
    const hiddenText = hidden.map((run) => run.text).join(' ');
    warnings.push(...pageWarnings(text, hiddenText));
    return text;
  } catch (error) {
    throw toReadingError(error);
  } finally {
    page.cleanup();
  }
}

export async function openPdf(bytes: Uint8Array, warnings: Warning[]): Promise<DocumentText> {
  const { task, document } = await load(bytes);
  if (!(document.numPages > 0)) {
    await task.destroy();
    throw new ReadingError('document-no-pages', 'The PDF has no pages.');
  }
  let closed = false;
  async function* pages(): AsyncGenerator<PageText> {
    for (let number = 1; number <= document.numPages; number++) {
      yield await readPage(document, number, warnings);
    }
  }
  return {
    kind: 'pdf',
    mediaType: MEDIA_TYPES.pdf,
    pageCount: document.numPages,
    warnings,
    pages: pages(),
    async close() {
      if (closed) return;
      closed = true;
      await task.destroy();
    }
  };
}
