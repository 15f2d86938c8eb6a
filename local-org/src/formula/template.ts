/** Splits a text with merge fields into plain text and formulas. */

export interface TemplatePart {
  kind: 'text' | 'formula';
  text: string;
}

const MERGE_FIELD = /\{!([^{}]*)\}/g;

export function formulaTemplateParts(text: string): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let end = 0;
  for (const match of text.matchAll(MERGE_FIELD)) {
    parts.push({ kind: 'text', text: text.slice(end, match.index) });
    parts.push({ kind: 'formula', text: match[1] });
    end = match.index + match[0].length;
  }
  parts.push({ kind: 'text', text: text.slice(end) });
  return parts;
}
