/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Continuation.htm */

import type { HttpRequestValue } from './HttpRequest.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { ApexMap } from '../../../values/map.ts';
import { ApexList } from '../../../values/list.ts';
import { given } from '../../runtime/arguments.ts';
import { platformClass } from '../define.ts';
import { raise } from '../../../values/exception.ts';

const MAXIMUM_REQUESTS = 3;
const MAXIMUM_SECONDS = 120;

/** Callouts that a page or component waits for. Only tests resume them: nothing else asks for one. */
export class ContinuationValue {
  readonly $type = 'System.Continuation';
  readonly timeout: number;
  readonly requests = new ApexMap('String', 'HttpRequest');
  continuationMethod: string | null = null;
  state: unknown = null;

  constructor(timeout: number) {
    this.timeout = timeout;
  }
}

function create(timeout: number): ContinuationValue {
  if (timeout < 1 || timeout > MAXIMUM_SECONDS) {
    raise('IllegalArgumentException', `Timeout must be between 1 and ${MAXIMUM_SECONDS}`);
  }
  return new ContinuationValue(timeout);
}

function addRequest(self: ContinuationValue, request: HttpRequestValue): string {
  if (self.requests.size >= MAXIMUM_REQUESTS) {
    raise('InvalidParameterValueException', 'A Continuation has at most 3 requests');
  }
  const label = `Continuation-${self.requests.size}`;
  self.requests.put(label, request);
  return label;
}

/** Test.invokeContinuationMethod: calls the continuation method with labels and state. */
export function resumeContinuation(
  rt: Runtime,
  controller: unknown,
  continuation: ContinuationValue
): unknown {
  const method = given(continuation.continuationMethod);
  const labels = new ApexList('String', continuation.requests.keys());
  const wanted = method.toLowerCase();
  const found = rt.classes
    .all()
    .flatMap(({ methods }) => methods)
    .find((candidate) => candidate.isStatic && candidate.name.toLowerCase() === wanted);
  if (found && controller === null) return found.invoke(null, [labels, continuation.state]);
  return rt.invoke(controller, method, []);
}

export const ContinuationClass = platformClass('System.Continuation', {
  isInstance: (value) => value instanceof ContinuationValue,
  constructors: {
    'Continuation(Integer timeout)': (_rt, timeout: number | null) => create(given(timeout))
  },
  statics: {
    'HttpResponse getResponse(String label)': (rt, label: string | null) =>
      rt.test?.continuationResponses.get(given(label)) ?? null
  },
  properties: {
    'String continuationMethod': {
      get: (_rt, self: ContinuationValue) => self.continuationMethod,
      set: (_rt, self: ContinuationValue, value: string | null) => {
        self.continuationMethod = value;
      }
    },
    'Object state': {
      get: (_rt, self: ContinuationValue) => self.state,
      set: (_rt, self: ContinuationValue, value: unknown) => {
        self.state = value;
      }
    },
    'Integer timeout': (_rt, self: ContinuationValue) => self.timeout
  },
  methods: {
    'String addHttpRequest(HttpRequest request)': (
      _rt,
      self: ContinuationValue,
      request: HttpRequestValue | null
    ) => addRequest(self, given(request)),
    'Map<String, HttpRequest> getRequests()': (_rt, self: ContinuationValue) => self.requests
  }
});
