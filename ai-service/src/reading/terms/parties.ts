// Reads who the parties are and the role of each.
import type { Contract } from '../contract.ts';
import { absent } from '../finding.ts';
import type { TermOutcome } from '../finding.ts';
import { isWithheld } from '../mentions/redactions.ts';
import {
  cleanName,
  nameKey,
  NAMES_IN_TEXT,
  ROLE_LABELS,
  roleOf,
  WITH_LEGAL_FORM
} from './party-names.ts';

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

const JOIN = [/\b(?:by and between|by and among)\b:?/i, /\b(?:between|among)\b:?/i, /\bby\b:?/i];
const ALIAS =
  /\((?=[^)]{0,220}(?:"|'|hereinafter|hereafter|herein called|herein referred|referred to|collectively|[Tt]he [A-Z][A-Za-z]+(?: [A-Z][a-z]+)?\)))([^)]{0,260})\)/gi;
const DESCRIPTOR =
  /,?\s+(?:(?:an?|the)\s+(?:(?:[A-Z][\w.]*|of|and)\s+){0,6}(?:corporation|company|limited|partnership|entity|bank|trust|association|individual|national|public|not-for-profit|non-?profit|private|general|business|statutory|organization|professional|exempted|society|university|joint|sole|municipal|state|division|federal|close|domestic|foreign)|with|having|whose|located|organi[sz]ed|registered|of\s+\d|at\s+\d|a\s+company|incorporated\s+(?:in|under)|existing|acting|residing|on behalf|doing business|d\/b\/a|formerly|f\/k\/a|through|and its|duly|established|being|for itself|as\s+(?:the\s+)?[A-Z]|who)\b|,\s+\d|\s+\((?![A-Z][\w. ]{1,12}\)\s)|,?\s+an?\s+[A-Z]|,\s+an?\s+[a-z]|,\s+[Ii]ndividual|,\s+(?:[A-Z][a-z]+\s){1,2}(?:corporation|limited liability)/;
const LONGEST_NAME = 80;
const MOST_PARTIES = 8;

function aliasIn(inner: string): string | null {
  const quoted = /["']\s*(?:the\s+)?([^"']{2,50}?)[,.]?\s*["']/i.exec(inner);
  if (quoted) return quoted[1].trim();
  const plain =
    /(?:hereinafter|hereafter|herein)?\s*(?:called|referred to as|known as|as|the)\s+(?:the\s+)?([A-Z][\w &-]{1,40})$/i.exec(
      inner.trim()
    );
  return plain ? plain[1].trim() : null;
}

interface FoundName {
  name: string;
  hasForm: boolean;
}

function nameAtStart(chunk: string): FoundName | null {
  const text = chunk.replace(/^[\s,;.]*(?:and|, and|; and)?\s*/i, '');
  const stop = DESCRIPTOR.exec(text);
  const plain = text.slice(0, stop ? stop.index : LONGEST_NAME);
  const formed = WITH_LEGAL_FORM.exec(text)?.[1];
  const usesForm = formed !== undefined && formed.length <= plain.length + 12;
  const name = cleanName(usesForm ? formed : plain);
  return name && name.length <= LONGEST_NAME ? { name, hasForm: usesForm } : null;
}

const DESCRIBES_PREVIOUS =
  /^[\s,;.)]*(?:an?|the|its|with|having|whose|located|organi[sz]ed|incorporated|of|at|being|which|on the one|on behalf|who|residing|acting|duly|existing|and its|together|collectively)\s/;
const AND = /(?:[,;]|\bpart[,)]?)?\s+and\s+(?=["(]?(?:the |\(?[a-z0-9]{1,2}\)\s*)?[A-Z0-9])/g;

/** The text between two defined names first describes the party before: the name follows an "and". */
function nameIn(chunk: string, isFirst: boolean): FoundName | null {
  if (isFirst || !DESCRIBES_PREVIOUS.test(chunk)) return nameAtStart(chunk);
  const starts = [...chunk.matchAll(AND)].map((match) => match.index + match[0].length);
  const names = starts.map((start) => nameAtStart(chunk.slice(start)));
  return names.find((found) => found?.hasForm) ?? names.findLast((found) => found !== null) ?? null;
}

/** "Deerskin Companies" and "The Deerskin Companies, Inc." are one party. */
const isSameName = (a: string, b: string) =>
  a === b || (Math.min(a.length, b.length) >= 6 && (a.includes(b) || b.includes(a)));

class PartyList {
  readonly parties: Party[] = [];

  add(party: Party): void {
    if (this.parties.length >= MOST_PARTIES) return;
    const key = nameKey(party.name);
    if (key.length < 2) return;
    const same = this.parties.find((other) => isSameName(nameKey(other.name), key));
    if (!same) this.parties.push(party);
    else same.role ??= party.role;
  }
}

/** Where the list of names starts: after "by and between". */
function afterJoin(text: string): number {
  for (const pattern of JOIN) {
    const match = pattern.exec(text);
    if (match && match.index < 900) return match.index + match[0].length;
  }
  return 0;
}

function fromDefinitions(text: string, list: PartyList): void {
  let from = 0;
  for (const match of text.matchAll(ALIAS)) {
    const chunk = text.slice(from, match.index);
    from = match.index + match[0].length;
    if (/\b(?:collectively|each,? a|together)\b/i.test(match[1]) && chunk.length < 40) continue;
    const found = nameIn(chunk, list.parties.length === 0);
    if (!found) continue;
    const alias = aliasIn(match[1]);
    if (
      alias &&
      /\b(?:agreement|effective date|contract|parties|party|territory|products?)\b/i.test(alias) &&
      !/^(?:disclosing|receiving) party$/i.test(alias)
    )
      continue;
    list.add({
      name: found.name,
      role: roleOf(alias),
      alias,
      confidence: found.hasForm ? 0.92 : 0.78
    });
  }
}

/** "A, Inc. and B Ltd." without defined names. */
function fromForms(text: string, list: PartyList, confidence: number, most: number): void {
  for (const match of text.matchAll(NAMES_IN_TEXT)) {
    if (list.parties.length >= most) return;
    const name = cleanName(match[1].replace(/^.*\b(?:and|between|among)\s+(?=[A-Z])/, ''));
    if (name) list.add({ name, role: null, alias: null, confidence });
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
  const text = preamble.text.slice(afterJoin(preamble.text));
  fromDefinitions(text, list);
  if (list.parties.length < 2) fromForms(text.slice(0, 900), list, 0.62, 3);
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
    const name = match && cleanName(match[2].split('\t')[0].split(/\s{3,}/)[0]);
    if (!match || !name || /\b(?:shall|will|is|has|means)\b/.test(name)) continue;
    list.add({ name, role: roleOf(match[1]), alias: match[1], confidence: 0.86 });
    if (start < 0) start = line.start;
    end = line.end;
  }
  return list.parties.length >= 2 ? { parties: list.parties, start, end } : null;
}

function fromSignatures(contract: Contract): Found | null {
  const at = contract.text.search(/IN WITNESS WHEREOF|AGREED AND ACCEPTED|ACCEPTED AND AGREED/i);
  if (at < 0) return null;
  const list = new PartyList();
  fromForms(contract.text.slice(at + 40, at + 1500), list, 0.48, 2);
  return list.parties.length ? { parties: list.parties, start: at, end: at + 900 } : null;
}

export function findParties(contract: Contract): Found | null {
  const preamble = fromPreamble(contract);
  if (preamble.parties.length >= 2) return preamble;
  const labelled = fromLabels(contract);
  if (labelled) return labelled;
  if (preamble.parties.length > 0) return preamble;
  return fromSignatures(contract);
}

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
  const confidence = parties.length === 2 ? lowest : lowest * 0.55;
  return {
    value: parties.map((party) => party.name).join('; '),
    start,
    end,
    confidence,
    components: { parties },
    reasons: parties.length === 1 ? ['Only one party was found.'] : []
  };
}
