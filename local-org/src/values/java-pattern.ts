/** Translates Java regular expressions to JavaScript; what has no equal raises an error instead of matching wrongly. */

import { NotSupported } from './errors.ts';
import { raise } from './exception.ts';

/** The flags of java.util.regex.Pattern that Apex code can give inline. */
interface Flags {
  ignoreCase: boolean;
  multiline: boolean;
  dotAll: boolean;
}

const POSIX_CLASSES: Record<string, string> = {
  Lower: 'a-z',
  Upper: 'A-Z',
  ASCII: '\\x00-\\x7F',
  Alpha: 'a-zA-Z',
  Digit: '0-9',
  Alnum: 'a-zA-Z0-9',
  Punct: '!-\\/:-@\\[-`\\{-~',
  Graph: '!-~',
  Print: ' -~',
  Blank: ' \\t',
  Cntrl: '\\x00-\\x1F\\x7F',
  XDigit: '0-9a-fA-F',
  Space: ' \\t\\n\\x0B\\f\\r'
};

const UNICODE_ALIASES: Record<string, string> = {
  IsAlphabetic: 'Alphabetic',
  IsLetter: 'L',
  IsDigit: 'Nd',
  IsUppercase: 'Uppercase',
  IsLowercase: 'Lowercase',
  IsWhite_Space: 'White_Space',
  IsPunctuation: 'P',
  IsLatin: 'Script=Latin'
};

const SPACE = ' \\t\\n\\x0B\\f\\r';
const LINE_END = '\\r\\n|[\\n\\r\\u0085\\u2028\\u2029]';
const SYNTAX = '^$\\.*+?()[]{}|/';
/** Must be escaped inside a class under the v flag. */
const CLASS_SYNTAX = '()[]{}/-\\|&!#%,:;<=>@`~^$*+.?';

class Translator {
  private readonly source: string;
  private position = 0;
  private readonly flags: Flags = { ignoreCase: false, multiline: false, dotAll: false };

  constructor(source: string) {
    this.source = source;
  }

  translate(): { source: string; flags: string } {
    this.leadingFlags();
    let output = '';
    while (this.position < this.source.length) output += this.next();
    const { ignoreCase, multiline, dotAll } = this.flags;
    const flags = `${ignoreCase ? 'i' : ''}${multiline ? 'm' : ''}${dotAll ? 's' : ''}v`;
    return { source: output, flags };
  }

  private leadingFlags(): void {
    const match = /^\(\?([a-zA-Z]+)\)/.exec(this.source);
    if (!match?.[1]) return;
    for (const flag of match[1]) {
      if (flag === 'i') this.flags.ignoreCase = true;
      else if (flag === 'm') this.flags.multiline = true;
      else if (flag === 's') this.flags.dotAll = true;
      else if (flag !== 'u') this.unsupported(`(?${flag})`);
    }
    this.position = match[0].length;
  }

  private next(): string {
    const character = this.source[this.position] ?? '';
    switch (character) {
      case '\\':
        return this.escape(false);
      case '[':
        return this.characterClass();
      case '(':
        return this.groupStart();
      case '*':
      case '+':
      case '?':
        return this.quantifier(character);
      case '{':
        return this.counted();
      case '$':
        this.position += 1;
        return this.flags.multiline ? '$' : `(?=(?:${LINE_END})?$)`;
      case ']':
      case '}':
      case '/':
        this.position += 1;
        return `\\${character}`;
      default:
        return this.take();
    }
  }

  private take(): string {
    const point = this.source.codePointAt(this.position) ?? 0;
    const text = String.fromCodePoint(point);
    this.position += text.length;
    return text;
  }

  private quantifier(character: string): string {
    this.position += 1;
    return character + this.laziness();
  }

  private counted(): string {
    const match = /^\{\d+(,\d*)?\}/.exec(this.source.slice(this.position));
    if (!match) this.illegal('Illegal repetition');
    this.position += match[0].length;
    return match[0] + this.laziness();
  }

  private laziness(): string {
    const following = this.source[this.position];
    if (following === '+') this.unsupported('possessive quantifiers');
    if (following !== '?') return '';
    this.position += 1;
    return '?';
  }

