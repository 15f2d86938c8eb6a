// What a person should know about the whole reading, beyond the single terms.
import type { ExtractedTerm, Warning } from '../ports/reader.ts';
import type { Contract } from './contract.ts';
import { hasRedaction } from './mentions/redactions.ts';

export function readingWarnings(contract: Contract, terms: ExtractedTerm[]): Warning[] {
  const warnings: Warning[] = [];
  const ambiguous = terms.filter((term) =>
    term.reasons.some((reason) => reason.includes('day first or month first'))
  );
  for (const term of ambiguous) {
    warnings.push({
      code: 'ambiguous-date',
      message: `The date "${term.quote.slice(0, 40)}" can be read in two ways.`,
      page: term.page
    });
  }
  if (hasRedaction(contract.text)) {
    warnings.push({
      code: 'redacted',
      message: 'Parts of the document are blacked out; values there were not read.',
      page: null
    });
  }
  return warnings;
}
