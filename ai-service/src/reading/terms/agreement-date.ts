// Reads the date that the contract bears.
import { before } from '../contract.ts';
import type { Contract } from '../contract.ts';
import { absent } from '../finding.ts';
import type { Finding, TermOutcome } from '../finding.ts';
import { findDates, hasBlankDate } from '../mentions/dates.ts';
import type { DateMention } from '../mentions/dates.ts';
import { dateFinding } from './date-finding.ts';

const LEADS =
  /\b(?:dated?|as of|made|entered|effective|executed|signed|concluded|on|this|is)\b[^.]{0,40}$/i;
const MADE = /\b(?:dated?|made|entered|executed|signed|concluded|amendment)\b[^.]{0,50}$/i;
/** "the Distribution Agreement dated …" is the date of another document; "This Agreement, dated …" is not. */
const OTHER_DOCUMENT =
  /\b(?:patent|amended|filed|act of|letter dated|expires?|through|ending)\b[^.]{0,25}$|\b(?:the|that|certain|prior|original)\s+(?:[\w&'-]+\s+){0,6}agreements?\b(?:\s*\([^)]{0,40}\))?[^.;()]{0,40}\b(?:dated?|on|of)\b[^.]{0,12}$/i;
const HEAD_LENGTH = 1500;

interface Place {
  offset: number;
  text: string;
}

const mentionsIn = (contract: Contract, place: Place): DateMention[] =>
  findDates(place.text, { dayFirst: contract.dayFirst }).map((mention) => ({
    ...mention,
    start: mention.start + place.offset,
    end: mention.end + place.offset
  }));

function inPreamble(contract: Contract): Finding | null {
  const { preamble } = contract;
  const text = preamble.text.slice(0, 900);
  const own = mentionsIn(contract, { offset: preamble.start, text }).filter((mention) => {
    const lead = before(contract, mention.start, 110).slice(-110);
    return LEADS.test(lead.slice(-60)) && !OTHER_DOCUMENT.test(lead);
  });
  const made = own.find((mention) => MADE.test(before(contract, mention.start, 60)));
  const chosen = made ?? own[0];
  return chosen ? dateFinding(chosen, made ? 0.95 : 0.86) : null;
}

function inHead(contract: Contract): Finding | null {
  for (const mention of mentionsIn(contract, {
    offset: 0,
    text: contract.text.slice(0, HEAD_LENGTH)
  })) {
    const lead = before(contract, mention.start, 40);
    if (/\b(?:dated?|as of|date:?|on)\b[^.]{0,20}$/i.test(lead) && !OTHER_DOCUMENT.test(lead)) {
      return dateFinding(mention, 0.76);
    }
  }
  return null;
}

function inExecution(contract: Contract): Finding | null {
  const pattern =
    /(?:IN WITNESS WHEREOF|DONE AND SIGNED|SIGNED (?:at|on)|executed (?:this agreement )?(?:as of|on|this))[^.]{0,250}/gi;
  for (const match of contract.text.matchAll(pattern)) {
    const [mention] = mentionsIn(contract, { offset: match.index, text: match[0] });
    if (mention) return dateFinding(mention, 0.66);
  }
  return null;
}

const SIGNATURE_MARK = /\b(?:By|Name|Title|Signature|Signed|Its|Print(?:ed)? Name)\b\s*:?|\/s\//i;

/** "Date: …", or the date over the word "Date" or beside the signature itself. */
function isDateLine(contract: Contract, mention: DateMention): boolean {
  const after = contract.text.slice(mention.end, mention.end + 24);
  return (
    /\b(?:date|dated|date signed|on)\s*[:.]?[\s_]*$/i.test(before(contract, mention.start, 24)) ||
    /^[\s_-]*(?:date\b|\/s\/)/i.test(after)
  );
}

/** The dates beside the signatures; the contract bears the last of them. */
export function signatureDates(contract: Contract): DateMention[] {
  const offset = Math.floor(contract.text.length * 0.3);
  const tail = contract.text.slice(offset);
  return mentionsIn(contract, { offset, text: tail }).filter(
    (mention) =>
      isDateLine(contract, mention) &&
      SIGNATURE_MARK.test(
        before(contract, mention.start, 260) + contract.text.slice(mention.end, mention.end + 60)
      )
  );
}

function besideSignatures(contract: Contract): Finding | null {
  const dates = signatureDates(contract).sort((a, b) => (a.value < b.value ? 1 : -1));
  if (dates.length === 0) return null;
  const finding = dateFinding(dates[0], 0.6);
  finding.reasons?.push('Taken from the date beside the last signature.');
  return finding;
}

const DEFINED = /"?Effective Date"?\s*(?:means|shall mean|is|:)/gi;

/** "Effective Date" shall mean December 5: the only date that the contract gives itself. */
function asDefined(contract: Contract): Finding | null {
  for (const match of contract.text.matchAll(DEFINED)) {
    const text = contract.text.slice(match.index, match.index + 90);
    const [mention] = mentionsIn(contract, { offset: match.index, text });
    if (mention) return dateFinding(mention, 0.6);
  }
  return null;
}

/** A bare date near the title. */
function nearTitle(contract: Contract): Finding | null {
  const mention = mentionsIn(contract, { offset: 0, text: contract.text.slice(0, 900) }).find(
    (found) => !OTHER_DOCUMENT.test(before(contract, found.start, 60))
  );
  return mention ? dateFinding(mention, 0.55) : null;
}

export function readAgreementDate(contract: Contract): TermOutcome {
  const stated = inPreamble(contract);
  if (stated) return stated;
  if (hasBlankDate(contract.preamble.text.slice(0, 400))) {
    return besideSignatures(contract) ?? absent('The date of the agreement was left blank.');
  }
  return (
    inHead(contract) ??
    inExecution(contract) ??
    besideSignatures(contract) ??
    asDefined(contract) ??
    nearTitle(contract) ??
    absent('No passage gives the date of the agreement.')
  );
}
