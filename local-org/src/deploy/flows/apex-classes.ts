/** What flows see of the project's Apex classes: actions and Apex-defined types. */
import type { ApexParameter } from '../../host.ts';
import { apexFlowType } from './apex-types.ts';
import type { FlowCheck } from './flow-check.ts';
import type { FlowType } from './flow-type.ts';

export interface TypedParameter {
  name: string;
  type: FlowType;
  required: boolean;
}

export interface ActionSignature {
  inputs: TypedParameter[];
  outputs: TypedParameter[];
}

/** What is known of a class: its signature, that it is there but not understood, or that it is missing. */
export type Known<T> = T | 'unknown' | 'missing';

export function apexAction(flow: FlowCheck, className: string): Known<ActionSignature> {
  const signature = flow.context.org.program.actionSignature(className);
  if (!signature) {
    const isHere = flow.context.org.program.hasClass(className);
    return isHere ? 'missing' : isInProject(flow, className) ? 'unknown' : 'missing';
  }
  return {
    inputs: signature.inputs.map((input) => typed(flow, input)),
    outputs: signature.outputs.map((output) => typed(flow, output))
  };
}

/** Fields of an Apex-defined type; undefined when the class is not known. */
export function apexFields(flow: FlowCheck, className: string): TypedParameter[] | undefined {
  const fields = flow.context.org.program.auraEnabledFields(plain(className));
  return fields?.map((field) => typed(flow, field));
}

/** A class that does not compile is not in the program. */
export function isInProject(flow: FlowCheck, className: string): boolean {
  const wanted = plain(className).split('.')[0]!.toLowerCase();
  return flow.context.project.classes.some(({ name }) => name.toLowerCase() === wanted);
}

/** Flows write inner classes as `Outer$Inner`. */
function plain(className: string): string {
  return className.replace('$', '.');
}

function typed(flow: FlowCheck, { name, type, required }: ApexParameter): TypedParameter {
  const { program } = flow.context.org;
  const types = {
    schema: flow.context.schema,
    isClass: (className: string) => program.hasClass(className)
  };
  return { name, required, type: apexFlowType(types, type) };
}
