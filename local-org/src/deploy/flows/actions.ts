/** Actions of flows: Apex, e-mail alerts, quick actions, local actions of components and the standard ones. */
import { childOf, textOf, type XmlElement } from '../../metadata/xml.ts';
import { apexAction } from './apex-classes.ts';
import { componentProblem } from './components.ts';
import { CORE_INPUTS } from './core-actions.ts';
import type { FlowCheck } from './flow-check.ts';
import { ANY } from './flow-type.ts';
import type { FlowType } from './flow-type.ts';
import { checkParameters } from './parameters.ts';
import type { Parameters } from './parameters.ts';
import { flowParameters, flowProblem } from './subflows.ts';

/** Where an action stores its output by itself, it is read by the names of the outputs. */
export function actionOutputs(flow: FlowCheck, node: XmlElement): FlowType {
  if (textOf(node, 'actionType') !== 'apex') return ANY;
  const action = apexAction(flow, textOf(node, 'actionName') ?? '');
  if (typeof action === 'string') return ANY;
  const { outputs } = action;
  // A single value without a name is read as the element itself.
  if (outputs.length === 1 && outputs[0]!.name === 'output') return ANY;
  return {
    kind: 'Outputs',
    isCollection: false,
    member: (name) => outputs.find((one) => one.name.toLowerCase() === name.toLowerCase())?.type
  };
}

export function checkAction(flow: FlowCheck, node: XmlElement): void {
  const type = textOf(node, 'actionType') ?? '';
  const name = textOf(node, 'actionName') ?? '';
  const known: Parameters = {
    owner: `The action ${name}`,
    rule: 'flow-action',
    inputTag: 'inputParameters',
    outputTag: 'outputParameters',
    ...parametersOf(flow, node, type, name)
  };
  checkParameters(flow, node, known);
}

type Known = Pick<Parameters, 'inputs' | 'outputs'>;
const UNKNOWN: Known = { inputs: null, outputs: null };

function parametersOf(flow: FlowCheck, node: XmlElement, type: string, name: string): Known {
  const missing = (message: string, fix: string): Known => {
    flow.report(childOf(node, 'actionName') ?? node, 'flow-action', message, fix);
    return UNKNOWN;
  };
  switch (type) {
    case 'apex':
      return apexParameters(flow, name, missing);
    case 'flow': {
      const problem = flowProblem(flow, name);
      if (problem) return missing(problem, 'Name a flow that exists.');
      const parameters = flowParameters(flow, name);
      return parameters ?? UNKNOWN;
    }
    case 'component': {
      const problem = componentProblem(flow, name, 'lightning__FlowAction');
      return problem ? missing(problem, 'Name a component that exists.') : UNKNOWN;
    }
    case 'emailAlert':
      if (!hasEmailAlert(flow, name)) {
        return missing(`There is no e-mail alert ${name}.`, 'Name an alert as Object.Alert_Name.');
      }
      break;
    case 'quickAction':
      if (!hasQuickAction(flow, name)) {
        return missing(`There is no quick action ${name}.`, 'Name a quick action that exists.');
      }
      break;
  }
  return { inputs: CORE_INPUTS.get(type) ?? null, outputs: null };
}

function apexParameters(
  flow: FlowCheck,
  name: string,
  missing: (message: string, fix: string) => Known
): Known {
  if (flow.isForeign(name)) return UNKNOWN;
  const action = apexAction(flow, name);
  if (action === 'unknown') return UNKNOWN;
  if (action !== 'missing') return action;
  return missing(
    `There is no Apex action ${name}: no class of the name has an @InvocableMethod.`,
    'Name a class that has one.'
  );
}

function hasEmailAlert(flow: FlowCheck, name: string): boolean {
  const [object = '', alert = ''] = name.split('.');
  if (flow.isForeign(alert) || flow.isForeign(object)) return true;
  return flow.context.org.emailAlerts.get(name.toLowerCase()) !== undefined;
}

/** Standard objects have quick actions of their own, which no file describes. */
function hasQuickAction(flow: FlowCheck, name: string): boolean {
  const { quickActions } = flow.context.project;
  const [object = ''] = name.split('.');
  if (!name.includes('.') || !flow.isOurs(object)) return true;
  return quickActions.some((action) => action.name.toLowerCase() === name.toLowerCase());
}
