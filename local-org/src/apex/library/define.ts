/** The small language in which platform classes are declared: Apex signatures with their implementations. */
import type { Runtime } from '../runtime/runtime.ts';
import { NotSupported } from '../../values/errors.ts';
import { EnumValue } from '../../values/enum.ts';

/** A type as it is written in a signature: `Map<Id, List<SObject>>`, `Schema.SObjectType`, `T[]` (a List). */
export interface TypeName {
  name: string;
  args: TypeName[];
}

export interface Signature {
  returns: TypeName;
  name: string;
  parameters: { type: TypeName; name: string }[];
}

// The parameters are checked by the Apex compiler against the signature, so implementations may narrow them freely.
/* eslint-disable @typescript-eslint/no-explicit-any */
export type StaticImplementation = (rt: Runtime, ...args: any[]) => unknown;
export type MethodImplementation = (rt: Runtime, self: any, ...args: any[]) => unknown;
export interface StaticProperty {
  get: (rt: Runtime) => unknown;
  set?: (rt: Runtime, value: any) => void;
}
export interface InstanceProperty {
  get: (rt: Runtime, self: any) => unknown;
  set?: (rt: Runtime, self: any, value: any) => void;
}
/* eslint-enable @typescript-eslint/no-explicit-any */

/** What a file of the library writes; the keys are Apex signatures such as `Boolean isBlank(String value)`. */
export interface PlatformClassBody {
  statics?: Record<string, StaticImplementation>;
  methods?: Record<string, MethodImplementation>;
  /**
   * `Http()`, `Map<K, V>(Map<K, V> source)`. A constructor of a generic class gets the full Apex type names of its
   * type arguments first: `(rt, typeArguments: string[], source) => …`.
   */
  constructors?: Record<string, StaticImplementation>;
  /** A function counts as a read-only property. */
  staticProperties?: Record<string, StaticProperty | StaticProperty['get']>;
  properties?: Record<string, InstanceProperty | InstanceProperty['get']>;
  extends?: string;
  implements?: string[];
  typeParameters?: string[];
  abstract?: boolean;
  /** Recognises a value of this class at run time, for `instanceof`, casts and virtual dispatch on Object. */
  isInstance?: (value: unknown) => boolean;
  /** Makes a value for JSON.deserialize; `member` reads one member as a value of an Apex type, null without it. */
  fromJson?: (member: (name: string, type: string) => unknown) => unknown;
}

export interface PlatformMember<T> {
  signature: Signature;
  implementation: T;
}

export interface PlatformClass {
  kind: 'class';
  name: string;
  typeParameters: string[];
  superclass: TypeName | null;
  interfaces: TypeName[];
  abstract: boolean;
  statics: PlatformMember<StaticImplementation>[];
  methods: PlatformMember<MethodImplementation>[];
  constructors: PlatformMember<StaticImplementation>[];
  staticProperties: PlatformMember<StaticProperty>[];
  properties: PlatformMember<InstanceProperty>[];
  isInstance?: (value: unknown) => boolean;
  fromJson?: PlatformClassBody['fromJson'];
}

export interface PlatformInterface {
  kind: 'interface';
  name: string;
  typeParameters: string[];
  extends: TypeName[];
  methods: Signature[];
}

export interface PlatformEnum<N extends string = string> {
  kind: 'enum';
  name: string;
  values: EnumValue[];
  value(name: N): EnumValue;
}

export type PlatformType = PlatformClass | PlatformInterface | PlatformEnum;

/** All platform types by lower-case full name (`system.string`). */
export interface PlatformLibrary {
  types: Map<string, PlatformType>;
  find(fullName: string): PlatformType | undefined;
}

const lackingFeatures = new WeakMap<object, string>();

/** A member that exists so that code compiles, and that local-org cannot run: a call of it ends with NotSupported. */
export function lacking(
  feature: string,
  implementation: StaticImplementation = () => {
    throw new NotSupported(feature);
  }
): StaticImplementation {
  lackingFeatures.set(implementation, feature);
  return implementation;
}

/** What the implementation lacks; undefined for one that runs. */
export function lackedBy(implementation: unknown): string | undefined {
  return typeof implementation === 'function' ? lackingFeatures.get(implementation) : undefined;
}

