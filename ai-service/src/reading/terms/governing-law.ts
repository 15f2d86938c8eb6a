// Reads which law governs the contract.
import type { Contract } from '../contract.ts';
import { absent, byScore } from '../finding.ts';
import type { TermOutcome } from '../finding.ts';
import { findJurisdictions } from '../mentions/jurisdictions.ts';
import { headingsAt } from '../sections.ts';
import type { Sentence } from '../sentences.ts';

/** Said of a law that governs. */
const GOVERNING = /\b(?:govern|constru|interpret|enforce|determin|control|appl(?:y|ies))\w*/i;
/** "subject to the laws of", "the application of Ohio law". */
const SUBJECT_TO = /\b(?:subject to|application of)\b[^.]{0,60}$/i;
/** Laws under which a company exists or with which it must comply govern no contract. */
const OTHER_LAW =
  /\b(?:organi[sz]ed|incorporated|formed|existing|good standing|registered|established|compl(?:y|ies|iance)|violat\w*)\b[^.;]{0,70}$/i;
const LAW = /\b(?:laws?|statutes|legislation)\b/gi;
const LABEL = /\b(?:governing|applicable) law\s*[:\t]/i;
const HEADINGS = /governing law|choice of law|applicable law|law and jurisdiction/i;
const THIS_CONTRACT =
  /\b(?:this|the)\s+(?:\w+\s){0,3}(?:agreement|contract|amendment|addendum|licen[cs]e|appointment|order|lease|sow|statement|letter|note)/i;
/** Here the name of the law is over and its limits, or the courts, begin. */
const LIMITS =
  /\b(?:without|exclud|except|regardless|and the parties|applicable to|as applied|other than|but|irrespective|notwithstanding|conflicts?|shall be subject|courts?|rules)\b/i;
const REACH = 220;
const LONGEST_NAME = 140;
const NEAR_LAW = 60;
const LONGEST_SENTENCE = 900;
const CUT_OFF = 120;

interface Candidate {
  score: number;
  start: number;
  end: number;
  names: string[];
}

/** "laws of the State of Ohio" names the law behind the word, "Ohio law" before it. */
function lawsAround(text: string, start: number, end: number): string[] {
  const behind = text.slice(end, end + LONGEST_NAME + NEAR_LAW);
  const of = /^[^.]{0,60}?\b(?:of|in)\s|^\s*[:\t]\s*/i.exec(behind);
  const named = of ? lawsNamed(untilLimits(behind.slice(of[0].length))) : [];
  if (named.length > 0) return named;
  const lead = text.slice(Math.max(0, start - NEAR_LAW), start);
  const adjacent = /(?:\b[A-Z][A-Za-z'.]+\s(?:(?:and|&)\s)?){1,4}$/.exec(lead);
  if (adjacent) return lawsNamed(adjacent[0]);
  // "the State of Ohio … the laws thereof".
  const refersBack = /^\s(?:thereof|of (?:that|such|said) state)\b/i.test(behind);
  return refersBack ? lawsNamed(text.slice(Math.max(0, start - REACH), start)) : [];
}

const untilLimits = (text: string): string =>
  text.slice(0, LONGEST_NAME).split(';')[0].split(LIMITS)[0];

/** Whether the sentence says of this mention of law that it governs. */
function governs(text: string, start: number, end: number): boolean {
  const lead = text.slice(Math.max(0, start - REACH), start);
  const clause = lead.slice(lead.lastIndexOf('. ') + 1);
  if (OTHER_LAW.test(clause)) return false;
  return (
    GOVERNING.test(clause) ||
    SUBJECT_TO.test(clause) ||
    GOVERNING.test(text.slice(end, end + REACH)) ||
    LABEL.test(text.slice(Math.max(0, start - 12), end + 2))
  );
}

function candidateIn(contract: Contract, start: number, text: string): Candidate | null {
  const mention = [...text.matchAll(LAW)]
    .filter((match) => governs(text, match.index, match.index + match[0].length))
    .map((match) => lawsAround(text, match.index, match.index + match[0].length))
    .find((names) => names.length > 0);
  if (!mention) return null;
  const around = contract.text.slice(Math.max(0, start - 60), start + 80);
  const isHeaded = HEADINGS.test(`${headingsAt(contract.sections, start)} ${around}`);
  const score =
    2 +
    (THIS_CONTRACT.test(text) ? 2 : 0) +
    (isHeaded ? 2 : 0) +
    (/conflicts?|choice of law/i.test(text) ? 1 : 0);
  return { score, start, end: start + text.length, names: mention };
}

/** "the State of New York, United States" names one law, the state's. */
function lawsNamed(place: string): string[] {
  const found = findJurisdictions(place);
  const withStates = new Set(found.filter((law) => !law.isCountry).map((law) => law.country));
  const laws = found.filter((law) => !law.isCountry || !withStates.has(law.country));
  return [...new Set(laws.map((law) => law.name))];
}

/** A table, a form or a page end may cut a sentence: then its next words belong to it, too. */
function wholeSentence(contract: Contract, { start, end, text }: Sentence): string {
  const isCut = /\b(?:laws?|of|the|state|by)$/i.test(text);
  return isCut ? contract.text.slice(start, end + CUT_OFF) : text.slice(0, LONGEST_SENTENCE);
}

export function readGoverningLaw(contract: Contract): TermOutcome {
  const candidates: Candidate[] = [];
  for (const sentence of contract.sentences) {
    const text = wholeSentence(contract, sentence);
    if (!/\blaws?\b/i.test(text)) continue;
    const candidate = candidateIn(contract, sentence.start, text);
    if (candidate) candidates.push(candidate);
  }
  const [best, ...others] = byScore(candidates);
  if (!best || best.score < 3) return absent('No passage names a governing law.');
  const rival = others.find(
    (other) => other.score >= best.score && other.names.join() !== best.names.join()
  );
  const confidence = best.score >= 5 ? 0.97 : best.score >= 4 ? 0.93 : 0.65;
  return {
    value: best.names.join('; '),
    start: best.start,
    end: best.end,
    confidence: rival ? Math.min(confidence, 0.6) : confidence,
    components: { laws: best.names },
    reasons: rival ? [`Another passage names ${rival.names.join(' and ')}.`] : [],
    alternatives: rival
      ? [{ value: rival.names.join('; '), start: rival.start, end: rival.end, confidence: 0.3 }]
      : []
  };
}
