/** Invocable actions: Apex classes and autolaunched flows that a client calls like a flow does. */
import type { FlowVariable } from '../flow/model.ts';
import { ActionInputError } from '../host.ts';
import { isApexException } from '../values/exception.ts';
import { ApexDate } from '../values/date.ts';
import { ApexDatetime } from '../values/datetime.ts';
import { Decimal } from '../values/decimal.ts';
import { ApexList } from '../values/list.ts';
import { SObject } from '../values/sobject.ts';
import { json, malformed, notFound, refusal, UndoneAnswer, type RestAnswer } from './answer.ts';
import type { RestCall } from './call.ts';
import { recordFrom } from './record-body.ts';
import { wholeRecord } from './record-json.ts';
import { restValue } from './values.ts';

type Json = Record<string, unknown>;

export function listActionKinds(call: RestCall): RestAnswer {
  return json(200, {
    custom: `${call.base}/actions/custom`,
    standard: `${call.base}/actions/standard`
  });
}

export function listCustomKinds(call: RestCall): RestAnswer {
  const kinds = ['apex', 'flow'].map((kind) => [kind, `${call.base}/actions/custom/${kind}`]);
  return json(200, Object.fromEntries(kinds));
}

export function listApexActions(call: RestCall): RestAnswer {
  const { program, security } = call.org;
  const actions = program
    .invocableActions()
    .filter(({ name }) => security.classAccess(call.access.user, name))
    .map(({ name, label }) => ({
      label,
      name,
      type: 'APEX',
      url: `${call.base}/actions/custom/apex/${name}`
    }));
  return json(200, { actions });
}

// DIFFERS: every user may list and run flows; the platform wants the permission Run Flows or a grant of the flow.
export function listFlowActions(call: RestCall): RestAnswer {
  const flows = call.org.requireFlows().startable();
  const actions = flows.map(({ name, label }) => ({
    label,
    name,
    type: 'FLOW',
    url: `${call.base}/actions/custom/flow/${name}`
  }));
  return json(200, { actions });
}

function inputsOf(call: RestCall): Json[] {
  const { inputs } = call.json();
  const isList = Array.isArray(inputs) && inputs.every((item) => typeof item === 'object' && item);
  if (!isList) throw malformed('The request needs a list `inputs` with one object for each call.');
  return inputs as Json[];
}

export function callApexAction(call: RestCall): RestAnswer {
  const { program, security } = call.org;
  const name = call.parameter('name');
  const action = program
    .invocableActions()
    .find((known) => known.name.toLowerCase() === name.toLowerCase());
  if (!action) throw notFound(`Cannot find action: ${name}`);
  if (!security.classAccess(call.access.user, action.name)) {
    throw refusal(
      403,
      'FORBIDDEN',
      `You do not have access to the Apex class named: ${action.name}`
    );
  }
  const inputs = inputsOf(call);
  return outcome(name, inputs, () => program.callInvocableWithJson(action.name, inputs));
}

export function callFlowAction(call: RestCall): RestAnswer {
  const flows = call.org.requireFlows();
  const name = call.parameter('name');
  if (!flows.startable().some((flow) => flow.name.toLowerCase() === name.toLowerCase())) {
    throw notFound(`Cannot find action: ${name}`);
  }
  const { variables } = flows.flow(name);
  const inputs = inputsOf(call);
  const typed = inputs.map((input) => flowInputs(call, variables, input));
  return outcome(name, inputs, () =>
    typed.map((values) => {
      const outputs = Object.entries(flows.start(name, values, 'user'));
      return Object.fromEntries([
        ...outputs.map(([key, value]): [string, unknown] => [key, flowOutput(call, value)]),
        ['Flow__InterviewStatus', 'Finished']
      ]);
    })
  );
}

/** A failed action answers 400 with its errors, and what it has written is undone. */
function outcome(name: string, inputs: Json[], run: () => Json[]): RestAnswer {
  const entry = { actionName: name, invocationId: null, outcome: null, sortOrder: -1, version: 1 };
  try {
    const results = run();
    return json(
      200,
      results.map((outputValues) => ({ ...entry, errors: null, isSuccess: true, outputValues }))
    );
  } catch (error) {
    const isInput = error instanceof ActionInputError;
    const isFault = isInput || isApexException(error) || (error as Error).name === 'FlowFault';
    if (!isFault) throw error;
    const { message } = error as Error;
    // UNVERIFIED: the code of an input that is missing.
    const statusCode = isInput ? 'INVALID_API_INPUT' : 'UNKNOWN_EXCEPTION';
    const errors = [{ statusCode, message, fields: [] }];
    throw new UndoneAnswer(
      400,
      inputs.map(() => ({ ...entry, errors, isSuccess: false, outputValues: null })),
      message
    );
  }
}

function flowInputs(
  call: RestCall,
  variables: ReadonlyMap<string, FlowVariable>,
  input: Json
): Json {
  const entries = Object.entries(input).map(([name, value]): [string, unknown] => {
    const variable = variables.get(name);
    if (!variable?.isInput) {
      throw refusal(400, 'INVALID_API_INPUT', `The flow has no input variable '${name}'.`);
    }
    if (!variable.isCollection) return [name, flowValue(call, variable, value)];
    const items = (Array.isArray(value) ? value : [value]) as unknown[];
    const list = items.map((item) => flowValue(call, variable, item));
    return [name, new ApexList(variable.objectType ?? 'Object', list)];
  });
  return Object.fromEntries(entries);
}

function flowValue(call: RestCall, variable: FlowVariable, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  switch (variable.dataType) {
    case 'Number':
    case 'Currency':
      return Decimal.parse(String(value));
    case 'Boolean':
      return value === true || value === 'true';
    case 'Date':
      return ApexDate.parse(String(value));
    case 'DateTime':
      return ApexDatetime.parse(String(value));
    case 'SObject': {
      const object = call.object(variable.objectType ?? '');
      return recordFrom(call, object, value as Json);
    }
    default:
      return String(value);
  }
}

function flowOutput(call: RestCall, value: unknown): unknown {
  if (value instanceof SObject) return wholeRecord(call, value);
  if (value instanceof ApexList) return value.items.map((item) => flowOutput(call, item));
  return restValue(value);
}
