/** Emits method calls: chooses the overload and the way in which the emitted code reaches the method. */
import type { CallExpression, Position } from '../syntax/ast.ts';
import { allSupertypes, isIncomplete } from '../types/conversions.ts';
import {
  findMethods,
  isAccessible,
  platformMethods,
  platformStatics,
  platformTypeOf
} from '../types/members.ts';
import { hasAnnotation, type MethodSymbol, type UserType } from '../types/symbols.ts';
import {
  OBJECT,
  UNKNOWN,
  VOID,
  isEnum,
  STRING,
  INTEGER,
  type SObjectTypeRef,
  type Type
} from '../types/type.ts';
import { convert } from './convert.ts';
import { emitExpression } from './recursion.ts';
import { entityOf, guarded, shadowedType, staticObjectValue } from './names.ts';
import {
  argumentCode,
  callOn,
  choose,
  platformInstanceCall,
  platformStaticCall
} from './platform-calls.ts';
import type { Scope } from './scope.ts';
import { BROKEN, type Value } from './value.ts';

export function emitCall(scope: Scope, call: CallExpression): Value {
  const args = call.args.map((arg) => emitExpression(scope, arg));
  if (args.some((arg) => arg.type === UNKNOWN)) {
    // The mistake inside the arguments is reported already.
    if (call.target) entityOf(scope, call.target);
    return BROKEN;
  }
  if (!call.target) return unqualified(scope, call, args);
  if (call.target.kind === 'super') return superCall(scope, call, args);
  const entity = entityOf(scope, call.target);
  switch (entity.kind) {
    case 'type':
      return staticCall(scope, entity.type, call, args);
    case 'value': {
      const type = shadowedType(scope, call.target);
      if (type && !hasMethod(scope, entity.value.type, call.name)) {
        return staticCall(scope, type, call, args);
      }
      return instanceCall(scope, entity.value, call, args);
    }
    case 'object': {
      const value = staticObjectValue(scope, entity.object, call.at);
      return instanceCall(scope, value, call, args);
    }
    case 'namespace': {
      const type = scope.resolver.platformNamed(`System.${entity.name}`);
      if (type) return staticCall(scope, type, call, args);
      return missing(scope, call, args, entity.name);
    }
    case 'labels': {
      const type = scope.resolver.platformNamed('System.Label');
      if (type) return staticCall(scope, type, call, args);
      return missing(scope, call, args, 'System.Label');
    }
    default:
      return missing(scope, call, args, entity.kind);
  }
}

function hasMethod(scope: Scope, type: Type, name: string): boolean {
  if (type === UNKNOWN) return true;
  if (isEnum(type) && /^(?:name|ordinal|tostring)$/i.test(name)) return true;
  if (type.kind === 'user' && findMethods(type, name, scope.resolver).length > 0) return true;
  const platform = platformTypeOf(type, scope.resolver) ?? platformTypeOf(OBJECT, scope.resolver);
  return Boolean(platform && platformMethods(platform, name, scope.resolver).length > 0);
}

function missing(
  scope: Scope,
  call: CallExpression,
  args: Value[],
  owner: string,
  type: Type | null = null
): Value {
  if (type && isIncomplete(type, scope.resolver)) return BROKEN;
  const list = args.map((arg) => arg.type.name).join(', ');
  scope.error(
    call.at,
    `Method does not exist or incorrect signature: void ${call.name}(${list}) from the type ${owner}`
  );
  return BROKEN;
}

function unqualified(scope: Scope, call: CallExpression, args: Value[]): Value {
  for (let owner: UserType | null = scope.owner; owner; owner = owner.outer) {
    const candidates = findMethods(owner, call.name, scope.resolver);
    const method = choose(scope, candidates, args);
    if (method?.isStatic) return userStatic(scope, method, args, call.at);
    if (!method) continue;
    if (owner !== scope.owner) continue;
    if (scope.isStatic) {
      scope.error(
        call.at,
        `Non static method cannot be referenced from a static context: ${call.name}`
      );
      return BROKEN;
    }
    if (scope.beforeInstance) {
      const message = `Cannot reference instance methods in a constructor invocation: ${call.name}`;
      scope.error(call.at, message);
    }
    return userInstance(scope, { code: 'this', type: owner, nonNull: true }, method, args, call.at);
  }
  if (scope.owner && !scope.isStatic) {
    const platform =
      platformTypeOf(scope.owner, scope.resolver) ?? platformTypeOf(OBJECT, scope.resolver);
    const methods = platform ? platformMethods(platform, call.name, scope.resolver) : [];
    if (methods.length) {
      const self: Value = { code: 'this', type: scope.owner, nonNull: true };
      return platformInstanceCall(scope, self, call.name, args, call.at);
    }
  }
  return missing(scope, call, args, scope.owner?.name ?? 'AnonymousBlock', scope.owner);
}

