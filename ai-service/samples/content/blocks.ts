// The building blocks of a sample document, rendered as PDF and as DOCX.

export type Block =
  | { kind: 'title'; text: string; subtitle?: string }
  | { kind: 'heading'; number: string; text: string }
  | { kind: 'clause'; number: string; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'item'; mark: string; text: string }
  | { kind: 'table'; widths: number[]; rows: string[][]; totalRows?: number }
  | { kind: 'signatures'; lead: string; parties: Signature[] }
  | { kind: 'page-break' };

export interface Signature {
  party: string;
  /** Null leaves the block unsigned. */
  signer: { name: string; title: string; date: string } | null;
}

export interface SampleDocument {
  fileName: string;
  /** Shown in small type at the top of each page. */
  header: string;
  blocks: Block[];
}

/** A numbered section: heading, then clauses numbered "2.1", "2.2". */
export function section(number: number, heading: string, clauses: string[]): Block[] {
  return [
    { kind: 'heading', number: `${number}.`, text: heading },
    ...clauses.map((text, index): Block => ({
      kind: 'clause',
      number: `${number}.${index + 1}`,
      text
    }))
  ];
}
