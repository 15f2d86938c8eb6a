/** The state of a Matcher: where it searches and what it found last. */

import type { JavaMatch, JavaPattern } from '../../values/java-pattern.ts';
import { groupText, matchAt, searchFrom, searchIn } from '../../values/java-pattern.ts';
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
  private state: ReturnType<typeof searchIn>;
  private found: JavaMatch | null = null;
  private next = 0;
  private anchoring = true;
  private transparent = false;

  constructor(pattern: PatternValue, text: string) {
    this.pattern = pattern;
    this.state = searchIn(text);
  }

  get input(): string {
    return this.state.text;
  }

  /** The whole region must match. */
  matches(): boolean {
    return this.attempt(this.pattern.compiled.wholeStep);
  }

  /** A match must start where the region starts. */
  lookingAt(): boolean {
    return this.attempt(this.pattern.compiled.step);
  }

  private attempt(step: JavaPattern['step']): boolean {
    this.state.hitEnd = false;
    this.state.requireEnd = false;
    return this.remember(matchAt(this.pattern.compiled, this.state, this.state.from, step));
  }

  find(): boolean {
    if (this.next > this.state.to) {
      this.state.hitEnd = true;
      return this.remember(false);
    }
    return this.remember(searchFrom(this.pattern.compiled, this.state, this.next));
  }

  findFrom(index: number): boolean {
    if (index < 0 || index > this.input.length) {
      raise('StringException', `Illegal start index: ${index}`);
    }
    this.reset();
    this.next = index;
    return this.find();
  }

  reset(text = this.input): void {
    this.state = searchIn(text);
    this.next = 0;
    this.found = null;
  }

  region(start: number, end: number): void {
    if (start < 0 || start > this.input.length) raise('StringException', 'start');
    if (end < start || end > this.input.length) raise('StringException', 'end');
    this.reset();
    this.state.from = start;
    this.state.to = end;
    this.next = start;
    this.applyBounds();
  }

  regionBounds(): [number, number] {
    return [this.state.from, this.state.to];
  }

  get hasAnchoringBounds(): boolean {
    return this.anchoring;
  }

  get hasTransparentBounds(): boolean {
    return this.transparent;
  }

  useBounds(bounds: { anchoring?: boolean; transparent?: boolean }): void {
    this.anchoring = bounds.anchoring ?? this.anchoring;
    this.transparent = bounds.transparent ?? this.transparent;
    this.applyBounds();
  }

  /** Lookaround sees beyond the region only with transparent bounds, anchors match at it with anchoring ones. */
  private applyBounds(): void {
    const { state } = this;
    state.lookFrom = this.transparent ? 0 : state.from;
    state.lookTo = this.transparent ? state.text.length : state.to;
    state.anchorFrom = this.anchoring ? state.from : 0;
    state.anchorTo = this.anchoring ? state.to : state.text.length;
  }

  group(index: number): string | null {
    return groupText(this.current(index), index);
  }

  start(index: number): number {
    return this.current(index).groups[2 * index] ?? -1;
  }

  end(index: number): number {
    return this.current(index).groups[2 * index + 1] ?? -1;
  }

  get hitEnd(): boolean {
    return this.state.hitEnd;
  }

  get requireEnd(): boolean {
    return this.state.requireEnd;
  }

  usePattern(pattern: PatternValue): void {
    this.pattern = pattern;
    this.found = null;
  }

  private remember(isMatch: boolean): boolean {
    const { state } = this;
    this.found = isMatch
      ? { text: state.text, groups: state.groups, names: this.pattern.compiled.groupNames }
      : null;
    if (isMatch) {
      const [start = 0, end = 0] = state.groups;
      state.previousEnd = end;
      this.next = start === end ? end + 1 : end;
    }
    return isMatch;
  }

  private current(index: number): JavaMatch {
    if (!this.found) raise('StringException', 'No match found');
    if (index < 0 || index > this.pattern.compiled.groupCount) {
      raise('StringException', `No group ${index}`);
    }
    return this.found;
  }
}
