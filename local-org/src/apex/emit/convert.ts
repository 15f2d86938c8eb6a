/** Emits conversions between static types: implicit ones, casts and null checks. */
import type { Position } from '../syntax/ast.ts';
import { conversionRank, isCastable } from '../types/conversions.ts';
import {
  BOOLEAN,
  DATE,
  DATETIME,
  DECIMAL,
  DOUBLE,
  ID,
  INTEGER,
  LONG,
  NULL,
  SOBJECT,
  STRING,
  UNKNOWN,
  elementOf,
  isList,
  isNumericType,
  sameType,
  type Type
} from '../types/type.ts';
import type { Scope } from './scope.ts';
import { typeTestOf } from './type-test.ts';
import type { Value } from './value.ts';

/** The value as the expected type; reports `Illegal assignment` when it does not convert. */
export function convert(scope: Scope, value: Value, to: Type, at: Position): Value {
  const from = value.type;
  if (value.isQuery && isList(from) && to.kind === 'sobject') {
    const row = elementOf(from);
    const code = `$s.single(${value.code})`;
    if (conversionRank(row, to, scope.resolver) !== null) return { code, type: to, nonNull: true };
    // A dynamic query does not know its object before it runs.
    if (row === SOBJECT) {
      const test = scope.unit.pooled(typeTestOf(to, scope.resolver));
      return { code: `$s.cast(${code}, ${test})`, type: to, nonNull: true };
    }
  }
  if (conversionRank(from, to, scope.resolver) === null) {
    scope.error(at, `Illegal assignment from ${from.name} to ${to.name}`);
    return { code: value.code, type: to };
  }
  const code = implicit(value, from, to);
  // The rows of a query are on the heap once they are kept; a loop over them holds a few at a time.
  if (value.isQuery) return { code: `$s.measured(${code})`, type: to, nonNull: value.nonNull };
  return { code, type: to, nonNull: value.nonNull };
}

function implicit(value: Value, from: Type, to: Type): string {
  if (from === NULL || sameType(from, to)) return value.code;
  if (isNumericType(from) && isNumericType(to)) return numeric(value, from, to);
  if (from === STRING && to === ID) return `$s.toId(${value.code})`;
  if (from === DATE && to === DATETIME) return `$s.dateToDatetime(${value.code})`;
  const element = changedNumber(from, to);
  return element ? `$s.withNumbers(${value.code}, ${JSON.stringify(element)})` : value.code;
}

/** The numeric type that the elements of a list or the values of a map get by the conversion. */
function changedNumber(from: Type, to: Type): string | null {
  if (from.kind !== 'platform' || to.kind !== 'platform') return null;
  const [last, wanted] = [from.args.at(-1), to.args.at(-1)];
  if (!last || !wanted || last === wanted) return null;
  return isNumericType(last) && isNumericType(wanted) ? wanted.name : null;
}

/** A number in another numeric type, null stays null. */
export function numeric(value: Value, from: Type, to: Type): string {
  if (from === to) return value.code;
  const names = new Map<Type, string>([
    [INTEGER, 'toInteger'],
    [LONG, 'toLong'],
    [DOUBLE, 'toDouble'],
    [DECIMAL, 'toDecimal']
  ]);
  return `$s.${names.get(to) ?? 'toDecimal'}(${value.code})`;
}

/** `(Type) value` */
export function cast(scope: Scope, value: Value, to: Type, at: Position): Value {
  const from = value.type;
  if (from === UNKNOWN || to === UNKNOWN || sameType(from, to)) return { ...value, type: to };
  if (value.isQuery && to.kind === 'sobject') return convert(scope, value, to, at);
  if (!isCastable(from, to, scope.resolver)) {
    scope.error(
      at,
      `Incompatible types since an instance of ${from.name} is never an instance of ${to.name}`
    );
    return { code: value.code, type: to };
  }
  if (isNumericType(from) && isNumericType(to)) {
    return { code: numeric(value, from, to), type: to, nonNull: value.nonNull };
  }
  if (conversionRank(from, to, scope.resolver) !== null) return convert(scope, value, to, at);
  const test = scope.unit.pooled(typeTestOf(to, scope.resolver));
  const code = `$s.cast(${value.code}, ${test})`;
  // An Integer inside an Object is a Double or Decimal too: it gets the form of its new static type.
  const shape =
    to === DATETIME ? `$s.dateToDatetime(${code})` : numeric({ code, type: to }, from, to);
  const keeps = to !== DATETIME && (!isNumericType(to) || to === INTEGER);
  return { code: keeps ? code : shape, type: to, nonNull: value.nonNull };
}

/** Code that throws a NullPointerException for null. */
export function notNull(value: Value): string {
  return value.nonNull ? value.code : `$s.nn(${value.code})`;
}

/** A Boolean for a JavaScript condition. */
export function condition(scope: Scope, value: Value, at: Position): string {
  const converted = convert(scope, value, BOOLEAN, at);
  return notNull({ ...converted, nonNull: value.nonNull });
}
