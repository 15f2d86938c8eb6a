/** Emits names and dots: decides whether `a.b.c` is a variable, a field, a type, a token or a label. */
import type { DotExpression, Expression, Position } from '../syntax/ast.ts';
import { isIncomplete } from '../types/conversions.ts';
import {
  findField,
  platformMethods,
  platformProperty,
  platformStaticProperty,
  platformTypeOf
} from '../types/members.ts';
import type { UserType } from '../types/symbols.ts';
import { userSuperclasses } from '../types/symbols.ts';
import {
  elementOf,
  isEnum,
  isList,
  STRING,
  UNKNOWN,
  type PlatformTypeRef,
  type SObjectTypeRef,
  type Type
} from '../types/type.ts';
import { instanceField, staticField } from './fields.ts';
import { platformInstanceCall } from './platform-calls.ts';
import { notNull } from './convert.ts';
import { emitPostfix } from './recursion.ts';
import { recordMember, tokenOf, type StaticObject } from './record-members.ts';
import type { Scope } from './scope.ts';
import { triggerVariable } from './trigger-variables.ts';
import { BROKEN, type Value } from './value.ts';

/** What a name or a dotted name can stand for. */
export type Entity =
  | { kind: 'value'; value: Value }
  | { kind: 'type'; type: Type }
  | { kind: 'namespace'; name: string }
  | { kind: 'labels' }
  | { kind: 'trigger' }
  | { kind: 'object'; object: StaticObject };

/** The entity of an expression; anything but a name or dot is a value. */
export function entityOf(scope: Scope, expression: Expression): Entity {
  if (expression.kind === 'name') {
    const entity = namedEntity(scope, expression.name, expression.at);
    if (entity) return entity;
    scope.error(expression.at, `Variable does not exist: ${expression.name}`);
    return { kind: 'value', value: BROKEN };
  }
  if (expression.kind === 'dot') return dotEntity(scope, expression);
  return { kind: 'value', value: emitPostfix(scope, expression) };
}

function namedEntity(scope: Scope, name: string, at: Position): Entity | undefined {
  const value = variable(scope, name, at);
  if (value) return { kind: 'value', value };
  const user = scope.resolver.userTypeNamed(name, scope.owner);
  if (user) return { kind: 'type', type: user };
  const key = name.toLowerCase();
  if (key === 'label') return { kind: 'labels' };
  if (key === 'trigger') return { kind: 'trigger' };
  const type = scope.resolver.platformNamed(name) ?? genericDefinition(scope, name);
  if (type) return { kind: 'type', type };
  return scope.resolver.isNamespace(name) ? { kind: 'namespace', name } : undefined;
}

/** Local variable, field of the class or its superclasses, static field of the outer class. */
function variable(scope: Scope, name: string, at: Position): Value | undefined {
  const local = scope.local(name);
  if (local) {
    const place = { kind: 'variable', code: local.jsName, local } as const;
    return { code: local.jsName, type: local.type, place };
  }
  for (let owner: UserType | null = scope.owner; owner; owner = owner.outer) {
    const field = findField(owner, name);
    if (!field) continue;
    if (field.isStatic) return staticField(scope, field, at);
    // An instance field cannot be meant here: the name may still be a type.
    if (owner !== scope.owner || scope.isStatic) continue;
    if (scope.beforeInstance) {
      const message = `Cannot reference instance variables in a constructor invocation: ${name}`;
      scope.error(at, message);
    }
    return instanceField(scope, { code: 'this', type: owner, nonNull: true }, field, at);
  }
  return undefined;
}

function genericDefinition(scope: Scope, name: string): Type | undefined {
  const definition = scope.resolver.library.find(`System.${name}`);
  return definition && scope.resolver.platformType(definition, []);
}

function dotEntity(scope: Scope, expression: DotExpression): Entity {
  const target = entityOf(scope, expression.target);
  const { name, at } = expression;
  switch (target.kind) {
    case 'labels':
      return { kind: 'value', value: label(scope, name, at) };
    case 'trigger':
      return { kind: 'value', value: triggerVariable(scope, name, at) };
    case 'namespace':
      return namespaceMember(scope, target.name, name, at);
    case 'type':
      return typeMember(scope, target.type, name, at);
    case 'object':
      return objectMember(scope, target.object, name, at);
    case 'value': {
      const type = shadowedType(scope, expression.target);
      if (type && !hasMember(scope, target.value, name)) return typeMember(scope, type, name, at);
      const reason = shareReason(expression, target.value);
      return { kind: 'value', value: reason ?? valueMember(scope, target.value, expression) };
    }
  }
}

/** `Thing__Share.RowCause.Reason__c`: the text of a reason for sharing. */
function shareReason({ target, name }: DotExpression, value: Value): Value | undefined {
  const isRowCause =
    target.kind === 'dot' &&
    target.name.toLowerCase() === 'rowcause' &&
    value.type.name === 'Schema.SObjectField';
  return isRowCause ? { code: JSON.stringify(name), type: STRING, nonNull: true } : undefined;
}

