/** Finds the members of types: fields and methods of user classes, methods and properties of library classes. */
import type {
  InstanceProperty,
  MethodImplementation,
  PlatformClass,
  PlatformMember,
  PlatformType,
  Signature,
  StaticImplementation,
  StaticProperty
} from '../library/define.ts';
import { supertypes } from './conversions.ts';
import {
  hasAnnotation,
  isTestClass,
  outermost,
  userSuperclasses,
  type FieldSymbol,
  type MemberSymbol,
  type MethodSymbol,
  type UserType
} from './symbols.ts';
import { typeArguments, type TypeResolver } from './type-resolver.ts';
import type { PlatformTypeRef, Type } from './type.ts';

/** A library method, constructor or property with its types filled in. */
export interface PlatformCallable<I> {
  name: string;
  returns: Type;
  parameters: { type: Type; name: string }[];
  implementation: I;
}

/** An instance method; methods of interfaces have no implementation and are called by name. */
export type PlatformMethod = PlatformCallable<MethodImplementation | null>;

export function findField(type: UserType, name: string): FieldSymbol | undefined {
  const key = name.toLowerCase();
  for (const owner of [type, ...userSuperclasses(type)]) {
    const field = owner.fields.get(key);
    if (field) return field;
  }
  return undefined;
}

/** Own and inherited methods of that name; an overriding method hides the one it overrides. */
export function findMethods(type: UserType, name: string, resolver: TypeResolver): MethodSymbol[] {
  const found = new Map<string, MethodSymbol>();
  collectMethods(type, name.toLowerCase(), found, resolver);
  return [...found.values()];
}

function collectMethods(
  type: UserType,
  key: string,
  found: Map<string, MethodSymbol>,
  resolver: TypeResolver
): void {
  for (const method of type.methods.get(key) ?? []) {
    if (!found.has(method.jsName)) found.set(method.jsName, method);
  }
  for (const parent of supertypes(type, resolver)) {
    if (parent.kind === 'user') collectMethods(parent, key, found, resolver);
  }
}

/** The library class behind a type: `System.String` for String, `System.SObject` for every sObject. */
export function platformTypeOf(type: Type, resolver: TypeResolver): PlatformTypeRef | undefined {
  if (type.kind === 'platform') return type;
  if (type.kind === 'user') {
    for (const parent of [type, ...userSuperclasses(type)]) {
      if (parent.superclass?.kind === 'platform') return parent.superclass;
    }
    return undefined;
  }
  const name = type.kind === 'sobject' ? 'System.SObject' : `System.${type.name}`;
  const definition = resolver.library.find(name);
  return definition && resolver.platformType(definition, []);
}

const methods = new WeakMap<TypeResolver, Map<string, PlatformMethod[]>>();

/** Instance methods of that name: of the class, its superclasses and interfaces, and of Object. */
export function platformMethods(
  type: PlatformTypeRef,
  name: string,
  resolver: TypeResolver
): PlatformMethod[] {
  let known = methods.get(resolver);
  if (!known) methods.set(resolver, (known = new Map<string, PlatformMethod[]>()));
  const key = name.toLowerCase();
  const place = `${type.definition.name}<${type.args.map((arg) => arg.name).join()}>.${key}`;
  let found = known.get(place);
  if (!found) known.set(place, (found = findPlatformMethods(type, key, resolver)));
  return found;
}

function findPlatformMethods(
  type: PlatformTypeRef,
  key: string,
  resolver: TypeResolver
): PlatformMethod[] {
  const found: PlatformMethod[] = [];
  const seen = new Set<string>();
  const visit = (current: Type): void => {
    if (current.kind !== 'platform' || current.definition.kind === 'enum') return;
    const parameters = typeArguments(current);
    const { definition } = current;
    const members: { signature: Signature; implementation: MethodImplementation | null }[] =
      definition.kind === 'class'
        ? definition.methods
        : definition.methods.map((signature) => ({ signature, implementation: null }));
    for (const { signature, implementation } of members) {
      if (signature.name.toLowerCase() !== key) continue;
      const callable = { ...typed(signature, parameters, resolver), implementation };
      const id = callable.parameters.map((parameter) => parameter.type.name).join(',');
      if (!seen.has(id)) found.push(callable);
      seen.add(id);
    }
    for (const parent of supertypes(current, resolver)) visit(parent);
  };
  visit(type);
  const object = resolver.library.find('System.Object');
  if (object && type.definition !== object) {
    const root = resolver.platformType(object, []);
    if (root) visit(root);
  }
  return found;
}

