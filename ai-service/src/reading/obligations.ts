// Lists who owes what: sentences in which a party shall or must do something with a term to it.
import { findDates } from './mentions/dates.ts';
import { findMoney } from './mentions/money.ts';
import type { Obligation, ObligationType, TermName } from '../ports/reader.ts';
import type { Contract } from './contract.ts';
import { isFinding } from './finding.ts';
import type { TermOutcome } from './finding.ts';
import { isWithheld } from './mentions/redactions.ts';
import type { Sentence } from './sentences.ts';
import type { Party } from './terms/parties.ts';

const DUTY =
  /\b(?:shall|must|will|agrees? to|is (?:obliged|obligated|required) to|undertakes? to)\b(?!\s+(?:not|be (?:governed|construed|deemed|entitled|interpreted|binding)|mean|have the (?:right|meaning)|remain|constitute|survive|commence|continue|automatically|renew|apply|include|binds?|inure|control|prevail)\b)/i;

interface TypeRule {
  type: ObligationType;
  pattern: RegExp;
  confidence: number;
}

/** The first rule that fits names the type. */
const TYPES: TypeRule[] = [
  {
    type: 'Price Change',
    pattern:
      /\b(?:increase|adjust|raise)\w*\b[^.]{0,60}\b(?:fees?|prices?|rates?|charges)\b|\b(?:fees?|prices?|rates?)\b[^.]{0,60}\b(?:increase|adjust)\w*\b/i,
    confidence: 0.74
  },
  {
    type: 'SLA',
    pattern:
      /\b(?:uptime|availability of|service levels?|service credits?|response times?|99\.\d+)\b/i,
    confidence: 0.8
  },
  {
    type: 'Payment',
    pattern: /\b(?:pay|pays|remit|reimburse|invoice[sd]?)\b(?![^.]{0,30}\b(?:attention|heed)\b)/i,
    confidence: 0.8
  },
  {
    type: 'Reporting',
    pattern:
      /\b(?:report(?:s|ing)?|statement of (?:account|usage)|forecast|certificate of|usage data)\b/i,
    confidence: 0.76
  },
  {
    type: 'Renewal',
    pattern:
      /\b(?:notice of (?:non-?renewal|its intention|renewal)|non-?renewal|elect not to renew|renewal (?:quote|proposal|pricing))\b/i,
    confidence: 0.76
  },
  {
    type: 'Notice',
    pattern:
      /\b(?:notify|notifies|give (?:prompt |written |prior )*notice|provide (?:prompt |written |prior )*notice|inform)\b/i,
    confidence: 0.72
  },
  {
    type: 'Deliverable',
    pattern:
      /\b(?:deliver|provide|supply|perform|furnish|submit|complete|install|implement|return|destroy|maintain)\b/i,
    confidence: 0.66
  }
];

const PERIOD = String.raw`[^,.;]{0,60}?\b(?:days?|months?|years?|weeks?|quarters?|hours?|minutes?)\b`;
const TAIL = String.raw`(?:\s+(?:of|after|following|before|prior to|from|in advance)\b[^,.;]{0,70})?`;
/** The most telling form first: a period, then a date, then a rhythm, then an event. */
const DUE = [
  new RegExp(
    `\\b(?:within|no later than|not later than|no more than|at least|not less than|no less than)\\s+${PERIOD}${TAIL}`,
    'i'
  ),
  /\b(?:by|on or before|no later than|before)\s+(?:\d{1,2} \w+ \d{4}|[A-Z][a-z]+ \d{1,2}, \d{4})/,
  /\b(?:each|every|per)\s+(?:calendar |fiscal |contract )?(?:day|week|month|quarter|year)\b|\b(?:monthly|quarterly|annually|yearly|weekly)\b(?: in advance| in arrears)?/i,
  /\b(?:upon|following|after)\s+(?:the )?(?:[a-z-]+ ){0,3}(?:termination|expiration|receipt|request|notice|completion|acceptance|delivery|execution)\b[^,.;]{0,40}|\bpromptly\b[^,.;]{0,40}|\bon (?:completion|request|demand)\b[^,.;]{0,40}/i
];
const dueIn = (text: string): string | null =>
  DUE.map((pattern) => pattern.exec(text)?.[0].trim()).find((found) => found) ?? null;

const RECURRENCES: [RegExp, string][] = [
  [/\b(?:monthly|each (?:calendar )?month|every (?:calendar )?month|per month)\b/i, 'monthly'],
  [
    /\b(?:quarterly|each (?:calendar |fiscal )?quarter|every (?:calendar )?quarter)\b/i,
    'quarterly'
  ],
  [
    /\b(?:annual(?:ly)?|each (?:calendar |contract )?year|every year|per annum|once per year|yearly)\b/i,
    'yearly'
  ],
  [/\b(?:weekly|each week|every week)\b/i, 'weekly']
];
const BOILERPLATE =
  /\b(?:governed by|entire agreement|severab\w*|counterparts|headings|waiver|in witness|"[^"]{2,40}" (?:means|shall mean)|for purposes of)\b/i;
