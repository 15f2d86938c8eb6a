/** Checks a class as a whole: overriding, abstract methods, interfaces. */
import { batchStartProblem } from './batch-checks.ts';
import type { Diagnostics } from './diagnostics.ts';
import { allSupertypes, isAssignable, isIncomplete, supertypes } from './conversions.ts';
import { findMethods } from './members.ts';
import { userSuperclasses, type MethodSymbol, type UserType } from './symbols.ts';
import type { TypeResolver } from './type-resolver.ts';
import { typeArguments } from './type-resolver.ts';
import { OBJECT, UNKNOWN, sameType, type Type } from './type.ts';

type Problem = { at: number; message: string };

/** Inside one namespace a public method may override a global one. */
const VISIBILITY = { private: 0, protected: 1, public: 2, global: 2 };

export function checkClass(type: UserType, resolver: TypeResolver, diagnostics: Diagnostics): void {
  if (type.declaration.kind !== 'class') return;
  for (const method of [...type.methods.values()].flat()) {
    const message = overrideMistake(type, method, resolver);
    if (message) diagnostics.report(type.file, method.at, message);
  }
  for (const { at, name } of hiddenImplementations(type, resolver)) {
    const message = `${type.name}: Overriding implementations of global or public interface methods must be global or public: ${name}`;
    diagnostics.report(type.file, at, message);
  }
  const clashing = [
    ...clashingImplementations(type, resolver),
    ...clashingPlatformImplementations(type, resolver)
  ];
  for (const { at, message } of clashing) {
    diagnostics.report(type.file, at, message);
  }
  if (type.declaration.modifiers.isAbstract || isIncomplete(type, resolver)) return;
  const start = batchStartProblem(type, resolver);
  if (start) diagnostics.report(type.file, start.at, start.message);
  const missing = missingMethods(type, resolver);
  for (const { name, isAbstract } of missing) {
    const what = isAbstract ? 'abstract method' : 'method';
    const message = `Class ${type.name} must implement the ${what}: ${name}`;
    diagnostics.report(type.file, type.declaration.at, message);
  }
}

function overrideMistake(
  type: UserType,
  method: MethodSymbol,
  resolver: TypeResolver
): string | null {
  if (method.isStatic) return null;
  const list = method.parameters.map((parameter) => parameter.type.name).join(', ');
  const signature = `${method.returns.name} ${type.name}.${method.name}(${list})`;
  const parent = userSuperclasses(type)
    .flatMap((superclass) => superclass.methods.get(method.name.toLowerCase()) ?? [])
    .find((candidate) => candidate.jsName === method.jsName);
  if (!parent) {
    const extendsPlatform = [type, ...userSuperclasses(type)].some(
      (current) => current.superclass?.kind === 'platform'
    );
    const isObjectMethod = ['tostring', 'equals', 'hashcode'].includes(method.name.toLowerCase());
    if (userSuperclasses(type).some((each) => each.isIncomplete) || type.isIncomplete) return null;
    if (!method.isOverride || extendsPlatform || isObjectMethod || type.interfaces.length)
      return null;
    return `@Override specified for non-overriding method: ${signature}`;
  }
  const clash = returnClash(type, method, parent, resolver);
  if (clash) return clash;
  if (!parent.isVirtual && !parent.isOverride) {
    return `Non-virtual, non-abstract methods cannot be overridden: ${signature}`;
  }
  // Implementing an abstract method may leave the keyword out.
  if (!method.isOverride && !parent.isAbstract) {
    return `Method must use the override keyword: ${signature}`;
  }
  return VISIBILITY[method.access] < VISIBILITY[parent.access]
    ? `Cannot reduce the visibility of method: ${signature}`
    : null;
}

function returnClash(
  type: UserType,
  method: MethodSymbol,
  wanted: MethodSymbol,
  resolver: TypeResolver
): string | null {
  const [given, expected] = [method.returns, wanted.returns];
  if (given === UNKNOWN || expected === UNKNOWN || sameType(given, expected)) return null;
  if (isAssignable(given, expected, resolver)) return null;
  const text = (owner: string, { returns, name, parameters }: MethodSymbol): string =>
    `${returns.name} ${signatureText(owner, name, parameters)}`;
  return `Method return type clashes: ${text(type.name, method)} from the type ${text(wanted.owner.name, wanted)}`;
}

/** Implementations of interface methods that answer something else. */
function clashingImplementations(type: UserType, resolver: TypeResolver): Problem[] {
  const wanted = allSupertypes(type, resolver).flatMap((parent) =>
    parent.kind === 'user' && parent.declaration.kind === 'interface'
      ? [...parent.methods.values()].flat()
      : []
  );
  return wanted.flatMap((method) => {
    const own = type.methods
      .get(method.name.toLowerCase())
      ?.find((candidate) => candidate.jsName === method.jsName);
    const message = own && returnClash(type, own, method, resolver);
    return own && message ? [{ at: own.at, message }] : [];
  });
}

