// Reads the date that the contract bears.
import { before } from '../contract.ts';
import type { Contract } from '../contract.ts';
import { absent } from '../finding.ts';
import type { Finding, TermOutcome } from '../finding.ts';
import { findDates, hasBlankDate } from '../mentions/dates.ts';
import type { DateMention } from '../mentions/dates.ts';
import { dateFinding } from './date-finding.ts';

const setOf = (words: string) => new Set(words.split(' '));
/** Words that say that the contract came about on the day that follows. */
const MAKING = setOf('dated date made entered executed signed concluded amendment');
/** Words that may lead up to the contract's own date. */
const LEADING = setOf('as of effective on this is');
/** Right before a date they say that it is the date of something else. */
const FOREIGN = setOf(
  'patent patents amended filed act expires expire through until ending letter'
);
/** "the Distribution Agreement dated …" is another document; "This Agreement, dated …" is not. */
const OTHER_AGREEMENT =
  /\b(?:the|that|certain|prior|original)\s(?:(?!this\s)[\w&'-]+\s){0,6}agreements?\b(?:\s?\([^)]{0,40}\))?[^.;()]{0,40}\b(?:dated?|on|of)\b[^.]{0,12}$/i;
const HEAD_LENGTH = 1500;
const LONGEST_LEAD = 110;
const NEAR = 12;

/** The words before a date in its own sentence, the nearest first. */
function wordsBefore(lead: string): string[] {
  const clause = lead.slice(lead.lastIndexOf('.') + 1).toLowerCase();
  return (clause.match(/[a-z]+/g) ?? []).reverse();
}

/** How a date is led up to: by words of making, by other words that fit, or as another document's. */
function leadOf(contract: Contract, mention: DateMention): 'made' | 'own' | null {
  const lead = before(contract, mention.start, LONGEST_LEAD);
  const near = wordsBefore(lead.slice(-60));
  const isForeign = near.slice(0, 4).some((word) => FOREIGN.has(word));
  if (isForeign || OTHER_AGREEMENT.test(lead)) return null;
  if (near.slice(0, NEAR).some((word) => MAKING.has(word))) return 'made';
  return near.slice(0, NEAR).some((word) => LEADING.has(word)) ? 'own' : null;
}

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
  const place = { offset: preamble.start, text: preamble.text.slice(0, 900) };
  const mentions = mentionsIn(contract, place);
  const made = mentions.find((mention) => leadOf(contract, mention) === 'made');
  const own = made ?? mentions.find((mention) => leadOf(contract, mention) !== null);
  return own ? dateFinding(own, made ? 0.95 : 0.86) : null;
}

function inHead(contract: Contract): Finding | null {
  const head = { offset: 0, text: contract.text.slice(0, HEAD_LENGTH) };
  const mention = mentionsIn(contract, head).find((found) => leadOf(contract, found) !== null);
  return mention ? dateFinding(mention, 0.55) : null;
}

const EXECUTION =
  /\b(?:IN WITNESS WHEREOF|(?:DONE AND )?SIGNED (?:at|on)|executed (?:this agreement )?(?:as of|on|this))\b[^.]{0,250}/gi;

function inExecution(contract: Contract): Finding | null {
  for (const match of contract.text.matchAll(EXECUTION)) {
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
  const finding = dateFinding(dates[0], 0.72);
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
    (found) => !OTHER_AGREEMENT.test(before(contract, found.start, LONGEST_LEAD))
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
