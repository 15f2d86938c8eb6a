/** The syntax tree of a Java regular expression. */

/** Whether one code point is in a set. */
export type CharacterTest = (codePoint: number) => boolean;

export type RepeatMode = 'greedy' | 'lazy' | 'possessive';

export type Anchor =
  | 'lineStart'
  | 'lineEnd'
  | 'inputStart'
  | 'inputEnd'
  | 'lastLineEnd'
  | 'previousMatchEnd'
  | 'wordBoundary'
  | 'noWordBoundary';

export type PatternNode =
  | { kind: 'text'; text: string }
  | { kind: 'character'; test: CharacterTest }
  | { kind: 'sequence'; items: PatternNode[] }
  | { kind: 'alternatives'; options: PatternNode[] }
  | { kind: 'group'; index: number; body: PatternNode }
  | { kind: 'repeat'; body: PatternNode; min: number; max: number; mode: RepeatMode }
  | { kind: 'look'; body: PatternNode; behind: boolean; negative: boolean }
  | { kind: 'atomic'; body: PatternNode }
  | { kind: 'reference'; index: number; fold: Folding }
  | { kind: 'anchor'; anchor: Anchor; unixLines: boolean };

/** Two code points with the same result are the same letter. */
export type Folding = ((codePoint: number) => number) | null;

export interface PatternTree {
  root: PatternNode;
  /** Capturing groups without group 0. */
  groupCount: number;
  groupNames: Map<string, number>;
}

interface Width {
  min: number;
  max: number;
}

const FIXED = (length: number): Width => ({ min: length, max: length });

/** How many characters a node can match; the maximum is Infinity when nothing bounds it. */
export function widthOf(node: PatternNode): Width {
  switch (node.kind) {
    case 'text':
      return FIXED(node.text.length);
    case 'character':
      return { min: 1, max: 2 };
    case 'sequence':
      return node.items.map(widthOf).reduce(sum, FIXED(0));
    case 'alternatives':
      return node.options.map(widthOf).reduce((left, right) => ({
        min: Math.min(left.min, right.min),
        max: Math.max(left.max, right.max)
      }));
    case 'group':
    case 'atomic':
      return widthOf(node.body);
    case 'repeat': {
      const { min, max } = widthOf(node.body);
      return { min: min * node.min, max: max === 0 ? 0 : max * node.max };
    }
    case 'reference':
      return { min: 0, max: Infinity };
    case 'look':
    case 'anchor':
      return FIXED(0);
    default:
      return node satisfies never;
  }
}

const sum = (left: Width, right: Width): Width => ({
  min: left.min + right.min,
  max: left.max + right.max
});
