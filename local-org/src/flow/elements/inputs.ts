/** Shared by actions and subflows: named inputs, and where the outputs go. */
import { childrenOf, requiredText } from '../../metadata/xml.ts';
import type { XmlElement } from '../../metadata/xml.ts';
import type { FlowBuilder } from '../builder.ts';
import type { FlowEngine } from '../engine.ts';
import type { FlowValue, Interview } from '../model.ts';
import type { Outputs } from '../references.ts';
import { writeReference } from '../references.ts';
import { parseChild } from '../values.ts';

export interface NamedInput {
  name: string;
  value: FlowValue;
}

export interface NamedOutput {
  path: string[];
  name: string;
}

export function parseInputs(builder: FlowBuilder, node: XmlElement, tag: string): NamedInput[] {
  return childrenOf(node, tag).map((item) => ({
    name: requiredText(item, 'name'),
    value: parseChild(builder, item)
  }));
}

export function parseOutputs(node: XmlElement, tag: string): NamedOutput[] {
  return childrenOf(node, tag).map((item) => ({
    path: requiredText(item, 'assignToReference').split('.'),
    name: requiredText(item, 'name')
  }));
}

/** Inputs without a value are not given: the action or flow has its own default. */
export function readInputs(inputs: NamedInput[], interview: Interview): Record<string, unknown> {
  return Object.fromEntries(inputs.map(({ name, value }) => [name, value(interview)]));
}

export function writeOutputs(
  engine: FlowEngine,
  interview: Interview,
  outputs: NamedOutput[],
  values: Outputs
): void {
  for (const { path, name } of outputs) {
    writeReference(engine, interview, path, values.get(name));
  }
}
