// Reads who the parties are and the role of each.
import type { Contract } from '../contract.ts';
import { absent } from '../finding.ts';
import type { TermOutcome } from '../finding.ts';
import { isWithheld } from '../mentions/redactions.ts';
import { namesWithForm, scanName } from './name-scanner.ts';
import { cleanName, nameKey, ROLE_LABELS, roleOf, startOfName } from './party-names.ts';

export interface Party {
  name: string;
  role: string | null;
  /** The short name that the contract uses: "Provider", "Meridian". */
  alias: string | null;
  confidence: number;
}

interface Found {
  parties: Party[];
  start: number;
  end: number;
}

/** The places where a contract says that names follow, the surest first. */
const INTRODUCTIONS = [/\bby and (?:between|among)\b/i, /\b(?:between|among)\b/i, /\bby\b/i];
const MOST_PARTIES = 8;
const SEARCHED_FOR_INTRODUCTION = 900;

/** A bracket, or words such as "hereinafter", that give the party before it a short name. */
const DEFINITION =
  /\(([^()]{1,260})\)|\b(?:hereinafter|hereafter|herein)\s(?:[a-z]+\s){0,4}(?:the\s)?"([^"]{2,50})"/gi;
const GIVES_SHORT_NAME =
  /["']|\b(?:herein(?:after)?|hereafter|referred to|collectively|known as)\b|^the [A-Z]/;

/** The short name that a bracket gives: (the "Supplier"), (hereinafter called Supplier). */
function shortNameIn(inner: string): string | null {
  const quoted = /["']+\s*(?:the\s+)?([^"']{2,50})["']/i.exec(inner)?.[1];
  const named = quoted ?? /\b(?:as|called|the)\s+(?:the\s+)?([A-Z][\w &-]{1,40})$/.exec(inner)?.[1];
  return named?.replace(/[,.\s]+$/, '') ?? null;
}

interface FoundName {
  name: string;
  hasForm: boolean;
}

function nameAt(text: string): FoundName | null {
  const scanned = scanName(text.slice(startOfName(text)));
  const name = scanned && cleanName(scanned.name);
  return name ? { name, hasForm: scanned.hasForm } : null;
}

/** Words about the party before: where it sits, what it is, for whom it acts. */
const DESCRIBES_PREVIOUS =
  /^[\s,;.)]*(?:\d|(?:an?|the|its|as|at|of|on|in|by|with|having|being|acting|organi[sz]ed|incorporated|located|residing|existing|duly|which|who|whose|together|collectively|formerly|d\/b\/a|f\/k\/a)\s)/;
const NEXT_NAME = /(?:^|[\s,;])(?:(?:and|AND|And):?\s+|\(?[a-z\d]{1,2}\)\s+)/g;

/** The name in the words between two definitions; after the first one it may follow an "and". */
function nameIn(chunk: string, isFirst: boolean): FoundName | null {
  if (isFirst || !DESCRIBES_PREVIOUS.test(chunk)) {
    const found = nameAt(chunk);
    if (found || isFirst) return found;
  }
  const names = [...chunk.matchAll(NEXT_NAME)].map((match) =>
    nameAt(chunk.slice(match.index + match[0].length))
  );
  return (
    names.findLast((found) => found?.hasForm) ?? names.findLast((found) => found !== null) ?? null
  );
}

class PartyList {
  readonly parties: Party[] = [];

  add(party: Party): void {
    const key = nameKey(party.name);
    if (key.length < 2 || this.parties.length >= MOST_PARTIES) return;
    const same = this.parties.find((other) => nameKey(other.name) === key);
    if (!same) this.parties.push(party);
    else same.role ??= party.role;
  }
}

function afterIntroduction(text: string): number {
  for (const pattern of INTRODUCTIONS) {
    const match = pattern.exec(text.slice(0, SEARCHED_FOR_INTRODUCTION));
    if (match) return match.index + match[0].length;
  }
  return 0;
}

/** What else a contract defines in its opening. */
const NO_PARTY =
  /\b(?:agreement|amendment|effective date|contract|parties|party|territory|products?)\b/i;
const isPartyName = (alias: string | null) =>
  alias === null || !NO_PARTY.test(alias) || /^(?:disclosing|receiving) party$/i.test(alias);

