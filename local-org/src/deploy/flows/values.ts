/** Values in flows: literals, references and texts with merge fields, and whether they fit where they stand. */
import { readLiteral } from '../../flow/values.ts';
import { childOf, type XmlElement } from '../../metadata/xml.ts';
import { isApexException } from '../../values/exception.ts';
import type { FlowCheck, Rule } from './flow-check.ts';
import { accepts, acceptsItem, ANY, collectionOf, describeType, typeOf } from './flow-type.ts';
import type { FlowKind, FlowType } from './flow-type.ts';
import { checkFormula } from './formulas.ts';
import { referenceType } from './paths.ts';

const LITERALS = new Map<string, FlowKind>(
  Object.entries({
    booleanValue: 'Boolean',
    dateTimeValue: 'DateTime',
    dateValue: 'Date',
    numberValue: 'Number',
    timeValue: 'Time'
  })
);

/** The type of what stands in a `<value>`; wrong references in it are reported. */
export function valueType(flow: FlowCheck, holder: XmlElement | null): FlowType {
  if (!holder) return ANY;
  const items = holder.children.filter(({ name }) => name === 'collectionElements');
  if (items.length > 0) {
    const types = items.map((item) => valueType(flow, item));
    return collectionOf(types[0] ?? ANY);
  }
  const [node] = holder.children;
  if (!node) return ANY;
  switch (node.name) {
    case 'elementReference':
      return referenceType(flow, node.text.trim(), node);
    case 'stringValue':
      checkText(flow, node);
      // An empty text is no value at all.
      return node.text.trim() === '' ? ANY : typeOf('String');
    case 'formulaExpression':
      checkFormula(flow, node, null);
      return ANY;
  }
  const kind = LITERALS.get(node.name);
  if (!kind || node.text.trim() === '') return ANY;
  checkLiteral(flow, node);
  return typeOf(kind);
}

function checkLiteral(flow: FlowCheck, node: XmlElement): void {
  try {
    readLiteral(node);
  } catch (error) {
    if (!isApexException(error)) throw error;
    const message = `<${node.name}> cannot be read: ${error.apexMessage}.`;
    flow.report(node, 'flow-type', message, 'Write a value of the type.');
  }
}

/** Reports the value in the child when it does not fit; answers its type. */
export function checkValue(
  flow: FlowCheck,
  node: XmlElement,
  target: FlowType,
  what: string,
  { tag = 'value', rule = 'flow-type' as Rule, isItem = false } = {}
): FlowType {
  const holder = childOf(node, tag);
  const type = valueType(flow, holder);
  const fits = isItem ? acceptsItem(target, type) : accepts(target, type);
  if (!fits) {
    flow.report(
      holder?.children[0] ?? holder ?? node,
      rule,
      `${what} is ${describeType(target)} and cannot take ${describeType(type)}.`,
      'Give a value of the same type.'
    );
  }
  return type;
}

const MERGE_FIELD = /\{!([^{}]*)\}/g;
/** Everything else inside the braces is an expression of another language, such as that of an e-mail template. */
const PATH = /^\$?[A-Za-z][\w]*(?:[.:][A-Za-z_]\w*)*$/;

/** Merge fields in a text must lead somewhere. */
export function checkText(flow: FlowCheck, node: XmlElement | null): void {
  if (!node || !node.text.includes('{!')) return;
  for (const match of node.text.matchAll(MERGE_FIELD)) {
    const path = (match[1] ?? '').trim();
    if (!PATH.test(path)) continue;
    const line = node.line + node.text.slice(0, match.index).split('\n').length - 1;
    referenceType(flow, path, { line });
  }
}
