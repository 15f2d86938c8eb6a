/** Declares the user-defined types of a project and links them: supertypes, members and their types. */
import type {
  AccessModifier,
  FieldMember,
  Member,
  Modifiers,
  Parameter,
  PropertyMember,
  ScriptDeclaration,
  TriggerDeclaration,
  TypeDeclaration,
  TypeRef
} from '../syntax/ast.ts';
import type { Diagnostics } from './diagnostics.ts';
import { isTypeVisible } from './members.ts';
import {
  userSuperclasses,
  type ConstructorSymbol,
  type FieldSymbol,
  type MemberSymbol,
  type MethodSymbol,
  type ParameterSymbol,
  type UserType
} from './symbols.ts';
import type { TypeResolver } from './type-resolver.ts';
import { UNKNOWN, VOID, type Type } from './type.ts';

/** Registers a top-level type with its inner types; members come with `linkTypes`. */
export function declareType(
  declaration: TypeDeclaration,
  { file, apiVersion }: { file: string; apiVersion?: string },
  resolver: TypeResolver,
  diagnostics: Diagnostics
): void {
  const key = declaration.name.toLowerCase();
  if (resolver.userTypes.has(key)) {
    diagnostics.report(file, declaration.at, `Duplicate class name: ${declaration.name}`);
    return;
  }
  const type = newType(declaration, file, null);
  for (const each of [type, ...type.inner.values()]) {
    each.apiVersion = Number.parseFloat(apiVersion ?? '') || NEWEST;
  }
  resolver.userTypes.set(key, type);
}

const NEWEST = Number.POSITIVE_INFINITY;

/** The class that stands for the methods and types which a trigger or a script declares beside its statements. */
export function declareMembers(
  unit: TriggerDeclaration | ScriptDeclaration,
  file: string,
  resolver: TypeResolver
): UserType | null {
  resolver.userTypes.delete(membersKey(unit));
  if (unit.members.length === 0) return null;
  const name = unit.kind === 'trigger' ? unit.name : 'AnonymousBlock';
  const declaration: TypeDeclaration = {
    kind: 'class',
    at: unit.at,
    name,
    modifiers: { ...NO_MODIFIERS, access: 'public' },
    superclass: null,
    interfaces: [],
    members: unit.members,
    enumValues: []
  };
  const type = newType(declaration, file, null);
  // No class of the project can have this key or this JavaScript name.
  type.jsName = `${unit.kind}$$${name}`;
  for (const inner of type.inner.values()) {
    inner.jsName = `${unit.kind}$$${inner.jsName}`;
    if (unit.kind === 'script') inner.name = inner.declaration.name;
  }
  resolver.userTypes.set(membersKey(unit), type);
  return type;
}

/** True for the class of a trigger's or script's members. */
export function isMembersOfFile(type: UserType): boolean {
  return type.jsName.includes('$$');
}

export function membersKey(unit: TriggerDeclaration | ScriptDeclaration): string {
  return unit.kind === 'trigger' ? `trigger ${unit.name.toLowerCase()}` : 'script';
}

const NO_MODIFIERS: Modifiers = {
  access: null,
  isStatic: false,
  isAbstract: false,
  isVirtual: false,
  isOverride: false,
  isFinal: false,
  isTransient: false,
  sharing: null,
  annotations: [],
  words: []
};

function newType(declaration: TypeDeclaration, file: string, outer: UserType | null): UserType {
  const name = outer ? `${outer.name}.${declaration.name}` : declaration.name;
  const type: UserType = {
    kind: 'user',
    name,
    jsName: name.replace('.', '$'),
    file,
    declaration,
    outer,
    access: declaration.modifiers.access ?? 'private',
    superclass: null,
    interfaces: [],
    isIncomplete: false,
    apiVersion: NEWEST,
    fields: new Map(),
    methods: new Map(),
    constructors: [],
    inner: new Map()
  };
  for (const member of declaration.members) {
    if (member.kind !== 'type') continue;
    const inner = newType(member.declaration, file, type);
    type.inner.set(member.declaration.name.toLowerCase(), inner);
  }
  return type;
}

/** All user types, outer before inner. */
export function allTypes(resolver: TypeResolver): UserType[] {
  return [...resolver.userTypes.values()].flatMap((type) => [type, ...type.inner.values()]);
}

/** Resolves what the declarations refer to. */
export function linkTypes(
  resolver: TypeResolver,
  diagnostics: Diagnostics,
  types = allTypes(resolver)
): void {
  for (const type of types) new Linker(type, resolver, diagnostics).linkSupertypes();
  for (const type of types) breakCycle(type, diagnostics);
  for (const type of types) new Linker(type, resolver, diagnostics).linkMembers();
  for (const type of types) nameFields(type);
  for (const type of types) nameOverrides(type);
}

