/** Flow element Subflow: runs another autolaunched flow and takes over its outputs. */
import { booleanOf, childOf, childrenOf, requiredText } from '../../metadata/xml.ts';
import type { ElementParser } from '../elements.ts';
import { fail } from '../errors.ts';
import { writeReference } from '../references.ts';
import { parseValue } from '../values.ts';

export const parseSubflow: ElementParser = (builder, node, variables) => {
  const name = requiredText(node, 'name');
  const flowName = requiredText(node, 'flowName');
  const inputs = childrenOf(node, 'inputAssignments').map((item) => {
    const value = childOf(item, 'value');
    return {
      name: requiredText(item, 'name'),
      value: value ? parseValue(builder, value) : () => null
    };
  });
  const outputs = childrenOf(node, 'outputAssignments').map((item) => ({
    path: requiredText(item, 'assignToReference').split('.'),
    name: requiredText(item, 'name')
  }));
  const next = builder.connector(node);
  const fault = builder.connector(node, 'faultConnector');
  if (booleanOf(node, 'storeOutputAutomatically') || outputs.length === 0) {
    variables.set(name, { ...RESULT, name });
  }

  return {
    kind: node.name,
    name,
    line: node.line,
    next,
    fault,
    run(group, engine) {
      const runs = group.map((interview) => {
        const inner = engine.newInterview(engine.flow(flowName));
        const values = inputs.map((input) => [input.name, input.value(interview)] as const);
        engine.assignInputs(inner, Object.fromEntries(values));
        return { interview, inner };
      });
      try {
        engine.advance(runs.map(({ inner }) => inner));
      } catch (error) {
        fail(this, group, error);
        return;
      }
      for (const { interview, inner } of runs) {
        const values = engine.outputs(inner);
        interview.variables.set(name, new Map(Object.entries(values)));
        for (const output of outputs) {
          writeReference(engine, interview, output.path, values[output.name] ?? null);
        }
        interview.position = next;
      }
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
