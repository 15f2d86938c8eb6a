/** Builds what the runtime sees of the loaded classes: their members with functions to reach them. */
import type { Annotation } from '../syntax/ast.ts';
import type {
  CompiledAnnotation,
  CompiledConstructor,
  CompiledField,
  CompiledMethod
} from '../compiled-class.ts';
import { EnumValue } from '../../values/enum.ts';
import { allSupertypes } from '../types/conversions.ts';
import {
  hasAnnotation,
  isTestClass,
  userSuperclasses,
  type FieldSymbol,
  type MethodSymbol,
  type UserType
} from '../types/symbols.ts';
import type { TypeResolver } from '../types/type-resolver.ts';
import type { Type } from '../types/type.ts';
import type { ProgramClass } from './program-class.ts';

type Functions = Record<string, (...args: unknown[]) => unknown>;

/** The loaded JavaScript classes by their emitted names. */
export type LoadedClasses = Record<string, Functions & { new (): unknown; $st(): Functions }>;

export function buildClass(
  type: UserType,
  loaded: LoadedClasses,
  resolver: TypeResolver
): ProgramClass {
  const { declaration } = type;
  const { modifiers } = declaration;
  const parents = allSupertypes(type, resolver);
  return {
    name: type.name,
    kind: declaration.kind,
    isAbstract: modifiers.isAbstract || declaration.kind !== 'class',
    isTest: isTestClass(type) && hasAnnotation(modifiers.annotations, 'istest'),
    sharing: modifiers.sharing,
    access: type.access,
    annotations: annotationsOf(modifiers.annotations),
    superclass: type.superclass ? fullName(type.superclass) : null,
    interfaces: parents.filter(isInterface).map(fullName),
    fields: [...userSuperclasses(type).reverse(), type].flatMap((owner) =>
      [...owner.fields.values()].map((field) => buildField(field, loaded))
    ),
    methods: inheritedMethods(type).map((method) => buildMethod(method, loaded)),
    constructors: type.constructors.map((constructor): CompiledConstructor => ({
      access: constructor.access,
      parameters: constructor.parameters.map(({ name, type: parameter }) => ({
        name,
        type: parameter.name
      })),
      newInstance: (args) => {
        const instance = allocate(type, loaded) as Functions;
        return instance[constructor.jsName]?.(...args);
      }
    })),
    allocate: () => allocate(type, loaded),
    enumValues: declaration.enumValues.map(
      (name, ordinal) => new EnumValue(type.name, name, ordinal)
    ),
    supers: new Set([type, ...parents].map((each) => baseName(each).toLowerCase()))
  };
}

function allocate(type: UserType, loaded: LoadedClasses): unknown {
  const Class = loaded[type.jsName];
  if (!Class) throw new TypeError(`${type.name} has no instances`);
  return new Class();
}

function isInterface(type: Type): boolean {
  if (type.kind === 'user') return type.declaration.kind === 'interface';
  return type.kind === 'platform' && type.definition.kind === 'interface';
}

/** With the namespace and the type arguments. */
function fullName(type: Type): string {
  if (type.kind !== 'platform') return type.name;
  const args = type.args.length ? `<${type.args.map((arg) => arg.name).join(',')}>` : '';
  return type.definition.name + args;
}

function baseName(type: Type): string {
  return type.kind === 'platform' ? type.definition.name : type.name;
}

function annotationsOf(annotations: Annotation[]): CompiledAnnotation[] {
  return annotations.map(({ name, parameters }) => ({ name, parameters }));
}

function memberOf(symbol: FieldSymbol | MethodSymbol, type: Type) {
  return {
    name: symbol.name,
    type: type.name,
    isStatic: symbol.isStatic,
    access: symbol.access,
    annotations: annotationsOf(symbol.annotations)
  };
}

function buildField(field: FieldSymbol, loaded: LoadedClasses): CompiledField {
  const holder = (instance: unknown): Functions =>
    (field.isStatic && !field.hasAccessors
      ? loaded[field.owner.jsName]?.$st()
      : field.isStatic
        ? loaded[field.owner.jsName]
        : instance) as Functions;
  const { jsName } = field;
  return {
    ...memberOf(field, field.type),
    isTransient: field.isTransient,
    isProperty: field.property !== null,
    get: (instance) =>
      field.hasAccessors ? holder(instance)[`g_${jsName}`]?.() : holder(instance)[jsName],
    set: (instance, value) => {
      if (field.hasAccessors) holder(instance)[`s_${jsName}`]?.(value);
      else (holder(instance) as Record<string, unknown>)[jsName] = value;
    }
  };
}

function buildMethod(method: MethodSymbol, loaded: LoadedClasses): CompiledMethod {
  return {
    ...memberOf(method, method.returns),
    parameters: method.parameters.map(({ name, type }) => ({ name, type: type.name })),
    invoke: (instance, args) => {
      const target = (method.isStatic ? loaded[method.owner.jsName] : instance) as Functions;
      const result = (target[method.jsName] as (...all: unknown[]) => unknown).apply(target, args);
      return result === undefined ? null : result;
    }
  };
}

/** Own methods first; an overridden one does not appear again. */
function inheritedMethods(type: UserType): MethodSymbol[] {
  const found = new Map<string, MethodSymbol>();
  for (const owner of [type, ...userSuperclasses(type)]) {
    for (const method of [...owner.methods.values()].flat()) {
      if (!found.has(method.jsName)) found.set(method.jsName, method);
    }
  }
  return [...found.values()];
}
