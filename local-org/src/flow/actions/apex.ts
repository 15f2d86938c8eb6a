/** Flow action apex: an @InvocableMethod. */
import { FlowValueError } from '../errors.ts';
import { Outputs } from '../references.ts';
import type { ActionFactory, FlowAction } from './action.ts';

const WRONG_COUNT =
  'The number of results does not match the number of interviews that were executed in a single bulk execution request.';

export const apexAction: ActionFactory = (builder, node, className) => {
  if (!builder.engine.services.hasAction(className)) {
    return builder.refused(`the Apex action ${className}, which the project does not have`, node);
  }
  return call(className);
};

const call =
  (className: string): FlowAction =>
  (engine, requests) => {
    const results = engine.services.host.invokeAction(
      className,
      requests.map(({ inputs }) => inputs)
    );
    if (results.length !== requests.length) throw new FlowValueError(WRONG_COUNT);
    return results.map((values) => {
      const [only, ...others] = Object.keys(values);
      return new Outputs(values, only === 'output' && others.length === 0);
    });
  };
