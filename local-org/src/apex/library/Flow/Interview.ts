/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_flow_interview.htm */

import type { Runtime } from '../../runtime/runtime.ts';
import type { ApexMap } from '../../../values/map.ts';
import type { PlatformClass } from '../define.ts';
import { given } from '../../runtime/arguments.ts';
import { platformClass } from '../define.ts';
import { raise } from '../../../values/exception.ts';

const INTERVIEW = 'Flow.Interview';

/** One run of an autolaunched flow. */
class InterviewValue {
  readonly $type: string;
  readonly name: string;
  readonly inputs: Record<string, unknown>;
  private outputs: Record<string, unknown> | null = null;

  constructor(name: string, inputs: Record<string, unknown>, type = INTERVIEW) {
    this.$type = type;
    this.name = name;
    this.inputs = inputs;
  }

  start(rt: Runtime): void {
    try {
      this.outputs = rt.host.invokeFlow(this.name, this.inputs);
    } catch (error) {
      if (error instanceof Error && error.name === 'FlowFault') {
        // Apex learns nothing more; the platform writes the cause into the debug log, too.
        rt.host.log(`FLOW_ELEMENT_ERROR|${this.name}|${error.message}`);
        raise('FlowException', 'An unhandled fault has occurred in this flow');
      }
      throw error;
    }
  }

  /** Before its start an interview knows its inputs. */
  variable(name: string): unknown {
    const wanted = name.toLowerCase();
    const found = Object.entries(this.outputs ?? this.inputs).find(
      ([key]) => key.toLowerCase() === wanted
    );
    return found?.[1] ?? null;
  }
}

function inputsOf(inputs: ApexMap | null): Record<string, unknown> {
  const entries = given(inputs)
    .entries()
    .map(([key, value]): [string, unknown] => [String(key), value]);
  return Object.fromEntries(entries);
}

export const InterviewClass = platformClass(INTERVIEW, {
  isInstance: (value) => value instanceof InterviewValue,
  statics: {
    'Flow.Interview createInterview(String name, Map<String, Object> inputs)': (
      _rt,
      name: string | null,
      inputs: ApexMap | null
    ) => new InterviewValue(given(name), inputsOf(inputs)),
    'Flow.Interview createInterview(String namespace, String name, Map<String, Object> inputs)': (
      _rt,
      _namespace: string | null,
      name: string | null,
      inputs: ApexMap | null
    ) => new InterviewValue(given(name), inputsOf(inputs))
  },
  methods: {
    'void start()': (rt, self: InterviewValue) => self.start(rt),
    'Object getVariableValue(String name)': (_rt, self: InterviewValue, name: string | null) =>
      self.variable(given(name))
  }
});

/** `Flow.Interview.My_Flow`: the class of one flow. */
export function interviewClassOf(flow: string): PlatformClass {
  const name = `${INTERVIEW}.${flow}`;
  return platformClass(name, {
    extends: INTERVIEW,
    isInstance: (value) => value instanceof InterviewValue && value.$type === name,
    constructors: {
      [`${flow}(Map<String, Object> inputs)`]: (_rt, inputs: ApexMap | null) =>
        new InterviewValue(flow, inputsOf(inputs), name)
    }
  });
}
