/** Flows that call flows: the flow exists, and so do its inputs and outputs. */
import type { MetadataFile } from '../../metadata/project-types.ts';
import { booleanOf, childOf, childrenOf, textOf, type XmlElement } from '../../metadata/xml.ts';
import { declaredType } from './declared-type.ts';
import type { FlowCheck } from './flow-check.ts';
import { ANY } from './flow-type.ts';
import type { FlowType } from './flow-type.ts';
import { checkParameters } from './parameters.ts';
import type { Parameter } from './parameters.ts';

export function checkSubflow(flow: FlowCheck, node: XmlElement): void {
  const nameNode = childOf(node, 'flowName');
  const name = nameNode?.text.trim() ?? '';
  const problem = flowProblem(flow, name);
  if (problem) {
    flow.report(nameNode ?? node, 'flow-reference', problem, 'Name a flow that exists.');
  }
  const known = flowParameters(flow, name);
  checkParameters(flow, node, {
    owner: `The flow ${name}`,
    rule: 'flow-reference',
    inputTag: 'inputAssignments',
    outputTag: 'outputAssignments',
    inputs: known?.inputs ?? null,
    outputs: known?.outputs ?? null
  });
}

/** What the subflow gives is read by the names of its output variables. */
export function subflowOutputs(flow: FlowCheck, node: XmlElement): FlowType {
  const known = flowParameters(flow, textOf(node, 'flowName') ?? '');
  if (!known) return ANY;
  return {
    kind: 'Outputs',
    isCollection: false,
    member: (name) =>
      known.outputs.find((output) => output.name.toLowerCase() === name.toLowerCase())?.type
  };
}

export function flowProblem(flow: FlowCheck, name: string): string | null {
  if (findFlow(flow, name) || flow.isForeign(name) || name === '') return null;
  return `There is no flow ${name}.`;
}

export function flowParameters(
  flow: FlowCheck,
  name: string
): { inputs: Parameter[]; outputs: Parameter[] } | null {
  const found = findFlow(flow, name);
  if (!found) return null;
  const variables = childrenOf(found.root, 'variables');
  const named = (tag: string): Parameter[] =>
    variables
      .filter((variable) => booleanOf(variable, tag))
      .map((variable) => ({
        name: textOf(variable, 'name') ?? '',
        type: declaredType(variable)
      }));
  return { inputs: named('isInput'), outputs: named('isOutput') };
}

/** Old projects have the number of the version in the name of the file. */
function findFlow(flow: FlowCheck, name: string): MetadataFile | undefined {
  const wanted = name.toLowerCase();
  return flow.context.project.flows.find(
    (candidate) => candidate.name.replace(/-\d+$/, '').toLowerCase() === wanted
  );
}
