/** The named character sets of Java regular expressions: `\p{Alpha}`, `\p{Lu}`, `\p{IsLatin}`, `\p{InGreek}`. */

import type { CharacterTest } from './tree.ts';
import { NotSupported } from '../errors.ts';

/** The flag `(?U)` gives the POSIX names their meaning in Unicode. */
const POSIX: Record<string, [ascii: string, unicode: string]> = {
  Lower: ['[a-z]', '\\p{Lowercase}'],
  Upper: ['[A-Z]', '\\p{Uppercase}'],
  ASCII: ['[\\x00-\\x7F]', '[\\x00-\\x7F]'],
  Alpha: ['[a-zA-Z]', '\\p{Alphabetic}'],
  Digit: ['[0-9]', '\\p{Nd}'],
  Alnum: ['[a-zA-Z0-9]', '[\\p{Alphabetic}\\p{Nd}]'],
  Punct: ['[!-\\/:-@\\[-`\\{-~]', '\\p{P}'],
  Graph: ['[!-~]', '[^\\p{White_Space}\\p{Cc}\\p{Cs}\\p{Cn}]'],
  Print: ['[ -~]', '[[[^\\p{White_Space}\\p{Cs}\\p{Cn}]\\p{Zs}]--\\p{Cc}]'],
  Blank: ['[ \\t]', '[\\t\\p{Zs}]'],
  Cntrl: ['[\\x00-\\x1F\\x7F]', '\\p{Cc}'],
  XDigit: ['[0-9a-fA-F]', '[\\p{Nd}\\p{Hex_Digit}]'],
  Space: ['[ \\t\\n\\x0B\\f\\r]', '\\p{White_Space}']
};

const JAVA_METHODS: Record<string, string> = {
  javaLowerCase: '\\p{Lowercase}',
  javaUpperCase: '\\p{Uppercase}',
  javaAlphabetic: '\\p{Alphabetic}',
  javaIdeographic: '\\p{Ideographic}',
  javaTitleCase: '\\p{Lt}',
  javaDigit: '\\p{Nd}',
  javaDefined: '\\P{Cn}',
  javaLetter: '\\p{L}',
  javaLetterOrDigit: '[\\p{L}\\p{Nd}]',
  javaJavaIdentifierStart: '[\\p{L}\\p{Nl}\\p{Sc}\\p{Pc}]',
  javaJavaIdentifierPart: '[\\p{L}\\p{Nl}\\p{Sc}\\p{Pc}\\p{Nd}\\p{Mn}\\p{Mc}]',
  javaSpaceChar: '\\p{Z}',
  javaWhitespace: '[[\\p{Z}--[\\xA0\\u2007\\u202F]][\\t-\\r\\x1C-\\x1F]]',
  javaISOControl: '\\p{Cc}',
  javaMirrored: '\\p{Bidi_Mirrored}'
};

const SPECIAL: Record<string, string> = {
  all: '[\\s\\S]',
  L1: '[\\x00-\\xFF]',
  LC: '[\\p{Lu}\\p{Ll}\\p{Lt}]',
  LD: '[\\p{L}\\p{Nd}]'
};

const BINARY: Record<string, string> = {
  alphabetic: 'Alphabetic',
  ideographic: 'Ideographic',
  letter: 'L',
  lowercase: 'Lowercase',
  uppercase: 'Uppercase',
  titlecase: 'Lt',
  punctuation: 'P',
  control: 'Cc',
  white_space: 'White_Space',
  whitespace: 'White_Space',
  digit: 'Nd',
  hex_digit: 'Hex_Digit',
  hexdigit: 'Hex_Digit',
  join_control: 'Join_Control',
  noncharacter_code_point: 'Noncharacter_Code_Point',
  assigned: 'Assigned',
  emoji: 'Emoji',
  emoji_presentation: 'Emoji_Presentation',
  emoji_modifier: 'Emoji_Modifier',
  emoji_modifier_base: 'Emoji_Modifier_Base',
  emoji_component: 'Emoji_Component',
  extended_pictographic: 'Extended_Pictographic'
};

