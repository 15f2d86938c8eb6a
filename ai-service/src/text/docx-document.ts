// Opens a Word document (DOCX): text with its numbering, tables as rows, tracked changes reported.
import { ReadingError } from '../ports/reader.ts';
import type { DocumentText, Warning } from '../ports/reader.ts';
import { DocxBodyReader } from './docx-body.ts';
import type { DocxBody } from './docx-body.ts';
import { isInstructionLike } from './instruction-text.ts';
import { pageWarnings } from './page-warnings.ts';
import { MEDIA_TYPES } from './sniff.ts';
import { layOutPages } from './synthetic-pages.ts';
import { unpack } from './zip-guard.ts';

const DOCUMENT = 'word/document.xml';
const PARTS = [DOCUMENT, 'word/numbering.xml', 'word/styles.xml', 'word/comments.xml'];

function parts(bytes: Uint8Array): Map<string, Uint8Array> {
  try {
    return unpack(bytes, (name) => PARTS.includes(name));
  } catch (error) {
    if ((error as { name?: string }).name === 'ReadingError') throw error;
    throw new ReadingError(
      'document-corrupt',
      'The Word document is damaged and cannot be opened.'
    );
  }
}

function bodyWarnings(body: DocxBody, hasComments: boolean): Warning[] {
  const warnings: Warning[] = [];
  const add = (code: string, message: string) => warnings.push({ code, message, page: null });
  const { insertions, deletions } = body;
  if (insertions + deletions > 0) {
    add(
      'tracked-changes',
      `The document has tracked changes (${insertions} inserted, ${deletions} deleted): it was read as if all of them were accepted.`
    );
  }
  if (hasComments) add('comments', 'The document has comments; they were not read.');
  if (/[\p{L}\p{N}]/u.test(body.hiddenText)) {
    add('hidden-text', 'The document holds text that is invisible on paper; it was not read.');
  }
  if (isInstructionLike(body.hiddenText)) {
    add('instruction-like-text', 'The hidden text is written like a command to software.');
  }
  return warnings;
}

function readBody(xml: string, numbering: string, styles: string): DocxBody {
  try {
    if (xml.trim() === '') throw new Error('no text part');
    return new DocxBodyReader(numbering, styles).read(xml);
  } catch (error) {
    throw new ReadingError(
      'document-corrupt',
      'The Word document is damaged: its text cannot be read to the end.',
      { cause: error }
    );
  }
}

export async function openDocx(bytes: Uint8Array, warnings: Warning[]): Promise<DocumentText> {
  const files = parts(bytes);
  const text = (name: string) => new TextDecoder().decode(files.get(name) ?? new Uint8Array());
  const xml = text(DOCUMENT);
  const body = readBody(xml, text('word/numbering.xml'), text('word/styles.xml'));
  warnings.push(...bodyWarnings(body, /<w:comment[\s>]/.test(text('word/comments.xml'))));
  const pages = layOutPages(body.sheets, body.hasRenderedPages);
  for (const page of pages) warnings.push(...pageWarnings(page, ''));
  return {
    kind: 'docx',
    mediaType: MEDIA_TYPES.docx,
    pageCount: pages.length,
    warnings,
    pages: (async function* () {
      yield* pages;
    })(),
    async close() {}
  };
}
