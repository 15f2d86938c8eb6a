// Reads the day on which the contract takes effect, where the text speaks of effectiveness.
import { before } from '../contract.ts';
import type { Contract } from '../contract.ts';
import { absent, isFinding } from '../finding.ts';
import type { Finding, TermOutcome } from '../finding.ts';
import { findDates, hasBlankDate } from '../mentions/dates.ts';
import { signatureDates } from './agreement-date.ts';
import { dateFinding } from './date-finding.ts';

const DEFINED_AFTER =
  /^[^.;]{0,40}"(?:the )?(?:Effective|Commencement|Start|Execution and Effective) Date/i;
const EFFECTIVE_BEFORE =
  /\b(?:effective|commencing|with effect|start(?:s|ing)?|takes? effect)\b[^.;]{0,50}$/i;
const STATEMENT = new RegExp(
  '(?:"?(?:Effective|Commencement|Start|Subscription Start) Date"?\\s*(?:means|shall mean|is|:|of this agreement|shall be|\\t)' +
    '|(?:shall (?:be(?:come)? )?|is |are |becomes? |deemed )(?:made )?effective (?:as of|on|from|upon)' +
    '|\\bcommenc(?:e|es|ing) (?:as of |on |upon |from )' +
    '|takes? effect (?:on|as of|upon)|(?:comes?|enters?) into (?:force|effect)[^.]{0,20}' +
    '|\\b(?:begin|start)(?:s|ning|ing)? (?:on|as of))',
  'gi'
);
const DATE_OF_CONTRACT =
  /\b(?:date (?:hereof|first (?:above )?(?:written|set forth|mentioned)|of this agreement|of execution|first)|signing|execution)\b/i;
const LAST_SIGNATURE =
  /\b(?:last (?:party|signature|of the parties)|later of the (?:dates|signatures)|both parties (?:have )?sign)/i;

function inPreamble(contract: Contract): Finding | null {
  const { preamble, dayFirst } = contract;
  const text = preamble.text.slice(0, 900);
  for (const mention of findDates(text, { dayFirst })) {
    const isEffective =
      DEFINED_AFTER.test(text.slice(mention.end, mention.end + 80)) ||
      EFFECTIVE_BEFORE.test(text.slice(Math.max(0, mention.start - 80), mention.start));
    if (!isEffective) continue;
    const start = mention.start + preamble.start;
    return dateFinding({ ...mention, start, end: mention.end + preamble.start }, 0.96);
  }
  return null;
}

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

function fromStatement(contract: Contract, agreement: TermOutcome): Finding | null {
  for (const match of contract.text.matchAll(STATEMENT)) {
    const start = match.index;
    const window = contract.text.slice(start, start + match[0].length + 110);
    const [mention] = findDates(window, { dayFirst: contract.dayFirst });
    if (mention && mention.start < match[0].length + 60) {
      const lead = before(contract, start, 90);
      if (/\b(?:amend|exhibit|patent|insurance|act|law|regulation)\w*\b[^.]{0,40}$/i.test(lead))
        continue;
      return dateFinding(
        { ...mention, start: mention.start + start, end: mention.end + start },
        0.7
      );
    }
    const near = window.slice(match[0].length, match[0].length + 60);
    const end = start + match[0].length + near.length;
    if (LAST_SIGNATURE.test(window)) {
      const finding = lastSignature(contract, start, end);
      if (finding) return finding;
    }
    if (isFinding(agreement) && DATE_OF_CONTRACT.test(near)) return sameAs(agreement, start, end);
  }
  return null;
}

function sameAs(agreement: Finding, start: number, end: number): Finding {
  return {
    value: agreement.value,
    start,
    end,
    confidence: Math.min(0.7, agreement.confidence),
    computed: true,
    reasons: ['Effective on the date of the agreement.'],
    steps: [`The text refers to the date of the agreement, ${agreement.value}.`]
  };
}

export function readEffectiveDate(contract: Contract, agreement: TermOutcome): TermOutcome {
  const stated = inPreamble(contract) ?? fromStatement(contract, agreement);
  if (stated) return stated;
  const reference =
    /\b(?:term|agreement)\b[^.]{0,120}\b(?:commence|begin|start|effective)[^.]{0,60}\b(?:date hereof|Effective Date|date of this Agreement|date first|execution)/i;
  const match = reference.exec(contract.text);
  if (match && isFinding(agreement)) {
    return sameAs(agreement, match.index, match.index + match[0].length);
  }
  return absent(
    hasBlankDate(contract.preamble.text.slice(0, 400))
      ? 'The effective date was left blank.'
      : 'No passage says when the contract takes effect.'
  );
}
