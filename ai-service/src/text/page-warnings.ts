// What a person should know about a page before trusting what was read from it.
import type { PageText, Warning } from '../ports/reader.ts';
import { isInstructionLike } from './instruction-text.ts';

const USABLE_CHARACTERS = 20;
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;

/** Blank pages and bare page numbers have none. */
export const hasUsableText = (page: PageText): boolean =>
  (page.text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= USABLE_CHARACTERS;

export function pageWarnings(page: PageText, hiddenText: string): Warning[] {
  const warnings: Warning[] = [];
  const add = (code: string, message: string) => warnings.push({ code, message, page: page.page });
  if (page.unreadable) {
    add(
      'page-without-text',
      `Page ${page.page} is a picture without readable text (a scan): nothing on it was read.`
    );
  }
  if (/[\p{L}\p{N}]/u.test(hiddenText)) {
    add(
      'hidden-text',
      `Page ${page.page} holds text that is invisible on paper (white, tiny or off the page); it was not read.`
    );
  }
  if (isInstructionLike(`${page.text}\n${hiddenText}`)) {
    add(
      'instruction-like-text',
      `Page ${page.page} holds text written like a command to software; it was treated as plain text.`
    );
  }
  if ((page.text.match(INVISIBLE)?.length ?? 0) >= 3) {
    add('invisible-characters', `Page ${page.page} holds zero-width characters inside words.`);
  }
  return warnings;
}
