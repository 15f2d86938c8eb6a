// Reads which law governs the contract.
import type { Contract } from '../contract.ts';
import { absent, byScore } from '../finding.ts';
import type { TermOutcome } from '../finding.ts';
import { findJurisdictions } from '../mentions/jurisdictions.ts';
import { headingsAt } from '../sections.ts';

const OF = String.raw`\bof\s+(?=(?:the\s+)?(?:[A-Z]|state|commonwealth|province|republic|people|federal))`;
const GOVERNED = String.raw`\b(?:govern|constru|interpret|enforce|determin)\w*\b`;
const FORMS = [
  new RegExp(
    `${GOVERNED}[^.]{0,220}?\\b(?:laws?|LAWS?|Laws?|statutes|legislation)\\b[^.]{0,60}?${OF}(?<place>.{0,140})`
  ),
  new RegExp(
    `\\b(?:GOVERN|CONSTRU|INTERPRET)\\w*\\b[^.]{0,220}?\\bLAWS?\\b[^.]{0,60}?\\bOF\\s+(?=THE|[A-Z])(?<place>.{0,140})`
  ),
  /\b(?:govern|constru|interpret)\w*\b[^.]{0,140}?\b(?<place>(?:[A-Z][A-Za-z'.]+\s){1,4})[Ll]aws?\b/,
  /\b(?:laws?|legislation) of\b(?<place>.{0,170}?)\b(?:(?:shall|will) )?(?:govern|control|appl(?:y|ies))/i,
  /\b(?:Governing|Applicable) Law\s*[:\t]\s*(?:the )?(?:laws? of )?(?<place>.{0,80})/i,
  /\b(?:subject to|under)\b[^.]{0,60}\b(?:substantive )?laws of\b(?<place>.{0,80})/,
  /\bsubject to (?:the )?(?:application of (?:the )?)?(?<place>(?:[A-Z][a-z]+\s){1,3})[Ll]aw\b/,
  /\b(?<place>(?:State|Commonwealth|Province) of [A-Z][a-z]+(?: [A-Z][a-z]+)?)\b[^.]{0,120}\blaws? (?:thereof|of (?:that|such|said) [Ss]tate)/
];
const REST =
  /\b(?:without|exclud|except|regardless|and the parties|applicable to|as applied|other than|but|irrespective|notwithstanding|conflicts?|shall be subject|courts?|rules)\b/i;

interface Candidate {
  score: number;
  start: number;
  end: number;
  names: string[];
}

function candidateIn(contract: Contract, start: number, text: string): Candidate | null {
  const place = FORMS.map((form) => form.exec(text)?.groups?.place).find(
    (found) => found !== undefined && findJurisdictions(found.split(REST)[0]).length > 0
  );
  if (!place) return null;
  let score = 2;
  if (
    /\bthis\s+(?:\w+\s){0,3}(?:agreement|contract|amendment|addendum|licen[cs]e|appointment|order|lease|sow|statement|letter|note)/i.test(
      text
    )
  )
    score += 2;
  const heading = headingsAt(contract.sections, start);
  const context = `${heading} ${contract.text.slice(Math.max(0, start - 60), start + 80)}`;
  if (/governing law|choice of law|applicable law|law and jurisdiction/i.test(context)) score += 2;
  if (/conflicts?|choice of law/i.test(text)) score += 1;
  return { score, start, end: start + text.length, names: lawsNamed(place.split(REST)[0]) };
}

/** "the State of New York, United States" names one law, the state's. */
function lawsNamed(place: string): string[] {
  const found = findJurisdictions(place);
  const withStates = new Set(found.filter((law) => !law.isCountry).map((law) => law.country));
  const laws = found.filter((law) => !law.isCountry || !withStates.has(law.country));
  return [...new Set(laws.map((law) => law.name))];
}

export function readGoverningLaw(contract: Contract): TermOutcome {
  const candidates: Candidate[] = [];
  for (const sentence of contract.sentences) {
    const text = sentence.text.slice(0, 900);
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
