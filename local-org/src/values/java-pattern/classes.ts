/** Character sets of Java regular expressions and how flags change them. */

import type { CharacterTest, Folding } from './tree.ts';
import { testOf } from './properties.ts';

export interface PatternFlags {
  ignoreCase: boolean;
  unicodeCase: boolean;
  unicodeClasses: boolean;
  multiline: boolean;
  dotAll: boolean;
  unixLines: boolean;
  comments: boolean;
}

const PREDEFINED: Record<string, [ascii: string, unicode: string]> = {
  d: ['[0-9]', '\\p{Nd}'],
  w: ['[a-zA-Z0-9_]', '[\\p{Alphabetic}\\p{Mn}\\p{Me}\\p{Mc}\\p{Nd}\\p{Pc}\\p{Join_Control}]'],
  s: ['[ \\t\\n\\x0B\\f\\r]', '\\p{White_Space}'],
  h: ['[ \\t\\xA0\\u1680\\u180E\\u2000-\\u200A\\u202F\\u205F\\u3000]', ''],
  v: ['[\\n\\x0B\\f\\r\\x85\\u2028\\u2029]', '']
};

/** `\d`, `\W` and so on; null for a letter that is no class. */
export function predefinedClass(letter: string, unicode: boolean): CharacterTest | null {
  const source = PREDEFINED[letter.toLowerCase()];
  if (!source) return null;
  const test = testOf((unicode && source[1]) || source[0]);
  return letter === letter.toLowerCase() ? test : negated(test);
}

export const negated =
  (test: CharacterTest): CharacterTest =>
  (code) =>
    !test(code);

export const union = (tests: CharacterTest[]): CharacterTest =>
  tests.length === 1 && tests[0] ? tests[0] : (code) => tests.some((test) => test(code));

export const intersection =
  (tests: CharacterTest[]): CharacterTest =>
  (code) =>
    tests.every((test) => test(code));

/** What the dot matches. */
export function dotTest(flags: PatternFlags): CharacterTest {
  if (flags.dotAll) return () => true;
  return flags.unixLines ? (code) => code !== 10 : (code) => !isLineTerminator(code);
}

function isLineTerminator(code: number): boolean {
  return code === 10 || code === 13 || code === 0x85 || code === 0x2028 || code === 0x2029;
}

/** How letters fold under the flags: not at all, ASCII only (as Java's default), or all of Unicode. */
export function foldingOf(flags: PatternFlags): Folding {
  if (!flags.ignoreCase) return null;
  return flags.unicodeCase || flags.unicodeClasses ? unicodeFold : asciiFold;
}

const asciiFold = (code: number): number => (code >= 65 && code <= 90 ? code + 32 : code);

const unicodeFold = (code: number): number => {
  if (code < 128) return asciiFold(code);
  const folded = String.fromCodePoint(code).toUpperCase().toLowerCase();
  const first = folded.codePointAt(0) ?? code;
  return folded.length === String.fromCodePoint(first).length ? first : code;
};

/** One literal code point. */
export function literalTest(code: number, fold: Folding): CharacterTest {
  if (!fold) return (other) => other === code;
  const wanted = fold(code);
  return (other) => fold(other) === wanted;
}

/** A range of code points; without regard to case, either case of the character may lie in it. */
export function rangeTest(low: number, high: number, fold: Folding): CharacterTest {
  const inside: CharacterTest = (code) => code >= low && code <= high;
  if (!fold) return inside;
  return (code) => inside(code) || inside(fold(code)) || inside(upperOf(code, fold));
}

function upperOf(code: number, fold: Folding): number {
  const upper = String.fromCodePoint(code).toUpperCase();
  const first = upper.codePointAt(0) ?? code;
  return fold && fold(first) === fold(code) ? first : code;
}

/** A test that remembers its answers for the first 256 characters. */
export function cached(test: CharacterTest): CharacterTest {
  const small: boolean[] = [];
  return (code) => (code < 256 ? (small[code] ??= test(code)) : test(code));
}
