/** Emits `new`: objects, records with named fields, collections, and the constructor calls this(…) and super(…). */
import type {
  ConstructorCallExpression,
  NewCollectionExpression,
  NewExpression,
  NewMapExpression,
  Position
} from '../syntax/ast.ts';
import { isAccessible, platformConstructors } from '../types/members.ts';
import { sObjectMember } from '../types/schema-types.ts';
import type { ConstructorSymbol, UserType } from '../types/symbols.ts';
import {
  INTEGER,
  OBJECT,
  UNKNOWN,
  VOID,
  collectionName,
  elementOf,
  isList,
  sameType,
  type PlatformTypeRef,
  type SObjectTypeRef,
  type Type
} from '../types/type.ts';
import { argumentCode, choose } from './platform-calls.ts';
import { convert } from './convert.ts';
import { isReadOnly } from './record-members.ts';
import { emitExpression } from './recursion.ts';
import type { Scope } from './scope.ts';
import { isExceptionClass } from './type-test.ts';
import { BROKEN, type Value } from './value.ts';

export function emitNew(scope: Scope, expression: NewExpression): Value {
  const type = scope.type(expression.type);
  const { at } = expression;
  if (type.kind === 'sobject') return newRecord(scope, type, expression);
  // Named fields of an unknown type cannot be checked; the type is reported already.
  if (type === UNKNOWN) return BROKEN;
  const args = expression.args.map((arg) => emitExpression(scope, arg));
  if (args.some((arg) => arg.type === UNKNOWN)) return BROKEN;
  if (type.kind === 'user') return newUserObject(scope, type, args, at);
  if (type.kind === 'platform') return newPlatformObject(scope, type, args, at);
  return notConstructed(scope, type, args, at);
}

function notConstructed(scope: Scope, type: Type, args: Value[], at: Position): Value {
  const list = args.map((arg) => arg.type.name).join(', ');
  scope.error(at, `Constructor not defined: [${type.name}].<Constructor>(${list})`);
  return BROKEN;
}

function newUserObject(scope: Scope, type: UserType, args: Value[], at: Position): Value {
  const { declaration } = type;
  if (declaration.kind !== 'class' || declaration.modifiers.isAbstract) {
    scope.error(at, `Abstract classes cannot be constructed: ${type.name}`);
    return BROKEN;
  }
  const constructor = chooseConstructor(scope, type, args);
  const created = `new $c.${type.jsName}()`;
  if (constructor) {
    if (!isAccessible(constructor, scope.owner)) {
      scope.error(at, `Constructor is not visible: ${type.name}`);
    }
    const code = argumentCode(scope, args, constructor.parameters, at).join(', ');
    return { code: `${created}.${constructor.jsName}(${code})`, type, nonNull: true };
  }
  const exception = exceptionArguments(scope, type, args, at);
  if (exception) {
    return { code: `${created}.$created(${exception.join(', ')})`, type, nonNull: true };
  }
  return notConstructed(scope, type, args, at);
}

/** The constructor without the initialisers, as `this(…)` and `super(…)` call it. */
export function bodyName(constructor: ConstructorSymbol): string {
  return constructor.jsName.replace(/^c_/, 'b_');
}

function chooseConstructor(
  scope: Scope,
  type: UserType,
  args: Value[]
): ConstructorSymbol | undefined {
  return choose(scope, type.constructors, args);
}

/** Message and cause of the four constructors that every exception class has. */
function exceptionArguments(
  scope: Scope,
  type: UserType,
  args: Value[],
  at: Position
): [string, string] | undefined {
  if (platformSuperclass(type) === undefined) return undefined;
  const text = scope.resolver.platformNamed('String') ?? OBJECT;
  const cause = scope.resolver.platform('System.Exception');
  const candidates = [[], [text], [cause], [text, cause]].map((types) => ({
    parameters: types.map((parameter) => ({ type: parameter }))
  }));
  const chosen = choose(scope, candidates, args);
  if (!chosen) return undefined;
  const code = argumentCode(scope, args, chosen.parameters, at);
  if (chosen.parameters.length === 0) return ['null', 'null'];
  if (chosen.parameters.length === 2) return code as [string, string];
  return chosen.parameters[0]?.type === cause
    ? ['null', code[0] as string]
    : [code[0] as string, 'null'];
}

/** The library class that a user class extends, directly or not: an exception. */
export function platformSuperclass(type: UserType): PlatformTypeRef | undefined {
  for (let current: Type | null = type; current?.kind === 'user'; current = current.superclass) {
    if (current.superclass?.kind === 'platform') return current.superclass;
  }
  return undefined;
}

function newPlatformObject(
  scope: Scope,
  type: PlatformTypeRef,
  args: Value[],
  at: Position
): Value {
  const candidates = platformConstructors(type, scope.resolver);
  const constructor = choose(scope, candidates, args);
  if (!constructor) return notConstructed(scope, type, args, at);
  const message = initializerMessage(type, args);
  if (message) scope.error(at, message);
  const code = argumentCode(scope, args, constructor.parameters, at);
  const generic = type.args.length ? [JSON.stringify(type.args.map((arg) => arg.name))] : [];
  const call = ['rt', ...generic, ...code].join(', ');
  const created = `${scope.unit.pooled(constructor.implementation)}(${call})`;
  const isException =
    type.definition.kind === 'class' && isExceptionClass(type.definition, scope.resolver);
  return { code: isException ? `$s.unthrown(${created})` : created, type, nonNull: true };
}

