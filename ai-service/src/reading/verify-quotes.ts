// Finds every quote again in the text of the pages; what is not there is dropped.
import type {
  ExtractedTerm,
  MissingTerm,
  PageText,
  ReadingResult,
  Warning
} from '../ports/reader.ts';
import { QuoteIndex } from '../text/find-quote.ts';

function locateTerm(term: ExtractedTerm, index: QuoteIndex): ExtractedTerm | null {
  const found = index.find(term.quote, term.page, term.startOffset);
  if (!found) return null;
  return {
    ...term,
    page: found.page,
    rects: found.rects,
    startOffset: found.startOffset,
    endOffset: found.endOffset,
    alternatives: term.alternatives.flatMap((alternative) => {
      const place = index.find(alternative.quote, alternative.page);
      return place ? [{ ...alternative, page: place.page }] : [];
    })
  };
}

/** Common to all readers: no value without a passage that code has found in the document. */
export function verifyQuotes(result: ReadingResult, pages: PageText[]): ReadingResult {
  const index = new QuoteIndex(pages);
  const dropped: MissingTerm[] = [];
  const warnings: Warning[] = [];
  const terms = result.terms.flatMap((term) => {
    const located = locateTerm(term, index);
    if (located) return [located];
    dropped.push({
      name: term.name,
      reason: 'A value was read, but its passage is not in the document.'
    });
    warnings.push({
      code: 'quote-not-found',
      message: `The value of ${term.name} was dropped: its passage could not be found again.`,
      page: term.page
    });
    return [];
  });
  const obligations = result.obligations.flatMap((obligation) => {
    const found = index.find(obligation.quote, obligation.page);
    return found ? [{ ...obligation, page: found.page, rects: found.rects }] : [];
  });
  const clauses = Object.fromEntries(
    Object.entries(result.clauses).flatMap(([name, clause]) => {
      if (!clause.present) return [[name, clause]];
      const found = clause.quote === null ? null : index.find(clause.quote, clause.page);
      return found ? [[name, { ...clause, page: found.page }]] : [];
    })
  );
  return {
    ...result,
    terms,
    obligations,
    clauses,
    missingTerms: [...result.missingTerms, ...dropped],
    warnings: [...result.warnings, ...warnings]
  };
}
