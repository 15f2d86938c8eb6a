// The shape of a clause rule: what one sentence must say, and what it must not say.

export interface ClauseRule {
  name: string;
  /** The sentence has a word of each list … */
  all: RegExp[];
  /** … and none of these. */
  none?: RegExp;
  /** Chance that a single matching sentence is right, measured on lawyers' labels. */
  confidence: number;
  /** Chance that the clause is absent when no sentence matches. */
  absence: number;
}

/**
 * One entry of a word list as a regular expression: "insur*" has any ending, "fees?" may lack its last
 * letter, "non-?compete" is also written apart or with a hyphen, "licen[cs]e" has two spellings.
 */
const entry = (text: string): string =>
  text.trim().replaceAll('-?', '[-\\s]?').replaceAll('*', '\\w*').replaceAll(' ', '\\s');

const alternatives = (list: string): string => `(?:${list.split('|').map(entry).join('|')})`;

/** A list of words and phrases, such as "audit* | inspect* | right to examine". */
export const words = (list: string): RegExp => new RegExp(`\\b${alternatives(list)}\\b`, 'i');

/** Words of the second list at most so many characters after words of the first, in one sentence. */
export const near = (first: string, distance: number, second: string): RegExp =>
  new RegExp(`\\b${alternatives(first)}\\b[^.]{0,${distance}}\\b${alternatives(second)}\\b`, 'i');