/** A collection that starts with the items of another one: they must be of its type, but for records and ids. */
function initializerMessage(type: PlatformTypeRef, [first]: Value[]): string | null {
  const [name, given] = [collectionName(type), first && collectionName(first.type)];
  if (!first || !given || !name) return null;
  const item = elementOf(first.type);
  if (name === 'Map') {
    const value = type.args[1] ?? OBJECT;
    if (given !== 'List' || item.kind !== 'sobject' || value === OBJECT) return null;
    const isGeneric = (each: Type): boolean => each.kind === 'sobject' && each.object === null;
    const isRecord = value.kind === 'sobject';
    if (isRecord && (isGeneric(item) || isGeneric(value) || sameType(item, value))) return null;
    return `Invalid initializer type ${first.type.name} found for ${type.name}: expected a Map with the same key and value types, or a valid SObject List`;
  }
  const wanted = elementOf(type);
  if (item !== OBJECT || wanted === OBJECT || given === 'Map') return null;
  return `Invalid initializer type ${first.type.name} found for ${type.name}: expected a List or a Set of type: ${wanted.name}`;
}

/** `new Account(Name = 'Acme', Parent = other)` */
function newRecord(scope: Scope, type: SObjectTypeRef, expression: NewExpression): Value {
  if (!type.object) {
    scope.error(expression.at, `Type cannot be constructed: ${type.name}`);
    return BROKEN;
  }
  const seen = new Set<string>();
  const fields = expression.args.map((arg) => {
    if (arg.kind !== 'assign' || arg.operator !== '=' || arg.target.kind !== 'name') {
      scope.error(arg.at, `Invalid SObject constructor argument for ${type.name}`);
      return '';
    }
    const key = arg.target.name.toLowerCase();
    if (seen.has(key)) scope.error(arg.at, `Duplicate field initialization: ${arg.target.name}`);
    seen.add(key);
    return recordArgument(scope, type, arg.target.name, emitExpression(scope, arg.value), arg.at);
  });
  const object = JSON.stringify(type.object.name);
  return { code: `$s.record(${object}, [${fields.join(', ')}])`, type, nonNull: true };
}

function recordArgument(
  scope: Scope,
  type: SObjectTypeRef,
  name: string,
  value: Value,
  at: Position
): string {
  const member = type.object && sObjectMember(type.object, name, scope.resolver);
  if (!member || member.kind === 'children') {
    scope.error(at, `Field does not exist: ${name} on ${type.name}`);
    return '';
  }
  if (type.object && isReadOnly(type.object, member)) {
    scope.error(at, `Field is not writeable: ${type.name}.${member.name}`);
    return '';
  }
  return `[${JSON.stringify(member.name)}, ${convert(scope, value, member.type, at).code}]`;
}

export function emitNewCollection(scope: Scope, expression: NewCollectionExpression): Value {
  const type = scope.type(expression.type);
  if (type === UNKNOWN) return BROKEN;
  const element = elementOf(type);
  const items = expression.items.map((item) => {
    const value = emitExpression(scope, item);
    return value.type === UNKNOWN ? 'null' : convert(scope, value, element, item.at).code;
  });
  const name = JSON.stringify(element.name);
  if (isList(type)) {
    const size = expression.size && emitExpression(scope, expression.size);
    if (size) {
      const count = convert(scope, size, INTEGER, expression.at).code;
      return { code: `$s.sizedList(${name}, ${count})`, type, nonNull: true };
    }
    return { code: `$s.list(${name}, [${items.join(', ')}])`, type, nonNull: true };
  }
  if (collectionName(type) === 'Set') {
    return { code: `$s.set(${name}, [${items.join(', ')}])`, type, nonNull: true };
  }
  if (collectionName(type) === 'Map' && items.length === 0) return mapOf(type, []);
  if (type.kind === 'user' && items.length === 0)
    return newUserObject(scope, type, [], expression.at);
  scope.error(expression.at, `Type cannot be constructed with a list of values: ${type.name}`);
  return BROKEN;
}

export function emitNewMap(scope: Scope, expression: NewMapExpression): Value {
  const type = scope.type(expression.type);
  if (type === UNKNOWN) return BROKEN;
  if (type.kind !== 'platform' || collectionName(type) !== 'Map') {
    scope.error(expression.at, `Type cannot be constructed with a map of values: ${type.name}`);
    return BROKEN;
  }
  const [key, value] = type.args as [Type, Type];
  const entries = expression.entries.map(([left, right]) => {
    const first = convert(scope, emitExpression(scope, left), key, left.at).code;
    const second = convert(scope, emitExpression(scope, right), value, right.at).code;
    return `[${first}, ${second}]`;
  });
  return mapOf(type, entries);
}

function mapOf(type: Type, entries: string[]): Value {
  const [key, value] = (type.kind === 'platform' ? type.args : []).map((arg) =>
    JSON.stringify(arg.name)
  );
  return { code: `$s.map(${key}, ${value}, [${entries.join(', ')}])`, type, nonNull: true };
}

/** `this(…)` or `super(…)` as the first statement of a constructor; the emitter of classes calls it there. */
export function emitConstructorCall(scope: Scope, expression: ConstructorCallExpression): Value {
  scope.beforeInstance = true;
  const args = expression.args.map((arg) => emitExpression(scope, arg));
  scope.beforeInstance = false;
  const { at } = expression;
  if (!scope.owner || args.some((arg) => arg.type === UNKNOWN)) return BROKEN;
  const type = expression.which === 'this' ? scope.owner : scope.owner.superclass;
  if (type?.kind === 'user') {
    const constructor = chooseConstructor(scope, type, args);
    if (constructor) {
      const code = argumentCode(scope, args, constructor.parameters, at).join(', ');
      return { code: `this.${bodyName(constructor)}(${code})`, type: VOID };
    }
  }
  const exception = exceptionArguments(scope, scope.owner, args, at);
  if (exception) {
    return { code: `this.$create(${exception.join(', ')})`, type: VOID };
  }
  return notConstructed(scope, type ?? scope.owner, args, at);
}
