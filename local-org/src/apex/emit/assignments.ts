/** Emits assignments and increments; the parts of the target are evaluated once. */
import type {
  AssignExpression,
  BinaryOperator,
  Expression,
  IncrementExpression,
  Position
} from '../syntax/ast.ts';
import { isAccessible } from '../types/members.ts';
import { userSuperclasses } from '../types/symbols.ts';
import { INTEGER, UNKNOWN, isNumericType } from '../types/type.ts';
import { convert } from './convert.ts';
import { emitExpression, emitPostfix } from './recursion.ts';
import { combine } from './operators.ts';
import type { Scope } from './scope.ts';
import { BROKEN, type Place, type Value } from './value.ts';

/** A target whose parts are in temporaries: reading and writing it does not evaluate them again. */
interface Target {
  /** Code that fills the temporaries, empty when none is needed. */
  setup: string;
  read: string;
  write(code: string): string;
}

/** `asValue` is false for a statement, which needs no result. */
export function emitAssign(scope: Scope, expression: AssignExpression, asValue: boolean): Value {
  const target = emitPostfix(scope, expression.target);
  const value = emitExpression(scope, expression.value);
  const { at } = expression;
  if (target.type === UNKNOWN || value.type === UNKNOWN) return BROKEN;
  const place = assignable(scope, target, expression.target, at);
  if (!place) return BROKEN;
  if (expression.operator === '=') {
    const converted = convert(scope, value, target.type, expression.value.at);
    const code = writeCode(place, converted.code, asValue);
    return { code, type: target.type, nonNull: converted.nonNull };
  }
  const operator = expression.operator.slice(0, -1) as BinaryOperator;
  return compound(scope, place, target, operator, value, at, asValue);
}

function compound(
  scope: Scope,
  place: Place,
  target: Value,
  operator: BinaryOperator,
  value: Value,
  at: Position,
  asValue: boolean
): Value {
  const parts = split(scope, place);
  const current: Value = { code: parts.read, type: target.type };
  const result = combine(scope, operator, current, value, at);
  const narrowed = narrow(scope, result, target, at);
  const written = parts.write(narrowed.code);
  const code = parts.setup ? `(${parts.setup}, ${written})` : written;
  return { code: asValue ? `(${code})` : code, type: target.type, nonNull: true };
}

/** `i += 1.5` on an Integer is an error, `b += 1` on a wider type is not. */
function narrow(scope: Scope, result: Value, target: Value, at: Position): Value {
  return convert(scope, result, target.type, at);
}

export function emitIncrement(
  scope: Scope,
  expression: IncrementExpression,
  asValue: boolean
): Value {
  const target = emitPostfix(scope, expression.target);
  const { at } = expression;
  if (target.type === UNKNOWN) return BROKEN;
  if (!isNumericType(target.type)) {
    scope.error(at, `Operator '${expression.operator}' cannot be used with ${target.type.name}`);
    return BROKEN;
  }
  const place = assignable(scope, target, expression.target, at);
  if (!place) return BROKEN;
  const one: Value = { code: '1', type: INTEGER, nonNull: true };
  const operator = expression.operator === '++' ? '+' : '-';
  if (expression.prefix || !asValue) {
    return compound(scope, place, target, operator, one, at, asValue);
  }
  const parts = split(scope, place);
  const before = scope.temporary();
  const old: Value = { code: before, type: target.type };
  const next = convert(scope, combine(scope, operator, old, one, at), target.type, at).code;
  const steps = [parts.setup, `${before} = ${parts.read}`, parts.write(next), before];
  return { code: `(${steps.filter(Boolean).join(', ')})`, type: target.type, nonNull: true };
}

function assignable(
  scope: Scope,
  target: Value,
  expression: Expression,
  at: Position
): Place | undefined {
  const { place } = target;
  if (place?.kind === 'recordField' && place.readOnly) {
    scope.error(at, `Field is not writeable: ${place.readOnly}`);
    return undefined;
  }
  if (target.guards?.length) {
    scope.error(at, 'Safe navigation cannot be the target of an assignment');
    return undefined;
  }
  const isWritable =
    place &&
    !(place.kind === 'accessor' && !place.setter) &&
    !(place.kind === 'platform' && !place.writable) &&
    !hasHiddenSetter(scope, place);
  if (isWritable) return checkFinal(scope, place, at);
  const name = expression.kind === 'name' || expression.kind === 'dot' ? expression.name : '';
  scope.error(at, place ? `Variable is not writeable: ${name}` : 'Expression cannot be assigned');
  return undefined;
}

