/** Follows paths of fields: `Amount__c`, `Account__r.Owner.Name`. */
import type { FieldDef, ObjectDef } from '../../metadata/schema.ts';
import type { Found, Names } from './names.ts';

export interface PathEnd {
  found: Found<FieldDef | 'compound'>;
  /** What to say when it is missing. */
  problem: string;
}

export function followPath(names: Names, object: ObjectDef, path: string): PathEnd {
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  let current = object;
  for (const step of steps) {
    const lookup = relationshipOf(current, step);
    const target =
      lookup?.referenceTo.length === 1 ? names.object(lookup.referenceTo[0] ?? '') : 'foreign';
    if (
      !lookup &&
      /__r$/.test(step) &&
      names.field(current, step.replace(/r$/, 'c')) === 'missing'
    ) {
      return { found: 'missing', problem: `${current.name} has no relationship ${step}.` };
    }
    if (!lookup || typeof target === 'string') return { found: 'foreign', problem: '' };
    current = target;
  }
  return { found: names.field(current, last), problem: `${current.name} has no field ${last}.` };
}

/** Metadata names a step by its relationship, by its field, or by the lookup without its Id. */
function relationshipOf(object: ObjectDef, step: string): FieldDef | undefined {
  return object.relationship(step) ?? object.field(step) ?? object.field(`${step}Id`);
}
