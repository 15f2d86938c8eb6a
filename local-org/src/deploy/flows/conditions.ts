/** Conditions of decisions, waits, filters and screens, and the logic that joins them. */
import { logicProblem } from '../../flow/logic.ts';
import { childOf, childrenOf, type XmlElement } from '../../metadata/xml.ts';
import type { FlowCheck } from './flow-check.ts';
import { ANY, describeType, isDate, isNumber, isOpen, isText, typeOf } from './flow-type.ts';
import type { FlowType } from './flow-type.ts';
import { checkFormula } from './formulas.ts';
import { fieldTypeAt, referenceType } from './paths.ts';
import { checkValue } from './values.ts';

const BOOLEAN_OPERATORS = new Set([
  'HasError',
  'IsBlank',
  'IsChanged',
  'IsEmpty',
  'IsNull',
  'WasSelected',
  'WasSet',
  'WasVisited'
]);
const ORDER_OPERATORS = new Set([
  'GreaterThan',
  'GreaterThanOrEqualTo',
  'LessThan',
  'LessThanOrEqualTo'
]);
const TEXT_OPERATORS = new Set(['Contains', 'EndsWith', 'StartsWith']);

/** `<conditions>` of the node and their logic, or the formula in their place. */
export function checkConditions(flow: FlowCheck, node: XmlElement): void {
  const formula = childOf(node, 'formula');
  if (formula) checkFormula(flow, formula, typeOf('Boolean'));
  const conditions = childrenOf(node, 'conditions');
  for (const condition of conditions) checkCondition(flow, condition);
  checkLogic(flow, node, 'conditionLogic', conditions.length);
}

function checkCondition(flow: FlowCheck, node: XmlElement): void {
  const reference = childOf(node, 'leftValueReference');
  if (!reference) return;
  const name = reference.text.trim();
  const left = referenceType(flow, name, reference);
  checkComparison(flow, node, left, name, 'rightValue');
}

/** The operator must fit what it compares, and so must the value on the right. */
export function checkComparison(
  flow: FlowCheck,
  node: XmlElement,
  left: FlowType,
  name: string,
  tag: string
): void {
  const operatorNode = childOf(node, 'operator');
  const operator = operatorNode?.text.trim() ?? '';
  if (!operatorFits(operator, left)) {
    flow.report(
      operatorNode ?? node,
      'flow-operator',
      `The operator ${operator} does not fit '${name}', which is ${describeType(left)}.`,
      'Choose an operator that the type has.'
    );
    return;
  }
  const isAmong = operator === 'In' || operator === 'NotIn';
  const right = checkValue(flow, node, rightType(operator, left), describeRight(operator, name), {
    tag,
    isItem: operator === 'Contains' || isAmong
  });
  if (!isAmong || right.isCollection || isOpen(right)) return;
  flow.report(
    childOf(node, tag)?.children[0] ?? node,
    'flow-operator',
    `The operator ${operator} asks for a collection, not for ${describeType(right)}.`,
    'Name a collection, or use EqualTo.'
  );
}

function describeRight(operator: string, name: string): string {
  return BOOLEAN_OPERATORS.has(operator) ? `The value of ${operator}` : `'${name}'`;
}

function rightType(operator: string, left: FlowType): FlowType {
  if (BOOLEAN_OPERATORS.has(operator)) return typeOf('Boolean');
  if (left.kind === 'Element') return ANY;
  return left;
}

function operatorFits(operator: string, left: FlowType): boolean {
  if (isOpen(left)) return true;
  if (operator === 'HasError') return left.kind === 'Element' || left.kind === 'SObject';
  if (operator === 'WasVisited') return left.kind === 'Element' || !left.isCollection;
  if (left.isCollection) return !ORDER_OPERATORS.has(operator);
  if (ORDER_OPERATORS.has(operator)) {
    return isNumber(left) || isDate(left) || left.kind === 'Time' || isText(left);
  }
  if (TEXT_OPERATORS.has(operator)) return isText(left);
  return true;
}

export function checkLogic(flow: FlowCheck, node: XmlElement, tag: string, count: number): void {
  const logic = childOf(node, tag);
  if (!logic) return;
  const problem = logicProblem(logic.text.trim(), count);
  if (!problem) return;
  flow.report(
    logic,
    'flow-logic',
    `The logic '${logic.text.trim()}' cannot be read: ${problem}.`,
    `Use and, or, or the numbers 1 to ${count}.`
  );
}

/** Filters of elements that query: long texts cannot be asked for in the database. */
export function checkQueryFilters(
  flow: FlowCheck,
  node: XmlElement,
  objectName: string | undefined
): void {
  const object = objectName === undefined ? undefined : flow.context.schema.object(objectName);
  for (const filter of childrenOf(node, 'filters')) {
    const name = childOf(filter, 'field');
    const field = name && object?.field(name.text.trim());
    if (!name || !field || field.filterable) continue;
    flow.report(
      name,
      'flow-field',
      `${object?.name}.${field.name} cannot stand in a filter: it is a long text.`,
      'Filter by another field, or filter the collection.'
    );
  }
  checkFilters(flow, node, objectName ?? null);
}

/** `<filters>` on the records of an object and their logic. */
export function checkFilters(flow: FlowCheck, node: XmlElement, objectName: string | null): void {
  const object = objectName === null ? undefined : flow.context.schema.object(objectName);
  const filters = childrenOf(node, 'filters');
  for (const filter of filters) {
    const name = childOf(filter, 'field');
    if (!name) continue;
    const path = name.text.trim();
    checkComparison(flow, filter, fieldTypeAt(flow, object?.name, path, name), path, 'value');
  }
  checkLogic(flow, node, 'filterLogic', filters.length);
}
