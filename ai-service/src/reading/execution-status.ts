// Tells whether the document looks signed, looks like a draft, or does not say.
import type { ExecutionStatus } from '../ports/reader.ts';
import { findDates } from './mentions/dates.ts';

const DRAFT =
  /\b(?:draft (?:of|dated|v\d|version|\d)|for discussion purposes|not yet executed|subject to contract|DRAFT)\b/;
const SIGNED_MARK =
  /(?:\/s\/|docusigned by|electronically signed|e-signed|signed by:?|digitally signed)/i;
const BY_LINE = /\b(?:By|Signature|Signed)\s*:?\s*(?<rest>.{0,60})/g;
const EMPTY_LINE = /^[\s_.:-]{0,60}(?:Name|Title|Print|Date|Its|$)/i;
const TAIL = 6000;

/** Looks at the beginning for a draft stamp and at the end for signatures. */
export function executionStatus(text: string): ExecutionStatus {
  if (DRAFT.test(text.slice(0, 1500))) return 'draft';
  const tail = text.slice(-TAIL);
  if (SIGNED_MARK.test(tail)) return 'executed';
  const lines = [...tail.matchAll(BY_LINE)].map((match) => match.groups!.rest);
  if (lines.length === 0) return 'unknown';
  const filled = lines.filter((rest) => !EMPTY_LINE.test(rest) && /[A-Z][a-z]/.test(rest));
  const isDated = findDates(tail.slice(-2500)).length > 0;
  if (filled.length > 0 && isDated) return 'executed';
  return filled.length === 0 && /_{4,}/.test(tail) ? 'draft' : 'unknown';
}
