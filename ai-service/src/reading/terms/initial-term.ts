// Reads the length of the initial term.
import { formatDuration } from '../../dates/duration.ts';
import { absent } from '../finding.ts';
import type { TermOutcome } from '../finding.ts';
import type { TermClause } from './term-clause.ts';

export function readInitialTerm(clauses: TermClause[]): TermOutcome {
  const clause = clauses.find((candidate) => candidate.duration);
  const [first] = clauses;
  if (!clause) {
    return absent('No passage gives the length of the term.');
  }
  const duration = clause.duration!;
  const { value, unit, conflicting } = duration;
  const isFirst = clause === first;
  return {
    value: formatDuration({ value, unit }),
    start: clause.start,
    end: clause.end,
    confidence: conflicting !== null ? 0.35 : isFirst && clause.score >= 4 ? 0.88 : 0.68,
    components: { value, unit },
    reasons: conflicting !== null ? [`Words and figures disagree: "${duration.text}".`] : [],
    alternatives:
      conflicting === null
        ? []
        : [
            {
              value: formatDuration({ value: conflicting, unit }),
              start: clause.start,
              end: clause.end,
              confidence: 0.35
            }
          ]
  };
}