  private groupStart(): string {
    const rest = this.source.slice(this.position);
    if (rest.startsWith('(?>')) this.unsupported('atomic groups (?>…)');
    const special = /^\(\?(?::|=|!|<=|<!|<[a-zA-Z][a-zA-Z0-9]*>|[ims]+(?:-[ims]+)?:|-[ims]+:)/.exec(
      rest
    );
    if (!special && rest.startsWith('(?')) this.unsupported('flags in the middle of a pattern');
    const text = special?.[0] ?? '(';
    this.position += text.length;
    return text;
  }

  /** Positioned at the backslash. */
  private escape(inClass: boolean): string {
    const character = this.source[this.position + 1];
    if (character === undefined) this.illegal('Unexpected internal error');
    this.position += 2;
    const simple = inClass ? CLASS_ESCAPES[character] : OUTER_ESCAPES[character];
    if (simple !== undefined) return simple;
    if (character === 'p' || character === 'P') return this.property(character === 'P', inClass);
    if (character === 'Q') return this.quoted(inClass);
    if (character === 'x' || character === 'u') return this.hexadecimal(character);
    if (character === 'k' && !inClass) return '\\k';
    if (/[1-9]/.test(character) && !inClass) return `\\${character}`;
    if (/[a-zA-Z0-9]/.test(character)) this.unsupported(`\\${character}`);
    return literal(character, inClass);
  }

  private hexadecimal(kind: string): string {
    const pattern = kind === 'x' ? /^(?:\{([0-9a-fA-F]+)\}|([0-9a-fA-F]{2}))/ : /^([0-9a-fA-F]{4})/;
    const match = pattern.exec(this.source.slice(this.position));
    if (!match) this.illegal('Illegal hexadecimal escape sequence');
    this.position += match[0].length;
    return `\\u{${match[1] ?? match[2] ?? '0'}}`;
  }

  private property(negated: boolean, inClass: boolean): string {
    const match = /^(?:\{(\w+(?:=\w+)?)\}|(\w))/.exec(this.source.slice(this.position));
    const name = match?.[1] ?? match?.[2];
    if (!match || !name) this.illegal('Unknown character property');
    this.position += match[0].length;
    const posix = POSIX_CLASSES[name];
    if (posix !== undefined) {
      if (inClass && !negated) return posix;
      return `[${negated ? '^' : ''}${posix}]`;
    }
    return `\\${negated ? 'P' : 'p'}{${UNICODE_ALIASES[name] ?? name}}`;
  }

  private quoted(inClass: boolean): string {
    const end = this.source.indexOf('\\E', this.position);
    const text = this.source.slice(this.position, end < 0 ? undefined : end);
    this.position = end < 0 ? this.source.length : end + 2;
    return Array.from(text, (character) => literal(character, inClass)).join('');
  }

  /** Positioned at the opening bracket; classes may nest and intersect. */
  private characterClass(): string {
    this.position += 1;
    const negation = this.source[this.position] === '^' ? this.take() : '';
    const operands: string[] = [];
    let items = '';
    for (;;) {
      const character = this.source[this.position];
      if (character === undefined) this.illegal('Unclosed character class');
      if (character === ']' && (items !== '' || operands.length > 0)) break;
      if (this.source.startsWith('&&', this.position)) {
        this.position += 2;
        operands.push(`[${items}]`);
        items = '';
      } else {
        items += this.classItem(character);
      }
    }
    this.position += 1;
    const content = operands.length > 0 ? [...operands, `[${items}]`].join('&&') : items;
    return `[${negation}${content}]`;
  }

  private classItem(character: string): string {
    if (character === '\\') return this.escape(true);
    if (character === '[') return this.characterClass();
    if (character === '-' && this.isRange()) return this.take();
    return literal(this.take(), true);
  }

  private isRange(): boolean {
    const before = this.source[this.position - 1];
    const after = this.source[this.position + 1];
    return before !== '[' && before !== '^' && after !== ']' && after !== undefined;
  }

  private unsupported(feature: string): never {
    throw new NotSupported(`${feature} in the regular expression ${this.source}`);
  }

  private illegal(message: string): never {
    raise(
      'StringException',
      `Invalid regex: ${message} near index ${this.position}\n${this.source}`
    );
  }
}

const COMMON_ESCAPES: Record<string, string> = {
  d: '\\d',
  D: '\\D',
  w: '\\w',
  W: '\\W',
  S: '\\S',
  t: '\\t',
  n: '\\n',
  r: '\\r',
  f: '\\f',
  v: '\\v',
  a: '\\x07',
  e: '\\x1B',
  h: ' \\t\\xA0'
};

const CLASS_ESCAPES: Record<string, string> = { ...COMMON_ESCAPES, s: SPACE };

const OUTER_ESCAPES: Record<string, string> = {
  ...COMMON_ESCAPES,
  s: `[${SPACE}]`,
  S: `[^${SPACE}]`,
  h: '[ \\t\\xA0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000]',
  b: '\\b',
  B: '\\B',
  A: '(?<![\\s\\S])',
  z: '(?![\\s\\S])',
  Z: `(?=(?:${LINE_END})?(?![\\s\\S]))`,
  R: `(?:${LINE_END})`
};

function literal(character: string, inClass: boolean): string {
  const special = inClass ? CLASS_SYNTAX : SYNTAX;
  return special.includes(character) && /[^&!#%,:;<=>@`~]/.test(character)
    ? `\\${character}`
    : inClass && special.includes(character)
      ? `\\${character}`
      : character;
}

/** A compiled Java pattern: one expression to search, one that must match everything. */
export interface JavaPattern {
  readonly text: string;
  readonly search: RegExp;
  readonly whole: RegExp;
  readonly groupCount: number;
}

const cache = new Map<string, JavaPattern>();

export function compileJavaPattern(text: string): JavaPattern {
  const known = cache.get(text);
  if (known) return known;
  const { source, flags } = new Translator(text).translate();
  const pattern = build(text, source, flags);
  if (cache.size > 500) cache.clear();
  cache.set(text, pattern);
  return pattern;
}

function build(text: string, source: string, flags: string): JavaPattern {
  try {
    const groups = new RegExp(`${source}|`, flags).exec('');
    return {
      text,
      search: new RegExp(source, `${flags}dg`),
      whole: new RegExp(`(?:${source})(?![\\s\\S])`, `${flags}dy`),
      groupCount: (groups?.length ?? 1) - 1
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    raise('StringException', `Invalid regex: ${reason}\n${text}`);
  }
}

/** Expands `$1`, `${name}` and backslash escapes of a Java replacement. */
export function expandReplacement(replacement: string, match: RegExpExecArray): string {
  let output = '';
  for (let index = 0; index < replacement.length; index += 1) {
    const character = replacement[index];
    if (character === '\\') {
      index += 1;
      output +=
        replacement[index] ?? raise('StringException', 'character to be escaped is missing');
    } else if (character === '$') {
      const reference = /^\$(?:(\d+)|\{(\w+)\})/.exec(replacement.slice(index));
      if (!reference) raise('StringException', 'Illegal group reference');
      const taken = reference[1] ? groupDigits(reference[1], match.length - 1) : null;
      output += (taken === null ? match.groups?.[reference[2] ?? ''] : match[Number(taken)]) ?? '';
      index += taken === null ? reference[0].length - 1 : taken.length;
    } else {
      output += character;
    }
  }
  return output;
}

/** Java takes as many digits as still name an existing group. */
function groupDigits(digits: string, groupCount: number): string {
  let taken = digits[0] ?? '0';
  if (Number(taken) > groupCount) raise('StringException', `No group ${taken}`);
  while (taken.length < digits.length && Number(digits.slice(0, taken.length + 1)) <= groupCount) {
    taken = digits.slice(0, taken.length + 1);
  }
  return taken;
}

/** Replaces every match (or the first one) with an expanded Java replacement. */
export function replaceMatches(
  pattern: JavaPattern,
  text: string,
  replacement: string,
  onlyFirst = false
): string {
  let output = '';
  let position = 0;
  for (const match of text.matchAll(pattern.search)) {
    output += text.slice(position, match.index) + expandReplacement(replacement, match);
    position = match.index + match[0].length;
    if (onlyFirst) break;
  }
  return output + text.slice(position);
}

/** `String.split`: trailing empty parts vanish without a limit, a zero-width match at the start makes no part. */
export function splitText(pattern: JavaPattern, text: string, limit: number): string[] {
  const parts: string[] = [];
  let position = 0;
  for (const match of text.matchAll(pattern.search)) {
    if (limit > 0 && parts.length === limit - 1) break;
    const end = match.index + match[0].length;
    if (end === 0) continue;
    if (match[0] === '' && match.index >= text.length) break;
    parts.push(text.slice(position, match.index));
    position = end;
  }
  if (parts.length === 0) return [text];
  parts.push(text.slice(position));
  if (limit === 0) while (parts.length > 0 && parts.at(-1) === '') parts.pop();
  return parts;
}