function superCall(scope: Scope, call: CallExpression, args: Value[]): Value {
  if (scope.isStatic) scope.error(call.at, 'Super cannot be referenced in a static context');
  const parent = scope.owner?.superclass;
  if (parent?.kind === 'user') {
    const candidates = findMethods(parent, call.name, scope.resolver);
    const method = choose(scope, candidates, args);
    if (method && !method.isAbstract) {
      const code = argumentCode(scope, args, method.parameters, call.at).join(', ');
      return { code: `super.${method.jsName}(${code})`, type: method.returns };
    }
  }
  if (scope.owner?.isIncomplete) return BROKEN;
  const self: Value = { code: 'this', type: parent ?? OBJECT, nonNull: true };
  return platformInstanceCall(scope, self, call.name, args, call.at);
}

function userStatic(scope: Scope, method: MethodSymbol, args: Value[], at: Position): Value {
  checkAccess(scope, method, at);
  const code = argumentCode(scope, args, method.parameters, at).join(', ');
  if (hasAnnotation(method.annotations, 'future')) {
    const types = method.parameters.map(({ type }) => type.name).join(', ');
    const names = `${JSON.stringify(method.owner.name)}, "${method.name}(${types})"`;
    return { code: `rt.enqueueFuture(${names}, [${code}])`, type: method.returns };
  }
  return { code: `$c.${method.owner.jsName}.${method.jsName}(${code})`, type: method.returns };
}

function userInstance(
  scope: Scope,
  target: Value,
  method: MethodSymbol,
  args: Value[],
  at: Position
): Value {
  checkAccess(scope, method, at);
  const code = argumentCode(scope, args, method.parameters, at);
  return {
    code: callOn(
      scope,
      target,
      code,
      (receiver, given) => `${receiver}.${method.jsName}(${given.join(', ')})`
    ),
    type: method.returns,
    guards: target.guards
  };
}

function checkAccess(scope: Scope, method: MethodSymbol, at: Position): void {
  if (!isAccessible(method, scope.owner)) {
    scope.error(at, `Method is not visible: ${method.owner.name}.${method.name}`);
  }
}

function staticCall(scope: Scope, type: Type, call: CallExpression, args: Value[]): Value {
  if (isEnum(type)) {
    const found = enumStatic(scope, type, call, args);
    if (found) return found;
  }
  if (type.kind === 'user') {
    const candidates = findMethods(type, call.name, scope.resolver);
    const method = choose(scope, candidates, args);
    if (method?.isStatic) return userStatic(scope, method, args, call.at);
    if (method && scope.owner && !scope.isStatic && isSelf(scope.owner, type, scope)) {
      // `Outer.method()` on the own class is an ordinary call.
      return userInstance(scope, { code: 'this', type, nonNull: true }, method, args, call.at);
    }
    return missing(scope, call, args, type.name, type);
  }
  if (type.kind === 'sobject') return sObjectStatic(scope, type, call, args);
  const definition = platformTypeOf(type, scope.resolver)?.definition;
  if (definition?.kind !== 'class') return missing(scope, call, args, type.name);
  const candidates = platformStatics(definition, call.name, scope.resolver);
  const method = choose(scope, candidates, args);
  const object = scope.resolver.sObject(type.name);
  if (candidates.length === 0 && object) return sObjectStatic(scope, object, call, args);
  if (!method) return missing(scope, call, args, type.name);
  return platformStaticCall(scope, `${definition.name}.${method.name}`, method, args, call.at);
}

function isSelf(owner: UserType, type: UserType, scope: Scope): boolean {
  return owner === type || allSupertypes(owner, scope.resolver).includes(type);
}

