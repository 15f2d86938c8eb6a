/** Flow element Loop: once for each item of a collection. */
import { ApexList } from '../../values/list.ts';
import { requiredText, textOf } from '../../metadata/xml.ts';
import type { ElementParser } from '../elements.ts';
import type { Interview } from '../model.ts';
import { parseReference } from '../values.ts';
import { ownVariable } from '../variables.ts';

export const parseLoop: ElementParser = (builder, node, variables) => {
  const name = requiredText(node, 'name');
  const collection = parseReference(builder, requiredText(node, 'collectionReference'), node.line);
  const descending = textOf(node, 'iterationOrder') === 'Desc';
  const body = builder.connector(node, 'nextValueConnector');
  const end = builder.connector(node, 'noMoreValuesConnector');
  const item = textOf(node, 'assignNextValueToReference') ?? name;
  if (item === name) variables.set(name, ownVariable(name));

  const itemsOf = (interview: Interview): unknown[] => {
    const list = collection(interview);
    const items = list instanceof ApexList ? [...list.items] : [];
    return descending ? items.reverse() : items;
  };

  return {
    kind: node.name,
    name,
    line: node.line,
    fault: null,
    targets: [body, end],
    isBulk: false,
    run([interview]) {
      const state = interview.loops.get(name) ?? { items: itemsOf(interview), index: 0 };
      if (state.index >= state.items.length) {
        interview.loops.delete(name);
        interview.position = end;
        return;
      }
      interview.loops.set(name, { items: state.items, index: state.index + 1 });
      // Not a copy: what the loop changes in a record shows in the collection.
      interview.variables.set(item, state.items[state.index]);
      // A body without elements leads back at once.
      interview.position = body ?? name;
    }
  };
};
