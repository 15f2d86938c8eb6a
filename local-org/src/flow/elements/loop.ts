/** Flow element Loop: once for each item of a collection. */
import { ApexList } from '../../values/list.ts';
import { requiredText, textOf } from '../../metadata/xml.ts';
import type { ElementParser } from '../elements.ts';
import type { Interview } from '../model.ts';
import { parseReference } from '../values.ts';

export const parseLoop: ElementParser = (builder, node, variables) => {
  const name = requiredText(node, 'name');
  const collection = parseReference(builder, requiredText(node, 'collectionReference'), node.line);
  const descending = textOf(node, 'iterationOrder') === 'Desc';
  const body = builder.connector(node, 'nextValueConnector');
  const end = builder.connector(node, 'noMoreValuesConnector');
  const item = textOf(node, 'assignNextValueToReference') ?? name;
  if (item === name) variables.set(name, { ...ITEM, name });

  const itemsOf = (interview: Interview): unknown[] => {
    const list = collection(interview);
    const items = list instanceof ApexList ? [...list.items] : [];
    return descending ? items.reverse() : items;
  };

  const step = (interview: Interview): void => {
    const state = interview.loops.get(name) ?? { items: itemsOf(interview), index: 0 };
    if (state.index >= state.items.length) {
      interview.loops.delete(name);
      interview.position = end;
      return;
    }
    interview.loops.set(name, { items: state.items, index: state.index + 1 });
    interview.variables.set(item, state.items[state.index]);
    interview.position = body;
  };

  return {
    kind: node.name,
    name,
    line: node.line,
    next: body,
    fault: end,
    run(group) {
      group.forEach(step);
    }
  };
};

const ITEM = {
  dataType: 'Object',
  objectType: null,
  isCollection: false,
  isInput: false,
  isOutput: false,
  initial: null
};
