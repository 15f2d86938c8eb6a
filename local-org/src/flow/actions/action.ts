/** What an action of a flow is: one call for all interviews that stand at its element. */
import type { XmlElement } from '../../metadata/xml.ts';
import type { FlowBuilder } from '../builder.ts';
import type { FlowEngine } from '../engine.ts';
import type { FlowElement, Interview } from '../model.ts';
import type { Outputs } from '../references.ts';

export interface ActionRequest {
  interview: Interview;
  inputs: Record<string, unknown>;
}

/** Answers the outputs of each request, in their order. */
export type FlowAction = (
  engine: FlowEngine,
  requests: ActionRequest[],
  element: FlowElement
) => Outputs[];

/** Makes the action of an element; `name` is what the action type leaves open: a class, a flow, … */
export type ActionFactory = (builder: FlowBuilder, node: XmlElement, name: string) => FlowAction;
