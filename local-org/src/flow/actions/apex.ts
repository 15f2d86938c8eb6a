/** Flow action apex: an @InvocableMethod. */
import { Outputs } from '../references.ts';
import type { ActionFactory, FlowAction } from './action.ts';

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
    return requests.map((_request, index) => {
      const values = results[index] ?? {};
      const [only, ...others] = Object.keys(values);
      return new Outputs(values, only === 'output' && others.length === 0);
    });
  };
