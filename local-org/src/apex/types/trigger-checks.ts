/** What the platform's compiler refuses in the heads of triggers. */
import type { ObjectDef } from '../../metadata/schema.ts';
import type { TriggerDeclaration } from '../syntax/ast.ts';

export function triggerMessages({ cases }: TriggerDeclaration, object: ObjectDef): string[] {
  const words = cases.map(({ timing, operation }) => `${timing} ${operation}`);
  const found: string[] = [];
  if (!object.triggerable) found.push(`SObject type does not allow triggers: ${object.name}`);
  if (words.includes('before undelete')) {
    found.push('Trigger Usage Before Undelete is not supported');
  }
  const repeated = words.filter((word, index) => words.indexOf(word) !== index);
  found.push(...repeated.map((word) => `Duplicate Trigger Usage: ${word}`));
  if (object.kind === 'event' && words.some((word) => word !== 'after insert')) {
    found.push(`Platform Event SObjects only supports after insert: ${object.name}`);
  }
  return found;
}
