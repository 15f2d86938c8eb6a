/** Turns the tree of a regular expression into functions that match it by backtracking, as java.util.regex does. */

import type { Anchor, CharacterTest, PatternNode } from './tree.ts';
import { raise } from '../exception.ts';
import { testOf } from './properties.ts';
import { widthOf } from './tree.ts';

/** Everything that one match reads and changes. */
export interface MatchState {
  text: string;
  /** The region. */
  from: number;
  to: number;
  /** Where lookaround may look: the whole text with transparent bounds. */
  lookFrom: number;
  lookTo: number;
  /** Where `^` and `$` match: the region with anchoring bounds. */
  anchorFrom: number;
  anchorTo: number;
  /** Start and end of each group, -1 when it took no part. */
  groups: number[];
  /** Iterations and the last start of each loop. */
  counts: number[];
  starts: number[];
  previousEnd: number;
  /** Where the innermost independent part ended. */
  end: number;
  hitEnd: boolean;
  requireEnd: boolean;
  accesses: number;
}

/** Matches from a position to the end of the pattern. */
export type Step = (state: MatchState, position: number) => boolean;

/** The platform stops a match that reads the text more often than this. */
const MAXIMUM_ACCESSES = 1_000_000;

const finish: Step = (state, position) => {
  state.end = position;
  return true;
};

/** The step of a whole pattern; after it `state.end` is where the match ends. */
export function compileTree(root: PatternNode, mustReachEnd: boolean): Step {
  const compiler = new StepCompiler();
  return compiler.step(root, mustReachEnd ? finishAtEnd : finish);
}

const finishAtEnd: Step = (state, position) => {
  if (position !== state.to) return false;
  state.end = position;
  return true;
};

export function countAccess(state: MatchState): void {
  state.accesses += 1;
  if (state.accesses > MAXIMUM_ACCESSES) raise('LimitException', 'Regex too complicated');
}

/** The position behind the code point that passes the test, or -1. */
function readCharacter(state: MatchState, position: number, test: CharacterTest): number {
  if (position >= state.to) {
    state.hitEnd = true;
    return -1;
  }
  countAccess(state);
  const code = state.text.charCodeAt(position);
  if (code < 0xd800 || code > 0xdbff) return test(code) ? position + 1 : -1;
  const full = position + 1 < state.to ? (state.text.codePointAt(position) ?? code) : code;
  if (!test(full)) return -1;
  return position + (full > 0xffff ? 2 : 1);
}

class StepCompiler {
  private loops = 0;

  step(node: PatternNode, next: Step): Step {
    switch (node.kind) {
      case 'text':
        return textStep(node.text, next);
      case 'character':
        return (state, position) => {
          const after = readCharacter(state, position, node.test);
          return after >= 0 && next(state, after);
        };
      case 'sequence':
        return node.items.reduceRight((following, item) => this.step(item, following), next);
      case 'alternatives': {
        const options = node.options.map((option) => this.step(option, next));
        return (state, position) => options.some((option) => option(state, position));
      }
      case 'group':
        return this.group(node.index, node.body, next);
      case 'repeat':
        return this.repeat(node, next);
      case 'look':
        return this.look(node, next);
      case 'atomic':
        return this.independent(this.step(node.body, finish), next);
      case 'reference':
        return referenceStep(node, next);
      case 'anchor':
        return anchorStep(node.anchor, node.unixLines, next);
      default:
        return node satisfies never;
    }
  }

  private group(index: number, body: PatternNode, next: Step): Step {
    const slot = this.loops++;
    const start = index * 2;
    const inner = this.step(body, (state, position) => {
      const { groups, starts } = state;
      const [oldStart = -1, oldEnd = -1] = [groups[start], groups[start + 1]];
      groups[start] = starts[slot] ?? -1;
      groups[start + 1] = position;
      if (next(state, position)) return true;
      groups[start] = oldStart;
      groups[start + 1] = oldEnd;
      return false;
    });
    return (state, position) => {
      const before = state.starts[slot] ?? -1;
      state.starts[slot] = position;
      const matched = inner(state, position);
      state.starts[slot] = before;
      return matched;
    };
  }