/** Blocks are ranges of code points; JavaScript has no names for them. */
const BLOCKS: Record<string, [number, number]> = {
  basiclatin: [0x0000, 0x007f],
  latin1supplement: [0x0080, 0x00ff],
  latinextendeda: [0x0100, 0x017f],
  latinextendedb: [0x0180, 0x024f],
  ipaextensions: [0x0250, 0x02af],
  combiningdiacriticalmarks: [0x0300, 0x036f],
  greek: [0x0370, 0x03ff],
  greekandcoptic: [0x0370, 0x03ff],
  cyrillic: [0x0400, 0x04ff],
  armenian: [0x0530, 0x058f],
  hebrew: [0x0590, 0x05ff],
  arabic: [0x0600, 0x06ff],
  devanagari: [0x0900, 0x097f],
  thai: [0x0e00, 0x0e7f],
  latinextendedadditional: [0x1e00, 0x1eff],
  generalpunctuation: [0x2000, 0x206f],
  currencysymbols: [0x20a0, 0x20cf],
  arrows: [0x2190, 0x21ff],
  mathematicaloperators: [0x2200, 0x22ff],
  boxdrawing: [0x2500, 0x257f],
  cjksymbolsandpunctuation: [0x3000, 0x303f],
  hiragana: [0x3040, 0x309f],
  katakana: [0x30a0, 0x30ff],
  cjkunifiedideographs: [0x4e00, 0x9fff],
  hangulsyllables: [0xac00, 0xd7af],
  halfwidthandfullwidthforms: [0xff00, 0xffef]
};

const tests = new Map<string, CharacterTest>();

/** A test from a JavaScript class such as `[a-z]` or `\p{L}`. */
export function testOf(source: string): CharacterTest {
  const known = tests.get(source);
  if (known) return known;
  const expression = new RegExp(`^${source}$`, 'v');
  const small = Array.from({ length: 256 }, (_, code) =>
    expression.test(String.fromCharCode(code))
  );
  const test = (code: number): boolean =>
    small[code] ?? expression.test(String.fromCodePoint(code));
  tests.set(source, test);
  return test;
}

/** The set of a property; null when Java does not know it either. */
export function propertyTest(name: string, unicode: boolean): CharacterTest | null {
  const equals = name.indexOf('=');
  if (equals > 0) return keyedProperty(name.slice(0, equals).toLowerCase(), name.slice(equals + 1));
  if (name.startsWith('In')) return block(name.slice(2));
  if (name.startsWith('Is')) return isProperty(name.slice(2));
  const posix = POSIX[name];
  if (posix) return testOf(posix[unicode ? 1 : 0]);
  const java = JAVA_METHODS[name] ?? SPECIAL[name];
  return java === undefined ? category(name) : testOf(java);
}

function keyedProperty(key: string, value: string): CharacterTest | null {
  if (key === 'sc' || key === 'script') return script(value);
  if (key === 'blk' || key === 'block') return block(value);
  return key === 'gc' || key === 'general_category' ? category(value) : null;
}

function isProperty(name: string): CharacterTest | null {
  const binary = BINARY[name.toLowerCase()];
  if (binary !== undefined) return testOf(`\\p{${binary}}`);
  return category(name) ?? script(name);
}

const category = (name: string): CharacterTest | null =>
  SPECIAL[name] ? testOf(SPECIAL[name]) : attempt(`\\p{gc=${name}}`);

function script(name: string): CharacterTest | null {
  const title = name
    .toLowerCase()
    .replace(/(^|_)(\w)/g, (_, before: string, letter: string) => before + letter.toUpperCase());
  return attempt(`\\p{Script=${title}}`);
}

function attempt(source: string): CharacterTest | null {
  try {
    return testOf(source);
  } catch {
    return null;
  }
}

/** DIFFERS: the common blocks only; another one is refused instead of matched wrongly. */
function block(name: string): CharacterTest {
  const range = BLOCKS[name.toLowerCase().replace(/[ _-]/g, '')];
  if (!range) throw new NotSupported(`the Unicode block ${name} in a regular expression`);
  return (code) => code >= range[0] && code <= range[1];
}
