// Turns a date mention into a finding; a numeric date with two readings stays doubtful.
import type { Finding } from '../finding.ts';
import type { DateMention } from '../mentions/dates.ts';

const AMBIGUOUS_CONFIDENCE = 0.45;

export function dateFinding(mention: DateMention, confidence: number): Finding {
  const base = { value: mention.value, start: mention.start, end: mention.end, reasons: [] };
  if (mention.alternative === null) return { ...base, confidence };
  return {
    ...base,
    confidence: Math.min(confidence, AMBIGUOUS_CONFIDENCE),
    reasons: [`"${mention.text}" can be read day first or month first.`],
    alternatives: [
      { value: mention.alternative, start: mention.start, end: mention.end, confidence: 0.4 }
    ]
  };
}