  private independent(body: Step, next: Step): Step {
    return (state, position) => {
      const groups = state.groups.slice();
      if (body(state, position) && next(state, state.end)) return true;
      state.groups = groups;
      return false;
    };
  }

  private repeat(node: Extract<PatternNode, { kind: 'repeat' }>, next: Step): Step {
    if (node.body.kind === 'character') return characterLoop(node.body.test, node, next);
    if (node.body.kind === 'text' && node.body.text.length === 1) {
      const code = node.body.text.charCodeAt(0);
      return characterLoop((other) => other === code, node, next);
    }
    if (node.mode === 'possessive') {
      return this.independent(this.repeat({ ...node, mode: 'greedy' }, finish), next);
    }
    return this.loop(node, next);
  }

  /** The general loop: counts its iterations and leaves when one of them matched nothing. */
  private loop(node: Extract<PatternNode, { kind: 'repeat' }>, next: Step): Step {
    const slot = this.loops++;
    const { min, max } = node;
    const lazy = node.mode === 'lazy';
    const iterate = (state: MatchState, position: number, count: number): boolean => {
      const start = state.starts[slot] ?? -1;
      state.counts[slot] = count + 1;
      state.starts[slot] = position;
      if (body(state, position)) return true;
      state.counts[slot] = count;
      state.starts[slot] = start;
      return false;
    };
    const leave: Step = (state, position) => {
      const count = state.counts[slot] ?? 0;
      const start = state.starts[slot] ?? -1;
      if (next(state, position)) return true;
      state.counts[slot] = count;
      state.starts[slot] = start;
      return false;
    };
    const again: Step = (state, position) => {
      const count = state.counts[slot] ?? 0;
      if (position === state.starts[slot] && count > 0) return leave(state, position);
      if (count < min) return iterate(state, position, count);
      if (lazy) {
        return leave(state, position) || (count < max && iterate(state, position, count));
      }
      return (count < max && iterate(state, position, count)) || leave(state, position);
    };
    const body = this.step(node.body, again);
    return (state, position) => {
      const count = state.counts[slot] ?? 0;
      const start = state.starts[slot] ?? -1;
      state.counts[slot] = 0;
      state.starts[slot] = -1;
      const matched = again(state, position);
      state.counts[slot] = count;
      state.starts[slot] = start;
      return matched;
    };
  }

  private look(node: Extract<PatternNode, { kind: 'look' }>, next: Step): Step {
    const found = node.behind ? this.behind(node.body) : this.ahead(node.body);
    return (state, position) => {
      const groups = state.groups.slice();
      const matched = found(state, position);
      if (node.negative) state.groups = groups;
      if (matched !== node.negative && next(state, position)) return true;
      state.groups = groups;
      return false;
    };
  }

  private ahead(node: PatternNode): Step {
    const body = this.step(node, finish);
    return (state, position) => {
      const { to } = state;
      state.to = state.lookTo;
      const matched = body(state, position);
      state.to = to;
      return matched;
    };
  }

  /** Tries each start from which the body could end at the position. */
  private behind(node: PatternNode): Step {
    const { min, max } = widthOf(node);
    let wanted = 0;
    const body = this.step(node, (_state, position) => position === wanted);
    return (state, position) => {
      const [{ to }, outer] = [state, wanted];
      wanted = position;
      state.to = position;
      const last = Math.max(state.lookFrom, position - max);
      let matched = false;
      for (let start = position - min; !matched && start >= last; start -= 1) {
        matched = body(state, start);
      }
      wanted = outer;
      state.to = to;
      return matched;
    };
  }
}

function textStep(text: string, next: Step): Step {
  return (state, position) => {
    for (let index = 0; index < text.length; index += 1) {
      if (position + index >= state.to) {
        state.hitEnd = true;
        return false;
      }
      countAccess(state);
      if (state.text.charCodeAt(position + index) !== text.charCodeAt(index)) return false;
    }
    return next(state, position + text.length);
  };
}