/** A method without modifiers implements the abstract method of a superclass: it gets its name. */
function nameOverrides(type: UserType): void {
  const inherited = userSuperclasses(type).flatMap((parent) => [...parent.methods.values()].flat());
  const names = new Set(
    inherited.filter((method) => method.isAbstract).map(({ jsName }) => jsName)
  );
  for (const method of [...type.methods.values()].flat()) {
    const [open = ''] = method.jsName.split(PRIVATE);
    if (names.has(open)) method.jsName = open;
  }
}

function breakCycle(type: UserType, diagnostics: Diagnostics): void {
  if (!userSuperclasses(type).includes(type)) return;
  diagnostics.report(type.file, type.declaration.at, `Circular class definition: ${type.name}`);
  type.superclass = null;
}

/** Comes between the name of a private method and that of its class. */
const PRIVATE = '$p_';

/** A field that hides one of a superclass gets its own place in the object. */
function nameFields(type: UserType): void {
  const parents = userSuperclasses(type);
  for (const [key, field] of type.fields) {
    const hidden = parents.filter((parent) => parent.fields.has(key)).length;
    const isSameProperty = field.hasAccessors && !field.isStatic;
    if (hidden && !isSameProperty) field.jsName += `$${hidden}`;
  }
}

class Linker {
  private readonly type: UserType;
  private readonly resolver: TypeResolver;
  private readonly diagnostics: Diagnostics;

  constructor(type: UserType, resolver: TypeResolver, diagnostics: Diagnostics) {
    this.type = type;
    this.resolver = resolver;
    this.diagnostics = diagnostics;
  }

  linkSupertypes(): void {
    const { declaration } = this.type;
    if (declaration.superclass) {
      const parent = this.resolve(declaration.superclass, this.type.outer);
      if (isClass(parent)) this.type.superclass = parent;
      else {
        this.type.isIncomplete = true;
        if (parent !== UNKNOWN) {
          this.report(declaration.superclass, `Invalid superclass: ${parent.name}`);
        }
      }
    }
    const interfaces = declaration.interfaces.map((each) => this.interfaceNamed(each));
    this.type.interfaces = interfaces.filter((type) => type !== UNKNOWN);
    if (interfaces.includes(UNKNOWN)) this.type.isIncomplete = true;
  }

  private interfaceNamed(reference: TypeRef): Type {
    const type = this.resolve(reference, this.type.outer);
    if (type === UNKNOWN || !isClass(type)) return type;
    this.report(reference, `Invalid interface: ${type.name}`);
    return UNKNOWN;
  }

  linkMembers(): void {
    for (const member of this.type.declaration.members) this.linkMember(member);
    const { declaration } = this.type;
    if (declaration.kind === 'class' && this.type.constructors.length === 0) {
      this.type.constructors.push({
        kind: 'constructor',
        ...this.symbol(declaration.name, declaration.modifiers, declaration.at),
        access: 'global',
        isStatic: false,
        jsName: `c_${this.type.jsName}$`,
        parameters: [],
        declaration: null
      });
    }
  }

  private linkMember(member: Member): void {
    switch (member.kind) {
      case 'field':
        return this.linkField(member);
      case 'property':
        return this.addField(this.propertySymbol(member));
      case 'method': {
        const parameters = this.parameters(member.parameters);
        const symbol: MethodSymbol = {
          kind: 'method',
          ...this.symbol(member.name, member.modifiers, member.at),
          jsName: this.methodName(member.name, parameters, member.modifiers),
          returns: member.returns ? this.resolve(member.returns) : VOID,
          parameters,
          isAbstract: member.modifiers.isAbstract,
          isVirtual: member.modifiers.isVirtual || member.modifiers.isAbstract,
          isOverride: member.modifiers.isOverride,
          declaration: member
        };
        return this.addMethod(symbol);
      }
      case 'constructor': {
        const parameters = this.parameters(member.parameters);
        return this.addConstructor({
          kind: 'constructor',
          ...this.symbol(member.name, member.modifiers, member.at),
          isStatic: false,
          jsName: `c_${this.type.jsName}$${mangled(parameters)}`,
          parameters,
          declaration: member
        });
      }
      case 'initializer':
      case 'type':
        return;
    }
  }