/** The type that has the same name as a variable: it is meant where the variable has no such member. */
export function shadowedType(scope: Scope, expression: Expression): Type | undefined {
  if (expression.kind !== 'name') return undefined;
  const { name } = expression;
  return scope.resolver.userTypeNamed(name, scope.owner) ?? scope.resolver.platformNamed(name);
}

function hasMember(scope: Scope, value: Value, name: string): boolean {
  const { type } = value;
  // A variable whose type is wrong is reported already.
  if (type === UNKNOWN) return true;
  if (type.kind === 'user' && findField(type, name)?.isStatic === false) return true;
  if (recordMember(scope, value, name, 0)) return true;
  const platform = platformTypeOf(type, scope.resolver);
  if (!platform) return false;
  const property = platformProperty(platform, name, scope.resolver);
  return property !== undefined || getterOf(scope, platform, name) !== undefined;
}

function label(scope: Scope, name: string, at: Position): Value {
  const { labels } = scope.unit.compilation;
  if (labels && !labels.has(name.toLowerCase())) {
    scope.error(at, `Field does not exist: ${name} on System.Label`);
  }
  return { code: `rt.label(${JSON.stringify(name)})`, type: STRING, nonNull: true };
}

function namespaceMember(scope: Scope, namespace: string, name: string, at: Position): Entity {
  const key = `${namespace}.${name}`.toLowerCase();
  if (key === 'system.label') return { kind: 'labels' };
  if (key === 'system.trigger') return { kind: 'trigger' };
  const type =
    scope.resolver.userTypeNamed(`${namespace}.${name}`, null) ??
    scope.resolver.platformNamed(`${namespace}.${name}`) ??
    qualified(scope, namespace, name);
  if (type) return { kind: 'type', type };
  return failed(scope, at, `Variable does not exist: ${namespace}.${name}`);
}

function qualified(scope: Scope, namespace: string, name: string): Type | undefined {
  const definition = scope.resolver.library.find(`${namespace}.${name}`);
  return definition && scope.resolver.platformType(definition, []);
}

function failedMember(scope: Scope, type: UserType, name: string, at: Position): Entity {
  if (isIncomplete(type, scope.resolver)) return { kind: 'value', value: BROKEN };
  return failed(scope, at, `Variable does not exist: ${type.name}.${name}`);
}

function failed(scope: Scope, at: Position, message: string): Entity {
  scope.error(at, message);
  return { kind: 'value', value: BROKEN };
}

function typeMember(scope: Scope, type: Type, name: string, at: Position): Entity {
  if (type.kind === 'user') return userTypeMember(scope, type, name, at);
  if (type.kind === 'sobject') return sObjectTypeMember(scope, type, name, at);
  const platform = platformTypeOf(type, scope.resolver);
  const definition = platform?.definition;
  if (definition?.kind === 'enum') {
    const found = definition.values.find(
      (value) => value.name.toLowerCase() === name.toLowerCase()
    );
    if (found) return valueEntity({ code: scope.unit.pooled(found), type, nonNull: true });
  }
  if (definition?.name === 'Schema.SObjectType') {
    const object = scope.resolver.sObject(name);
    if (object?.object) return { kind: 'object', object: { type: object, kind: 'describe' } };
  }
  if (definition?.kind === 'class') {
    const property = platformStaticProperty(definition, name, scope.resolver);
    if (property) {
      const pooled = scope.unit.pooled(property.implementation);
      const writable = Boolean(property.implementation.set);
      const place = { kind: 'platform', target: null, property: pooled, writable } as const;
      return valueEntity({ code: `${pooled}.get(rt)`, type: property.returns, place });
    }
  }
  // `Database`, `System` and `Schema` are classes and namespaces.
  const short = definition?.name.replace(/^System\./, '') ?? '';
  if (scope.resolver.isNamespace(short)) return namespaceMember(scope, short, name, at);
  // `BusinessHours` is a class and an object.
  const object = type.kind === 'platform' && scope.resolver.sObject(short);
  if (object) return sObjectTypeMember(scope, object, name, at);
  return failed(scope, at, `Variable does not exist: ${type.name}.${name}`);
}

function userTypeMember(scope: Scope, type: UserType, name: string, at: Position): Entity {
  if (isEnum(type)) {
    const index = type.declaration.enumValues.findIndex(
      (value) => value.toLowerCase() === name.toLowerCase()
    );
    if (index >= 0) {
      return valueEntity({ code: `$c.${type.jsName}.values[${index}]`, type, nonNull: true });
    }
  }
  const field = findField(type, name);
  if (field?.isStatic) return valueEntity(staticField(scope, field, at));
  for (const owner of [type, ...userSuperclasses(type)]) {
    const inner = owner.inner.get(name.toLowerCase());
    if (inner) return { kind: 'type', type: inner };
  }
  return failedMember(scope, type, name, at);
}

