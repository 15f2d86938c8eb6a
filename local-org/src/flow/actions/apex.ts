/** Flow action apex: an @InvocableMethod. */
import { Outputs } from '../references.ts';
import type { ActionFactory } from './action.ts';

export const apexAction: ActionFactory = (_builder, _node, className) => (engine, requests) => {
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