const MOST = 60;
const ROLE_WORDS =
  /\b(?:Customer|Client|Provider|Supplier|Vendor|Contractor|Consultant|Licensor|Licensee|Reseller|Distributor|Manufacturer|Seller|Buyer|Purchaser|Lessor|Lessee|Landlord|Tenant|Company|Recipient|Receiving Party|Disclosing Party|Each [Pp]arty|Either [Pp]arty|Both [Pp]arties|The [Pp]arties|Neither [Pp]arty)\b/;

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

interface Names {
  pattern: RegExp;
  parties: Party[];
}

/** A party defined as "CORIO" is called "Corio" in the clauses. */
function spellings(party: Party): string[] {
  const capitalised = party.alias?.toLowerCase().replace(/\b[a-z]/g, (c) => c.toUpperCase());
  return [party.alias, capitalised, party.name].filter((name) => typeof name === 'string');
}

function namesOf(parties: Party[]): Names {
  const words = parties.flatMap((party) => spellings(party));
  const source = [...words.map(escape), ROLE_WORDS.source].join('|');
  return { pattern: new RegExp(`(?:${source})`, 'g'), parties };
}

function partyNamed(names: Names, found: string): string {
  const key = found.toLowerCase();
  const party = names.parties.find(
    (candidate) => candidate.alias?.toLowerCase() === key || candidate.name.toLowerCase() === key
  );
  return party ? party.name : found;
}

/** The party whose name stands nearest before the duty's verb. */
function responsible(names: Names, text: string, verb: number): string | null {
  const found = [...text.slice(0, verb).matchAll(names.pattern)];
  const last = found.at(-1);
  if (!last || verb - last.index > 160) return null;
  return partyNamed(names, last[0]);
}

function beneficiary(names: Names, text: string, verb: number, owes: string): string | null {
  for (const match of text.slice(verb).matchAll(names.pattern)) {
    const party = partyNamed(names, match[0]);
    if (party !== owes) return party;
  }
  const others = names.parties.filter((party) => party.name !== owes);
  return others.length === 1 && names.parties.some((party) => party.name === owes)
    ? others[0].name
    : null;
}

const NUMBER =
  /^(?:(?:(?:section|article|clause)\s+)?(?:\d{1,2}(?:\.\d{1,3})+\.?|\d{1,2}[.)]|\([a-zA-Z\d]{1,4}\)|[a-z][.)])\s+)+/i;

function describe(text: string): string {
  const plain = text.replace(NUMBER, '').trim();
  return plain.length <= 400 ? plain : `${plain.slice(0, 397).replace(/\s+\S*$/, '')}...`;
}

/** Only a date with one reading that the duty is tied to. */
function dueDateIn(contract: Contract, action: string, due: string | null): string | null {
  if (!due || !/\b(?:by|before|on)\b/i.test(due)) return null;
  const [date] = findDates(action, { dayFirst: contract.dayFirst });
  return date && date.alternative === null ? date.value : null;
}

function toObligation(contract: Contract, sentence: Sentence, names: Names): Obligation | null {
  const text = sentence.text.slice(0, 900);
  const duty = DUTY.exec(text);
  if (!duty || BOILERPLATE.test(text) || isWithheld(text)) return null;
  const owes = responsible(names, text, duty.index);
  const action = text.slice(duty.index);
  const rule = TYPES.find((candidate) => candidate.pattern.test(action));
  const due = dueIn(text);
  const recurrence = RECURRENCES.find(([pattern]) => pattern.test(text))?.[1] ?? null;
  // Without somebody who owes and something to wait for it is a rule, not a task.
  if (!owes || !rule || (!due && !recurrence)) return null;
  // A sum in another duty is a limit or a coverage, not what is owed.
  const [money] = rule.type === 'Payment' ? findMoney(action) : [];
  return {
    type: rule.type,
    description: describe(text),
    responsibleParty: owes,
    beneficiary: beneficiary(names, text, duty.index, owes),
    trigger: due,
    dueDate: dueDateIn(contract, action, due),
    recurrence,
    amount: money?.amount ?? null,
    currency: money?.currency ?? null,
    quote: contract.flow.quote(sentence.start, sentence.start + text.length),
    page: contract.flow.at(sentence.start).page,
    rects: [],
    confidence: Math.min(90, Math.round(rule.confidence * 100) + (due && recurrence ? 5 : 0)) / 100
  };
}

/** The duties that somebody can act on, in the order of the text. */
export function findObligations(
  contract: Contract,
  outcomes: Map<TermName, TermOutcome>
): Obligation[] {
  const parties = outcomes.get('parties');
  const list = isFinding(parties) ? ((parties.components?.parties ?? []) as Party[]) : [];
  const names = namesOf(list);
  const found: Obligation[] = [];
  for (const sentence of contract.sentences) {
    if (sentence.text.length < 40 || sentence.start < contract.preamble.end) continue;
    const obligation = toObligation(contract, sentence, names);
    if (obligation) found.push(obligation);
    if (found.length >= MOST) break;
  }
  return found;
}
