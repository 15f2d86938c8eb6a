/** Modifiers, names and bodies that a declaration may not have. */
import type { Member, Modifiers, TypeDeclaration } from '../syntax/ast.ts';

type Problem = { at: number; message: string };
type Flag = Exclude<keyof Modifiers, 'access' | 'sharing' | 'annotations'>;

/** Classes and methods are final without the word; constructors and fields are never virtual. */
const REFUSED: Record<Exclude<Member['kind'], 'initializer'>, readonly Flag[]> = {
  type: ['isStatic', 'isFinal', 'isTransient', 'isOverride'],
  constructor: ['isStatic', 'isAbstract', 'isVirtual', 'isOverride', 'isFinal', 'isTransient'],
  method: ['isFinal', 'isTransient'],
  field: ['isAbstract', 'isVirtual', 'isOverride'],
  property: []
};

export function declarationProblems(declaration: TypeDeclaration): Problem[] {
  const { at, modifiers, members } = declaration;
  return [
    ...refusedModifiers('type', modifiers, at),
    ...identifierProblem(declaration.name, at),
    ...sameNames(declaration),
    ...members.flatMap(memberProblems)
  ];
}

function memberProblems(member: Member): Problem[] {
  if (member.kind === 'initializer' || member.kind === 'type') return [];
  const found = refusedModifiers(member.kind, member.modifiers, member.at);
  if (member.kind === 'field') {
    const names = member.declarators.flatMap(({ name, at }) => identifierProblem(name, at));
    return [...found, ...names];
  }
  found.push(...identifierProblem(member.name, member.at));
  if (member.kind === 'property' && !member.getter && !member.setter) {
    found.push({
      at: member.at,
      message: `Property must have a getter or a setter: ${member.name}`
    });
  }
  if (member.kind === 'method' && member.modifiers.isAbstract && member.body) {
    found.push({ at: member.at, message: `Abstract methods cannot have a body: ${member.name}` });
  }
  return found;
}

/** UNVERIFIED: the platform's texts about modifiers, bodies and names in declarations. */
function refusedModifiers(kind: keyof typeof REFUSED, modifiers: Modifiers, at: number): Problem[] {
  return REFUSED[kind]
    .filter((flag) => modifiers[flag])
    .map((flag) => {
      const word = flag.slice('is'.length).toLowerCase();
      return { at, message: `Modifier is not allowed on a ${kind}: ${word}` };
    });
}

/** An inner type has a name of its own, beside the other inner types and the outer one. */
function sameNames({ name, members }: TypeDeclaration): Problem[] {
  const seen = new Set([name.toLowerCase()]);
  return members.flatMap((member) => {
    if (member.kind !== 'type') return [];
    const { declaration } = member;
    const key = declaration.name.toLowerCase();
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [{ at: declaration.at, message: `Duplicate class name: ${declaration.name}` }];
  });
}

/** A name has no underscore at its start or end, nor two in a row. */
export function identifierProblem(name: string, at: number): Problem[] {
  if (!/^_|_$|__/.test(name)) return [];
  return [{ at, message: `Invalid character in identifier: ${name}` }];
}
