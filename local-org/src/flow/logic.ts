/** The logic that joins conditions: `and`, `or`, or a text such as `1 AND (2 OR NOT 3)`. */
import { FormulaError } from '../formula/ast.ts';
import type { FormulaNode } from '../formula/ast.ts';
import { parseFormula } from '../formula/parser.ts';
import type { XmlElement } from '../metadata/xml.ts';
import type { FlowBuilder } from './builder.ts';

export type Logic =
  | { kind: 'and' | 'or'; items: Logic[] }
  | { kind: 'not'; item: Logic }
  /** Counts from 0. */
  | { kind: 'condition'; index: number };

export function parseLogic(
  builder: FlowBuilder,
  text: string | null,
  count: number,
  node: XmlElement
): Logic {
  const word = (text ?? 'and').trim().toLowerCase();
  if (word === 'and' || word === 'or' || word === '') {
    const items = Array.from({ length: count }, (_item, index) => condition(index));
    return { kind: word === 'or' ? 'or' : 'and', items };
  }
  try {
    return toLogic(parseFormula(asFormula(word)), count);
  } catch (error) {
    if (!(error instanceof FormulaError) && !(error instanceof LogicProblem)) throw error;
    throw builder.error(`The condition logic '${text}' cannot be read: ${error.message}`, node);
  }
}

/** What is wrong with the logic; null when nothing is. `formula_evaluates_to_true` stands where a formula decides. */
export function logicProblem(text: string, count: number): string | null {
  const word = text.toLowerCase();
  if (['', 'and', 'or', 'formula_evaluates_to_true'].includes(word)) return null;
  try {
    toLogic(parseFormula(asFormula(word)), count);
    return null;
  } catch (error) {
    if (error instanceof FormulaError || error instanceof LogicProblem) return error.message;
    throw error;
  }
}

class LogicProblem extends Error {}

function condition(index: number): Logic {
  return { kind: 'condition', index };
}

/** The logic text is itself a formula over the conditions' numbers. */
function asFormula(logic: string): string {
  return logic
    .replace(/\band\b/g, '&&')
    .replace(/\bor\b/g, '||')
    .replace(/\bnot\b/g, '!');
}

function toLogic(node: FormulaNode, count: number): Logic {
  if (node.kind === 'number') {
    const number = Number(node.text);
    if (number >= 1 && number <= count) return condition(number - 1);
    throw new LogicProblem(`there is no condition ${node.text}`);
  }
  if (node.kind === 'unary' && node.operator === '!') {
    return { kind: 'not', item: toLogic(node.operand, count) };
  }
  if (node.kind === 'binary' && (node.operator === '&&' || node.operator === '||')) {
    const items = [toLogic(node.left, count), toLogic(node.right, count)];
    return { kind: node.operator === '&&' ? 'and' : 'or', items };
  }
  throw new LogicProblem('only numbers, AND, OR and NOT may stand in it');
}

export function evaluateLogic(logic: Logic, test: (index: number) => boolean): boolean {
  switch (logic.kind) {
    case 'and':
      return logic.items.every((item) => evaluateLogic(item, test));
    case 'or':
      return logic.items.some((item) => evaluateLogic(item, test));
    case 'not':
      return !evaluateLogic(logic.item, test);
    case 'condition':
      return test(logic.index);
    default:
      return logic satisfies never;
  }
}
