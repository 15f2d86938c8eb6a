/** Flow element Action: calls an invocable Apex method once for all interviews that stand at it. */
import { childOf, childrenOf, requiredText, textOf } from '../../metadata/xml.ts';
import type { ElementParser } from '../elements.ts';
import { fail } from '../errors.ts';
import { writeReference } from '../references.ts';
import { parseValue } from '../values.ts';

export const parseActionCall: ElementParser = (builder, node, variables) => {
  const name = requiredText(node, 'name');
  const actionName = requiredText(node, 'actionName');
  const actionType = requiredText(node, 'actionType');
  if (actionType !== 'apex') {
    throw builder.error(
      `local-org does not support the action type '${actionType}' (element '${name}')`,
      node
    );
  }
  const inputs = childrenOf(node, 'inputParameters').map((item) => {
    const value = childOf(item, 'value');
    return {
      name: requiredText(item, 'name'),
      value: value ? parseValue(builder, value) : () => null
    };
  });
  const outputs = childrenOf(node, 'outputParameters').map((item) => ({
    path: requiredText(item, 'assignToReference').split('.'),
    name: requiredText(item, 'name')
  }));
  const next = builder.connector(node);
  const fault = builder.connector(node, 'faultConnector');
  const stores = textOf(node, 'storeOutputAutomatically') === 'true';
  if (stores) variables.set(name, { ...RESULT, name });

  return {
    kind: node.name,
    name,
    line: node.line,
    next,
    fault,
    run(group, engine) {
      let results: Record<string, unknown>[];
      try {
        const requests = group.map((interview) =>
          Object.fromEntries(inputs.map((input) => [input.name, input.value(interview)]))
        );
        results = engine.services.host.invokeAction(actionName, requests);
      } catch (error) {
        fail(this, group, error);
        return;
      }
      group.forEach((interview, index) => {
        const result = results[index] ?? {};
        if (stores) interview.variables.set(name, new Map(Object.entries(result)));
        for (const output of outputs) {
          writeReference(engine, interview, output.path, result[output.name] ?? null);
        }
        interview.position = next;
      });
    }
  };
};

const RESULT = {
  dataType: 'Object',
  objectType: null,
  isCollection: false,
  isInput: false,
  isOutput: false,
  initial: null
};