/** `{ get; private set; }` */
function hasHiddenSetter(scope: Scope, place: Place): boolean {
  const field = place.kind === 'member' || place.kind === 'accessor' ? place.field : null;
  const access = field?.property?.setter?.access;
  return field && access ? !isAccessible({ ...field, access }, scope.owner) : false;
}

/** A final field is set in its declaration, or in a constructor or initialiser of its class or of a subclass. */
function checkFinal(scope: Scope, place: Place, at: Position): Place {
  const name = place.kind === 'variable' ? finalLocal(place) : finalField(scope, place);
  if (name !== null) {
    const places = 'their declaration, init blocks, or constructors';
    scope.error(at, `Final members can only be assigned in ${places}: ${name}`);
  }
  return place;
}

/** UNVERIFIED: the platform's text about a final local variable. */
function finalLocal({ local }: Place & { kind: 'variable' }): string | null {
  return local.isFinal ? local.name : null;
}

function finalField(scope: Scope, place: Place): string | null {
  if (place.kind !== 'member' || !place.field?.isFinal) return null;
  const { owner, declarator, name } = place.field;
  const isInherited = scope.owner !== null && userSuperclasses(scope.owner).includes(owner);
  const isOwn = scope.owner === owner || (isInherited && !declarator?.value);
  return scope.isConstructor && isOwn ? null : name;
}

function writeCode(place: Place, code: string, asValue: boolean): string {
  switch (place.kind) {
    case 'variable':
      return asValue ? `(${place.code} = ${code})` : `${place.code} = ${code}`;
    case 'member':
      return asValue
        ? `(${place.target}.${place.name} = ${code})`
        : `${place.target}.${place.name} = ${code}`;
    case 'accessor':
      return `${place.target}.${place.setter}(${code})`;
    case 'platform': {
      const args = ['rt', ...(place.target === null ? [] : [place.target])];
      return `$s.setProperty(${place.property}, [${args.join(', ')}], ${code})`;
    }
    case 'index':
      return `$s.setItem(${place.target}, ${place.index}, ${code})`;
    case 'recordField':
      return `$s.setField(${place.target}, ${JSON.stringify(place.name)}, ${code})`;
  }
}

function split(scope: Scope, place: Place): Target {
  const hold = (code: string): { name: string; setup: string } => {
    if (/^(this|\w+|\$c\.[\w$]+)$/.test(code)) return { name: code, setup: '' };
    const name = scope.temporary();
    return { name, setup: `${name} = ${code}` };
  };
  const target = (whole: Place, read: string, setups: string[]): Target => ({
    setup: setups.filter(Boolean).join(', '),
    read,
    write: (code) => writeCode(whole, code, false)
  });
  switch (place.kind) {
    case 'variable':
      return target(place, place.code, []);
    case 'member': {
      const held = hold(place.target);
      return target({ ...place, target: held.name }, `${held.name}.${place.name}`, [held.setup]);
    }
    case 'accessor': {
      const held = hold(place.target);
      return target({ ...place, target: held.name }, `${held.name}.${place.getter}()`, [
        held.setup
      ]);
    }
    case 'platform': {
      const held = hold(place.target ?? 'null');
      const self = place.target === null ? null : held.name;
      const read = `${place.property}.get(rt${self ? `, ${self}` : ''})`;
      return target({ ...place, target: self }, read, [held.setup]);
    }
    case 'index': {
      const list = hold(place.target);
      const index = hold(place.index);
      const whole: Place = { kind: 'index', target: list.name, index: index.name };
      return target(whole, `$s.item(${list.name}, ${index.name})`, [list.setup, index.setup]);
    }
    case 'recordField': {
      const held = hold(place.target);
      const read = `$s.${place.read}(${held.name}, ${JSON.stringify(place.name)})`;
      return target({ ...place, target: held.name }, read, [held.setup]);
    }
  }
}
