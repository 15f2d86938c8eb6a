// Opens the bytes of a contract, whatever it is called, and yields its pages as text.
import path from 'node:path';
import { ReadingError } from '../ports/reader.ts';
import type { DocumentText, OpenHint, Warning } from '../ports/reader.ts';
import { openDocx } from './docx-document.ts';
import { openPdf } from './pdf-document.ts';
import { openPlainText } from './plain-text.ts';
import { kindOfFileName, sniff } from './sniff.ts';
import type { DocumentKind } from '../ports/reader.ts';
import type { Sniffed } from './sniff.ts';

const SUPPORTED: Record<DocumentKind, string> = {
  pdf: 'PDF',
  docx: 'Word (DOCX)',
  text: 'plain text'
};

const UNSUPPORTED: Partial<Record<Sniffed, string>> = {
  zip: 'The file is a ZIP archive, not a Word document.',
  ole: 'The file is an old Office file (.doc, .xls, .ppt).',
  image: 'The file is a picture.',
  unknown: 'The file is neither a PDF, nor a Word document (DOCX), nor plain text.'
};

function mislabelled(kind: DocumentKind, hint: OpenHint): Warning[] {
  const promised = kindOfFileName(hint.fileName);
  const extension = path.extname(hint.fileName ?? '');
  const isUnknownExtension = promised === null && extension !== '' && kind !== 'text';
  if (promised === kind || (promised === null && !isUnknownExtension)) return [];
  const message = `The file name ends in ${extension}, but the content is ${SUPPORTED[kind]}; it was read as ${SUPPORTED[kind]}.`;
  return [{ code: 'document-mislabelled', message, page: null }];
}

export async function openDocument(bytes: Uint8Array, hint: OpenHint = {}): Promise<DocumentText> {
  if (bytes.length === 0) throw new ReadingError('document-empty', 'The file has no content.');
  const kind = sniff(bytes);
  if (kind === 'text') return openText(bytes, hint);
  if (kind === 'protected-office') {
    throw new ReadingError('document-encrypted', 'The Word document is protected by a password.');
  }
  if (kind !== 'pdf' && kind !== 'docx') {
    throw new ReadingError('document-type-unsupported', UNSUPPORTED[kind] ?? 'Unsupported file.');
  }
  const warnings = mislabelled(kind, hint);
  return kind === 'pdf' ? openPdf(bytes, warnings) : openDocx(bytes, warnings);
}

/** Text that is called .pdf or .docx is what is left of a broken download, not a contract in text. */
function openText(bytes: Uint8Array, hint: OpenHint): DocumentText {
  const promised = kindOfFileName(hint.fileName);
  if (promised === 'pdf' || promised === 'docx') {
    throw new ReadingError(
      'document-corrupt',
      `The file is called ${SUPPORTED[promised]} but its content is not; it is damaged.`
    );
  }
  return openPlainText(bytes, mislabelled('text', hint));
}
