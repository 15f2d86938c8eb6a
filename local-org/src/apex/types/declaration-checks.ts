/** What the platform's compiler refuses in declarations, so that code which passes here also deploys. */
import type { Member, TypeDeclaration } from '../syntax/ast.ts';
import { annotatedMemberProblems } from './annotated-member-checks.ts';
import { annotationProblems } from './annotation-checks.ts';
import type { Diagnostics } from './diagnostics.ts';
import { forwardReferences } from './initial-checks.ts';
import { declarationProblems } from './member-checks.ts';
import { isTestClass, type UserType } from './symbols.ts';
import type { Type } from './type.ts';

type Problem = { at: number; message: string };

export function checkDeclarations(type: UserType, diagnostics: Diagnostics): void {
  const problems = [
    ...typeProblems(type),
    ...declarationProblems(type.declaration),
    ...annotationProblems(type),
    ...enumProblems(type.declaration),
    ...globalProblems(type),
    ...annotatedMemberProblems(type),
    ...forwardReferences(type.declaration),
    ...repeatedInterfaces(type),
    ...exceptionConstructors(type)
  ];
  for (const { at, message } of problems) diagnostics.report(type.file, at, message);
}

function typeProblems(type: UserType): Problem[] {
  const { declaration, superclass, outer } = type;
  const { at, name } = declaration;
  const found: Problem[] = [];
  const isException = type.superclass !== null && extendsException(superclass);
  if (isException && !/exception$/i.test(name)) {
    const message = `Classes extending Exception must have a name ending in 'Exception': ${type.name}`;
    found.push({ at, message });
  }
  if (!isException && declaration.kind === 'class' && /exception$/i.test(name)) {
    const message = `Exception class must extend another Exception class: ${type.name}`;
    if (!type.isIncomplete) found.push({ at, message });
  }
  if (superclass?.kind === 'user') {
    const { isVirtual, isAbstract } = superclass.declaration.modifiers;
    if (!isVirtual && !isAbstract && !extendsException(superclass)) {
      const message = `Non-virtual and non-abstract type cannot be extended: ${superclass.name}`;
      found.push({ at, message });
    }
  }
  if (outer) found.push(...declaration.members.flatMap(innerMemberProblem));
  const { access } = declaration.modifiers;
  const isOpen = access === 'public' || access === 'global';
  if (!outer && !isOpen && !isTestClass(type)) {
    found.push({ at, message: 'Top-level type must have public or global visibility' });
  }
  return found;
}

/** Every exception class has these four already. */
const EXCEPTION_CONSTRUCTORS = ['', 'String', 'Exception', 'String,Exception'];

function exceptionConstructors(type: UserType): Problem[] {
  if (!extendsException(type.superclass)) return [];
  return type.constructors.flatMap(({ declaration, parameters, at }) => {
    const list = parameters.map((parameter) => parameter.type.name);
    if (!declaration || !EXCEPTION_CONSTRUCTORS.includes(list.join())) return [];
    const signature = `[${type.name}].<Constructor>(${list.join(', ')})`;
    return [{ at, message: `System exception constructor already defined: ${signature}` }];
  });
}

function repeatedInterfaces({ declaration, interfaces }: UserType): Problem[] {
  const names = interfaces.map(({ name }) => name.toLowerCase());
  return interfaces
    .filter(({ name }, index) => names.indexOf(name.toLowerCase()) !== index)
    .map(({ name }) => ({
      at: declaration.at,
      message: `Interface already implemented: ${name}`
    }));
}

function enumProblems({ at, enumValues }: TypeDeclaration): Problem[] {
  const names = enumValues.map((value) => value.toLowerCase());
  return enumValues
    .filter((value, index) => names.indexOf(value.toLowerCase()) !== index)
    .map((value) => ({ at, message: `Duplicate enum value: ${value}` }));
}

/** What is global stands in a type that is. */
function globalProblems({ access, declaration }: UserType): Problem[] {
  if (access === 'global' || declaration.kind === 'interface') return [];
  const plurals = {
    field: 'fields',
    property: 'properties',
    method: 'methods',
    constructor: 'constructors'
  };
  return declaration.members.flatMap((member) => {
    if (member.kind === 'initializer') return [];
    if (member.kind === 'type') {
      const { at, modifiers, kind } = member.declaration;
      if (modifiers.access !== 'global') return [];
      const kinds = { class: 'classes', interface: 'interfaces', enum: 'enums' };
      return [
        {
          at,
          message: `Enclosing type for global ${kinds[kind]} in apex must be declared as global`
        }
      ];
    }
    if (member.modifiers.access !== 'global') return [];
    const message = `Defining type for global ${plurals[member.kind]} must be declared as global`;
    return [{ at: member.at, message }];
  });
}

function extendsException(type: Type | null): boolean {
  if (type?.kind === 'user') return extendsException(type.superclass);
  return type?.kind === 'platform' && /Exception$/.test(type.name);
}

function innerMemberProblem(member: Member): Problem[] {
  const { at } = member;
  switch (member.kind) {
    case 'type':
      return [{ at, message: 'Inner types are not allowed to have inner types' }];
    case 'initializer':
      if (!member.isStatic) return [];
      return [{ at, message: 'Inner types are not allowed to have static blocks' }];
    case 'constructor':
      return [];
    default: {
      if (!member.modifiers.isStatic) return [];
      const kinds = { field: 'fields', property: 'properties', method: 'methods' };
      const message = `static can only be used on ${kinds[member.kind]} of a top level type`;
      return [{ at, message }];
    }
  }
}
