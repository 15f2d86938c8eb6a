/** Reads a Java regular expression into its tree; what is wrong with it is said in the words of java.util.regex. */

import type { Anchor, PatternNode, PatternTree } from './tree.ts';
import type { PatternFlags } from './classes.ts';
import { cached, dotTest, foldingOf, literalTest } from './classes.ts';
import { NotSupported } from '../errors.ts';
import { PatternClassReader } from './class-reader.ts';
import { testOf } from './properties.ts';
import { widthOf } from './tree.ts';

const NO_FLAGS: PatternFlags = {
  ignoreCase: false,
  unicodeCase: false,
  unicodeClasses: false,
  multiline: false,
  dotAll: false,
  unixLines: false,
  comments: false
};

const FLAG_LETTERS: Record<string, keyof PatternFlags> = {
  i: 'ignoreCase',
  u: 'unicodeCase',
  U: 'unicodeClasses',
  m: 'multiline',
  s: 'dotAll',
  d: 'unixLines',
  x: 'comments'
};

const ANCHORS: Record<string, Anchor> = {
  A: 'inputStart',
  z: 'inputEnd',
  Z: 'lastLineEnd',
  G: 'previousMatchEnd',
  b: 'wordBoundary',
  B: 'noWordBoundary'
};

/** `\R`: a line break as one unit. */
const LINE_BREAK: PatternNode = {
  kind: 'alternatives',
  options: [
    { kind: 'text', text: '\r\n' },
    { kind: 'character', test: testOf('[\\n\\x0B\\f\\r\\x85\\u2028\\u2029]') }
  ]
};

const sequenceOf = (items: PatternNode[]): PatternNode =>
  items.length === 1 && items[0] ? items[0] : { kind: 'sequence', items };

export function parseJavaPattern(source: string): PatternTree {
  return new PatternReader(source).tree();
}

class PatternReader extends PatternClassReader {
  private readonly groupNames = new Map<string, number>();
  private groupCount = 0;

  constructor(source: string) {
    super(source, { ...NO_FLAGS });
  }

  tree(): PatternTree {
    const root = this.alternatives();
    if (this.position < this.source.length) this.fail("Unmatched closing ')'", this.position - 1);
    return { root, groupCount: this.groupCount, groupNames: this.groupNames };
  }

  /** Inline flags that are set in here end with the group. */
  private alternatives(): PatternNode {
    const outer = { ...this.flags };
    const options = [this.sequence()];
    while (this.peek() === '|') {
      this.position += 1;
      options.push(this.sequence());
    }
    this.flags = outer;
    return options.length === 1 && options[0] ? options[0] : { kind: 'alternatives', options };
  }

  private sequence(): PatternNode {
    const items: PatternNode[] = [];
    for (;;) {
      this.skipComments();
      const character = this.peek();
      if (character === undefined || character === '|' || character === ')') break;
      const atom = this.atom(character);
      if (atom) items.push(this.quantified(atom));
    }
    return sequenceOf(mergeTexts(items));
  }

  /** null for inline flags, which match nothing. */
  private atom(character: string): PatternNode | null {
    switch (character) {
      case '\\':
        return this.escape();
      case '[':
        return { kind: 'character', test: cached(this.characterClass()) };
      case '(':
        return this.group();
      case '.':
        this.position += 1;
        return { kind: 'character', test: dotTest(this.flags) };
      case '^':
        this.position += 1;
        return this.anchor(this.flags.multiline ? 'lineStart' : 'inputStart');
      case '$':
        this.position += 1;
        return this.anchor(this.flags.multiline ? 'lineEnd' : 'lastLineEnd');
      case '*':
      case '+':
      case '?':
        return this.fail(`Dangling meta character '${character}'`, this.position);
      case '{':
        return this.fail('Illegal repetition', this.position - 1);
      default:
        return this.literal(this.takeCodePoint());
    }
  }

  private anchor(anchor: Anchor): PatternNode {
    return { kind: 'anchor', anchor, unixLines: this.flags.unixLines };
  }

  private literal(code: number): PatternNode {
    const fold = foldingOf(this.flags);
    return fold
      ? { kind: 'character', test: cached(literalTest(code, fold)) }
      : { kind: 'text', text: String.fromCodePoint(code) };
  }

  private quantified(atom: PatternNode): PatternNode {
    this.skipComments();
    const [min, max] = this.bounds() ?? [1, -1];
    if (max < 0) return atom;
    const following = this.peek();
    const mode = following === '?' ? 'lazy' : following === '+' ? 'possessive' : 'greedy';
    if (mode !== 'greedy') this.position += 1;
    return this.quantified({ kind: 'repeat', body: atom, min, max, mode });
  }

  private bounds(): [number, number] | null {
    switch (this.peek()) {
      case '*':
        this.position += 1;
        return [0, Infinity];
      case '+':
        this.position += 1;
        return [1, Infinity];
      case '?':
        this.position += 1;
        return [0, 1];
      case '{':
        return this.counted();
      default:
        return null;
    }
  }

