/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Invocable_Action.htm */

import type { PlatformClass } from '../define.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { ApexList } from '../../../values/list.ts';
import { ApexMap } from '../../../values/map.ts';
import { getters, recordClass, RecordValue } from '../record-class.ts';
import { given } from '../../runtime/arguments.ts';
import { isApexException, isCatchable, raise } from '../../../values/exception.ts';
import { NotSupported } from '../../../values/errors.ts';
import { platformClass } from '../define.ts';

/** One action with its invocations: an @InvocableMethod, a flow, or an action of the platform. */
class ActionValue {
  readonly $type = 'Invocable.Action';
  readonly type: string;
  readonly name: string | null;
  readonly namespace: string | null;
  readonly invocations: ApexMap[] = [];

  constructor(type: string, name: string | null, namespace: string | null) {
    this.type = type;
    this.name = name;
    this.namespace = namespace;
  }

  get isStandard(): boolean {
    return this.name === null;
  }

  /** Parameters are set for the invocation that was added last. */
  current(): ApexMap {
    const last = this.invocations.at(-1);
    if (last) return last;
    this.addInvocation();
    return this.current();
  }

  addInvocation(): void {
    this.invocations.push(new ApexMap('String', 'Object'));
  }

  jsonMembers(): Record<string, unknown> {
    return { name: this.name, type: this.type, namespace: this.namespace };
  }
}

const RESULT = 'Invocable.Action.Result';
const ERROR = 'Invocable.Action.Error';

type Inputs = Record<string, unknown>;

function inputsOf(invocation: ApexMap): Inputs {
  return Object.fromEntries(invocation.entries().map(([name, value]) => [String(name), value]));
}

function outputMap(values: Inputs): ApexMap {
  return new ApexMap('String', 'Object', Object.entries(values));
}

/** All requests of an Apex action go to the method at once; a flow runs one interview for each. */
function invoke(rt: Runtime, self: ActionValue): ApexList {
  const invocations = self.invocations;
  switch (self.type.toLowerCase()) {
    case 'apex':
      return results(rt, self, invocations, () => {
        requireAction(rt, given(self.name));
        return rt.host.invokeAction(given(self.name), invocations.map(inputsOf));
      });
    case 'flow':
      return new ApexList(
        RESULT,
        invocations.flatMap((invocation) => {
          const run = (): Inputs[] => [rt.host.invokeFlow(given(self.name), inputsOf(invocation))];
          return results(rt, self, [invocation], run).items;
        })
      );
    default:
      throw new NotSupported(`Invocable.Action of the type ${self.type}`);
  }
}

// UNVERIFIED: the exception for a class without an action.
function requireAction(rt: Runtime, name: string): void {
  const isAction = rt.classes
    .find(name)
    ?.methods.some(({ annotations }) =>
      annotations.some((each) => each.name === 'invocablemethod')
    );
  if (!isAction) raise('InvalidParameterValueException', `Invalid action name: ${name}`);
}

/** What the action throws becomes the error of each of its results. */
function results(
  rt: Runtime,
  action: ActionValue,
  invocations: ApexMap[],
  run: () => Inputs[]
): ApexList {
  const mark = rt.host.database.savepoint();
  try {
    const outputs = run();
    return resultList(
      invocations.map((each, index) => resultOf(action, each, outputs[index] ?? {}, []))
    );
  } catch (error) {
    const message = actionFailure(error);
    if (message === null) throw error;
    rt.host.database.rollbackTo(mark);
    const errors = [new RecordValue(ERROR, { code: message.code, message: message.text })];
    return resultList(invocations.map((each) => resultOf(action, each, {}, errors)));
  }
}

function resultList(items: RecordValue[]): ApexList {
  return new ApexList(RESULT, items);
}

function resultOf(
  action: ActionValue,
  invocation: ApexMap,
  outputs: Inputs,
  errors: RecordValue[]
): RecordValue {
  return new RecordValue(RESULT, {
    action,
    errors: new ApexList(ERROR, errors),
    invocationParameters: invocation,
    outputParameters: outputMap(outputs),
    success: errors.length === 0
  });
}

/** Exceptions of Apex and faults of flows; null for what ends the transaction and for failures of the engine. */
function actionFailure(error: unknown): { code: string; text: string } | null {
  if (isApexException(error)) {
    if (!isCatchable(error)) return null;
    const text = error.apexMessage ?? 'Script-thrown exception';
    return { code: 'UNKNOWN_EXCEPTION', text: `${error.apexType}: ${text}` };
  }
  const { name, message } = error as Error;
  return name === 'FlowFault' ? { code: 'FLOW_EXCEPTION', text: message } : null;
}

const ActionClass = platformClass('Invocable.Action', {
  isInstance: (value) => value instanceof ActionValue,
  statics: {
    'Invocable.Action createCustomAction(String type, String name)': (
      _rt,
      type: string | null,
      name: string | null
    ) => new ActionValue(given(type), given(name), null),
    'Invocable.Action createCustomAction(String type, String namespace, String name)': (
      _rt,
      type: string | null,
      namespace: string | null,
      name: string | null
    ) => new ActionValue(given(type), given(name), namespace),
    'Invocable.Action createStandardAction(String type)': (_rt, type: string | null) =>
      new ActionValue(given(type), null, null)
  },
  methods: {
    'Invocable.Action addInvocation()': (_rt, self: ActionValue) => {
      self.addInvocation();
      return self;
    },
    'Invocable.Action clearInvocations()': (_rt, self: ActionValue) => {
      self.invocations.length = 0;
      return self;
    },
    'String getName()': (_rt, self: ActionValue) => self.name,
    'String getNamespace()': (_rt, self: ActionValue) => self.namespace,
    'String getType()': (_rt, self: ActionValue) => self.type,
    'Boolean isStandard()': (_rt, self: ActionValue) => self.isStandard,
    'List<Invocable.Action.Result> invoke()': (rt, self: ActionValue) => invoke(rt, self),
    'Invocable.Action setInvocationParameter(String name, Object value)': (
      _rt,
      self: ActionValue,
      name: string | null,
      value: unknown
    ) => {
      self.current().put(given(name), value);
      return self;
    },
    'Invocable.Action setInvocations(List<Map<String, Object>> invocations)': (
      _rt,
      self: ActionValue,
      invocations: ApexList | null
    ) => {
      self.invocations.splice(0, Infinity, ...(given(invocations).items as ApexMap[]));
      return self;
    }
  }
});

export const actionClasses: PlatformClass[] = [
  ActionClass,
  recordClass(
    RESULT,
    [
      'List<Invocable.Action.Error> errors',
      'Map<String, Object> invocationParameters',
      'Map<String, Object> outputParameters',
      'Boolean success'
    ],
    {
      abstract: true,
      methods: getters({
        'Invocable.Action getAction()': 'action',
        'List<Invocable.Action.Error> getErrors()': 'errors',
        'Map<String, Object> getInvocationParameters()': 'invocationParameters',
        'Map<String, Object> getOutputParameters()': 'outputParameters',
        'Boolean isSuccess()': 'success'
      })
    }
  ),
  recordClass(ERROR, ['String code', 'String message'], {
    abstract: true,
    methods: getters({ 'String getCode()': 'code', 'String getMessage()': 'message' })
  })
];
