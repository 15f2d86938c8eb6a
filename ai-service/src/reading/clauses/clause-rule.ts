// The shape of a clause rule: what one sentence must say, and what it must not say.

export interface ClauseRule {
  name: string;
  all: RegExp[];
  none?: RegExp;
  /** Chance that a single matching sentence is right, measured on lawyers' labels. */
  confidence: number;
  /** Chance that the clause is absent when no sentence matches. */
  absence: number;
}
