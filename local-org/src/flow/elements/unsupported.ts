/** Elements that local-org has not: screens, orchestration, experiments. The interview stops there. */
import { requiredText } from '../../metadata/xml.ts';
import type { ElementParser } from '../elements.ts';

export const unsupportedElement: ElementParser = (builder, node) => {
  const name = requiredText(node, 'name');
  const next = builder.connector(node);
  const run = builder.refused(`the flow element <${node.name}> ('${name}')`, node);
  return {
    kind: node.name,
    name,
    line: node.line,
    fault: null,
    targets: [next],
    isBulk: false,
    run
  };
};
