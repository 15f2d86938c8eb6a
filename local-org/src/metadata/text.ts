// Reads the text of a project's files: UTF-8 or nothing.
import { readFileSync } from 'node:fs';
import { MetadataError } from './errors.ts';

// UNVERIFIED: a byte order mark before the text of a class has no meaning.
/** Bytes that are no UTF-8 are refused: shown as signs that nobody wrote, they would change literals without a word. */
export function readText(file: string): string {
  const bytes = bytesOf(file);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const text = bytes.toString('utf8');
    const line = text.slice(0, text.indexOf('\ufffd')).split('\n').length;
    throw new MetadataError('This is not UTF-8 text; save the file as UTF-8.', file, line);
  }
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new MetadataError(`This cannot be read: ${(error as Error).message}.`, file, 1);
  }
}
