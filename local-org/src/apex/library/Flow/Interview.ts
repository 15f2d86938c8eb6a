/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_flow_interview.htm */

import type { Runtime } from '../../runtime/runtime.ts';
import type { ApexMap } from '../../../values/map.ts';
import { given } from '../../runtime/arguments.ts';
import { platformClass } from '../define.ts';

/** One run of an autolaunched flow. */
class InterviewValue {
  readonly $type = 'Flow.Interview';
  readonly name: string;
  readonly inputs: Record<string, unknown>;
  outputs: Record<string, unknown> = {};

  constructor(name: string, inputs: Record<string, unknown>) {
    this.name = name;
    this.inputs = inputs;
  }

  start(rt: Runtime): void {
    this.outputs = rt.host.invokeFlow(this.name, this.inputs);
  }
}

function create(name: string | null, inputs: ApexMap | null): InterviewValue {
  const entries = given(inputs)
    .entries()
    .map(([key, value]): [string, unknown] => [String(key), value]);
  return new InterviewValue(given(name), Object.fromEntries(entries));
}

export const InterviewClass = platformClass('Flow.Interview', {
  isInstance: (value) => value instanceof InterviewValue,
  statics: {
    'Flow.Interview createInterview(String name, Map<String, Object> inputs)': (
      _rt,
      name: string | null,
      inputs: ApexMap | null
    ) => create(name, inputs),
    'Flow.Interview createInterview(String namespace, String name, Map<String, Object> inputs)': (
      _rt,
      _namespace: string | null,
      name: string | null,
      inputs: ApexMap | null
    ) => create(name, inputs)
  },
  methods: {
    'void start()': (rt, self: InterviewValue) => self.start(rt),
    'Object getVariableValue(String name)': (_rt, self: InterviewValue, name: string | null) =>
      self.outputs[given(name)] ?? null
  }
});
