/** Conditions of decisions, start elements and outcomes: operators and the logic that joins them. */
import { isBlank, normalize, toBoolean, toText } from '../formula/coerce.ts';
import { ordered } from '../formula/operators.ts';
import { compileFormula } from '../formula/compile.ts';
import { childOf, childrenOf, textOf } from '../metadata/xml.ts';
import type { XmlElement } from '../metadata/xml.ts';
import { ApexList } from '../values/list.ts';
import { valueEquals } from '../values/equality.ts';
import type { FlowBuilder } from './builder.ts';
import { FlowLoadError } from './errors.ts';
import type { FlowValue, Interview } from './model.ts';
import { readReference } from './references.ts';
import { parseReference, parseValue } from './values.ts';

type Test = (left: unknown, right: unknown) => boolean;

const TESTS: Record<string, Test> = {
  EqualTo: isSame,
  NotEqualTo: (left, right) => !isSame(left, right),
  GreaterThan: (left, right) => ordered(left, right, (order) => order > 0),
  GreaterThanOrEqualTo: (left, right) => ordered(left, right, (order) => order >= 0),
  LessThan: (left, right) => ordered(left, right, (order) => order < 0),
  LessThanOrEqualTo: (left, right) => ordered(left, right, (order) => order <= 0),
  Contains: (left, right) =>
    left instanceof ApexList
      ? left.items.some((item) => isSame(item, right))
      : lower(left).includes(lower(right)),
  StartsWith: (left, right) => lower(left).startsWith(lower(right)),
  EndsWith: (left, right) => lower(left).endsWith(lower(right)),
  In: (left, right) => isIn(left, right),
  NotIn: (left, right) => !isIn(left, right),
  IsNull: (left, right) => (left === null || left === undefined) === toBoolean(right),
  IsBlank: (left, right) => isBlank(left) === toBoolean(right),
  IsEmpty: (left, right) => isBlank(left) === toBoolean(right),
  WasSet: (left, right) => !isBlank(left) === toBoolean(right)
};

function lower(value: unknown): string {
  return toText(value).toLowerCase();
}

/** UNVERIFIED: conditions of a flow compare texts without regard to case, unlike formulas. */
function isSame(left: unknown, right: unknown): boolean {
  const a = normalize(left);
  const b = normalize(right);
  if (typeof a === 'string' && typeof b === 'string') return a.toLowerCase() === b.toLowerCase();
  if (a === null || b === null) return a === b;
  if (typeof a === 'boolean' || typeof b === 'boolean') return toBoolean(a) === toBoolean(b);
  if (typeof a === 'object' && typeof b === 'object' && valueEquals(a, b)) return true;
  return ordered(a, b, (order) => order === 0);
}

function isIn(left: unknown, right: unknown): boolean {
  return right instanceof ApexList && right.items.some((item) => isSame(left, item));
}

/** `<conditions>` of a rule, joined by its `<conditionLogic>`. */
export function parseConditions(builder: FlowBuilder, rule: XmlElement): FlowValue {
  const tests = childrenOf(rule, 'conditions').map((node) => {
    const reference = textOf(node, 'leftValueReference') ?? '';
    const left = parseReference(builder, reference, node.line);
    return parseTest(builder, node, left, reference.split('.'), 'rightValue');
  });
  return joinConditions(builder, tests, textOf(rule, 'conditionLogic'), rule);
}

/** `<filters>` on the record of a start element, or its `<filterFormula>`. */
export function parseEntryConditions(builder: FlowBuilder, start: XmlElement): FlowValue | null {
  const formula = textOf(start, 'filterFormula');
  if (formula) return builder.formula(formula, childOf(start, 'filterFormula')?.line ?? 0);
  const filters = childrenOf(start, 'filters');
  if (filters.length === 0) return null;
  const tests = filters.map((node) => {
    const path = ['$Record', ...(textOf(node, 'field') ?? '').split('.')];
    const left: FlowValue = (interview) => readReference(builder.engine, interview, path);
    builder.references.push({ path, line: node.line });
    return parseTest(builder, node, left, path, 'value');
  });
  return joinConditions(builder, tests, textOf(start, 'filterLogic'), start);
}

function parseTest(
  builder: FlowBuilder,
  node: XmlElement,
  left: FlowValue,
  path: string[],
  valueTag: string
): FlowValue {
  const operator = textOf(node, 'operator') ?? '';
  const holder = childOf(node, valueTag);
  const right = holder ? parseValue(builder, holder) : () => null;
  if (operator === 'IsChanged') {
    return (interview) => isChanged(builder, interview, path) === toBoolean(right(interview));
  }
  const test = TESTS[operator];
  if (!test) {
    throw new FlowLoadError(
      `local-org does not support the operator '${operator}'`,
      builder.file,
      node.line
    );
  }
  return (interview) => test(left(interview), right(interview));
}

function isChanged(builder: FlowBuilder, interview: Interview, path: string[]): boolean {
  const [first, ...rest] = path;
  if (first !== '$Record' || interview.isNew || !interview.prior) return false;
  const before = readReference(builder.engine, interview, ['$Record__Prior', ...rest]);
  const after = readReference(builder.engine, interview, path);
  return !valueEquals(normalize(before), normalize(after));
}

/** `and`, `or`, or a text such as `1 AND (2 OR NOT 3)`. */
function joinConditions(
  builder: FlowBuilder,
  tests: FlowValue[],
  logic: string | null,
  node: XmlElement
): FlowValue {
  const word = (logic ?? 'and').toLowerCase();
  if (word === 'and') return (interview) => tests.every((test) => test(interview) === true);
  if (word === 'or') return (interview) => tests.some((test) => test(interview) === true);
  try {
    return customLogic(tests, logic ?? '');
  } catch (error) {
    throw new FlowLoadError(
      `The condition logic '${logic}' cannot be read: ${(error as Error).message}`,
      builder.file,
      node.line
    );
  }
}

/** The logic text is itself a formula over the conditions' numbers. */
function customLogic(tests: FlowValue[], logic: string): FlowValue {
  const formulaText = logic
    .replace(/\bAND\b/gi, '&&')
    .replace(/\bOR\b/gi, '||')
    .replace(/\bNOT\b/gi, '!')
    .replace(/\d+/g, (number) => `condition${number}`);
  const formula = compileFormula(formulaText);
  for (const [name] of formula.references) {
    if (!tests[Number(name.slice('condition'.length)) - 1]) {
      throw new Error(`there is no condition ${name.slice('condition'.length)}`);
    }
  }
  return (interview) =>
    formula.evaluate({
      value: ([name]) => tests[Number(name.slice('condition'.length)) - 1](interview),
      now: () => 0,
      timeZone: 'GMT'
    });
}
