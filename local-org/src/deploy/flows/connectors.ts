/** Where a flow goes: every connector leads to an element. */
import { childOf, textOf, type XmlElement } from '../../metadata/xml.ts';
import { advice, type FlowCheck } from './flow-check.ts';
import { ELEMENTS } from './elements.ts';

const CONNECTOR = /connectors?$/i;

export function checkConnectors(flow: FlowCheck): void {
  for (const node of flow.root.children) {
    if (node.name === 'start' || ELEMENTS.has(node.name)) checkInside(flow, node);
  }
  const first = childOf(flow.root, 'startElementReference');
  if (first && first.text.trim() !== '') checkTarget(flow, first, first.text.trim());
}

function checkInside(flow: FlowCheck, node: XmlElement): void {
  for (const child of node.children) {
    if (!CONNECTOR.test(child.name)) {
      checkInside(flow, child);
      continue;
    }
    const target = childOf(child, 'targetReference');
    const name = textOf(child, 'targetReference') ?? '';
    checkTarget(flow, target ?? child, name);
  }
}

function checkTarget(flow: FlowCheck, node: XmlElement, name: string): void {
  const resource = flow.resource(name);
  if (resource && ELEMENTS.has(resource.tag)) return;
  const elements = [...flow.resources.values()]
    .filter(({ tag }) => ELEMENTS.has(tag))
    .map((element) => element.name);
  flow.report(
    node,
    'flow-connector',
    resource
      ? `The connector leads to '${name}', which is no element.`
      : `The connector leads to '${name}', which does not exist.`,
    advice(name, elements, 'element of the flow')
  );
}