/** The same for the interfaces of the platform. */
function clashingPlatformImplementations(type: UserType, resolver: TypeResolver): Problem[] {
  return allSupertypes(type, resolver).flatMap((parent) => {
    if (parent.kind !== 'platform' || parent.definition.kind !== 'interface') return [];
    const parameters = typeArguments(parent);
    return parent.definition.methods.flatMap(({ name, returns, parameters: wanted }) => {
      const expected = resolver.signatureType(returns, parameters);
      const types = wanted.map((parameter) => ({
        type: resolver.signatureType(parameter.type, parameters)
      }));
      const key = keyOf(name, types);
      const own = type.methods
        .get(name.toLowerCase())
        ?.find((method) => keyOf(method.name, method.parameters) === key);
      if (!own || own.returns === UNKNOWN || expected === OBJECT) return [];
      if (sameType(own.returns, expected)) return [];
      if (isAssignable(own.returns, expected, resolver)) return [];
      const wantedText = `${expected.name} ${signatureText(parent.name, name, types)}`;
      const message = `Class ${type.name} must implement the method: ${wantedText}`;
      return [{ at: own.at, message }];
    });
  });
}

interface Missing {
  name: string;
  /** Declared in an abstract class, not in an interface. */
  isAbstract: boolean;
}

/** Abstract and interface methods without an implementation. */
function missingMethods(type: UserType, resolver: TypeResolver): Missing[] {
  const missing: Missing[] = [];
  const seen = new Set<string>();
  const visit = (current: Type): void => {
    if (seen.has(current.name)) return;
    seen.add(current.name);
    if (current.kind === 'user') {
      for (const method of [...current.methods.values()].flat()) {
        const isKnown = method.parameters.every((parameter) => parameter.type !== UNKNOWN);
        if (method.isAbstract && isKnown && !implementsUser(type, method, resolver)) {
          missing.push({
            name: signatureText(current.name, method.name, method.parameters),
            isAbstract: current.declaration.kind === 'class'
          });
        }
      }
    } else if (current.kind === 'platform' && current.definition.kind === 'interface') {
      const parameters = typeArguments(current);
      for (const signature of current.definition.methods) {
        const types = signature.parameters.map((parameter) => ({
          type: resolver.signatureType(parameter.type, parameters)
        }));
        if (!implementsPlatform(type, signature.name, types, resolver)) {
          missing.push({
            name: signatureText(current.name, signature.name, types),
            isAbstract: false
          });
        }
      }
    }
    for (const parent of supertypes(current, resolver)) visit(parent);
  };
  visit(type);
  return missing;
}

/** An implementation of an interface must be as visible as the interface. */
function hiddenImplementations(type: UserType, resolver: TypeResolver): MethodSymbol[] {
  const wanted = allSupertypes(type, resolver).flatMap((each) => openMethods(each, resolver));
  return [...type.methods.values()]
    .flat()
    .filter(
      (method) =>
        method.access !== 'public' &&
        method.access !== 'global' &&
        wanted.some((each) => each.key === keyOf(method.name, method.parameters))
    );
}

function keyOf(name: string, parameters: { type: Type }[]): string {
  return `${name}(${parameters.map((parameter) => parameter.type.name).join()})`.toLowerCase();
}

/** What a public or global interface asks for. */
function openMethods(type: Type, resolver: TypeResolver): { key: string }[] {
  if (type.kind === 'platform' && type.definition.kind === 'interface') {
    const args = typeArguments(type);
    return type.definition.methods.map(({ name, parameters }) => ({
      key: keyOf(
        name,
        parameters.map((parameter) => ({ type: resolver.signatureType(parameter.type, args) }))
      )
    }));
  }
  if (type.kind !== 'user' || type.declaration.kind !== 'interface') return [];
  if (type.access !== 'public' && type.access !== 'global') return [];
  return [...type.methods.values()]
    .flat()
    .map(({ name, parameters }) => ({ key: keyOf(name, parameters) }));
}

function implementsUser(type: UserType, wanted: MethodSymbol, resolver: TypeResolver): boolean {
  return findMethods(type, wanted.name, resolver).some(
    (method) => method.jsName === wanted.jsName && !method.isAbstract
  );
}

function implementsPlatform(
  type: UserType,
  name: string,
  parameters: { type: Type }[],
  resolver: TypeResolver
): boolean {
  return findMethods(type, name, resolver).some(
    (method) =>
      // A static method will do, as the platform's compiler sees it.
      !method.isAbstract &&
      method.parameters.length === parameters.length &&
      method.parameters.every((parameter, index) => {
        const wanted = parameters[index]?.type;
        // Batchable<SObject> is implemented with lists of a concrete object.
        return wanted
          ? sameType(parameter.type, wanted) || isRecordList(parameter.type, wanted)
          : false;
      })
  );
}

function isRecordList(given: Type, wanted: Type): boolean {
  const element = (type: Type): Type | undefined =>
    type.kind === 'platform' ? type.args[0] : undefined;
  const [first, second] = [element(given), element(wanted)];
  if (!first || !second) return false;
  return first.kind === 'sobject' || second.name === 'Object';
}

function signatureText(owner: string, name: string, parameters: { type: Type }[]): string {
  return `${owner}.${name}(${parameters.map((parameter) => parameter.type.name).join(', ')})`;
}
