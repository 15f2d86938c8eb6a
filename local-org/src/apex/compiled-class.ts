/** What the runtime library can see of a user-defined class: its members by name, for reflection, JSON, jobs and actions. */
import type { EnumValue } from '../values/enum.ts';

export interface CompiledAnnotation {
  /** Lower case without the @: `auraenabled`. */
  name: string;
  /** Lower-case keys; a single unnamed value has the key `value`. */
  parameters: Record<string, string | number | boolean>;
}

export interface CompiledMember {
  name: string;
  /** Apex type, e.g. `List<Account>`, `ReviewController.TermRow`. */
  type: string;
  isStatic: boolean;
  access: 'private' | 'protected' | 'public' | 'global';
  annotations: CompiledAnnotation[];
}

/** A field or property. */
export interface CompiledField extends CompiledMember {
  isTransient: boolean;
  isProperty: boolean;
  /** Pass null as instance for a static field. */
  get(instance: unknown): unknown;
  set(instance: unknown, value: unknown): void;
}

export interface CompiledMethod extends CompiledMember {
  /** `type` is the return type, `void` for none. */
  parameters: { name: string; type: string }[];
  invoke(instance: unknown, args: unknown[]): unknown;
}

export interface CompiledConstructor {
  access: CompiledMember['access'];
  parameters: { name: string; type: string }[];
  newInstance(args: unknown[]): unknown;
}

export interface CompiledClass {
  /** `Outer.Inner` for inner types. */
  name: string;
  kind: 'class' | 'interface' | 'enum';
  isAbstract: boolean;
  isTest: boolean;
  sharing: 'with' | 'without' | 'inherited' | null;
  access: CompiledMember['access'];
  annotations: CompiledAnnotation[];
  /** User class or platform class (`System.Exception`), null for none. */
  superclass: string | null;
  /** Every interface, inherited ones too, with type arguments: `Database.Batchable<SObject>`, `System.Queueable`. */
  interfaces: string[];
  /** Instance and static fields and properties in order of declaration; inherited ones come first. */
  fields: CompiledField[];
  /** Own and inherited methods; an overridden one appears once. */
  methods: CompiledMethod[];
  constructors: CompiledConstructor[];
  /** An instance with all fields null: no constructor, no initialisers. */
  allocate(): unknown;
  enumValues: EnumValue[];
}

/** Every instance of a user-defined class (exceptions too) has this shape; find it with `compiledClassOf`. */
export interface UserObject {
  readonly $class: CompiledClass;
  /** Apex text: the user's toString(), or `Name:[field=value, …]`. */
  toString(): string;
  /** The user's equals/hashCode; absent when the class has none (identity counts). */
  $equals?(other: unknown): boolean;
  $hashCode?(): number;
}

/** The class of a user-defined instance, undefined for every other Apex value. */
export function compiledClassOf(value: unknown): CompiledClass | undefined {
  return typeof value === 'object' && value !== null && '$class' in value
    ? (value as UserObject).$class
    : undefined;
}

/** One call of a stubbed method. */
export interface StubCall {
  methodName: string;
  /** Type names; `void` for no result. */
  returnType: string;
  parameterTypes: string[];
  parameterNames: string[];
  args: unknown[];
}

/** The registry that the compiled program gives the runtime. */
export interface CompiledClasses {
  /** Case-insensitive; `Outer.Inner` for inner types. */
  find(name: string): CompiledClass | undefined;
  all(): CompiledClass[];
  /** True when the value (user instance, platform value, sObject, collection, …) is of the Apex type. */
  isInstance(value: unknown, typeName: string): boolean;
  /** True when a variable of the second type can hold a value of the first one. */
  isAssignable?(source: string, target: string): boolean;
  /** Test.createStub: an instance of the class or interface whose methods ask `handle`. */
  stub?(typeName: string, handle: (call: StubCall) => unknown): unknown;
}
