// Looks for each kind of clause, sentence by sentence.
import type { ClauseFinding } from '../../ports/reader.ts';
import type { Contract } from '../contract.ts';
import type { Sentence } from '../sentences.ts';
import type { ClauseRule } from './clause-rule.ts';
import { commercialClauses } from './commercial-clauses.ts';
import { competitionClauses } from './competition-clauses.ts';
import { controlClauses } from './control-clauses.ts';
import { liabilityClauses } from './liability-clauses.ts';
import { licenceClauses } from './licence-clauses.ts';

export const clauseRules: ClauseRule[] = [
  ...controlClauses,
  ...liabilityClauses,
  ...licenceClauses,
  ...competitionClauses,
  ...commercialClauses
];

const SHORTEST_SENTENCE = 25;
const LONGEST_READ = 2500;
const LONGEST_QUOTE = 1200;
/** Each further sentence that matches leaves this share of the doubt. */
const DOUBT_LEFT = 0.55;
const MOST_FURTHER = 3;

function matches(rule: ClauseRule, text: string): boolean {
  return rule.all.every((pattern) => pattern.test(text)) && !rule.none?.test(text);
}

function findClause(contract: Contract, rule: ClauseRule, sentences: Sentence[]): ClauseFinding {
  const hits = sentences.filter((sentence) => matches(rule, sentence.text));
  if (hits.length === 0) {
    return { present: false, confidence: rule.absence, quote: null, page: null };
  }
  const [first] = hits;
  const further = Math.min(MOST_FURTHER, hits.length - 1);
  const confidence = 1 - (1 - rule.confidence) * DOUBT_LEFT ** further;
  return {
    present: true,
    confidence: Math.round(confidence * 100) / 100,
    quote: contract.flow.quote(first.start, Math.min(first.end, first.start + LONGEST_QUOTE)),
    page: contract.flow.at(first.start).page
  };
}

/** Where pages could not be read, a clause that was not found is not called absent: it is left out. */
export function readClauses(
  contract: Contract,
  isComplete: boolean
): Record<string, ClauseFinding> {
  const sentences = contract.sentences
    .filter((sentence) => sentence.text.length >= SHORTEST_SENTENCE)
    .map((sentence) => ({ ...sentence, text: sentence.text.slice(0, LONGEST_READ) }));
  const findings = clauseRules.map(
    (rule) => [rule.name, findClause(contract, rule, sentences)] as const
  );
  return Object.fromEntries(findings.filter(([, finding]) => finding.present || isComplete));
}
