/** Flow action flow: another autolaunched flow. */
import { Outputs } from '../references.ts';
import type { ActionFactory } from './action.ts';

export const flowAction: ActionFactory = (_builder, _node, name) => (engine, requests) => {
  const flow = engine.flow(name);
  const inner = requests.map(({ interview, inputs }) => {
    const started = engine.newInterview(flow, { access: engine.access(flow, interview.access) });
    engine.assignInputs(started, inputs);
    return started;
  });
  engine.advance(inner);
  const failed = inner.find(({ fault }) => fault !== null);
  if (failed?.fault) throw failed.fault;
  return inner.map((interview) => new Outputs(engine.outputs(interview)));
};
