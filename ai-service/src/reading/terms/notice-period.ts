// Reads how long before the end notice must be given to stop a renewal.
import { approximateDays, formatDuration } from '../../dates/duration.ts';
import type { Contract } from '../contract.ts';
import { absent } from '../finding.ts';
import type { Finding, TermOutcome } from '../finding.ts';
import { findDurations } from '../mentions/durations.ts';
import type { DurationMention } from '../mentions/durations.ts';
import type { RenewalClause } from './renewal.ts';

const NOTICE = /\bnoti(?:ce|ces|fy|fies|fied|fication)\b|\badvis\w+|\bin writing\b/i;
const STOPS_RENEWAL =
  /\b(?:renew\w*|expir\w*|end of the|extend\w*|extension|then[- ]current|anniversary|current term|initial term|terminat\w*)\b/i;
const BEFORE_END =
  /\b(?:prior|before|in advance|advance|preceding|previous)\b|\bnotice\b|\bwritten\b/i;
const LEADS =
  /\b(?:at least|not less than|no less than|not later than|no later than|minimum of|least|within|upon|with|giv\w+|provid\w+|than|by|deliver\w+|receiv\w+|notice|a)\b[^.;]{0,60}$/i;
const LONGEST_DAYS = 400;
const SHORTEST_DAYS = 4;

function lengthIn(text: string): DurationMention | null {
  const fits = findDurations(text).filter((found) => {
    const days = approximateDays(found);
    return (
      days >= SHORTEST_DAYS &&
      days <= LONGEST_DAYS &&
      BEFORE_END.test(text.slice(found.end, found.end + 90).split(/[;]/)[0]) &&
      LEADS.test(text.slice(Math.max(0, found.start - 70), found.start))
    );
  });
  return fits[0] ?? null;
}

function anchorOf(text: string, length: DurationMention): string | null {
  const after = text.slice(length.end, length.end + 220);
  const before = text.slice(Math.max(0, length.start - 160), length.start);
  if (
    /\b(?:renewal date|start|commencement|beginning|anniversary|next renewal)\b/i.test(
      after.slice(0, 90)
    )
  ) {
    return 'renewal-date';
  }
  const end =
    /\b(?:end|expir\w+|last day|termination|conclusion|then[- ]current|current term|expiry)\b/i;
  return end.test(after) || end.test(before) ? 'term-end' : null;
}

function partyOf(text: string): string {
  if (
    /\b(?:either|any|one|neither) (?:of the )?part(?:y|ies)|\bby either\b|\bthe other(?: party)?\b|\ba party\b/i.test(
      text
    )
  )
    return 'either party';
  const named =
    /\b(Customer|Client|Licensee|Licensor|Provider|Supplier|Vendor|Company|Distributor|Reseller|Consultant|Contractor|Buyer|Seller|Tenant|Landlord|Lessee|Lessor)\b[^.]{0,40}\b(?:gives?|provides?|notif\w+|delivers?|elects?|may)\b/.exec(
      text
    );
  return named ? named[1] : 'either party';
}

function opensIn(text: string, length: DurationMention): DurationMention | null {
  const earlier = /\b(?:no(?:t)? (?:earlier|sooner|more) than|not more than)\b[^.;]{0,10}$/i;
  return (
    findDurations(text).find(
      (found) =>
        found.start !== length.start &&
        earlier.test(text.slice(Math.max(0, found.start - 40), found.start))
    ) ?? null
  );
}

function toFinding(
  text: string,
  offset: number,
  end: number,
  length: DurationMention,
  confidence: number
): Finding {
  const opens = opensIn(text, length);
  const { value, unit } = length;
  const anchor = anchorOf(text, length);
  const doubt = length.conflicting !== null;
  return {
    value: formatDuration({ value, unit }),
    start: offset,
    end,
    confidence: doubt ? 0.35 : confidence,
    components: {
      value,
      unit,
      basis: length.isBusiness ? 'business' : 'calendar',
      anchor,
      trigger: /\b(?:receiv\w+|receipt)\b/i.test(
        text.slice(Math.max(0, length.start - 120), length.end + 60)
      )
        ? 'received'
        : 'given',
      party: partyOf(text),
      ...(/\bclear (?:calendar )?days\b/i.test(text) ? { clearDays: true } : {}),
      ...(opens ? { opens: formatDuration(opens) } : {})
    },
    reasons: [
      ...(doubt ? [`Words and figures disagree: "${length.text}".`] : []),
      ...(length.isBusiness ? ['Counted in business days: the holiday calendar matters.'] : [])
    ],
    alternatives: doubt
      ? [
          {
            value: formatDuration({ value: length.conflicting!, unit }),
            start: offset,
            end,
            confidence: 0.35
          }
        ]
      : []
  };
}

const NEIGHBOURS = [0, 1, -1, 2];

export function readNoticePeriod(contract: Contract, renewals: RenewalClause[]): TermOutcome {
  const renewal = renewals.find((clause) => clause.score >= 3 && clause.type !== 'none');
  if (!renewal) return absent('The contract has no renewal that notice could stop.');
  for (const step of NEIGHBOURS) {
    const sentence = contract.sentences[renewal.index + step];
    if (!sentence) continue;
    const text = sentence.text.slice(0, 1500);
    if (!NOTICE.test(text) || (step !== 0 && !STOPS_RENEWAL.test(text))) continue;
    const length = lengthIn(text);
    if (!length) continue;
    const base = renewal.score >= 7 ? 0.9 : renewal.score >= 5 ? 0.82 : 0.66;
    const confidence = step === 0 ? base : base - 0.12;
    return toFinding(text, sentence.start, sentence.start + text.length, length, confidence);
  }
  return absent('No passage says how long before the end notice must be given.');
}
