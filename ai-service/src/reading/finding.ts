// What one rule found: a value and the stretch of running text that shows it.

export interface FindingAlternative {
  value: string;
  start: number;
  end: number;
  confidence: number;
}

/** Offsets are into the running text of the contract. */
export interface Finding {
  value: string;
  start: number;
  end: number;
  confidence: number;
  components?: Record<string, unknown>;
  reasons?: string[];
  alternatives?: FindingAlternative[];
  computed?: boolean;
  steps?: string[];
}

/** No value, and why: shown where the term was expected. */
export interface Absence {
  reason: string;
}

export type TermOutcome = Finding | Absence;

export const isFinding = (outcome: TermOutcome | undefined): outcome is Finding =>
  outcome !== undefined && 'value' in outcome;

export const absent = (reason: string): Absence => ({ reason });

/** A sign in a text and what it counts for or against a candidate. */
export type Sign = readonly [pattern: RegExp, weight: number];

export const weigh = (signs: readonly Sign[], text: string): number =>
  signs.reduce((sum, [pattern, weight]) => sum + (pattern.test(text) ? weight : 0), 0);

/** The highest score first; earlier passages win ties. */
export function byScore<T extends { score: number; start: number }>(candidates: T[]): T[] {
  return [...candidates].sort((a, b) => b.score - a.score || a.start - b.start);
}