function sObjectTypeMember(scope: Scope, type: SObjectTypeRef, name: string, at: Position): Entity {
  const key = name.toLowerCase();
  if (key === 'sobjecttype') return { kind: 'object', object: { type, kind: 'token' } };
  if (key === 'fields') return { kind: 'object', object: { type, kind: 'fields' } };
  const token = tokenOf(scope, type, name);
  return token
    ? valueEntity(token)
    : failed(scope, at, `Variable does not exist: ${type.name}.${name}`);
}

/** `Account.SObjectType.fields`, `Schema.SObjectType.Account.fields.Name`, … */
function objectMember(scope: Scope, object: StaticObject, name: string, at: Position): Entity {
  if (object.kind === 'fields' || object.kind === 'describeFields') {
    const token = tokenOf(scope, object.type, name);
    if (!token) return failed(scope, at, `Variable does not exist: ${object.type.name}.${name}`);
    if (object.kind === 'fields') return valueEntity(token);
    return valueEntity(platformInstanceCall(scope, token, 'getDescribe', [], at));
  }
  if (name.toLowerCase() === 'fields') {
    const kind = object.kind === 'describe' ? 'describeFields' : 'fields';
    return { kind: 'object', object: { type: object.type, kind } };
  }
  const value = staticObjectValue(scope, object, at);
  return valueEntity(valueMember(scope, value, { name, at, safe: false }));
}

/** A static object as an ordinary value of the library: its token, its describe result, its field table. */
export function staticObjectValue(scope: Scope, object: StaticObject, at: Position): Value {
  const token: Value = {
    code: `rt.sObjectType(${JSON.stringify(object.type.name)})`,
    type: scope.resolver.platform('Schema.SObjectType'),
    nonNull: true
  };
  if (object.kind === 'token') return token;
  const describe = platformInstanceCall(scope, token, 'getDescribe', [], at);
  if (object.kind === 'describe') return describe;
  return valueMember(scope, describe, { name: 'fields', at, safe: false });
}

function valueEntity(value: Value): Entity {
  return { kind: 'value', value };
}
/** `value.name` for a value: field, property, record field, relationship. */
export function valueMember(
  scope: Scope,
  value: Value,
  dot: { name: string; at: Position; safe: boolean }
): Value {
  const { name, at } = dot;
  const target = dot.safe ? guarded(scope, rowOrNull(value)) : value;
  const { type } = target;
  if (type.kind === 'user') {
    const field = findField(type, name);
    if (field && !field.isStatic) return instanceField(scope, target, field, at);
  }
  if (type.kind === 'sobject' || target.isQuery) {
    const member = recordMember(scope, target, name, at);
    if (member) return member;
  }
  const platform = platformTypeOf(type, scope.resolver);
  const property = platform && platformProperty(platform, name, scope.resolver);
  if (property) {
    const pooled = scope.unit.pooled(property.implementation);
    const receiver = notNull(target);
    const writable = Boolean(property.implementation.set);
    return {
      code: `${pooled}.get(rt, ${receiver})`,
      type: property.returns,
      guards: target.guards,
      place: { kind: 'platform', target: receiver, property: pooled, writable }
    };
  }
  const getter = target.type.kind === 'platform' && getterOf(scope, target.type, name);
  if (getter) return platformInstanceCall(scope, target, getter, [], at);
  if (type.name !== 'unknown' && !isIncomplete(type, scope.resolver)) {
    const where = type.kind === 'sobject' ? `Invalid field ${name} for SObject ${type.name}` : '';
    scope.error(at, where || `Variable does not exist: ${name} (on ${type.name})`);
  }
  return { ...BROKEN, guards: target.guards };
}

/** `[SELECT …]?.Name`: no row is null, and the chain ends there. */
function rowOrNull(value: Value): Value {
  if (!value.isQuery || !isList(value.type)) return value;
  return { code: `$s.first(${value.code})`, type: elementOf(value.type), guards: value.guards };
}

/** Namespaces whose results have a property for each getter: `describe.Name`, `saveResult.success`. */
const WITH_PROPERTIES = /^(Schema|Database|Messaging)\./;

/** UNVERIFIED: that every getter of describe and database results can be read as a property. */
function getterOf(scope: Scope, type: PlatformTypeRef, name: string): string | undefined {
  if (!WITH_PROPERTIES.test(type.definition.name)) return undefined;
  return [`get${name}`, `is${name}`].find((getter) =>
    platformMethods(type, getter, scope.resolver).some((method) => method.parameters.length === 0)
  );
}

/** The receiver of `?.`: evaluated once, the chain after it is skipped when it is null. */
export function guarded(scope: Scope, value: Value): Value {
  const temporary = scope.temporary();
  const guards = [...(value.guards ?? []), { temporary, code: value.code }];
  return { code: temporary, type: value.type, nonNull: true, guards };
}
