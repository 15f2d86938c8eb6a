// A contract prepared for reading: running text, sentences, sections and the opening paragraph.
import type { PageText } from '../ports/reader.ts';
import { buildFlow } from '../text/flow.ts';
import type { Flow } from '../text/flow.ts';
import { findPreamble } from './preamble.ts';
import type { Passage } from './preamble.ts';
import { findSections, sectionAt } from './sections.ts';
import type { Section } from './sections.ts';
import { splitSentences } from './sentences.ts';
import type { Sentence } from './sentences.ts';

export interface Contract {
  flow: Flow;
  text: string;
  sentences: Sentence[];
  sections: Section[];
  /** The paragraph that names the parties and the date. */
  preamble: Passage;
  /** Whether 03/04/2025 means 3 April here. */
  dayFirst: boolean;
}

export function prepareContract(pages: PageText[]): Contract {
  const flow = buildFlow(pages);
  return {
    flow,
    text: flow.text,
    sentences: splitSentences(flow),
    sections: findSections(flow),
    preamble: findPreamble(flow.text),
    dayFirst: false
  };
}

export const sectionNumberAt = (contract: Contract, offset: number): string | null =>
  sectionAt(contract.sections, offset)?.number ?? null;

/** Text before a place, for looking at the words that lead up to it. */
export const before = (contract: Contract, offset: number, length: number): string =>
  contract.text.slice(Math.max(0, offset - length), offset);
