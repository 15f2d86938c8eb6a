/** What every element has: its name, its line and where it leads. */
import { requiredText } from '../../metadata/xml.ts';
import type { XmlElement } from '../../metadata/xml.ts';
import type { FlowBuilder } from '../builder.ts';
import type { FlowEngine } from '../engine.ts';
import type { FlowElement, Interview } from '../model.ts';

/** An element that leads to one other element. */
export function elementOf(
  builder: FlowBuilder,
  node: XmlElement,
  work: (group: Interview[], engine: FlowEngine, element: FlowElement) => void,
  isBulk = false
): FlowElement {
  const next = builder.connector(node);
  const fault = builder.connector(node, 'faultConnector');
  const element: FlowElement = {
    kind: node.name,
    name: requiredText(node, 'name'),
    line: node.line,
    fault,
    targets: [next, fault],
    isBulk,
    run(group, engine) {
      // A failure inside overwrites the way on with the fault path.
      for (const interview of group) interview.position = next;
      work(group, engine, element);
    }
  };
  return element;
}
