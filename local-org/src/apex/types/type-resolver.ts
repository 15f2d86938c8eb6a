/** Finds the type that a name in the source or in a library signature means. */
import type { Schema } from '../../metadata/schema.ts';
import type { PlatformLibrary, PlatformType, TypeName } from '../library/define.ts';
import type { TypeRef } from '../syntax/ast.ts';
import type { UserType } from './symbols.ts';
import { userSuperclasses } from './symbols.ts';
import {
  AGGREGATE_RESULT,
  OBJECT,
  SOBJECT,
  collectionName,
  displayName,
  primitiveNamed,
  type PlatformTypeRef,
  type SObjectTypeRef,
  type Type
} from './type.ts';

/** Namespaces that are searched for unqualified platform types, in this order. */
const IMPLICIT_NAMESPACES = ['', 'System.', 'Schema.'];

const NO_PARAMETERS: ReadonlyMap<string, Type> = new Map();

export class TypeResolver {
  readonly library: PlatformLibrary;
  readonly schema: Schema;
  /** Top-level user types by lower-case name. */
  readonly userTypes = new Map<string, UserType>();
  private readonly namespaces: Set<string>;
  private readonly sObjects = new Map<string, SObjectTypeRef>();
  private readonly plain = new Map<string, Type | null>();

  /** The project's own namespace in lower case, which its code may write before its names. */
  private readonly ownNamespace: string | null;

  constructor(library: PlatformLibrary, schema: Schema, namespace = '') {
    this.library = library;
    this.schema = schema;
    this.ownNamespace = namespace.toLowerCase() || null;
    this.namespaces = new Set(
      [...library.types.keys()].map((name) => name.slice(0, name.lastIndexOf('.')))
    );
  }

  isNamespace(name: string): boolean {
    const key = name.toLowerCase();
    return this.namespaces.has(key) || key === this.ownNamespace;
  }

  /** The type that a reference in the code of `owner` means. */
  resolve(reference: TypeRef, owner: UserType | null): Type | undefined {
    const args: Type[] = [];
    for (const item of reference.args) {
      const arg = this.resolve(item, owner);
      if (!arg) return undefined;
      args.push(arg);
    }
    const type = this.named(reference.name, args, owner);
    // Written without what they hold, they are no types.
    return type && reference.args.length === 0 && collectionName(type) ? undefined : type;
  }

  /** The innermost reference that does not resolve, for the message. */
  unresolved(reference: TypeRef, owner: UserType | null): TypeRef {
    const inner = reference.args.find((arg) => !this.resolve(arg, owner));
    return inner ? this.unresolved(inner, owner) : reference;
  }

  /** A type by its written name, seen from `owner`. */
  named(name: string, args: Type[], owner: UserType | null): Type | undefined {
    const user = args.length ? undefined : this.userTypeNamed(name, owner);
    return user ?? this.platformNamed(name, args);
  }

  /** The inner types of the class, its outer class and their superclasses, then the top level. */
  userTypeNamed(name: string, owner: UserType | null): UserType | undefined {
    const [first, second, ...rest] = name.toLowerCase().split('.') as [string, string?];
    if (first === this.ownNamespace && second !== undefined) {
      return this.userTypeNamed([second, ...rest].join('.'), null);
    }
    if (rest.length) return undefined;
    const found = this.visibleType(first, owner);
    return second === undefined ? found : found?.inner.get(second);
  }

  private visibleType(name: string, owner: UserType | null): UserType | undefined {
    for (let scope = owner; scope; scope = scope.outer) {
      if (scope.declaration.name.toLowerCase() === name) return scope;
      for (const type of [scope, ...userSuperclasses(scope)]) {
        const inner = type.inner.get(name);
        if (inner) return inner;
      }
    }
    return this.userTypes.get(name);
  }

  /** Primitives, library types and sObjects. */
  platformNamed(name: string, args: Type[] = []): Type | undefined {
    if (args.length > 0) return this.findPlatform(name, args);
    const key = name.toLowerCase();
    let type = this.plain.get(key);
    // null is the memory of a name that no platform type has.
    if (type === undefined) this.plain.set(key, (type = this.findPlatform(name, args) ?? null));
    return type ?? undefined;
  }