  private counted(): [number, number] {
    const counts = this.match(/\{(\d+)(,?)(\d*)/y);
    if (!counts) return this.fail('Illegal repetition', this.position - 1);
    if (this.peek() !== '}') this.fail('Unclosed counted closure', this.position - 1);
    this.position += 1;
    const min = Number(counts[1]);
    const max = counts[3] ? Number(counts[3]) : counts[2] ? Infinity : min;
    if (max < min) this.fail('Illegal repetition range', this.position - 1);
    return [min, max];
  }

  private group(): PatternNode | null {
    this.position += 1;
    if (this.peek() !== '?') return this.capturing();
    this.position += 1;
    const kind = this.source[this.position];
    this.position += 1;
    switch (kind) {
      case ':':
        return this.closed(this.alternatives());
      case '>':
        return { kind: 'atomic', body: this.closed(this.alternatives()) };
      case '=':
      case '!':
        return this.look(false, kind === '!');
      case '<':
        return this.namedOrBehind();
      case '$':
      case '@':
        return this.fail('Unknown group type', this.position - 1);
      default:
        this.position -= 1;
        return this.inlineFlags();
    }
  }

  private namedOrBehind(): PatternNode {
    const sign = this.peek();
    if (sign === '=' || sign === '!') {
      this.position += 1;
      return this.look(true, sign === '!');
    }
    if (!/[a-zA-Z]/.test(sign ?? '')) {
      this.fail('Unknown look-behind group', this.position);
    }
    const name = this.groupName();
    if (this.groupNames.has(name)) {
      this.fail(`Named capturing group <${name}> is already defined`, this.position - 1);
    }
    this.groupNames.set(name, this.groupCount + 1);
    return this.capturing();
  }

  private groupName(): string {
    const name = this.match(/[a-zA-Z][a-zA-Z0-9]*/y)?.[0];
    if (name === undefined) {
      return this.fail('capturing group name does not start with a Latin letter', this.position);
    }
    if (this.peek() !== '>') {
      this.fail("named capturing group is missing trailing '>'", this.position);
    }
    this.position += 1;
    return name;
  }

  private capturing(): PatternNode {
    this.groupCount += 1;
    const index = this.groupCount;
    return { kind: 'group', index, body: this.closed(this.alternatives()) };
  }

  private look(behind: boolean, negative: boolean): PatternNode {
    const body = this.alternatives();
    if (behind && widthOf(body).max === Infinity) {
      this.fail('Look-behind group does not have an obvious maximum length', this.position - 1);
    }
    return { kind: 'look', body: this.closed(body), behind, negative };
  }

  private closed(body: PatternNode): PatternNode {
    if (this.peek() !== ')') this.fail('Unclosed group', this.position);
    this.position += 1;
    return body;
  }

  /** `(?i)` changes the rest of the group, `(?i:…)` its own body. */
  private inlineFlags(): PatternNode | null {
    const outer = { ...this.flags };
    let on = true;
    for (;;) {
      const letter = this.source[this.position];
      if (letter === ')' || letter === ':') break;
      this.position += 1;
      const flag = letter === undefined ? undefined : FLAG_LETTERS[letter];
      if (letter === '-' && on) on = false;
      else if (!flag) this.fail('Unknown inline modifier', this.position - 1);
      else this.flags[flag] = on;
    }
    this.position += 1;
    if (this.source[this.position - 1] === ')') return null;
    const body = this.closed(this.alternatives());
    this.flags = outer;
    return body;
  }

  private escape(): PatternNode {
    const letter = this.source[this.position + 1];
    if (letter === undefined) {
      return this.fail('Unescaped trailing backslash', this.position + 1);
    }
    const anchor = ANCHORS[letter];
    if (anchor) {
      this.position += 2;
      if (letter === 'b' && this.peek() === '{') this.unsupported('\\b{…}');
      return this.anchor(anchor);
    }
    switch (letter) {
      case 'Q':
        return this.quotation();
      case 'R':
        this.position += 2;
        return LINE_BREAK;
      case 'k':
        return this.namedReference();
      case 'X':
      case 'N':
        return this.unsupported(`\\${letter}`);
      default:
        return /[1-9]/.test(letter) ? this.numberedReference() : this.escapedCharacter();
    }
  }

  private escapedCharacter(): PatternNode {
    const set = this.escapedClass();
    return set ? { kind: 'character', test: set } : this.literal(this.escapedCodePoint());
  }

  private quotation(): PatternNode {
    const items = this.quoted().map((code) => this.literal(code));
    return sequenceOf(mergeTexts(items));
  }

  private namedReference(): PatternNode {
    this.position += 2;
    if (this.peek() !== '<') {
      this.fail("\\k is not followed by '<' for named capturing group", this.position - 1);
    }
    this.position += 1;
    const name = this.groupName();
    const index = this.groupNames.get(name);
    if (index === undefined) {
      return this.fail(`named capturing group <${name}> does not exist`, this.position - 1);
    }
    return { kind: 'reference', index, fold: foldingOf(this.flags) };
  }

  /** As many digits as still name a group that has begun; the first one always counts. */
  private numberedReference(): PatternNode {
    this.position += 1;
    let index = Number(this.source[this.position++]);
    for (;;) {
      const digit = this.source[this.position];
      if (digit === undefined || !/\d/.test(digit)) break;
      const longer = index * 10 + Number(digit);
      if (longer > this.groupCount) break;
      index = longer;
      this.position += 1;
    }
    return { kind: 'reference', index, fold: foldingOf(this.flags) };
  }

  private unsupported(feature: string): never {
    throw new NotSupported(`${feature} in the regular expression ${this.source}`);
  }
}

/** Literal characters beside each other become one text. */
function mergeTexts(items: PatternNode[]): PatternNode[] {
  const merged: PatternNode[] = [];
  for (const item of items) {
    const last = merged.at(-1);
    if (item.kind === 'text' && last?.kind === 'text') {
      merged[merged.length - 1] = { kind: 'text', text: last.text + item.text };
    } else {
      merged.push(item);
    }
  }
  return merged;
}
