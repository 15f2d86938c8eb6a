// Reads the day on which the contract takes effect, where the text speaks of effectiveness.
import { before } from '../contract.ts';
import type { Contract } from '../contract.ts';
import { absent, isFinding } from '../finding.ts';
import type { Finding, TermOutcome } from '../finding.ts';
import { findDates, hasBlankDate } from '../mentions/dates.ts';
import type { DateMention } from '../mentions/dates.ts';
import { signatureDates } from './agreement-date.ts';
import { dateFinding } from './date-finding.ts';

/** '1 May 2026 (the "Effective Date")'. */
const DEFINED_AFTER =
  /^[^.;]{0,40}["'](?:the )?(?:Effective|Commencement|Start|Execution and Effective) Date/i;
/** Words about the beginning of effect. */
const EFFECT =
  /\b(?:(?:effective|commencement|start) date|effective|with effect|commenc(?:e|es|ing)|tak(?:e|es|ing) effect|into (?:force|effect)|(?:begin|start)(?:s|ning|ing)?)\b["']?/gi;
/** What joins them to their day. */
const TO_ITS_DAY =
  /^\s*(?:(?:shall |will )?(?:means?|mean|be|is)\b|:|as of\b|on\b|from\b|upon\b|of this agreement\b)/i;
const DATE_OF_CONTRACT =
  /\bdate (?:hereof|of (?:this agreement|execution)|first)\b|\b(?:signing|execution)\b/i;
const OWN_DEFINITION = /\bEffective Date\b/i;
const LAST_SIGNATURE =
  /\b(?:last (?:party|signature|of the parties)|later of the (?:dates|signatures)|both parties (?:have )?sign)/i;
/** What else may begin or be in effect: another document, a policy, a law. */
const OTHER_SUBJECT =
  /\b(?:amend\w*|exhibit|patents?|insurance|act|laws?|regulations?)\b[^.]{0,40}$/i;
const CONTRACT_RUNS = /\b(?:term|agreement)\b[^.]{0,120}$/i;
const OPENING_LENGTH = 900;
const LOOKED_BACK = 80;
const LOOKED_AHEAD = 60;
const LOOKED_AHEAD_FOR_DATE = 110;

/** Whether words of effect stand before a place in its own clause. */
function isLedByEffect(lead: string): boolean {
  const clause = lead.slice(Math.max(lead.lastIndexOf('.'), lead.lastIndexOf(';')) + 1);
  return /\b(?:effective|commencing|with effect|start(?:s|ing)?|takes? effect)\b/i.test(clause);
}

function inPreamble(contract: Contract): Finding | null {
  const { preamble, dayFirst } = contract;
  const text = preamble.text.slice(0, OPENING_LENGTH);
  const mention = findDates(text, { dayFirst }).find(
    ({ start, end }) =>
      DEFINED_AFTER.test(text.slice(end, end + LOOKED_BACK)) ||
      isLedByEffect(text.slice(Math.max(0, start - LOOKED_BACK), start))
  );
  return mention ? dateFinding(shifted(mention, preamble.start), 0.96) : null;
}

const shifted = (mention: DateMention, by: number): DateMention => ({
  ...mention,
  start: mention.start + by,
  end: mention.end + by
});

function lastSignature(contract: Contract, start: number, end: number): Finding | null {
  const dates = signatureDates(contract).sort((a, b) => (a.value < b.value ? -1 : 1));
  const last = dates.at(-1);
  if (!last || dates.length < 2) return null;
  return {
    value: last.value,
    start,
    end,
    confidence: 0.72,
    computed: true,
    reasons: ['The contract takes effect with the last signature.'],
    steps: [
      ...dates.map((date) => `Signed on ${date.value}.`),
      `The last signature is of ${last.value}.`
    ]
  };
}

/** What the words after one mention of effect say: a date, the last signature, the contract's date. */
function afterEffect(
  contract: Contract,
  agreement: TermOutcome,
  start: number,
  behind: number
): Finding | null {
  const ahead = contract.text.slice(behind, behind + LOOKED_AHEAD_FOR_DATE);
  const isJoined = TO_ITS_DAY.test(ahead);
  const [mention] = isJoined ? findDates(ahead, { dayFirst: contract.dayFirst }) : [];
  if (mention && mention.start < LOOKED_AHEAD) {
    const isOther = OTHER_SUBJECT.test(before(contract, start, LOOKED_BACK));
    return isOther ? null : dateFinding(shifted(mention, behind), 0.65);
  }
  const near = ahead.slice(0, LOOKED_AHEAD);
  const end = behind + near.length;
  const signature =
    isJoined && LAST_SIGNATURE.test(ahead) ? lastSignature(contract, start, end) : null;
  if (signature || !isFinding(agreement)) return signature;
  const refers = DATE_OF_CONTRACT.test(near) && isJoined;
  const runs =
    CONTRACT_RUNS.test(before(contract, start, 130)) &&
    (DATE_OF_CONTRACT.test(near) || OWN_DEFINITION.test(near));
  return refers || runs ? sameAs(agreement, start, end) : null;
}

/** A date after words of effect is worth more than a reference to the date of the contract. */
function fromStatement(contract: Contract, agreement: TermOutcome): Finding | null {
  let reference: Finding | null = null;
  for (const match of contract.text.matchAll(EFFECT)) {
    const behind = match.index + match[0].length;
    const found = afterEffect(contract, agreement, match.index, behind);
    if (found && !found.computed) return found;
    reference ??= found;
  }
  return reference;
}

function sameAs(agreement: Finding, start: number, end: number): Finding {
  return {
    value: agreement.value,
    start,
    end,
    confidence: Math.min(0.6, agreement.confidence),
    computed: true,
    reasons: ['Effective on the date of the agreement.'],
    steps: [`The text refers to the date of the agreement, ${agreement.value}.`]
  };
}

export function readEffectiveDate(contract: Contract, agreement: TermOutcome): TermOutcome {
  const stated = inPreamble(contract) ?? fromStatement(contract, agreement);
  if (stated) return stated;
  return absent(
    hasBlankDate(contract.preamble.text.slice(0, 400))
      ? 'The effective date was left blank.'
      : 'No passage says when the contract takes effect.'
  );
}
