/** What Salesforce refuses when a flow is deployed: names, connectors, references, types, objects, actions. */
import type { Problem } from '../../metadata/problem.ts';
import { MetadataError } from '../../metadata/errors.ts';
import { childOf, childrenOf, textOf, type XmlElement } from '../../metadata/xml.ts';
import type { DeployContext } from '../context.ts';
import { checkAction } from './actions.ts';
import { isInProject } from './apex-classes.ts';
import { checkAssignments, checkLoop, checkProcessor, checkTransform } from './assignments.ts';
import { checkConditions } from './conditions.ts';
import { checkConnectors } from './connectors.ts';
import { declaredType } from './declared-type.ts';
import { checkAllowed, checkNames } from './elements.ts';
import { fieldTypeAt } from './paths.ts';
import { FlowCheck } from './flow-check.ts';
import { checkFormula } from './formulas.ts';
import { checkParameters } from './parameters.ts';
import { checkChoiceSet, checkDelete, checkLookup, checkWrite } from './records.ts';
import { declareResources } from './resources.ts';
import { checkScreen } from './screens.ts';
import { checkStart } from './start.ts';
import { checkSubflow, flowProblem } from './subflows.ts';
import { checkText, checkValue } from './values.ts';

/** The loader stops at the first problem of a flow: it is told where the check finds none. */
export function checkFlows(context: DeployContext): Problem[] {
  const found = allProblems(context);
  const files = new Set(found.map(({ file }) => file));
  const loading = context.loading.filter(({ rule, file }) => rule === 'flow' && !files.has(file));
  return [...found, ...loading];
}

function allProblems(context: DeployContext): Problem[] {
  return context.project.flows.flatMap((source) => {
    // A draft that is known to be wrong can be deployed.
    if (textOf(source.root, 'status') === 'InvalidDraft') return [];
    const flow = new FlowCheck(context, source);
    try {
      checkFlow(flow);
    } catch (error) {
      // A value that is no true, false or number.
      if (!(error instanceof MetadataError)) throw error;
      flow.report(error, 'flow-element', error.problem);
    }
    return flow.problems;
  });
}

function checkFlow(flow: FlowCheck): void {
  declareResources(flow);
  checkNames(flow);
  checkStart(flow);
  checkConnectors(flow);
  checkText(flow, childOf(flow.root, 'interviewLabel'));
  for (const node of flow.root.children) {
    checkAllowed(flow, node);
    CHECKS.get(node.name)?.(flow, node);
  }
}

type Check = (flow: FlowCheck, node: XmlElement) => void;

const CHECKS = new Map<string, Check>(
  Object.entries<Check>({
    actionCalls: checkAction,
    apexPluginCalls: (flow, node) => {
      const name = childOf(node, 'apexClass');
      if (name) checkClass(flow, name);
    },
    assignments: checkAssignments,
    choices: checkChoice,
    collectionProcessors: checkProcessor,
    constants: checkInitial,
    customErrors: checkCustomError,
    decisions: (flow, node) => {
      for (const rule of childrenOf(node, 'rules')) checkConditions(flow, rule);
    },
    dynamicChoiceSets: checkChoiceSet,
    formulas: (flow, node) => {
      const expression = childOf(node, 'expression');
      if (expression) checkFormula(flow, expression, declaredType(node));
    },
    loops: checkLoop,
    orchestratedStages: checkStage,
    recordCreates: checkWrite,
    recordDeletes: checkDelete,
    recordLookups: checkLookup,
    recordUpdates: checkWrite,
    screens: checkScreen,
    subflows: checkSubflow,
    textTemplates: (flow, node) => checkText(flow, childOf(node, 'text')),
    transforms: checkTransform,
    variables: checkVariable,
    waits: checkWait
  })
);

/** A variable of records names its object, one of an Apex-defined type its class. */
function checkVariable(flow: FlowCheck, node: XmlElement): void {
  const dataType = textOf(node, 'dataType');
  const tag = dataType === 'SObject' ? 'objectType' : 'apexClass';
  if (dataType === 'SObject' || dataType === 'Apex') {
    const name = childOf(node, tag);
    if (!name) {
      const message = `The variable ${textOf(node, 'name')} has no <${tag}>.`;
      flow.report(
        node,
        'flow-type',
        message,
        `Name its ${tag === 'apexClass' ? 'class' : 'object'}.`
      );
    } else if (tag === 'objectType') flow.object(name.text.trim(), name);
    else checkClass(flow, name);
  }
  checkInitial(flow, node);
}

/** Classes of namespaces such as ConnectApi are the platform's. */
function checkClass(flow: FlowCheck, node: XmlElement): void {
  const name = node.text.trim().replace('$', '.');
  if (flow.isForeign(name) || isInProject(flow, name) || name.includes('.')) return;
  if (/__/.test(name)) return;
  flow.report(node, 'flow-type', `There is no Apex class ${name}.`, 'Name a class that exists.');
}

function checkInitial(flow: FlowCheck, node: XmlElement): void {
  checkValue(flow, node, declaredType(node), `'${textOf(node, 'name')}'`);
}

function checkChoice(flow: FlowCheck, node: XmlElement): void {
  checkText(flow, childOf(node, 'choiceText'));
  checkInitial(flow, node);
}

function checkCustomError(flow: FlowCheck, node: XmlElement): void {
  for (const message of childrenOf(node, 'customErrorMessages')) {
    checkText(flow, childOf(message, 'errorMessage'));
    const field = childOf(message, 'fieldSelection');
    if (field) fieldTypeAt(flow, flow.recordObject ?? undefined, field.text.trim(), field);
  }
}

const STEPS = new Set(['stepBackground', 'stepInteractive']);

/** The steps of an orchestration are flows. */
function checkStage(flow: FlowCheck, node: XmlElement): void {
  for (const step of childrenOf(node, 'stageSteps')) {
    const name = childOf(step, 'actionName');
    if (!name || !STEPS.has(textOf(step, 'actionType') ?? '')) continue;
    const problem = flowProblem(flow, name.text.trim());
    if (problem) flow.report(name, 'flow-reference', problem, 'Name a flow that exists.');
  }
}

function checkWait(flow: FlowCheck, node: XmlElement): void {
  for (const event of childrenOf(node, 'waitEvents')) {
    checkConditions(flow, event);
    const type = childOf(event, 'eventType');
    if (type && flow.isOurs(type.text.trim())) flow.object(type.text.trim(), type);
    checkParameters(flow, event, {
      owner: `The event ${textOf(event, 'name')}`,
      rule: 'flow-element',
      inputTag: 'inputParameters',
      outputTag: 'outputParameters',
      inputs: null,
      outputs: null
    });
  }
}
