/** Fields of records by their path, and what is thrown for a path that leads nowhere. */
import type { FieldDef, ObjectDef } from '../../metadata/schema.ts';
import { advice, fieldNames, type FlowCheck } from './flow-check.ts';
import { ANY, fieldFlowType, typeOf } from './flow-type.ts';
import type { FlowType } from './flow-type.ts';

/** A path that leads nowhere. */
export class UnknownPath extends Error {
  readonly fix: string;

  constructor(message: string, fix: string) {
    super(message);
    this.fix = fix;
  }
}

/** A system field that objects have where cloning is tracked. */
function isEverywhere(name: string): boolean {
  return name.toLowerCase() === 'clonesourceid';
}

/** A field of an object, or of a record that a lookup points at. */
export function fieldType(flow: FlowCheck, objectName: string, path: readonly string[]): FlowType {
  let object: ObjectDef | undefined = flow.context.schema.object(objectName);
  for (const [index, part] of path.entries()) {
    if (!object) return ANY;
    const [name = '', target] = part.replace(/\[.*?\]$/, '').split(':');
    const isLast = index === path.length - 1;
    const lookup: FieldDef | undefined = object.relationship(name);
    if (lookup) {
      const parent: string | undefined = target ?? lookup.referenceTo[0];
      // A lookup to several objects is read by the fields that they share.
      const isOpen = parent === undefined || (!target && lookup.referenceTo.length > 1);
      if (isLast) return typeOf('SObject', false, isOpen ? undefined : parent);
      if (isOpen) return ANY;
      object = flow.context.schema.object(parent);
      continue;
    }
    const child = object.childRelationship(name);
    if (child) {
      if (isLast) return typeOf('SObject', true, child.childObject);
      object = flow.context.schema.object(child.childObject);
      continue;
    }
    const field = object.field(name);
    if (!field) {
      if (isEverywhere(name)) return ANY;
      const message = `${object.name} has no field ${name}.`;
      throw new UnknownPath(message, advice(name, fieldNames(object), 'field'));
    }
    return isLast ? fieldFlowType(field) : ANY;
  }
  return typeOf('SObject', false, objectName);
}