/** A loop over single characters needs no recursion. */
function characterLoop(
  test: CharacterTest,
  { min, max, mode }: { min: number; max: number; mode: string },
  next: Step
): Step {
  if (mode === 'lazy') return lazyCharacterLoop(test, min, max, next);
  return (state, position) => {
    const ends = [position];
    while (ends.length <= max) {
      const after = readCharacter(state, ends[ends.length - 1] as number, test);
      if (after < 0) break;
      ends.push(after);
    }
    if (mode === 'possessive') {
      return ends.length > min && next(state, ends[ends.length - 1] as number);
    }
    for (let count = ends.length - 1; count >= min; count -= 1) {
      if (next(state, ends[count] as number)) return true;
    }
    return false;
  };
}

function lazyCharacterLoop(test: CharacterTest, min: number, max: number, next: Step): Step {
  return (state, position) => {
    let current = position;
    for (let count = 0; ; count += 1) {
      if (count >= min && next(state, current)) return true;
      if (count >= max) return false;
      current = readCharacter(state, current, test);
      if (current < 0) return false;
    }
  };
}

/** What the group matched; a group without a match fails, unlike in JavaScript. */
function referenceStep(
  { index, fold }: Extract<PatternNode, { kind: 'reference' }>,
  next: Step
): Step {
  return (state, position) => {
    const [start = -1, end = -1] = [state.groups[index * 2], state.groups[index * 2 + 1]];
    if (start < 0) return false;
    for (let offset = 0; offset < end - start; offset += 1) {
      if (position + offset >= state.to) {
        state.hitEnd = true;
        return false;
      }
      countAccess(state);
      const left = state.text.charCodeAt(start + offset);
      const right = state.text.charCodeAt(position + offset);
      if (left !== right && (!fold || fold(left) !== fold(right))) return false;
    }
    return next(state, position + end - start);
  };
}

const WORD = testOf('[\\p{L}\\p{Nd}_]');

function anchorStep(anchor: Anchor, unixLines: boolean, next: Step): Step {
  const holds = anchorTest(anchor, unixLines);
  return (state, position) => holds(state, position) && next(state, position);
}

function anchorTest(anchor: Anchor, unixLines: boolean): Step {
  const ends = unixLines ? '\n' : '\n\r\u0085\u2028\u2029';
  switch (anchor) {
    case 'inputStart':
      return (state, position) => position === state.anchorFrom;
    case 'previousMatchEnd':
      return (state, position) => position === state.previousEnd;
    case 'lineStart':
      return (state, position) => isLineStart(state, position, ends);
    case 'inputEnd':
      return (state, position) => position === state.anchorTo && reachedEnd(state);
    case 'lastLineEnd':
      return (state, position) => isLineEnd(state, position, ends, true);
    case 'lineEnd':
      return (state, position) => isLineEnd(state, position, ends, false);
    case 'wordBoundary':
      return isWordBoundary;
    case 'noWordBoundary':
      return (state, position) => !isWordBoundary(state, position);
    default:
      return anchor satisfies never;
  }
}

function reachedEnd(state: MatchState): true {
  state.hitEnd = true;
  state.requireEnd = true;
  return true;
}

/** Behind a line terminator, but not at the very end of the text. */
function isLineStart(state: MatchState, position: number, ends: string): boolean {
  const { text } = state;
  if (position === state.anchorFrom) return true;
  if (position === state.anchorTo) return false;
  const before = text[position - 1] ?? '';
  return ends.includes(before) && !(before === '\r' && text[position] === '\n' && ends.length > 1);
}

/** `$`: at the end or before a line terminator; `last` accepts only the one that ends the text. */
function isLineEnd(state: MatchState, position: number, ends: string, last: boolean): boolean {
  const { text, anchorTo } = state;
  if (position === anchorTo) return reachedEnd(state);
  const character = text[position] ?? '';
  if (!ends.includes(character)) return false;
  const isPair = ends.length > 1 && character === '\n' && text[position - 1] === '\r';
  if (isPair && position > state.anchorFrom) return false;
  const width = ends.length > 1 && character === '\r' && text[position + 1] === '\n' ? 2 : 1;
  if (!last) return true;
  return position + width === anchorTo && reachedEnd(state);
}

function isWordBoundary(state: MatchState, position: number): boolean {
  const before = position > state.lookFrom && isWord(state.text, position - 1);
  const after = position < state.lookTo && isWord(state.text, position);
  if (position >= state.lookTo) reachedEnd(state);
  return before !== after;
}

function isWord(text: string, position: number): boolean {
  return WORD(text.charCodeAt(position));
}
