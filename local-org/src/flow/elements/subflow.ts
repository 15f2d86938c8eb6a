/** Flow element Subflow: runs another autolaunched flow and takes over its outputs. */
import { requiredText } from '../../metadata/xml.ts';
import type { ElementParser } from '../elements.ts';
import { fail } from '../errors.ts';
import { Outputs } from '../references.ts';
import { ownVariable } from '../variables.ts';
import { parseInputs, parseOutputs, readInputs, writeOutputs } from './inputs.ts';
import { elementOf } from './node.ts';
import { attempt } from './saving.ts';

export const parseSubflow: ElementParser = (builder, node, variables) => {
  const name = requiredText(node, 'name');
  const flowName = requiredText(node, 'flowName');
  const inputs = parseInputs(builder, node, 'inputAssignments');
  const outputs = parseOutputs(node, 'outputAssignments');
  variables.set(name, ownVariable(name));
  return elementOf(
    builder,
    node,
    (group, engine, element) => {
      const flow = engine.flow(flowName);
      const runs = group.flatMap((interview) => {
        // A flow without a mode of its own runs in the mode of the flow that calls it.
        const access = engine.access(flow, interview.access);
        const inner = engine.newInterview(flow, { access });
        try {
          engine.assignInputs(inner, readInputs(inputs, interview));
          return [{ interview, inner }];
        } catch (error) {
          fail(element, [interview], error);
          return [];
        }
      });
      engine.advance(runs.map(({ inner }) => inner));
      for (const { interview, inner } of runs) {
        attempt(element, interview, () => {
          if (inner.fault) throw inner.fault;
          const values = new Outputs(engine.outputs(inner));
          interview.variables.set(name, values);
          writeOutputs(engine, interview, outputs, values);
        });
      }
    },
    true
  );
};
