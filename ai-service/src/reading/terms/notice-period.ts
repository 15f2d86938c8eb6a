// Reads how long before the end notice must be given to stop a renewal.
import { approximateDays, formatDuration } from '../../dates/duration.ts';
import type { Contract } from '../contract.ts';
import { absent } from '../finding.ts';
import type { Finding, TermOutcome } from '../finding.ts';
import { findDurations } from '../mentions/durations.ts';
import type { DurationMention } from '../mentions/durations.ts';
import type { Sentence } from '../sentences.ts';
import type { RenewalClause } from './renewal.ts';

const NOTICE = /\bnoti(?:ce|ces|fy|fies|fied|fication)\b|\badvis\w+|\bin writing\b/i;
const STOPS_RENEWAL =
  /\b(?:non-?renew\w*|not (?:to )?(?:be )?(?:renew|extend)\w*|renewal|expir\w+ of (?:the |any |its |such )?(?:initial|original|then|current|term|renewal|relevant|existing)|end of (?:the |any |its |such )?(?:initial|original|then|current|term|renewal|relevant|first))/i;
const OTHER_ENDING =
  /\b(?:breach|cured?|default\w*|insolven\w*|bankrupt\w*|non-?payment|fails? to|deficienc\w+|arbitrat\w*)\b/i;
const LEADS =
  /\b(?:at least|not less than|no less than|not fewer than|not later than|no later than|minimum of|least|within|upon|by giving|on|by|not more than|than|of|the other(?: party)?|with|providing)\s+(?:a |an |the )?(?:prior )?(?:written )?(?:[a-z]+ )?$/i;
const BEFORE_END =
  /^['\u2019]?s?['\u2019]?\s*(?:\([^)]*\)\s*)?(?:\w+ ){0,3}?(?:prior|before|in advance|advance|preceding|previous|notice|written|of (?:the )?(?:end|expir|conclusion))/i;
const LONGEST_DAYS = 400;
const SHORTEST_DAYS = 4;

/** The length that stands closest to words of notice. */
function lengthIn(text: string): DurationMention | null {
  let best: DurationMention | null = null;
  let bestScore = 0;
  for (const found of findDurations(text)) {
    const days = approximateDays(found);
    if (days < SHORTEST_DAYS || days > LONGEST_DAYS) continue;
    const lead = text.slice(Math.max(0, found.start - 60), found.start);
    const after = text.slice(found.end, found.end + 90);
    let score = 0;
    if (LEADS.test(lead)) score += 2;
    if (BEFORE_END.test(after)) score += 3;
    else if (/\b(?:prior to|before|notice)\b/i.test(after.slice(0, 60))) score += 1;
    if (
      /\b(?:renew\w*|successive|additional|periods?|terms?) (?:for |of |periods? of )?(?:an? )?(?:\w+ )?$/i.test(
        lead
      )
    )
      score -= 3;
    if (score >= 3 && score > bestScore) {
      best = found;
      bestScore = score;
    }
  }
  return best;
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

/** How far from the renewal its notice may stand, in sentences. */
const BEFORE_RENEWAL = 1;
const AFTER_RENEWAL = 2;
const LONGEST_SENTENCE = 1500;

/** Whether a sentence beside the renewal speaks of the notice that stops it. */
const isAboutNotice = (text: string): boolean =>
  NOTICE.test(text) && STOPS_RENEWAL.test(text) && !OTHER_ENDING.test(text);

/** The renewal's own sentence first, then those around it, the nearest and later ones first. */
function sentencesAround(contract: Contract, renewal: RenewalClause): Sentence[] {
  const first = Math.max(0, renewal.index - BEFORE_RENEWAL);
  const around = contract.sentences.slice(first, renewal.index + AFTER_RENEWAL + 1);
  return around
    .map((sentence) => ({ ...sentence, text: sentence.text.slice(0, LONGEST_SENTENCE) }))
    .filter(({ start, text }) =>
      start === renewal.start ? NOTICE.test(text) || /\bunless\b/i.test(text) : isAboutNotice(text)
    )
    .sort(
      (a, b) =>
        Math.abs(a.start - renewal.start) - Math.abs(b.start - renewal.start) || b.start - a.start
    );
}

export function readNoticePeriod(contract: Contract, renewals: RenewalClause[]): TermOutcome {
  const renewal = renewals.find((clause) => clause.score >= 3 && clause.type === 'auto-renew');
  if (!renewal) return absent('The contract has no automatic renewal that notice could stop.');
  for (const { start, text } of sentencesAround(contract, renewal)) {
    const length = lengthIn(text);
    if (!length) continue;
    const base = renewal.score >= 7 ? 0.95 : renewal.score >= 5 ? 0.76 : 0.6;
    const confidence = start === renewal.start ? base : base - 0.12;
    return toFinding(text, start, start + text.length, length, confidence);
  }
  return absent('No passage says how long before the end notice must be given.');
}
