/** Where references such as `Get_Deal.Account.Name` lead, and the type of what is there. */
import { apexFields } from './apex-classes.ts';
import { fieldType, UnknownPath } from './fields.ts';
import { advice, type FlowCheck } from './flow-check.ts';
import { ANY } from './flow-type.ts';
import type { FlowType } from './flow-type.ts';
import { globalType } from './globals.ts';

/** The type of the reference; one that leads nowhere is reported and has any type. */
export function referenceType(flow: FlowCheck, text: string, node: { line: number }): FlowType {
  try {
    return pathType(flow, text.split('.'));
  } catch (error) {
    if (!(error instanceof UnknownPath)) throw error;
    flow.report(node, 'flow-reference', error.message, error.fix);
    return ANY;
  }
}

/** The type of the field of an object; one that there is not is reported and has any type. */
export function fieldTypeAt(
  flow: FlowCheck,
  object: string | undefined,
  path: string,
  node: { line: number }
): FlowType {
  if (object === undefined || path === '') return ANY;
  try {
    return fieldType(flow, object, path.split('.'));
  } catch (error) {
    if (!(error instanceof UnknownPath)) throw error;
    flow.report(node, 'flow-field', error.message, error.fix);
    return ANY;
  }
}

/** Throws UnknownPath. */
export function pathType(flow: FlowCheck, path: readonly string[]): FlowType {
  const [head = '', ...rest] = path;
  const first = head.replace(/\[.*?\]$/, '');
  if (first.startsWith('$')) return globalType(flow, first, rest);
  const resource = flow.resource(first);
  if (!resource) {
    throw new UnknownPath(
      `The flow has no resource '${first}'${rest.length > 0 ? ` (${path.join('.')})` : ''}.`,
      advice(
        first,
        [...flow.resources.values()].map(({ name }) => name),
        'resource of the flow'
      )
    );
  }
  const type = resource.type();
  const isIndexed = first !== head;
  return memberType(flow, isIndexed ? { ...type, isCollection: false } : type, rest, path);
}

export function memberType(
  flow: FlowCheck,
  type: FlowType,
  rest: readonly string[],
  path: readonly string[]
): FlowType {
  const [name, ...more] = rest;
  if (name === undefined) return type;
  switch (type.kind) {
    case 'Any':
    case 'Stage':
      return ANY;
    case 'Outputs': {
      const member = type.member?.(name);
      if (type.member && !member) {
        throw new UnknownPath(
          `'${path.join('.')}' does not exist: there is no output ${name}.`,
          'Name an output of the element.'
        );
      }
      return member ? memberType(flow, member, more, path) : ANY;
    }
    case 'SObject':
      return type.name === undefined ? ANY : fieldType(flow, type.name, rest);
    case 'Apex':
      return apexMember(flow, type, name, more, path);
    default:
      throw new UnknownPath(
        `'${path.join('.')}' does not exist: ${path.slice(0, -rest.length).join('.')} has no parts.`,
        'Name the resource alone.'
      );
  }
}

function apexMember(
  flow: FlowCheck,
  type: FlowType,
  name: string,
  more: readonly string[],
  path: readonly string[]
): FlowType {
  const fields = type.name === undefined ? undefined : apexFields(flow, type.name);
  if (!fields) return ANY;
  const field = fields.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
  if (!field) {
    throw new UnknownPath(
      `The Apex-defined type ${type.name} has no @AuraEnabled field ${name}.`,
      'Name a field of the class that has @AuraEnabled.'
    );
  }
  return memberType(flow, field.type, more, path);
}
