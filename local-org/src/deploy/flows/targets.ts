/** What values are assigned to: variables and fields of records, never constants or formulas. */
import type { XmlElement } from '../../metadata/xml.ts';
import type { FlowCheck } from './flow-check.ts';
import { acceptsItem, describeType, isOpen } from './flow-type.ts';
import type { FlowType } from './flow-type.ts';
import { referenceType } from './paths.ts';

const FIXED = new Set(['choices', 'constants', 'formulas', 'rules', 'textTemplates', 'stages']);
const WRITABLE_GLOBALS = /^\$(record\.|flow\.(activestages|currentrecord|currentstage)$)/i;

/** Answers the type of the target; what cannot be written is reported. */
export function targetType(flow: FlowCheck, node: XmlElement): FlowType {
  const name = node.text.trim();
  const type = referenceType(flow, name, node);
  const resource = flow.resource(name.split('.')[0] ?? '');
  const isFixed = resource ? FIXED.has(resource.tag) : isFixedGlobal(flow, name);
  if (isFixed) {
    flow.report(node, 'flow-type', `'${name}' cannot be assigned.`, 'Assign to a variable.');
  }
  return type;
}

function isFixedGlobal(flow: FlowCheck, name: string): boolean {
  const isKnownType = flow.processType === 'AutoLaunchedFlow' || flow.processType === 'Flow';
  return name.startsWith('$') && isKnownType && !WRITABLE_GLOBALS.test(name);
}

/** Reports a target that cannot take the value of an output. */
export function checkTarget(
  flow: FlowCheck,
  node: XmlElement,
  value: FlowType,
  what: string
): void {
  const target = targetType(flow, node);
  const fits = value.isCollection === target.isCollection || isOpen(target) || isOpen(value);
  if (fits && acceptsItem(target, value)) return;
  flow.report(
    node,
    'flow-type',
    `${what} is ${describeType(value)}; '${node.text.trim()}' is ${describeType(target)}.`,
    'Assign to a variable of the same type.'
  );
}
