/** Methods of String that answer a question about one text. */

import type { MethodImplementation } from '../../define.ts';

const every =
  (pattern: RegExp): MethodImplementation =>
  (_rt, self: string) =>
    pattern.test(self);

export const stringPredicates: Record<string, MethodImplementation> = {
  'Integer length()': (_rt, self: string) => self.length,
  'Boolean isAllLowerCase()': every(/^\p{Ll}+$/u),
  'Boolean isAllUpperCase()': every(/^\p{Lu}+$/u),
  'Boolean isAlpha()': every(/^\p{L}+$/u),
  'Boolean isAlphaSpace()': every(/^[\p{L} ]*$/u),
  'Boolean isAlphanumeric()': every(/^[\p{L}\p{Nd}]+$/u),
  'Boolean isAlphanumericSpace()': every(/^[\p{L}\p{Nd} ]*$/u),
  'Boolean isAsciiPrintable()': every(/^[\x20-\x7E]*$/),
  'Boolean isNumeric()': every(/^\p{Nd}+$/u),
  'Boolean isNumericSpace()': every(/^[\p{Nd} ]*$/u),
  'Boolean isWhitespace()': every(/^[[\t-\r\x1C-\x1F\p{Z}]--[\xA0\u2007\u202F]]*$/v),
  'Boolean containsWhitespace()': every(/[[\t-\r\x1C-\x1F\p{Z}]--[\xA0\u2007\u202F]]/v)
};
