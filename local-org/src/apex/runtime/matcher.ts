/** The state of a Matcher: where it searches and what it found last. */

import type { JavaPattern } from '../../values/java-pattern.ts';
import { raise } from '../../values/exception.ts';

export class PatternValue {
  readonly $type = 'System.Pattern';
  readonly compiled: JavaPattern;

  constructor(compiled: JavaPattern) {
    this.compiled = compiled;
  }

  toString(): string {
    return this.compiled.text;
  }
}

export class MatcherValue {
  readonly $type = 'System.Matcher';
  pattern: PatternValue;
  private text: string;
  private found: RegExpExecArray | null = null;
  private searchFrom = 0;
  private regionStart = 0;
  private regionEnd: number;

  constructor(pattern: PatternValue, text: string) {
    this.pattern = pattern;
    this.text = text;
    this.regionEnd = text.length;
  }

  get input(): string {
    return this.text;
  }

  /** The whole region must match. */
  matches(): boolean {
    return this.remember(this.run(this.pattern.compiled.whole, this.regionStart));
  }

  /** A match must start where the region starts. */
  lookingAt(): boolean {
    const match = this.run(this.pattern.compiled.search, this.regionStart);
    return this.remember(match?.index === this.regionStart ? match : null);
  }

  find(): boolean {
    if (this.searchFrom > this.regionEnd) return this.remember(null);
    return this.remember(this.run(this.pattern.compiled.search, this.searchFrom));
  }

  findFrom(index: number): boolean {
    if (index < 0 || index > this.text.length) {
      raise('StringException', `Index ${index} out of bounds`);
    }
    this.reset();
    this.searchFrom = index;
    return this.find();
  }

  reset(text = this.text): void {
    this.text = text;
    this.regionStart = 0;
    this.regionEnd = text.length;
    this.searchFrom = 0;
    this.found = null;
  }

  region(start: number, end: number): void {
    if (start < 0 || end < start || end > this.text.length) {
      raise('StringException', `Region ${start} to ${end} out of bounds`);
    }
    this.reset();
    this.regionStart = start;
    this.regionEnd = end;
    this.searchFrom = start;
  }

  regionBounds(): [number, number] {
    return [this.regionStart, this.regionEnd];
  }

  group(index: number): string | null {
    return this.current(index)[index] ?? null;
  }

  namedGroup(name: string): string | null {
    const groups = this.current(0).groups;
    if (!groups || !(name in groups)) raise('StringException', `No group with name <${name}>`);
    return groups[name] ?? null;
  }

  start(index: number): number {
    return this.current(index).indices?.[index]?.[0] ?? -1;
  }

  end(index: number): number {
    return this.current(index).indices?.[index]?.[1] ?? -1;
  }

  hitEnd(): boolean {
    return this.found === null || this.end(0) === this.text.length;
  }

  private run(expression: RegExp, from: number): RegExpExecArray | null {
    expression.lastIndex = from;
    return expression.exec(this.text.slice(0, this.regionEnd));
  }

  private remember(match: RegExpExecArray | null): boolean {
    this.found = match;
    if (match) {
      const end = match.index + match[0].length;
      this.searchFrom = match[0] === '' ? end + 1 : end;
    }
    return match !== null;
  }

  private current(index: number): RegExpExecArray {
    if (!this.found) raise('StringException', 'No match found');
    if (index < 0 || index > this.pattern.compiled.groupCount) {
      raise('StringException', `No group ${index}`);
    }
    return this.found;
  }
}
