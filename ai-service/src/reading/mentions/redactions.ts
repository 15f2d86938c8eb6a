// Recognises where a value was blacked out or left blank: nothing may be asserted there.

const REDACTION =
  /\[\s*(?:\*\s*){1,}\]|\*{3,}|\[\s*(?:redacted|omitted|intentionally omitted|confidential)[^\]]{0,40}\]|\[\s*[\u25cf\u2022]\s*\]|<\s*\*+\s*>|\(\*{2,}\)|XXXX+/i;
const BLANK = /_{3,}|\[\s*_+\s*\]|\[\s{2,}\]|\.{6,}/;

export const hasRedaction = (text: string): boolean => REDACTION.test(text);
const hasBlank = (text: string): boolean => BLANK.test(text);

/** Redacted or blank. */
export const isWithheld = (text: string): boolean => hasRedaction(text) || hasBlank(text);
