// Opens plain text: form feeds separate pages, long texts get pages of about 3,000 characters.
import { ReadingError } from '../ports/reader.ts';
import type { DocumentText, Warning } from '../ports/reader.ts';
import { pageWarnings } from './page-warnings.ts';
import { layOutPages } from './synthetic-pages.ts';
import { MEDIA_TYPES } from './sniff.ts';

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** A form feed after the last page starts no further page. */
function withoutLastFormFeed(text: string): string {
  const last = text.lastIndexOf('\f');
  return last >= 0 && text.slice(last).trim() === '' ? text.slice(0, last) : text;
}

export function openPlainText(bytes: Uint8Array, warnings: Warning[]): DocumentText {
  const text = decode(bytes).replace(/\r\n?/g, '\n');
  if (text.trim().length === 0) throw new ReadingError('document-empty', 'The file has no text.');
  const explicit = withoutLastFormFeed(text).split('\f');
  const sheets = explicit.length > 1 ? explicit.map((sheet) => [sheet.split('\n')]) : null;
  const pages = layOutPages(sheets ? sheets.flat() : [text.split('\n')], sheets !== null);
  for (const page of pages) warnings.push(...pageWarnings(page, ''));
  return {
    kind: 'text',
    mediaType: MEDIA_TYPES.text,
    pageCount: pages.length,
    warnings,
    pages: (async function* () {
      yield* pages;
    })(),
    async close() {}
  };
}