/** Declares one platform class, e.g. `platformClass('System.Http', { methods: { … } })`. */
export function platformClass(name: string, body: PlatformClassBody): PlatformClass {
  return {
    kind: 'class',
    name,
    typeParameters: body.typeParameters ?? [],
    superclass: body.extends ? parseTypeName(body.extends) : null,
    interfaces: (body.implements ?? []).map(parseTypeName),
    abstract: body.abstract ?? false,
    statics: members(body.statics, (value) => value),
    methods: members(body.methods, (value) => value),
    constructors: members(body.constructors, (value) => value),
    staticProperties: members(body.staticProperties, (value) =>
      typeof value === 'function' ? { get: value } : value
    ),
    properties: members(body.properties, (value) =>
      typeof value === 'function' ? { get: value } : value
    ),
    isInstance: body.isInstance,
    fromJson: body.fromJson
  };
}

/** Declares one platform interface by its method signatures. */
export function platformInterface(
  name: string,
  methods: string[],
  options: { typeParameters?: string[]; extends?: string[] } = {}
): PlatformInterface {
  return {
    kind: 'interface',
    name,
    typeParameters: options.typeParameters ?? [],
    extends: (options.extends ?? []).map(parseTypeName),
    methods: methods.map(parseSignature)
  };
}

/** Declares one platform enum; the library reads its values with `Operation.value('BEFORE_INSERT')`. */
export function platformEnum<const N extends string>(
  name: string,
  names: readonly N[]
): PlatformEnum<N> {
  const values = names.map((value, ordinal) => new EnumValue(name, value, ordinal));
  return {
    kind: 'enum',
    name,
    values,
    value: (wanted) => {
      const found = values.find((value) => value.name === wanted);
      if (!found) throw new TypeError(`${name} has no value ${wanted}`);
      return found;
    }
  };
}

/** Collects the declared types; a type declared twice is a mistake of the library. */
export function platformLibrary(definitions: PlatformType[]): PlatformLibrary {
  const types = new Map<string, PlatformType>();
  for (const definition of definitions) {
    const key = definition.name.toLowerCase();
    if (types.has(key)) throw new TypeError(`${definition.name} is declared twice`);
    types.set(key, definition);
  }
  return { types, find: (fullName) => types.get(fullName.toLowerCase()) };
}

function members<I, O>(
  table: Record<string, I> | undefined,
  convert: (value: I) => O
): PlatformMember<O>[] {
  return Object.entries(table ?? {}).map(([text, value]) => ({
    signature: parseSignature(text),
    implementation: convert(value)
  }));
}

/** Reads `Boolean isBlank(String value)`, `Http()` (a constructor) or `Integer statusCode` (a property). */
export function parseSignature(text: string): Signature {
  const reader = new SignatureReader(text);
  const first = reader.type();
  if (reader.peek() === '(') {
    const parameters = reader.parameters();
    reader.end();
    return { returns: first, name: first.name, parameters };
  }
  const name = reader.name();
  const parameters = reader.peek() === '(' ? reader.parameters() : [];
  reader.end();
  return { returns: first, name, parameters };
}

/** Reads one type as it is written in Apex. */
export function parseTypeName(text: string): TypeName {
  const reader = new SignatureReader(text);
  const type = reader.type();
  reader.end();
  return type;
}

class SignatureReader {
  private readonly tokens: string[];
  private position = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
    this.tokens = text.match(/[\w.$]+|[<>,()[\]]|\S/g) ?? [];
  }

  peek(): string | undefined {
    return this.tokens[this.position];
  }

  name(): string {
    const token = this.tokens[this.position++];
    if (!token || !/^[\w.$]+$/.test(token)) this.fail();
    return token as string;
  }

  type(): TypeName {
    const name = this.name();
    const args: TypeName[] = [];
    if (this.peek() === '<') {
      do {
        this.position++;
        args.push(this.type());
      } while (this.peek() === ',');
      this.expect('>');
    }
    let type: TypeName = { name, args };
    while (this.peek() === '[') {
      this.position++;
      this.expect(']');
      type = { name: 'List', args: [type] };
    }
    return type;
  }

  parameters(): Signature['parameters'] {
    const parameters: Signature['parameters'] = [];
    this.expect('(');
    while (this.peek() !== ')') {
      if (parameters.length) this.expect(',');
      parameters.push({ type: this.type(), name: this.name() });
    }
    this.expect(')');
    return parameters;
  }

  end(): void {
    if (this.position !== this.tokens.length) this.fail();
  }

  private expect(token: string): void {
    if (this.tokens[this.position++] !== token) this.fail();
  }

  private fail(): never {
    throw new SyntaxError(`not an Apex signature: ${this.text}`);
  }
}
