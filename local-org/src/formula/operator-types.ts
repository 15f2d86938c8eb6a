/** The types that the operators of formulas take and give, with the platform's messages for the rest. */
import type { BinaryOperator } from './ast.ts';
import { CoercionError } from './coerce.ts';
import type { Argument } from './functions/define.ts';
import { wrongType } from './signature.ts';
import { haveCommonType, isOpen } from './types.ts';
import type { FormulaType } from './types.ts';

type Operand = Pick<Argument, 'type' | 'node'>;

export function operatorType(operator: BinaryOperator, left: Operand, right: Operand): FormulaType {
  switch (operator) {
    case '+':
    case '-':
      return sumType(operator, left, right);
    case '*':
    case '/':
    case '^':
      require(operator, 'Number', left, right);
      return 'Number';
    case '&':
      require(operator, 'Text', left, right);
      return 'Text';
    case '&&':
    case '||':
      require(operator, 'Boolean', left, right);
      return 'Boolean';
    case '=':
    case '<>':
      requireComparable(operator, left, right);
      return 'Boolean';
    case '<':
    case '<=':
    case '>':
    case '>=':
      requireComparable(operator, left, right);
      for (const operand of [left, right]) requireOrdered(operator, operand);
      return 'Boolean';
    default:
      return operator satisfies never;
  }
}

function subjectOf(operator: string): string {
  const words: Record<string, string> = { '&&': "function 'AND()'", '||': "function 'OR()'" };
  return words[operator] ?? `operator '${operator}'`;
}

function require(operator: string, wanted: FormulaType, ...operands: Operand[]): void {
  for (const { type, node } of operands) {
    if (type === wanted || isOpen(type)) continue;
    throw wrongType(subjectOf(operator), [wanted], type, node);
  }
}

function requireComparable(operator: string, left: Operand, right: Operand): void {
  for (const { type, node } of [left, right]) {
    if (type === 'Location') {
      throw new CoercionError(`Incorrect argument type for ${subjectOf(operator)}. `);
    }
    if (type === 'Picklist' || type === 'MultiPicklist') {
      throw wrongType(subjectOf(operator), ['Text'], type, node);
    }
  }
  if (haveCommonType(left.type, right.type)) return;
  throw wrongType(subjectOf(operator), [left.type], right.type, right.node);
}

const ORDERED: FormulaType[] = ['Number', 'Date', 'DateTime'];

function requireOrdered(operator: string, { type, node }: Operand): void {
  if (isOpen(type) || ORDERED.includes(type) || type === 'Text' || type === 'Time') return;
  throw wrongType(subjectOf(operator), ORDERED, type, node);
}

/** Dates and times take numbers; two of them have a difference, never a sum; texts are joined by `+`. */
function sumType(operator: '+' | '-', left: Operand, right: Operand): FormulaType {
  const [a, b] = [left.type, right.type];
  const subject = subjectOf(operator);
  if (a === 'Null' || b === 'Null') return a === 'Null' ? b : a;
  if (a === 'Any' || b === 'Any') return 'Any';
  if (a === 'Text' && operator === '+') {
    require(operator, 'Text', right);
    return 'Text';
  }
  if (isTemporal(a)) {
    if (b === 'Number') return a;
    if (a === b && operator === '-') return 'Number';
    throw wrongType(subject, a === b ? ['Number'] : ORDERED, b, right.node);
  }
  if (a === 'Number') {
    if (b === 'Number') return 'Number';
    if (isTemporal(b) && operator === '+') return b;
    throw wrongType(subject, isTemporal(b) ? ['Number'] : ORDERED, b, right.node);
  }
  throw wrongType(subject, ORDERED, a, left.node);
}

function isTemporal(type: FormulaType): boolean {
  return type === 'Date' || type === 'DateTime' || type === 'Time';
}
