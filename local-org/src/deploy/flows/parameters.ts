/** Named inputs and outputs of actions, subflows and screen components. */
import { childOf, childrenOf, textOf, type XmlElement } from '../../metadata/xml.ts';
import { advice, type FlowCheck, type Rule } from './flow-check.ts';
import type { FlowType } from './flow-type.ts';
import { checkTarget } from './targets.ts';
import { checkValue, valueType } from './values.ts';

export interface Parameter {
  name: string;
  type: FlowType;
  required?: boolean;
}

export interface Parameters {
  /** As in a sentence: `The action CountDeals`. */
  owner: string;
  rule: Rule;
  inputTag: string;
  outputTag: string;
  /** null when they are not known. */
  inputs: readonly Parameter[] | null;
  outputs: readonly Parameter[] | null;
}

export function checkParameters(flow: FlowCheck, node: XmlElement, known: Parameters): void {
  for (const item of childrenOf(node, known.inputTag)) checkInput(flow, item, known);
  for (const item of childrenOf(node, known.outputTag)) checkOutput(flow, item, known);
  // Drafts may lack what the action has come to need since.
  if (textOf(flow.root, 'status') !== 'Active') return;
  const given = new Set(
    childrenOf(node, known.inputTag).map((item) => (textOf(item, 'name') ?? '').toLowerCase())
  );
  for (const input of known.inputs ?? []) {
    if (!input.required || given.has(input.name.toLowerCase())) continue;
    flow.report(
      node,
      known.rule,
      `${known.owner} needs the input ${input.name}, and the element does not give it.`,
      'Add the input.'
    );
  }
}

function checkInput(flow: FlowCheck, item: XmlElement, { inputs, owner, rule }: Parameters): void {
  const nameNode = childOf(item, 'name');
  const name = nameNode?.text.trim() ?? '';
  const input = inputs && find(inputs, name);
  if (inputs && !input) {
    flow.report(
      nameNode ?? item,
      rule,
      `${owner} has no input ${name}.`,
      advice(name, inputs.map(nameOf), 'input')
    );
  }
  if (input) checkValue(flow, item, input.type, `The input ${name}`);
  else valueType(flow, childOf(item, 'value'));
}

function checkOutput(
  flow: FlowCheck,
  item: XmlElement,
  { outputs, owner, rule }: Parameters
): void {
  const nameNode = childOf(item, 'name');
  const name = nameNode?.text.trim() ?? '';
  const output = outputs && find(outputs, name);
  if (outputs && !output) {
    flow.report(
      nameNode ?? item,
      rule,
      `${owner} has no output ${name}.`,
      advice(name, outputs.map(nameOf), 'output')
    );
  }
  const target = childOf(item, 'assignToReference');
  if (!target || target.text.trim() === '') return;
  const any: FlowType = { kind: 'Any', isCollection: false };
  checkTarget(flow, target, output?.type ?? any, `The output ${name}`);
}

const nameOf = ({ name }: Parameter): string => name;

function find(parameters: readonly Parameter[], name: string): Parameter | undefined {
  return parameters.find((parameter) => parameter.name.toLowerCase() === name.toLowerCase());
}
