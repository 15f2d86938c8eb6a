// A mistake that somebody could make, and where its gate must report it.

/** The nine kinds of gates, as docs/checks.md numbers them. */
export const KINDS = {
  1: 'format and syntax',
  2: 'metadata schema',
  3: 'cross references',
  4: 'Apex types',
  5: 'SOQL',
  6: 'flows',
  7: 'layers',
  8: 'security',
  9: 'package'
} as const;

/** Text of the file before ('' for a new one) → text with the fault, null to delete the file. */
export type Edit = (text: string) => string | null;

export interface Fault {
  kind: keyof typeof KINDS;
  /** The mistake, as a clause: "a permission set grants a field that does not exist". */
  what: string;
  /** Name of the gate that must report it. */
  gate: string;
  /** Relative to the root; a new file where there is none. */
  file: string;
  edit: Edit;
  /** Other files that belong to the same mistake. */
  more?: Record<string, Edit>;
  /** The file where it is reported; by default the edited one. */
  reportedIn?: string;
  /** The reported line: its number, or a text that only this line holds after the edit. By default the first line that differs. */
  at?: string | number;
  /** What the report says. */
  says: RegExp;
  /** Takes over ten seconds: proven with `npm run faults -- --slow` only. */
  slow?: true;
}

/** Replaces the one place that has the text; throws when there is none or several, so that no fault is planted nowhere. */
export function swap(from: string, to: string): Edit {
  return (text) => {
    const parts = text.split(from);
    if (parts.length !== 2) throw new Error(`'${from}' is there ${parts.length - 1} times.`);
    return parts.join(to);
  };
}

/** Replaces the first place that has the text. */
export function swapFirst(from: string, to: string): Edit {
  return (text) => {
    if (!text.includes(from)) throw new Error(`'${from}' is not there.`);
    return text.replace(from, () => to);
  };
}

export const append =
  (more: string): Edit =>
  (text) =>
    text + more;

/** A new file. */
export const create =
  (content: string): Edit =>
  () =>
    content;

export const remove: Edit = () => null;
