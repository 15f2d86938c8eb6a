/** Java regular expressions: compiled once, searched with the rules of java.util.regex. */

import type { MatchState, Step } from './java-pattern/match.ts';
import { compileTree, countAccess } from './java-pattern/match.ts';
import { parseJavaPattern } from './java-pattern/parse.ts';
import { raise } from './exception.ts';

export interface JavaPattern {
  readonly text: string;
  readonly groupCount: number;
  readonly groupNames: ReadonlyMap<string, number>;
  /** Matches from a position; the second one must reach the end of the region. */
  readonly step: Step;
  readonly wholeStep: Step;
  /** A match can start only where this text is; null when nothing is known. */
  readonly prefix: string | null;
}

/** What a search found: start and end of group 0, 1, … */
export interface JavaMatch {
  readonly text: string;
  readonly groups: readonly number[];
  readonly names: ReadonlyMap<string, number>;
}

const cache = new Map<string, JavaPattern>();

export function compileJavaPattern(text: string): JavaPattern {
  const known = cache.get(text);
  if (known) return known;
  const tree = parseJavaPattern(text);
  const first = tree.root.kind === 'sequence' ? tree.root.items[0] : tree.root;
  const pattern: JavaPattern = {
    text,
    groupCount: tree.groupCount,
    groupNames: tree.groupNames,
    step: compileTree(tree.root, false),
    wholeStep: compileTree(tree.root, true),
    prefix: first?.kind === 'text' ? first.text : null
  };
  if (cache.size > 500) cache.clear();
  cache.set(text, pattern);
  return pattern;
}

/** The state of a search in the whole text. */
export function searchIn(text: string): MatchState {
  return {
    text,
    from: 0,
    to: text.length,
    lookFrom: 0,
    lookTo: text.length,
    anchorFrom: 0,
    anchorTo: text.length,
    groups: [],
    counts: [],
    starts: [],
    previousEnd: 0,
    end: -1,
    hitEnd: false,
    requireEnd: false,
    accesses: 0
  };
}

/** One attempt at a position; true leaves the groups in the state. */
export function matchAt(
  pattern: JavaPattern,
  state: MatchState,
  position: number,
  step: Step = pattern.step
): boolean {
  state.groups = Array<number>(2 * pattern.groupCount + 2).fill(-1);
  if (!guarded(step, state, position)) return false;
  state.groups[0] = position;
  state.groups[1] = state.end;
  return true;
}

/** Java gives up where its stack ends; so does the platform. */
function guarded(step: Step, state: MatchState, position: number): boolean {
  try {
    return step(state, position);
  } catch (error) {
    if (error instanceof RangeError) raise('LimitException', 'Regex too complicated');
    throw error;
  }
}

/** The first match at or behind a position. */
export function searchFrom(pattern: JavaPattern, state: MatchState, start: number): boolean {
  state.hitEnd = false;
  state.requireEnd = false;
  for (let position = start; position <= state.to; position += 1) {
    if (pattern.prefix !== null) {
      const next = state.text.indexOf(pattern.prefix, position);
      if (next < 0 || next + pattern.prefix.length > state.to) break;
      position = next;
    }
    if (matchAt(pattern, state, position)) return true;
    const isPair = (state.text.codePointAt(position) ?? 0) > 0xffff;
    if (isPair) position += 1;
  }
  state.hitEnd = true;
  return false;
}

/** The text that matches the pattern from its beginning to its end. */
export function matchesWhole(pattern: JavaPattern, text: string): boolean {
  return matchAt(pattern, searchIn(text), 0, pattern.wholeStep);
}

/** All matches, one behind the other; an empty one moves the search by a character. */
function* matchesIn(pattern: JavaPattern, text: string): Generator<JavaMatch> {
  const state = searchIn(text);
  let position = 0;
  while (position <= text.length && searchFrom(pattern, state, position)) {
    const [start = 0, end = 0] = state.groups;
    yield { text, groups: state.groups, names: pattern.groupNames };
    state.previousEnd = end;
    position = start === end ? end + 1 : end;
    countAccess(state);
  }
}

/** The text of a group, null when it took no part in the match. */
export function groupText(match: JavaMatch, index: number): string | null {
  const [start = -1, end = -1] = [match.groups[2 * index], match.groups[2 * index + 1]];
  return start < 0 ? null : match.text.slice(start, end);
}

/** Expands `$1`, `${name}` and backslash escapes of a Java replacement. */
function expandReplacement(replacement: string, match: JavaMatch): string {
  if (!/[\\$]/.test(replacement)) return replacement;
  let output = '';
  for (let index = 0; index < replacement.length; index += 1) {
    const character = replacement[index];
    if (character === '\\') {
      index += 1;
      output +=
        replacement[index] ??
        raise('IllegalArgumentException', 'character to be escaped is missing');
    } else if (character === '$') {
      const reference = /^\$(?:(\d+)|\{([a-zA-Z][a-zA-Z0-9]*)\})/.exec(replacement.slice(index));
      if (!reference) illegalReference(replacement.slice(index));
      const digits = reference[1] && groupDigits(reference[1], match.groups.length / 2 - 1);
      output += groupText(match, digits ? Number(digits) : named(match, reference[2] ?? '')) ?? '';
      index += digits ? digits.length : reference[0].length - 1;
    } else {
      output += character;
    }
  }
  return output;
}

function illegalReference(rest: string): never {
  const end = rest === '$' ? ': group index is missing' : '';
  return raise('IllegalArgumentException', `Illegal group reference${end}`);
}

function named(match: JavaMatch, name: string): number {
  return match.names.get(name) ?? raise('IllegalArgumentException', `No group with name {${name}}`);
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
  for (const match of matchesIn(pattern, text)) {
    output += text.slice(position, match.groups[0]) + expandReplacement(replacement, match);
    position = match.groups[1] ?? position;
    if (onlyFirst) break;
  }
  return output + text.slice(position);
}

/** `String.split`: trailing empty parts vanish without a limit, a zero-width match at the start makes no part. */
export function splitText(pattern: JavaPattern, text: string, limit: number): string[] {
  const parts: string[] = [];
  let position = 0;
  for (const { groups } of matchesIn(pattern, text)) {
    const [start = 0, end = 0] = groups;
    if (limit > 0 && parts.length === limit - 1) break;
    if (end === 0) continue;
    if (start === end && start >= text.length) break;
    parts.push(text.slice(position, start));
    position = end;
  }
  if (parts.length === 0) return [text];
  parts.push(text.slice(position));
  if (limit === 0) while (parts.length > 0 && parts.at(-1) === '') parts.pop();
  return parts;
}