  private addConstructor(symbol: ConstructorSymbol): void {
    const { constructors, declaration, name } = this.type;
    if (symbol.name.toLowerCase() !== declaration.name.toLowerCase()) {
      return this.report(symbol, `Invalid constructor name: ${symbol.name}`);
    }
    if (constructors.some((known) => known.jsName === symbol.jsName)) {
      if (symbol.parameters.some((parameter) => parameter.type === UNKNOWN)) return;
      const list = symbol.parameters.map((parameter) => parameter.type.name).join(', ');
      return this.report(symbol, `Constructor already defined: [${name}].<Constructor>(${list})`);
    }
    constructors.push(symbol);
  }

  private addMethod(symbol: MethodSymbol): void {
    const key = symbol.name.toLowerCase();
    const overloads = this.type.methods.get(key) ?? [];
    if (overloads.some((known) => known.jsName === symbol.jsName)) {
      const list = symbol.parameters.map((parameter) => parameter.type.name).join(', ');
      if (symbol.parameters.every((parameter) => parameter.type !== UNKNOWN)) {
        this.report(symbol, `Method already defined: ${symbol.name}(${list})`);
      }
      return;
    }
    this.type.methods.set(key, [...overloads, symbol]);
  }

  private linkField(member: FieldMember): void {
    const type = this.resolve(member.type);
    for (const declarator of member.declarators) {
      this.addField({
        kind: 'field',
        ...this.symbol(declarator.name, member.modifiers, declarator.at),
        type,
        isFinal: member.modifiers.isFinal,
        isTransient: member.modifiers.isTransient,
        declarator,
        property: null,
        hasAccessors: false
      });
    }
  }

  private propertySymbol(member: PropertyMember): FieldSymbol {
    const { modifiers } = member;
    const isPlain = !member.getter?.body && !member.setter?.body && member.getter && member.setter;
    const isVirtual = modifiers.isVirtual || modifiers.isAbstract || modifiers.isOverride;
    return {
      kind: 'field',
      ...this.symbol(member.name, modifiers, member.at),
      type: this.resolve(member.type),
      isFinal: false,
      isTransient: modifiers.isTransient,
      declarator: null,
      property: member,
      hasAccessors: !isPlain || isVirtual
    };
  }

  private addField(symbol: FieldSymbol): void {
    const key = symbol.name.toLowerCase();
    if (this.type.fields.has(key)) this.report(symbol, `Duplicate field: ${symbol.name}`);
    this.type.fields.set(key, symbol);
  }

  private symbol(name: string, modifiers: Modifiers, at: number): MemberSymbol {
    const access: AccessModifier = modifiers.access ?? 'private';
    return {
      name,
      owner: this.type,
      access,
      isStatic: modifiers.isStatic,
      annotations: modifiers.annotations,
      jsName: `f_${name.toLowerCase()}`,
      at
    };
  }

  /** Private methods are not virtual: their names cannot meet those of a subclass. */
  private methodName(name: string, parameters: ParameterSymbol[], modifiers: Modifiers): string {
    const isPrivate =
      (modifiers.access ?? 'private') === 'private' &&
      this.type.declaration.kind === 'class' &&
      !modifiers.isVirtual &&
      !modifiers.isAbstract &&
      !modifiers.isOverride;
    const suffix = isPrivate ? PRIVATE + this.type.jsName : '';
    return `m_${name.toLowerCase()}$${mangled(parameters)}${suffix}`;
  }

  private parameters(parameters: Parameter[]): ParameterSymbol[] {
    return parameters.map((parameter) => ({
      name: parameter.name,
      type: this.resolve(parameter.type)
    }));
  }

  private resolve(reference: TypeRef, from: UserType | null = this.type): Type {
    // An inner class may extend another inner class of the same outer class.
    const type = this.resolver.resolve(reference, from ?? this.type);
    if (type && !isTypeVisible(type, this.type)) {
      this.report(reference, `Type is not visible: ${type.name}`);
    }
    if (type) return type;
    const unknown = this.resolver.unresolved(reference, from ?? this.type);
    this.report(unknown, `Invalid type: ${unknown.name}`);
    return UNKNOWN;
  }

  private report(place: { at: number }, message: string): void {
    this.diagnostics.report(this.type.file, place.at, message);
  }
}

function isClass(type: Type): boolean {
  if (type.kind === 'user') return type.declaration.kind === 'class';
  return type.kind === 'platform' && type.definition.kind === 'class';
}

function mangled(parameters: ParameterSymbol[]): string {
  return parameters
    .map((parameter) => parameter.type.name.toLowerCase().replace(/\W/g, '_'))
    .join('$');
}
