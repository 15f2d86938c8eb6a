// Reads what the contract is worth: the total and the yearly amount, each in its own currency.
import type { Contract } from '../contract.ts';
import { absent, byScore } from '../finding.ts';
import type { TermOutcome } from '../finding.ts';
import { findMoney, moneyText } from '../mentions/money.ts';
import type { MoneyMention } from '../mentions/money.ts';

interface Candidate {
  score: number;
  start: number;
  end: number;
  money: MoneyMention;
}

interface Rule {
  strong: RegExp;
  weak: RegExp;
  /** What the words right after the amount may say. */
  after: RegExp | null;
  never: RegExp;
  absence: string;
}

const ELSEWHERE =
  /\b(?:insurance|coverage|per occurrence|liabilit\w*|indemni\w*|penalt\w*|damages|deposit|interest|late|threshold|exceed(?:s|ing)|in excess|per (?:hour|day|unit|user|seat|month|week|copy|share)|hourly|daily|stock|share|par value|fine)\b/i;

const TOTAL: Rule = {
  strong:
    /\b(?:total (?:contract|agreement|order|project|subscription)? ?(?:value|price|fees?|amount|cost|due|charges)|grand total|total for the (?:initial )?term|contract price|total (?:fixed )?fee|aggregate (?:fees?|consideration|amount|purchase price)|not[- ]to[- ]exceed)\b/i,
  weak: /\b(?:total|fixed fee|purchase price|aggregate|sum of)\b/i,
  after: null,
  never: ELSEWHERE,
  absence: 'No passage gives the total value of the contract.'
};

const ANNUAL: Rule = {
  strong:
    /\b(?:annual (?:contract|subscription|license|licence|service|recurring|maintenance|support)? ?(?:value|fees?|price|charges?|amount|total|rent)|(?:fee|price)s? per (?:year|annum|contract year)|annual(?:ised|ized) (?:fee|value))\b/i,
  weak: /\b(?:annual(?:ly)?|per year|per annum|a year|each (?:contract )?year|yearly)\b/i,
  after:
    /^\s*(?:\([^)]*\)\s*)?(?:per (?:year|annum|contract year)|a year|annually|each year|\/\s?year|for each (?:contract )?year)/i,
  never: ELSEWHERE,
  absence: 'No passage gives a yearly amount.'
};

function passages(contract: Contract) {
  const rows = contract.flow.lines
    .filter((line) => line.raw.includes('\t'))
    .map((line) => ({ start: line.start, text: contract.text.slice(line.start, line.end) }));
  return [
    ...rows.map((row) => ({ ...row, isRow: true })),
    ...contract.sentences.map((s) => ({ ...s, isRow: false }))
  ];
}

function score(rule: Rule, text: string, money: MoneyMention, isRow: boolean): number {
  const lead = text.slice(Math.max(0, money.start - (isRow ? 160 : 110)), money.start);
  const after = text.slice(money.end, money.end + 60);
  let points = 0;
  if (rule.strong.test(lead)) points += 4;
  else if (rule.weak.test(lead)) points += 2;
  if (rule.after?.test(after)) points += 3;
  if (rule.never.test(lead) || rule.never.test(after.slice(0, 40))) points -= 4;
  if (isRow && points > 0) points += 1;
  return points;
}

function candidates(contract: Contract, rule: Rule): Candidate[] {
  const found: Candidate[] = [];
  for (const passage of passages(contract)) {
    const text = passage.text.slice(0, 1200);
    for (const money of findMoney(text)) {
      const points = score(rule, text, money, passage.isRow);
      if (points < 3 || /^0\.00$/.test(money.amount)) continue;
      const start = passage.start;
      found.push({ score: points, start, end: start + text.length, money });
    }
  }
  return byScore(found);
}

/** A total is at least as large as the parts that the same passage names. */
function largestOfPassage(best: Candidate, all: Candidate[]): Candidate {
  return all
    .filter((other) => other.start === best.start && other.money.currency === best.money.currency)
    .reduce((largest, other) =>
      Number(other.money.amount) > Number(largest.money.amount) ? other : largest
    );
}

function toOutcome(contract: Contract, rule: Rule): TermOutcome {
  const all = candidates(contract, rule);
  if (all.length === 0) return absent(rule.absence);
  const best = largestOfPassage(all[0], all);
  const others = all.filter((other) => other.start !== best.start);
  const rival = others.find(
    (other) => other.score >= best.score && moneyText(other.money) !== moneyText(best.money)
  );
  const confidence = best.score >= 5 ? 0.88 : best.score >= 4 ? 0.8 : 0.6;
  return {
    value: moneyText(best.money),
    start: best.start,
    end: best.end,
    confidence: rival ? Math.min(confidence, 0.55) : confidence,
    components: { currency: best.money.currency, amount: best.money.amount },
    reasons: rival ? [`Another passage gives ${moneyText(rival.money)}.`] : [],
    alternatives: rival
      ? [{ value: moneyText(rival.money), start: rival.start, end: rival.end, confidence: 0.3 }]
      : []
  };
}

export const readTotalValue = (contract: Contract): TermOutcome => toOutcome(contract, TOTAL);
export const readAnnualValue = (contract: Contract): TermOutcome => toOutcome(contract, ANNUAL);
