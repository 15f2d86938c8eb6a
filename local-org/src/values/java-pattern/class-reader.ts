/** Reads escapes and bracketed character classes of a Java regular expression. */

import type { CharacterTest } from './tree.ts';
import type { PatternFlags } from './classes.ts';
import {
  foldingOf,
  intersection,
  literalTest,
  negated,
  predefinedClass,
  rangeTest,
  union
} from './classes.ts';
import { propertyTest } from './properties.ts';
import { raise } from '../exception.ts';

const CONTROL: Record<string, number> = { t: 9, n: 10, r: 13, f: 12, a: 7, e: 27 };

export class PatternClassReader {
  protected readonly source: string;
  protected position = 0;
  protected flags: PatternFlags;

  constructor(source: string, flags: PatternFlags) {
    this.source = source;
    this.flags = flags;
  }

  protected peek(): string | undefined {
    return this.source[this.position];
  }

  protected takeCodePoint(): number {
    const code = this.source.codePointAt(this.position) ?? 0;
    this.position += code > 0xffff ? 2 : 1;
    return code;
  }

  /** Matches a sticky expression at the position and moves behind it. */
  protected match(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.position;
    const found = expression.exec(this.source);
    if (found) this.position += found[0].length;
    return found;
  }

  /** Under the flag x blanks and `# …` mean nothing. */
  protected skipComments(): void {
    if (this.flags.comments) this.match(/(?:[ \t\n\x0B\f\r]|#[^\n\r]*)*/y);
  }

  /** Positioned at the backslash: `\d`, `\p{L}`, …; null for anything that is no set. */
  protected escapedClass(): CharacterTest | null {
    const letter = this.source[this.position + 1] ?? '';
    if (letter === 'p' || letter === 'P') {
      this.position += 2;
      return this.property(letter === 'P');
    }
    const set = predefinedClass(letter, this.flags.unicodeClasses);
    if (set) this.position += 2;
    return set;
  }

  private property(isNegated: boolean): CharacterTest {
    const single = this.peek() !== '{';
    if (single) {
      const name = String.fromCodePoint(this.takeCodePoint());
      return this.namedProperty(name, isNegated);
    }
    const name = this.match(/\{([^}]*)\}/y)?.[1];
    if (name === undefined) return this.fail('Unclosed character family', this.source.length - 1);
    if (name === '') return this.fail('Empty character family', this.position - 1);
    return this.namedProperty(name, isNegated);
  }

  private namedProperty(name: string, isNegated: boolean): CharacterTest {
    const test = propertyTest(name, this.flags.unicodeClasses);
    if (!test) {
      return this.fail(`Unknown character property name {${name}}`, this.position - 1);
    }
    const folded = this.flags.ignoreCase && /^(?:Lower|Upper|Lu|Ll|Lt)$/.test(name);
    const set = folded ? (propertyTest('Alpha', this.flags.unicodeClasses) ?? test) : test;
    return isNegated ? negated(set) : set;
  }

  /** Positioned at the backslash of an escape that stands for one code point. */
  protected escapedCodePoint(): number {
    const letter = this.source[this.position + 1] ?? '';
    this.position += 2;
    const control = CONTROL[letter];
    if (control !== undefined) return control;
    switch (letter) {
      case '0':
        return this.octal();
      case 'x':
        return this.hexadecimal();
      case 'u':
        return this.unicode();
      case 'c':
        if (this.peek() === undefined) {
          this.fail('Illegal control escape sequence', this.position - 1);
        }
        return this.takeCodePoint() ^ 64;
      default:
        if (/[a-zA-Z]/.test(letter)) {
          this.fail('Illegal/unsupported escape sequence', this.position - 1);
        }
        this.position -= 1;
        return this.takeCodePoint();
    }
  }

  private octal(): number {
    const digits = this.match(/[0-3][0-7]{0,2}|[0-7]{1,2}/y)?.[0];
    return digits === undefined
      ? this.fail('Illegal octal escape sequence', this.position)
      : Number.parseInt(digits, 8);
  }

  private hexadecimal(): number {
    const digits = this.match(/\{([0-9a-fA-F]+)\}|([0-9a-fA-F]{2})/y);
    const text = digits?.[1] ?? digits?.[2];
    return text === undefined
      ? this.fail('Illegal hexadecimal escape sequence', this.position)
      : Number.parseInt(text, 16);
  }

  /** Two escaped surrogates are one code point. */
  private unicode(): number {
    const high = this.match(/[0-9a-fA-F]{4}/y)?.[0];
    if (high === undefined) return this.fail('Illegal Unicode escape sequence', this.position);
    const code = Number.parseInt(high, 16);
    if (code < 0xd800 || code > 0xdbff) return code;
    const low = this.match(/\\u([dD][c-fC-F][0-9a-fA-F]{2})/y)?.[1];
    return low === undefined
      ? code
      : (String.fromCharCode(code, Number.parseInt(low, 16)).codePointAt(0) ?? code);
  }

  /** Positioned at `\Q`: the code points up to `\E`. */
  protected quoted(): number[] {
    const start = this.position + 2;
    const end = this.source.indexOf('\\E', start);
    this.position = end < 0 ? this.source.length : end + 2;
    const text = this.source.slice(start, end < 0 ? undefined : end);
    return Array.from(text, (character) => character.codePointAt(0) ?? 0);
  }

  /** Positioned at the opening bracket; classes nest, unite and intersect. */
  protected characterClass(): CharacterTest {
    this.position += 1;
    const isNegated = this.peek() === '^';
    if (isNegated) this.position += 1;
    const operands: CharacterTest[] = [];
    let items: CharacterTest[] = [];
    for (let first = true; ; first = false) {
      this.skipComments();
      const character = this.peek();
      if (character === undefined) this.fail('Unclosed character class', this.source.length - 1);
      if (character === ']' && !first) break;
      if (this.source.startsWith('&&', this.position)) {
        while (this.peek() === '&') this.position += 1;
        if (items.length > 0) operands.push(union(items));
        items = [];
        continue;
      }
      items.push(...this.classItem());
    }
    this.position += 1;
    if (items.length > 0) operands.push(union(items));
    const test = operands.length === 1 && operands[0] ? operands[0] : intersection(operands);
    return isNegated ? negated(test) : test;
  }

  private classItem(): CharacterTest[] {
    const character = this.peek();
    if (character === '[') return [this.characterClass()];
    const fold = foldingOf(this.flags);
    if (character === '\\') {
      if (this.source[this.position + 1] === 'Q') {
        return this.quoted().map((code) => literalTest(code, fold));
      }
      const set = this.escapedClass();
      if (set) return [set];
    }
    const low = this.classCodePoint();
    const high = this.rangeEnd();
    if (high === null) return [literalTest(low, fold)];
    if (high < low) this.fail('Illegal character range', this.position - 1);
    return [rangeTest(low, high, fold)];
  }

  private classCodePoint(): number {
    if (this.peek() !== '\\') return this.takeCodePoint();
    if (this.position + 1 >= this.source.length) {
      this.fail('Unescaped trailing backslash', this.position + 1);
    }
    return this.escapedCodePoint();
  }

  /** A hyphen before a bracket, a class or the end of the class means itself. */
  private rangeEnd(): number | null {
    if (this.peek() !== '-') return null;
    const after = this.source[this.position + 1];
    if (after === undefined || after === ']' || after === '[') return null;
    const start = this.position;
    this.position += 1;
    if (after === '\\' && this.escapedClass()) {
      this.position = start;
      return null;
    }
    return this.classCodePoint();
  }

  protected fail(description: string, index: number): never {
    const place = index >= 0 ? ` near index ${index}` : '';
    const pointer = index >= 0 && index < this.source.length ? `\n${' '.repeat(index)}^` : '';
    return raise(
      'StringException',
      `Invalid regex: ${description}${place}\n${this.source}${pointer}`
    );
  }
}
