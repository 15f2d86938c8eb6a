/** Assignments, loops, collection processors and transformations. */
import { childOf, childrenOf, textOf, type XmlElement } from '../../metadata/xml.ts';
import { apexFields } from './apex-classes.ts';
import { checkConditions } from './conditions.ts';
import { declaredType } from './declared-type.ts';
import type { FlowCheck } from './flow-check.ts';
import {
  ANY,
  describeType,
  isDate,
  isNumber,
  isOpen,
  isText,
  itemOf,
  typeOf
} from './flow-type.ts';
import type { FlowType } from './flow-type.ts';
import { fieldTypeAt, referenceType } from './paths.ts';
import { checkTarget, targetType } from './targets.ts';
import { checkValue, valueType } from './values.ts';

const COLLECTION_OPERATORS = new Set([
  'AddAtStart',
  'RemoveAfterFirst',
  'RemoveAll',
  'RemoveBeforeFirst',
  'RemoveFirst',
  'RemovePosition',
  'RemoveUncommon'
]);

export function checkAssignments(flow: FlowCheck, node: XmlElement): void {
  for (const item of childrenOf(node, 'assignmentItems')) {
    const target = childOf(item, 'assignToReference');
    if (!target) continue;
    const type = targetType(flow, target);
    const operator = childOf(item, 'operator');
    const word = operator?.text.trim() ?? 'Assign';
    const name = target.text.trim();
    if (!operatorFits(word, type)) {
      flow.report(
        operator ?? item,
        'flow-operator',
        `The operator ${word} does not fit '${name}', which is ${describeType(type)}.`,
        'Choose an operator that the type has.'
      );
      continue;
    }
    checkValue(flow, item, valueFor(word, type), `'${name}'`, { isItem: type.isCollection });
  }
}

/** "Flow Operators in Assignment Elements" of the help. */
function operatorFits(operator: string, type: FlowType): boolean {
  if (isOpen(type) || type.kind === 'Stage' || operator === 'Assign') return true;
  if (operator === 'AssignCount') return isNumber(type) && !type.isCollection;
  if (type.isCollection) return operator !== 'Subtract';
  if (COLLECTION_OPERATORS.has(operator)) return type.kind === 'Multipicklist';
  if (operator === 'Subtract') return isNumber(type) || isDate(type);
  if (operator === 'Add') return isNumber(type) || isDate(type) || isText(type);
  return operator !== 'AddItem' || isText(type);
}

function valueFor(operator: string, type: FlowType): FlowType {
  if (operator === 'AssignCount') return ANY;
  if (operator === 'RemovePosition') return { ...typeOf('Number'), isCollection: false };
  // Days are added to dates.
  if (isDate(type) && operator !== 'Assign' && !type.isCollection) return typeOf('Number');
  return type;
}

export function checkLoop(flow: FlowCheck, node: XmlElement): void {
  const item = checkCollection(flow, node);
  const target = childOf(node, 'assignNextValueToReference');
  if (target) checkTarget(flow, target, item, 'The item of the loop');
}

/** Answers the type of the items. */
function checkCollection(flow: FlowCheck, node: XmlElement): FlowType {
  const reference = childOf(node, 'collectionReference');
  if (!reference) return ANY;
  const name = reference.text.trim();
  const type = referenceType(flow, name, reference);
  if (!type.isCollection && !isOpen(type)) {
    flow.report(
      reference,
      'flow-type',
      `'${name}' is ${describeType(type)}, not a collection.`,
      'Name a collection.'
    );
    return ANY;
  }
  return itemOf(type);
}

export function checkProcessor(flow: FlowCheck, node: XmlElement): void {
  const item = checkCollection(flow, node);
  checkConditions(flow, node);
  for (const option of childrenOf(node, 'sortOptions')) {
    const field = childOf(option, 'sortField');
    if (field) checkMember(flow, item, field);
  }
  for (const map of childrenOf(node, 'mapItems')) checkValue(flow, map, ANY, 'The field');
}

export function checkTransform(flow: FlowCheck, node: XmlElement): void {
  const target = itemOf(declaredType(node));
  for (const values of childrenOf(node, 'transformValues')) {
    for (const action of childrenOf(values, 'transformValueActions')) {
      valueType(flow, childOf(action, 'value'));
      for (const input of childrenOf(action, 'inputParameters')) {
        valueType(flow, childOf(input, 'value'));
      }
      const field = childOf(action, 'outputFieldApiName');
      if (field && textOf(action, 'transformType') === 'Map') checkMember(flow, target, field);
    }
  }
}

function checkMember(flow: FlowCheck, type: FlowType, node: XmlElement): void {
  const name = node.text.trim();
  if (type.kind === 'SObject') fieldTypeAt(flow, type.name, name, node);
  if (type.kind !== 'Apex' || type.name === undefined || name.includes('.')) return;
  const fields = apexFields(flow, type.name);
  if (!fields || fields.some((field) => field.name.toLowerCase() === name.toLowerCase())) return;
  flow.report(
    node,
    'flow-field',
    `The Apex-defined type ${type.name} has no @AuraEnabled field ${name}.`,
    'Name a field of the class that has @AuraEnabled.'
  );
}
