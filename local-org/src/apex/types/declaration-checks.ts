/** What the platform's compiler refuses in declarations, so that code which passes here also deploys. */
import type { Annotation, Member, TypeDeclaration } from '../syntax/ast.ts';
import type { Diagnostics } from './diagnostics.ts';
import { declarationProblems } from './member-checks.ts';
import { hasAnnotation, isTestClass, type MethodSymbol, type UserType } from './symbols.ts';
import { isList, VOID, type Type } from './type.ts';

const ANNOTATIONS: ReadonlySet<string> = new Set([
  'auraenabled',
  'deprecated',
  'future',
  'httpdelete',
  'httpget',
  'httppatch',
  'httppost',
  'httpput',
  'invocablemethod',
  'invocablevariable',
  'istest',
  'jsonaccess',
  'namespaceaccessible',
  'readonly',
  'remoteaction',
  'restresource',
  'suppresswarnings',
  'testsetup',
  'testvisible'
]);

/** Classes of this API version and later have no overloads of methods for components. */
const NO_AURA_OVERLOADS = 55;

type Problem = { at: number; message: string };

export function checkDeclarations(type: UserType, diagnostics: Diagnostics): void {
  const methods = [...type.methods.values()].flat();
  const problems = [
    ...typeProblems(type),
    ...declarationProblems(type.declaration),
    ...annotationsOf(type.declaration).flatMap(annotationProblem),
    ...enumProblems(type.declaration),
    ...globalProblems(type),
    ...methods.flatMap((method) => methodProblems(method)),
    ...tooMany(methods, type.apiVersion)
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

function enumProblems({ at, enumValues }: TypeDeclaration): Problem[] {
  const names = enumValues.map((value) => value.toLowerCase());
  return enumValues
    .filter((value, index) => names.indexOf(value.toLowerCase()) !== index)
    .map((value) => ({ at, message: `Duplicate enum value: ${value}` }));
}

function globalProblems({ access, declaration }: UserType): Problem[] {
  if (access === 'global') return [];
  return declaration.members.flatMap((member) =>
    member.kind === 'method' && member.modifiers.access === 'global'
      ? [{ at: member.at, message: 'Defining type for a global method must be declared as global' }]
      : []
  );
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

function annotationsOf(declaration: TypeDeclaration): Annotation[] {
  const members = declaration.members.flatMap((member) =>
    'modifiers' in member ? member.modifiers.annotations : []
  );
  return [...declaration.modifiers.annotations, ...members];
}

function annotationProblem({ at, name }: Annotation): Problem[] {
  return ANNOTATIONS.has(name) ? [] : [{ at, message: `Annotation does not exist: ${name}` }];
}

function methodProblems(method: MethodSymbol): Problem[] {
  const { annotations } = method;
  const messages = [
    ...(hasAnnotation(annotations, 'istest') ? testProblems(method) : []),
    ...(hasAnnotation(annotations, 'testsetup') ? testProblems(method) : []),
    ...(hasAnnotation(annotations, 'future') ? futureProblems(method) : []),
    ...(hasAnnotation(annotations, 'auraenabled') ? auraProblems(method) : []),
    ...(hasAnnotation(annotations, 'invocablemethod') ? invocableProblems(method) : [])
  ];
  return messages.map((message) => ({ at: method.at, message }));
}

function testProblems({ isStatic, parameters, returns }: MethodSymbol): string[] {
  const found: string[] = [];
  if (!isStatic) found.push('Test methods must be declared as static');
  if (parameters.length > 0) found.push('Test methods must have no arguments');
  if (returns !== VOID) found.push('Test methods must return void');
  return found;
}

function futureProblems({ isStatic, parameters, returns }: MethodSymbol): string[] {
  const found: string[] = [];
  if (!isStatic) found.push('Future methods must be declared as static');
  if (returns !== VOID) found.push(`Future methods do not support return type of ${returns.name}`);
  for (const { type } of parameters) {
    if (/\b(SObject|Object)\b/.test(type.name) || !isPrimitive(type)) {
      found.push(`Future methods do not support parameter type of ${type.name}`);
    }
  }
  return found;
}

/** Primitives and collections of them. */
function isPrimitive(type: Type): boolean {
  if (type.kind === 'platform') return type.args.every(isPrimitive);
  return type.kind !== 'user' && type.kind !== 'sobject';
}

function auraProblems({ isStatic, name, parameters }: MethodSymbol): string[] {
  if (isStatic) return [];
  const found: string[] = [];
  if (!/^get/i.test(name)) {
    found.push("Non static AuraEnabled methods must be named with a prefix 'get'");
  }
  if (parameters.length > 0) found.push('Non static AuraEnabled methods may not have parameters');
  return found;
}

function invocableProblems({ isStatic, parameters }: MethodSymbol): string[] {
  const found: string[] = [];
  if (!isStatic) found.push('InvocableMethod methods must be declared as static');
  if (parameters.length > 1) {
    found.push('Only one parameter is supported on methods with @Invocable annotation');
  }
  const [first] = parameters;
  if (first && !isList(first.type)) {
    found.push(
      `Unsupported parameter type ${first.type.name}. Valid invocable parameters must be List ` +
        'types like List<T> where T is a supported type'
    );
  }
  return found;
}

/** Rules about several methods of one class. */
function tooMany(methods: MethodSymbol[], apiVersion: number): Problem[] {
  const [, second] = methods.filter((method) =>
    hasAnnotation(method.annotations, 'invocablemethod')
  );
  const aura = methods.filter((method) => hasAnnotation(method.annotations, 'auraenabled'));
  const overloaded = aura.filter((method, index) =>
    aura.slice(0, index).some((other) => other.name.toLowerCase() === method.name.toLowerCase())
  );
  return [
    ...(second
      ? [
          {
            at: second.at,
            message: 'Only one method per type can be defined with: InvocableMethod'
          }
        ]
      : []),
    ...(apiVersion < NO_AURA_OVERLOADS ? [] : overloaded).map(({ at, name }) => ({
      at,
      message: `Overload of AuraEnabled method: ${name} overload is not permitted`
    }))
  ];
}
