// Finds the numbered sections of a contract, so that a passage can be named by its number.
import type { Flow } from '../text/flow.ts';

export interface Section {
  start: number;
  number: string;
  heading: string;
}

const DECIMAL =
  /^(?:section|article|clause|§)?\s*(\d{1,2}(?:\.\d{1,3}){0,3})[.)]?\s+(["A-Z].{0,80})/i;
const WORDED =
  /^(?:section|article|clause)\s+([IVXLC]{1,6}|\d{1,2}(?:\.\d{1,3})*)[.:)]?\s*(.{0,80})/i;

const MONTH_OR_UNIT =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|days?|months?|years?)\b/i;

export function findSections(flow: Flow): Section[] {
  return flow.lines.flatMap((line) => {
    const text = flow.text.slice(line.start, line.end);
    const match = WORDED.exec(text) ?? DECIMAL.exec(text);
    if (!match || MONTH_OR_UNIT.test(match[2])) return [];
    const heading = /^["']?([A-Z][\w&/,' -]{1,60}?)["']?(?:[.:]|$|\s{2})/.exec(match[2])?.[1] ?? '';
    return [{ start: line.start, number: match[1], heading }];
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

/** The heading over a place, with those of the sections around it: "6. Term" for clause 6.1. */
export function headingsAt(sections: Section[], offset: number): string {
  const own = sectionAt(sections, offset);
  if (!own) return '';
  const top = own.number.split('.')[0];
  const index = sections.indexOf(own);
  for (let parent = index; parent >= 0; parent--) {
    if (sections[parent].number === top && sections[parent] !== own) {
      return `${sections[parent].heading} ${own.heading}`.trim();
    }
  }
  return own.heading;
}