/** Names with a defined short name: 'Blue Finch Ltd. ("Supplier")'. */
function addDefined(text: string, list: PartyList): void {
  let from = 0;
  for (const match of text.matchAll(DEFINITION)) {
    const inner = match[1] ?? `"${match[2]}"`;
    if (!GIVES_SHORT_NAME.test(inner)) continue;
    const chunk = text.slice(from, match.index);
    from = match.index + match[0].length;
    const alias = shortNameIn(inner);
    const isSummary = /\b(?:collectively|together|each)\b/i.test(inner) && chunk.length < 40;
    const found =
      isSummary || !isPartyName(alias) ? null : nameIn(chunk, list.parties.length === 0);
    if (!found) continue;
    const confidence = found.hasForm ? 0.93 : 0.65;
    list.add({ name: found.name, role: roleOf(alias), alias, confidence });
  }
}

/** "A, Inc. and B Ltd." without short names. */
function addWithForm(text: string, list: PartyList, confidence: number, most: number): void {
  for (const { name: scanned } of namesWithForm(text)) {
    if (list.parties.length >= most) return;
    const name = cleanName(scanned);
    const isKnown = list.parties.some((party) => nameKey(party.name).includes(nameKey(scanned)));
    if (name && !isKnown) list.add({ name, role: null, alias: null, confidence });
  }
}

const LONGEST_QUOTE = 1100;

/** The quote ends with the sentence that names the last party. */
function endOfSentence(contract: Contract, offset: number): number {
  const sentence = contract.sentences.find(({ start, end }) => start <= offset && offset < end);
  const { start, end } = contract.preamble;
  const last = sentence ? Math.min(sentence.end, end) : end;
  return Math.min(last, start + LONGEST_QUOTE);
}

function fromPreamble(contract: Contract): Found {
  const { preamble } = contract;
  const list = new PartyList();
  const text = preamble.text.slice(afterIntroduction(preamble.text));
  addDefined(text, list);
  if (list.parties.length < 2) addWithForm(text.slice(0, 900), list, 0.45, 3);
  const last = list.parties.at(-1);
  const lastName = last ? preamble.text.lastIndexOf(last.name) + preamble.start : preamble.start;
  const end = endOfSentence(contract, lastName);
  return { parties: list.parties, start: preamble.start, end };
}

/** "Customer: Halcyon Biosciences, Inc." in an order form or on a cover page. */
function fromLabels(contract: Contract): Found | null {
  const list = new PartyList();
  let start = -1;
  let end = -1;
  for (const line of contract.flow.lines.filter((candidate) => candidate.page <= 2)) {
    const match = ROLE_LABELS.exec(line.raw.trim());
    const given = match?.[2].split('\t')[0].split(/\s{3,}/)[0] ?? '';
    const name = nameAt(given)?.name;
    if (!match || !name || /\b(?:shall|will|is|has|means)\b/.test(given)) continue;
    list.add({ name, role: roleOf(match[1]), alias: match[1], confidence: 0.7 });
    if (start < 0) start = line.start;
    end = line.end;
  }
  return list.parties.length >= 2 ? { parties: list.parties, start, end } : null;
}

function fromSignatures(contract: Contract): Found | null {
  const at = contract.text.search(/IN WITNESS WHEREOF|AGREED AND ACCEPTED|ACCEPTED AND AGREED/i);
  if (at < 0) return null;
  const list = new PartyList();
  addWithForm(contract.text.slice(at + 40, at + 1500), list, 0.3, 2);
  return list.parties.length ? { parties: list.parties, start: at, end: at + 900 } : null;
}

function findParties(contract: Contract): Found | null {
  const preamble = fromPreamble(contract);
  if (preamble.parties.length >= 2) return preamble;
  const labelled = fromLabels(contract);
  if (labelled) return labelled;
  if (preamble.parties.length > 0) return preamble;
  return fromSignatures(contract);
}

/** Most contracts have two parties: with one, another was missed; with many, one may be too much. */
const CONFIDENCE_BY_COUNT: Record<number, number> = { 1: 0.2, 2: 1, 3: 0.7 };

export function readParties(contract: Contract): TermOutcome {
  const found = findParties(contract);
  if (!found || found.parties.length === 0) {
    return absent(
      isWithheld(contract.preamble.text.slice(0, 800))
        ? 'The names of the parties are blank or blacked out.'
        : 'No passage names the parties.'
    );
  }
  const { parties, start, end } = found;
  const lowest = Math.min(...parties.map((party) => party.confidence));
  const confidence = lowest * (CONFIDENCE_BY_COUNT[parties.length] ?? 0.6);
  return {
    value: parties.map((party) => party.name).join('; '),
    start,
    end,
    confidence,
    components: { parties },
    reasons: parties.length === 1 ? ['Only one party was found.'] : []
  };
}
