// Reads by when invoices must be paid.
import type { Contract } from '../contract.ts';
import { absent, byScore } from '../finding.ts';
import type { TermOutcome } from '../finding.ts';
import { findDurations } from '../mentions/durations.ts';

const PAYMENT = /\b(?:pa(?:y|ys|id|yable|yments?)|due|invoices?|remit\w*|net)\b/i;
const INVOICE = /\b(?:invoices?|invoiced|billing|statement)\b/i;
const NET = /\bnet[\s-]+(?:(?:[a-z-]+)\s*\()?(\d{1,3})\)?(?:\s*days?)?\b/i;
const LATE =
  /\b(?:late|overdue|interest|past due|dispute[ds]?|refund|suspend\w*|terminat\w*|credit|reimburse\w*|royalt\w+|cure)\b/i;

interface Candidate {
  score: number;
  start: number;
  end: number;
  days: number;
  unit: string;
  from: string | null;
}

function fromOf(text: string): string | null {
  if (/\b(?:receipt|receiving|received|receives)\b/i.test(text)) return 'receipt of invoice';
  if (
    /\b(?:invoice date|date of (?:the |such |each |an |any |provider's |its )?[\w' ]{0,20}invoice|invoice)\b/i.test(
      text
    )
  )
    return 'invoice date';
  if (/\bend of (?:the|each) month\b/i.test(text)) return 'end of month';
  if (/\bdelivery\b/i.test(text)) return 'delivery';
  return null;
}

function candidateIn(start: number, text: string): Candidate | null {
  const net = NET.exec(text);
  const lengths = findDurations(text).filter(
    (found) =>
      (found.unit === 'day' || found.unit === 'week' || found.unit === 'month') &&
      found.value <= 180 &&
      !/\b(?:every|each|prior|notice|disput\w*)\b/i.test(
        text.slice(Math.max(0, found.start - 12), found.start)
      )
  );
  const days = net ? Number(net[1]) : (lengths[0]?.value ?? null);
  if (days === null) return null;
  let score = 0;
  if (net) score += 3;
  if (INVOICE.test(text)) score += 2;
  if (
    /\b(?:shall|will|must|agrees? to|is|are)\b[^.]{0,60}\b(?:pay|paid|payable|due|remit)/i.test(
      text
    )
  )
    score += 2;
  if (/\bpayment terms\b/i.test(text)) score += 2;
  if (/\b(?:fees?|charges|amounts?|invoices?)\b/i.test(text)) score += 1;
  if (LATE.test(text)) score -= 2;
  const context = net
    ? text
    : text.slice(Math.max(0, lengths[0].start - 100), lengths[0].end + 100);
  return {
    score,
    start,
    end: start + text.length,
    days,
    unit: net ? 'day' : lengths[0].unit,
    from: fromOf(context)
  };
}

export function readPaymentTerms(contract: Contract): TermOutcome {
  const candidates: Candidate[] = [];
  for (const sentence of contract.sentences) {
    const text = sentence.text.slice(0, 700);
    if (!PAYMENT.test(text)) continue;
    const candidate = candidateIn(sentence.start, text);
    if (candidate) candidates.push(candidate);
  }
  const [best, ...others] = byScore(candidates);
  if (!best || best.score < 3) return absent('No passage says when invoices must be paid.');
  const rival = others.find((other) => other.score >= best.score && other.days !== best.days);
  const { days, unit, from } = best;
  const plural = days === 1 ? '' : 's';
  const confidence = best.score >= 6 ? 0.9 : best.score >= 5 ? 0.84 : 0.62;
  return {
    value: `Net ${days} ${unit}${plural}`,
    start: best.start,
    end: best.end,
    confidence: rival ? Math.min(confidence, 0.6) : confidence,
    components: unit === 'day' ? { days, from } : { value: days, unit, from },
    reasons: rival ? [`Another passage says ${rival.days} ${rival.unit}s.`] : [],
    alternatives: rival
      ? [
          {
            value: `Net ${rival.days} ${rival.unit}s`,
            start: rival.start,
            end: rival.end,
            confidence: 0.3
          }
        ]
      : []
  };
}
