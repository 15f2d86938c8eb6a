// Finds the numbered sections of a contract, so that a passage can be named by its number.
import type { Flow } from '../text/flow.ts';

export interface Section {
  start: number;
  number: string;
  heading: string;
  /** The heading after that of the section around it: "Term Renewal" for clause 6.1. */
  headings: string;
}

const DECIMAL =
  /^(?:section|article|clause|§)?\s*(\d{1,2}(?:\.\d{1,3}){0,3})[.)]?\s+(["A-Z].{0,80})/i;
const WORDED =
  /^(?:section|article|clause)\s+([IVXLC]{1,6}|\d{1,2}(?:\.\d{1,3})*)[.:)]?\s*(.{0,80})/i;

const LONGEST_HEADING_LINE = 200;

const MONTH_OR_UNIT =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|days?|months?|years?)\b/i;

export function findSections(flow: Flow): Section[] {
  const latest = new Map<string, string>();
  return flow.lines.flatMap((line) => {
    const text = flow.text.slice(line.start, Math.min(line.end, line.start + LONGEST_HEADING_LINE));
    const match = WORDED.exec(text) ?? DECIMAL.exec(text);
    if (!match || MONTH_OR_UNIT.test(match[2])) return [];
    const [, number, rest] = match;
    const heading = /^["']?([A-Z][\w&/,' -]{1,60}?)["']?(?:[.:]|$|\s{2})/.exec(rest)?.[1] ?? '';
    const around = latest.get(number.split('.')[0]) ?? '';
    latest.set(number, heading);
    return [{ start: line.start, number, heading, headings: `${around} ${heading}`.trim() }];
  });
}

export function sectionAt(sections: Section[], offset: number): Section | null {
  let low = 0;
  let high = sections.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sections[middle].start <= offset) low = middle + 1;
    else high = middle;
  }
  return sections[low - 1] ?? null;
}

/** The heading over a place, with that of the section around it. */
export const headingsAt = (sections: Section[], offset: number): string =>
  sectionAt(sections, offset)?.headings ?? '';