function enumStatic(
  scope: Scope,
  type: Type,
  call: CallExpression,
  args: Value[]
): Value | undefined {
  const values =
    type.kind === 'user'
      ? `$c.${type.jsName}.values`
      : type.kind === 'platform' && type.definition.kind === 'enum'
        ? scope.unit.pooled(type.definition.values)
        : null;
  if (!values) return undefined;
  const name = call.name.toLowerCase();
  const [text] = args;
  if (name === 'values' && !text) {
    const element = JSON.stringify(type.name);
    return {
      code: `$s.list(${element}, [...${values}])`,
      type: scope.resolver.list(type),
      nonNull: true
    };
  }
  if (name === 'valueof' && text && args.length === 1) {
    const code = convert(scope, text, STRING, call.at).code;
    return {
      code: `$s.enumValueOf(${values}, ${code}, ${JSON.stringify(type.name)})`,
      type,
      nonNull: true
    };
  }
  return undefined;
}

/** Static methods of sObject types: tokens, custom metadata and custom settings. */
function sObjectStatic(
  scope: Scope,
  type: SObjectTypeRef,
  call: CallExpression,
  args: Value[]
): Value {
  const name = call.name.toLowerCase();
  const object = JSON.stringify(type.name);
  const kind = type.object?.kind;
  const [first] = args;
  if (name === 'getsobjecttype' && !first) {
    const token = scope.resolver.platform('Schema.SObjectType');
    return { code: `rt.sObjectType(${object})`, type: token, nonNull: true };
  }
  if (kind === 'metadata' || kind === 'setting') {
    if (name === 'getinstance' && args.length <= 1) {
      const key = first ? convert(scope, first, STRING, call.at).code : 'null';
      return { code: `rt.metadataInstance(${object}, ${key})`, type };
    }
    if (name === 'getvalues' && kind === 'setting' && first && args.length === 1) {
      const key = convert(scope, first, STRING, call.at).code;
      return { code: `$s.settingValues(${object}, ${key})`, type };
    }
    if (name === 'getall' && !first) {
      const map = scope.resolver.map(STRING, type);
      return { code: `rt.metadataAll(${object})`, type: map, nonNull: true };
    }
    if (name === 'getorgdefaults' && kind === 'setting' && !first) {
      return { code: `rt.orgDefaults(${object})`, type, nonNull: true };
    }
  }
  // `BusinessHours.diff(…)`: the methods of the System class that has the object's name.
  const definition = scope.resolver.library.find(`System.${type.name}`);
  const methods = definition && scope.resolver.platformType(definition, []);
  if (methods) return staticCall(scope, methods, call, args);
  return missing(scope, call, args, type.name);
}

function instanceCall(scope: Scope, value: Value, call: CallExpression, args: Value[]): Value {
  if (value.type === UNKNOWN) return BROKEN;
  const fieldError = addErrorToField(scope, value, call, args);
  if (fieldError) return fieldError;
  const target = call.safe ? guarded(scope, value) : value;
  const { type } = target;
  if (isEnum(type)) {
    const found = enumInstance(target, call, args);
    if (found) return found;
  }
  if (type.kind === 'user') {
    const candidates = findMethods(type, call.name, scope.resolver);
    const method = choose(scope, candidates, args);
    if (method && !method.isStatic) return userInstance(scope, target, method, args, call.at);
    if (call.name.toLowerCase() === 'clone' && candidates.length + args.length === 0) {
      return { code: `$s.cloneObject(${target.code})`, type, guards: target.guards };
    }
    if (candidates.length && !platformTypeOf(type, scope.resolver)) {
      return missing(scope, call, args, type.name, type);
    }
  }
  if (type === VOID) return missing(scope, call, args, 'void');
  return platformInstanceCall(scope, target, call.name, args, call.at);
}

/** `record.Field__c.addError('…')` marks the field of the record, not its value. */
function addErrorToField(
  scope: Scope,
  value: Value,
  call: CallExpression,
  args: Value[]
): Value | undefined {
  if (call.name.toLowerCase() !== 'adderror' || value.place?.kind !== 'recordField')
    return undefined;
  const { target, name } = value.place;
  const record: Value = { code: target, type: scope.resolver.sObject('SObject') ?? OBJECT };
  const field: Value = { code: JSON.stringify(name), type: STRING, nonNull: true };
  return platformInstanceCall(scope, record, 'addError', [field, ...args], call.at);
}

function enumInstance(target: Value, call: CallExpression, args: Value[]): Value | undefined {
  if (args.length) return undefined;
  const { guards } = target;
  switch (call.name.toLowerCase()) {
    case 'name':
    case 'tostring':
      return { code: `${target.code}.name`, type: STRING, guards, nonNull: true };
    case 'ordinal':
      return { code: `${target.code}.ordinal`, type: INTEGER, guards, nonNull: true };
    default:
      return undefined;
  }
}
