/** The symbols of user-defined types: what the compiler records about classes and their members. */
import type {
  AccessModifier,
  Annotation,
  ConstructorMember,
  Declarator,
  MethodMember,
  Position,
  PropertyMember,
  TypeDeclaration
} from '../syntax/ast.ts';
import type { Type } from './type.ts';

export interface MemberSymbol {
  name: string;
  owner: UserType;
  access: AccessModifier;
  isStatic: boolean;
  annotations: Annotation[];
  /** The member's name in the emitted JavaScript. */
  jsName: string;
  at: Position;
}

export interface FieldSymbol extends MemberSymbol {
  kind: 'field';
  type: Type;
  isFinal: boolean;
  isTransient: boolean;
  declarator: Declarator | null;
  property: PropertyMember | null;
  /** False for fields and plain `{ get; set; }` properties, which are read and written directly. */
  hasAccessors: boolean;
}

export interface ParameterSymbol {
  name: string;
  type: Type;
}

export interface MethodSymbol extends MemberSymbol {
  kind: 'method';
  returns: Type;
  parameters: ParameterSymbol[];
  isAbstract: boolean;
  isVirtual: boolean;
  isOverride: boolean;
  declaration: MethodMember;
}

export interface ConstructorSymbol extends MemberSymbol {
  kind: 'constructor';
  parameters: ParameterSymbol[];
  /** null for the constructor that a class without constructors gets. */
  declaration: ConstructorMember | null;
}

/** A class, interface or enum of the project; it is a `Type` itself. */
export interface UserType {
  kind: 'user';
  /** `Outer.Inner` */
  name: string;
  jsName: string;
  file: string;
  declaration: TypeDeclaration;
  outer: UserType | null;
  access: AccessModifier;
  superclass: Type | null;
  interfaces: Type[];
  /** A supertype is unknown and reported: what seems to be missing may be inherited from it. */
  isIncomplete: boolean;
  apiVersion: number;
  fields: Map<string, FieldSymbol>;
  methods: Map<string, MethodSymbol[]>;
  constructors: ConstructorSymbol[];
  inner: Map<string, UserType>;
}

export function outermost(type: UserType): UserType {
  return type.outer ? outermost(type.outer) : type;
}

export function isTestClass(type: UserType): boolean {
  return hasAnnotation(outermost(type).declaration.modifiers.annotations, 'istest');
}

export function hasAnnotation(annotations: Annotation[], name: string): boolean {
  return annotations.some((annotation) => annotation.name === name);
}

/** The user superclasses, nearest first, without the type itself. */
export function userSuperclasses(type: UserType): UserType[] {
  const found: UserType[] = [];
  let current = type.superclass;
  while (current?.kind === 'user' && !found.includes(current)) {
    found.push(current);
    current = current.superclass;
  }
  return found;
}