export function platformStatics(
  definition: PlatformClass,
  name: string,
  resolver: TypeResolver
): PlatformCallable<StaticImplementation>[] {
  const key = name.toLowerCase();
  return definition.statics
    .filter((member) => member.signature.name.toLowerCase() === key)
    .map((member) => callableOf(member, new Map(), resolver));
}

export function platformConstructors(
  type: PlatformTypeRef,
  resolver: TypeResolver
): PlatformCallable<StaticImplementation>[] {
  if (type.definition.kind !== 'class') return [];
  const parameters = typeArguments(type);
  return type.definition.constructors.map((member) => ({
    name: type.name,
    returns: type,
    parameters: typedParameters(member.signature, parameters, resolver),
    implementation: member.implementation
  }));
}

export function platformProperty(
  type: PlatformTypeRef,
  name: string,
  resolver: TypeResolver
): PlatformCallable<InstanceProperty> | undefined {
  const key = name.toLowerCase();
  let current: Type | undefined = type;
  while (current?.kind === 'platform') {
    const definition: PlatformType = current.definition;
    if (definition.kind !== 'class') return undefined;
    const found = definition.properties.find(
      (member) => member.signature.name.toLowerCase() === key
    );
    if (found) return callableOf(found, typeArguments(current), resolver);
    current = definition.superclass ? resolver.signatureType(definition.superclass) : undefined;
  }
  return undefined;
}

export function platformStaticProperty(
  definition: PlatformClass,
  name: string,
  resolver: TypeResolver
): PlatformCallable<StaticProperty> | undefined {
  const key = name.toLowerCase();
  const found = definition.staticProperties.find(
    (member) => member.signature.name.toLowerCase() === key
  );
  return found && callableOf(found, new Map(), resolver);
}

function callableOf<I>(
  member: PlatformMember<I>,
  parameters: ReadonlyMap<string, Type>,
  resolver: TypeResolver
): PlatformCallable<I> {
  return {
    ...typed(member.signature, parameters, resolver),
    implementation: member.implementation
  };
}

function typed(
  signature: Signature,
  parameters: ReadonlyMap<string, Type>,
  resolver: TypeResolver
): Omit<PlatformCallable<never>, 'implementation'> {
  return {
    name: signature.name,
    returns: resolver.signatureType(signature.returns, parameters),
    parameters: typedParameters(signature, parameters, resolver)
  };
}

function typedParameters(
  signature: Signature,
  parameters: ReadonlyMap<string, Type>,
  resolver: TypeResolver
): PlatformCallable<never>['parameters'] {
  return signature.parameters.map((parameter) => ({
    name: parameter.name,
    type: resolver.signatureType(parameter.type, parameters)
  }));
}

/** May code of class `from` use the member? Tests may use what is marked @TestVisible. */
export function isAccessible(member: MemberSymbol, from: UserType | null): boolean {
  if (member.access === 'public' || member.access === 'global') return true;
  if (!from) return false;
  if (outermost(from) === outermost(member.owner)) return true;
  if (hasAnnotation(member.annotations, 'testvisible') && isTestClass(from)) return true;
  if (member.access !== 'protected') return false;
  for (let scope: UserType | null = from; scope; scope = scope.outer) {
    if (scope === member.owner || userSuperclasses(scope).includes(member.owner)) return true;
  }
  return false;
}

/** Inner types without an access modifier are private to their outer class. */
export function isTypeVisible(type: Type, from: UserType | null): boolean {
  if (type.kind === 'platform') return type.args.every((arg) => isTypeVisible(arg, from));
  if (type.kind !== 'user' || !type.outer || type.access !== 'private') return true;
  if (!from) return false;
  if (outermost(from) === outermost(type)) return true;
  const { annotations } = type.declaration.modifiers;
  return hasAnnotation(annotations, 'testvisible') && isTestClass(from);
}
