/** Conditions of decisions, filters and start elements: operators and the logic that joins them. */
import { isBlank, normalize, toBoolean, toText } from '../formula/coerce.ts';
import { ordered } from '../formula/operators.ts';
import { childrenOf, childOf, textOf } from '../metadata/xml.ts';
import type { XmlElement } from '../metadata/xml.ts';
import { ApexList } from '../values/list.ts';
import { valueEquals } from '../values/equality.ts';
import type { FlowBuilder } from './builder.ts';
import { evaluateLogic, parseLogic } from './logic.ts';
import type { FlowValue, Interview } from './model.ts';
import { readReference } from './references.ts';
import { parseChild, parseReference } from './values.ts';
import { tableOf } from '../metadata/table.ts';

type Test = (left: unknown, right: unknown) => boolean;

const TESTS = tableOf<Test>({
  EqualTo: isSame,
  NotEqualTo: (left, right) => !isSame(left, right),
  GreaterThan: (left, right) => ordered(left, right, (order) => order > 0),
  GreaterThanOrEqualTo: (left, right) => ordered(left, right, (order) => order >= 0),
  LessThan: (left, right) => ordered(left, right, (order) => order < 0),
  LessThanOrEqualTo: (left, right) => ordered(left, right, (order) => order <= 0),
  Contains: contains,
  StartsWith: (left, right) => lower(left).startsWith(lower(right)),
  EndsWith: (left, right) => lower(left).endsWith(lower(right)),
  In: (left, right) => isIn(left, right),
  NotIn: (left, right) => !isIn(left, right),
  IsNull: (left, right) => isNull(left) === toBoolean(right),
  IsBlank: (left, right) => isBlank(left) === toBoolean(right),
  IsEmpty: (left, right) => isBlank(left) === toBoolean(right),
  WasSet: (left, right) => !isBlank(left) === toBoolean(right),
  WasSelected: (left, right) => toBoolean(left) === toBoolean(right)
});

/** UNVERIFIED: a collection without items counts as null. */
function isNull(value: unknown): boolean {
  return value instanceof ApexList
    ? value.items.length === 0
    : value === null || value === undefined;
}

function lower(value: unknown): string {
  return toText(value).toLowerCase();
}

/** Conditions of a flow compare texts without regard to case, unlike formulas. */
function isSame(left: unknown, right: unknown): boolean {
  const a = normalize(left);
  const b = normalize(right);
  if (typeof a === 'string' && typeof b === 'string') return a.toLowerCase() === b.toLowerCase();
  if (a === null || b === null) return a === b;
  if (typeof a === 'boolean' || typeof b === 'boolean') return toBoolean(a) === toBoolean(b);
  if (typeof a === 'object' && typeof b === 'object' && valueEquals(a, b)) return true;
  if (typeof a === 'string' || typeof b === 'string') return toText(a) === toText(b);
  return ordered(a, b, (order) => order === 0);
}

function contains(left: unknown, right: unknown): boolean {
  if (!(left instanceof ApexList)) return lower(left).includes(lower(right));
  return left.items.some((item) => isSame(item, right));
}

function isIn(left: unknown, right: unknown): boolean {
  return right instanceof ApexList && right.items.some((item) => isSame(left, item));
}

/** `<conditions>` of a rule, joined by its `<conditionLogic>`. */
export function parseConditions(builder: FlowBuilder, rule: XmlElement): FlowValue {
  const formula = childOf(rule, 'formula');
  if (formula && formula.text.trim()) return builder.formula(formula.text, formula.line);
  const tests = childrenOf(rule, 'conditions').map((node) => {
    const reference = textOf(node, 'leftValueReference') ?? '';
    const left = parseReference(builder, reference, node.line);
    return parseTest(builder, node, left, reference.split('.'), 'rightValue');
  });
  return joinConditions(builder, tests, textOf(rule, 'conditionLogic'), rule);
}

/** `<filters>` on the record of a start element, or its `<filterFormula>`. */
export function parseEntryConditions(builder: FlowBuilder, start: XmlElement): FlowValue | null {
  const formula = childOf(start, 'filterFormula');
  if (formula) return builder.formula(formula.text, formula.line);
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
  const right = parseChild(builder, node, valueTag);
  switch (operator) {
    case 'IsChanged':
      return (interview) => isChanged(builder, interview, path) === toBoolean(right(interview));
    case 'WasVisited':
      return (interview) => interview.visited.has(path[0]) === toBoolean(right(interview));
    case 'HasError':
      return (interview) => interview.failed.has(path[0]) === toBoolean(right(interview));
  }
  const test = Object.hasOwn(TESTS, operator) ? TESTS[operator] : undefined;
  if (!test) throw builder.error(`local-org does not support the operator '${operator}'`, node);
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
  const tree = parseLogic(builder, logic, tests.length, node);
  return (interview) => evaluateLogic(tree, (index) => tests[index](interview) === true);
}
