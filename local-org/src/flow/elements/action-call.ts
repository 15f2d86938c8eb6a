/** Flow element Action: one call for all interviews that stand at it. */
import { booleanOf, requiredText } from '../../metadata/xml.ts';
import { flowActions } from '../actions.ts';
import type { ActionRequest } from '../actions/action.ts';
import type { ElementParser } from '../elements.ts';
import { fail } from '../errors.ts';
import { ownVariable } from '../variables.ts';
import { parseInputs, parseOutputs, readInputs, writeOutputs } from './inputs.ts';
import { elementOf } from './node.ts';
import { attempt } from './saving.ts';

export const parseActionCall: ElementParser = (builder, node, variables) => {
  const name = requiredText(node, 'name');
  const type = requiredText(node, 'actionType');
  const factory = Object.hasOwn(flowActions, type) ? flowActions[type] : undefined;
  const action = factory
    ? factory(builder, node, requiredText(node, 'actionName'))
    : builder.refused(`the action type '${type}' (element '${name}')`, node);
  const inputs = parseInputs(builder, node, 'inputParameters');
  const outputs = parseOutputs(node, 'outputParameters');
  // Flows of older versions do not say it: what is assigned to nothing is stored.
  const stores = booleanOf(node, 'storeOutputAutomatically') || outputs.length === 0;
  if (stores) variables.set(name, ownVariable(name));

  return elementOf(
    builder,
    node,
    (group, engine, element) => {
      const requests: ActionRequest[] = [];
      for (const interview of group) {
        attempt(element, interview, () => {
          requests.push({ interview, inputs: readInputs(inputs, interview) });
        });
      }
      if (requests.length === 0) return;
      const started = requests.map(({ interview }) => interview);
      try {
        const results = action(engine, requests, element);
        started.forEach((interview, index) => {
          if (stores) interview.variables.set(name, results[index]);
          writeOutputs(engine, interview, outputs, results[index]);
        });
      } catch (error) {
        fail(element, started, error);
      }
    },
    true
  );
};