  private findPlatform(name: string, args: Type[]): Type | undefined {
    const unqualified = name.replace(/^system\./i, '');
    const primitive = primitiveNamed(unqualified);
    if (primitive) return args.length ? undefined : primitive;
    const sObject = this.sObject(name.replace(/^(schema|system)\./i, ''));
    if (sObject && !sObject.object) return args.length ? undefined : sObject;
    for (const namespace of IMPLICIT_NAMESPACES) {
      const definition = this.library.find(namespace + name);
      // An sObject wins over a platform class of the same short name that is not in System or has only statics.
      if (definition && !(sObject && (namespace === 'Schema.' || isStaticOnly(definition)))) {
        return this.platformType(definition, args);
      }
    }
    return args.length ? undefined : sObject;
  }

  sObject(name: string): SObjectTypeRef | undefined {
    const key = name.toLowerCase();
    if (key === 'sobject') return SOBJECT;
    if (key === 'aggregateresult') return AGGREGATE_RESULT;
    const known = this.sObjects.get(key);
    if (known) return known;
    const object = this.schema.object(this.withoutNamespace(name));
    if (!object) return undefined;
    const type: SObjectTypeRef = { kind: 'sobject', name: object.name, object };
    this.sObjects.set(key, type);
    return type;
  }

  /** `ns__Thing__c` is `Thing__c` where ns is the project's own namespace. */
  private withoutNamespace(name: string): string {
    const prefix = `${this.ownNamespace}__`;
    return name.toLowerCase().startsWith(prefix) ? name.slice(prefix.length) : name;
  }

  platformType(definition: PlatformType, args: Type[]): PlatformTypeRef | undefined {
    const count = definition.kind === 'enum' ? 0 : definition.typeParameters.length;
    // `Database.Batchable` and `Iterable` without arguments are generic over Object / SObject.
    const given = args.length === 0 && count > 0 ? Array<Type>(count).fill(OBJECT) : args;
    if (given.length !== count) return undefined;
    return {
      kind: 'platform',
      name: displayName(definition.name, given),
      definition,
      args: given
    };
  }

  list(element: Type): PlatformTypeRef {
    return this.generic('System.List', [element]);
  }

  set(element: Type): PlatformTypeRef {
    return this.generic('System.Set', [element]);
  }

  map(key: Type, value: Type): PlatformTypeRef {
    return this.generic('System.Map', [key, value]);
  }

  platform(fullName: string): PlatformTypeRef {
    return this.generic(fullName, []);
  }

  private generic(fullName: string, args: Type[]): PlatformTypeRef {
    const definition = this.library.find(fullName);
    const type = definition && this.platformType(definition, args);
    if (!type) throw new TypeError(`the platform library has no ${fullName}`);
    return type;
  }

  /** A type of a library signature; `parameters` gives the type arguments (T, K, V). */
  signatureType(name: TypeName, parameters: ReadonlyMap<string, Type> = NO_PARAMETERS): Type {
    const parameter = name.args.length ? undefined : parameters.get(name.name);
    if (parameter) return parameter;
    const args = name.args.map((arg) => this.signatureType(arg, parameters));
    const type = this.platformNamed(name.name, args);
    if (!type) throw new TypeError(`a library signature names the unknown type ${name.name}`);
    return type;
  }
}

function isStaticOnly(definition: PlatformType): boolean {
  if (definition.kind !== 'class') return false;
  return definition.constructors.length + definition.methods.length === 0;
}

/** The type arguments of a platform type by parameter name. */
export function typeArguments(type: PlatformTypeRef): ReadonlyMap<string, Type> {
  if (type.definition.kind === 'enum' || type.args.length === 0) return NO_PARAMETERS;
  return new Map(
    type.definition.typeParameters.map((name, index) => [name, type.args[index] ?? OBJECT])
  );
}
