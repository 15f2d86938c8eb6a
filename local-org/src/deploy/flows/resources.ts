/** Collects what a flow declares: variables, elements, outcomes, screen fields, … with their types. */
import { booleanOf, childOf, childrenOf, textOf, type XmlElement } from '../../metadata/xml.ts';
import { actionOutputs } from './actions.ts';
import { declaredType } from './declared-type.ts';
import { ELEMENTS } from './elements.ts';
import type { FlowCheck, Resource } from './flow-check.ts';
import { ANY, collectionOf, ELEMENT, itemOf, typeOf } from './flow-type.ts';
import type { FlowType } from './flow-type.ts';
import { pathType } from './paths.ts';
import { UnknownPath } from './fields.ts';
import { screenFields, screenFieldType } from './screen-fields.ts';
import { subflowOutputs } from './subflows.ts';

export function declareResources(flow: FlowCheck): void {
  const declare = (node: XmlElement, type: () => FlowType, tag = node.name): void => {
    const name = textOf(node, 'name');
    if (!name) return;
    const before = flow.resource(name);
    if (before) {
      flow.report(
        node,
        'flow-name',
        `The name '${name}' is used twice: line ${before.line} has it already.`,
        'Give each element and resource a name of its own.'
      );
      return;
    }
    flow.resources.set(name.toLowerCase(), { name, tag, line: node.line, type: once(type) });
  };
  for (const node of flow.root.children) {
    const type = typeOfNode(flow, node);
    if (!type) continue;
    declare(node, type);
    for (const inner of innerNodes(node)) declare(inner, () => innerType(flow, inner), inner.name);
    if (node.name === 'screens') {
      for (const field of screenFields(node)) {
        declare(field, () => screenFieldType(flow, field), 'fields');
      }
    }
  }
  for (const node of childrenOf(flow.root, 'collectionProcessors')) declareItem(flow, node);
}

/** A filter names the item that its conditions look at; nothing else declares it. */
function declareItem(flow: FlowCheck, node: XmlElement): void {
  const item = textOf(node, 'assignNextValueToReference');
  if (!item || flow.resource(item)) return;
  const resource: Resource = {
    name: item,
    tag: 'item',
    line: node.line,
    type: once(() => itemOf(quietType(flow, textOf(node, 'collectionReference') ?? '')))
  };
  flow.resources.set(item.toLowerCase(), resource);
}

/** Types may lead back to themselves in a wrong flow. */
function once(type: () => FlowType): () => FlowType {
  let known: FlowType | null = null;
  let isBusy = false;
  return () => {
    if (known || isBusy) return known ?? ANY;
    isBusy = true;
    known = type();
    isBusy = false;
    return known;
  };
}

/** Wrong references are reported where they stand, not where their type is asked for. */
function quietType(flow: FlowCheck, path: string): FlowType {
  try {
    return pathType(flow, path.split('.'));
  } catch (error) {
    if (error instanceof UnknownPath) return ANY;
    throw error;
  }
}

function typeOfNode(flow: FlowCheck, node: XmlElement): (() => FlowType) | null {
  switch (node.name) {
    case 'variables':
    case 'constants':
    case 'formulas':
    case 'choices':
    case 'transforms':
      return () => declaredType(node);
    case 'dynamicChoiceSets':
      // The choice may also be read as the record that was chosen.
      return () => (textOf(node, 'collectionReference') ? ANY : declaredType(node));
    case 'textTemplates':
      return () => typeOf('String');
    case 'stages':
      return () => typeOf('Stage');
    case 'recordLookups':
      return () => lookupType(node);
    case 'recordCreates':
      return () => createType(flow, node);
    case 'loops':
      return () =>
        textOf(node, 'assignNextValueToReference')
          ? ELEMENT
          : itemOf(quietType(flow, textOf(node, 'collectionReference') ?? ''));
    case 'collectionProcessors':
      return () => collectionType(flow, node);
    case 'actionCalls':
      return () => actionOutputs(flow, node);
    case 'subflows':
      return () => subflowOutputs(flow, node);
  }
  return ELEMENTS.has(node.name) ? () => ELEMENT : null;
}

function lookupType(node: XmlElement): FlowType {
  const isElsewhere = childOf(node, 'outputReference') ?? childOf(node, 'outputAssignments');
  if (isElsewhere) return ELEMENT;
  const isMany = !booleanOf(node, 'getFirstRecordOnly');
  // Related records make a tree of records, which has no other description.
  if (childOf(node, 'relatedRecords')) return ANY;
  return typeOf('SObject', isMany, textOf(node, 'object') ?? undefined);
}

/** The id of the record; ids where a collection was created. */
function createType(flow: FlowCheck, node: XmlElement): FlowType {
  if (textOf(node, 'assignRecordIdToReference')) return ELEMENT;
  const input = textOf(node, 'inputReference');
  return input && quietType(flow, input).isCollection ? ANY : typeOf('String');
}

function collectionType(flow: FlowCheck, node: XmlElement): FlowType {
  const object = textOf(node, 'outputSObjectType');
  if (object) return typeOf('SObject', true, object);
  return collectionOf(quietType(flow, textOf(node, 'collectionReference') ?? ''));
}

/** Named parts of elements that references can name. */
function innerNodes(node: XmlElement): XmlElement[] {
  switch (node.name) {
    case 'decisions':
      return childrenOf(node, 'rules');
    case 'waits':
      return childrenOf(node, 'waitEvents');
    case 'orchestratedStages':
      return childrenOf(node, 'stageSteps');
    case 'screens':
      return childrenOf(node, 'actions');
    default:
      return [];
  }
}

function innerType(_flow: FlowCheck, node: XmlElement): FlowType {
  return node.name === 'rules' ? typeOf('Boolean') : ANY;
}
