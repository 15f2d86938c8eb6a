/** Initial values of fields: they may not read a field that gets its value only afterwards. */
import type { Expression, FieldMember, TypeDeclaration } from '../syntax/ast.ts';

type Problem = { at: number; message: string };

export function forwardReferences({ members }: TypeDeclaration): Problem[] {
  const fields = members.filter((member) => member.kind === 'field');
  return [true, false].flatMap((isStatic) =>
    readsAhead(fields.filter(({ modifiers }) => modifiers.isStatic === isStatic))
  );
}

function readsAhead(fields: FieldMember[]): Problem[] {
  const declarators = fields.flatMap((field) => field.declarators);
  const later = new Set(declarators.map(({ name }) => name.toLowerCase()));
  return declarators.flatMap(({ name, value }) => {
    const ahead = value ? names(value).filter((read) => later.has(read.name.toLowerCase())) : [];
    later.delete(name.toLowerCase());
    return ahead.map((read) => ({
      at: read.at,
      message: `Illegal forward reference: ${read.name}`
    }));
  });
}

interface Name {
  name: string;
  at: number;
}

/** The simple names that the expression reads; `new Account(Name = x)` reads x, and in `Heat.HOT` Heat may be a type. */
function names(expression: Expression): Name[] {
  if (expression.kind === 'name') return [expression];
  if (expression.kind === 'dot' && expression.target.kind === 'name') return [];
  if (expression.kind === 'call' && expression.target?.kind === 'name') {
    return namesWithin(expression.args);
  }
  if (expression.kind === 'assign') return names(expression.value);
  if (expression.kind === 'binary') return [...names(expression.left), ...names(expression.right)];
  return Object.values(expression).flatMap(namesWithin);
}

function namesWithin(part: unknown): Name[] {
  if (Array.isArray(part)) return part.flatMap(namesWithin);
  if (typeof part !== 'object' || part === null || !('kind' in part)) return [];
  return names(part as Expression);
}
