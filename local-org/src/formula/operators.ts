/** Arithmetic, comparison and logic of formulas with the platform's treatment of empty values. */
import { ApexDate } from '../values/date.ts';
import { ApexDatetime } from '../values/datetime.ts';
import { Decimal } from '../values/decimal.ts';
import { ApexTime } from '../values/time.ts';
import type { BinaryOperator } from './ast.ts';
import { CoercionError, kindOf, normalize, textOrNull, toNumber, toText } from './coerce.ts';
import { divide, multiply, power } from './number.ts';

const DAY_MS = 86_400_000;

/** Operators that look at both values; `&&` and `||` are compiled with short circuit. */
export function applyBinary(
  operator: Exclude<BinaryOperator, '&&' | '||'>,
  left: unknown,
  right: unknown,
  asText: boolean | null = null
): unknown {
  switch (operator) {
    case '+':
      return plus(normalize(left), normalize(right));
    case '-':
      return minus(normalize(left), normalize(right));
    case '*':
      return arithmetic(left, right, multiply);
    case '/':
      return arithmetic(left, right, divide);
    case '^':
      return arithmetic(left, right, power);
    case '&':
      return concatenate(left, right);
    case '=':
      return equality(left, right, asText);
    case '<>':
      return negated(equality(left, right, asText));
    case '<':
      return comparison(left, right, (order) => order < 0);
    case '<=':
      return comparison(left, right, (order) => order <= 0);
    case '>':
      return comparison(left, right, (order) => order > 0);
    case '>=':
      return comparison(left, right, (order) => order >= 0);
    default:
      return operator satisfies never;
  }
}

export function arithmetic(
  left: unknown,
  right: unknown,
  compute: (left: Decimal, right: Decimal) => Decimal
): Decimal | null {
  const a = toNumber(left);
  const b = toNumber(right);
  return a === null || b === null ? null : compute(a, b);
}

function concatenate(left: unknown, right: unknown): string | null {
  const a = textOrNull(left);
  const b = textOrNull(right);
  return a === null ? b : b === null ? a : a + b;
}

function plus(left: unknown, right: unknown): unknown {
  if (typeof left === 'string' || typeof right === 'string') return concatenate(left, right);
  if (isTemporal(left)) return shift(left, right, 1);
  if (isTemporal(right)) return shift(right, left, 1);
  return arithmetic(left, right, (a, b) => a.add(b));
}

function minus(left: unknown, right: unknown): unknown {
  if (isTemporal(left) && isTemporal(right)) return difference(left, right);
  if (isTemporal(left)) return shift(left, right, -1);
  if (isTemporal(right) && left === null) return null;
  return arithmetic(left, right, (a, b) => a.subtract(b));
}

type Temporal = ApexDate | ApexDatetime | ApexTime;

function isTemporal(value: unknown): value is Temporal {
  return value instanceof ApexDate || value instanceof ApexDatetime || value instanceof ApexTime;
}

/** Adds days to dates and date/times (to the second), milliseconds to times. */
function shift(value: Temporal, amount: unknown, sign: 1 | -1): Temporal | null {
  const number = toNumber(amount);
  if (number === null) return null;
  const delta = sign * number.toNumber();
  if (value instanceof ApexDate) return value.addDays(Math.trunc(delta));
  if (value instanceof ApexTime) return new ApexTime(value.millis + Math.trunc(delta));
  const seconds = Math.sign(delta) * Math.round((Math.abs(delta) * DAY_MS) / 1000);
  return new ApexDatetime(value.time + seconds * 1000);
}

function difference(left: Temporal, right: Temporal): Decimal {
  if (left instanceof ApexDate && right instanceof ApexDate) {
    return Decimal.fromInteger(left.days - right.days);
  }
  if (left instanceof ApexTime && right instanceof ApexTime) {
    return Decimal.fromInteger((left.millis - right.millis + DAY_MS) % DAY_MS);
  }
  if (left instanceof ApexDatetime && right instanceof ApexDatetime) {
    return divide(Decimal.fromInteger(left.time - right.time), Decimal.fromInteger(DAY_MS));
  }
  throw new CoercionError(`Cannot subtract ${kindOf(right)} from ${kindOf(left)}`);
}

/**
 * Texts are compared with '' for an empty one; otherwise a comparison with an empty value is itself empty. `asText` says
 * what the compiler knows about two empty values; null when it knows nothing.
 */
export function equality(
  left: unknown,
  right: unknown,
  asText: boolean | null = null
): boolean | null {
  const a = normalize(left);
  const b = normalize(right);
  if (a === null && b === null) return asText === false ? null : true;
  if (typeof a === 'string' || typeof b === 'string') {
    return (a === null || typeof a === 'string' || a instanceof Decimal) && toText(a) === toText(b);
  }
  if (a === null || b === null) return null;
  if (typeof a === 'boolean' || typeof b === 'boolean') return a === b;
  return compare(a, b) === 0;
}

function negated(value: boolean | null): boolean | null {
  return value === null ? null : !value;
}

function comparison(
  left: unknown,
  right: unknown,
  test: (order: number) => boolean
): boolean | null {
  const a = normalize(left);
  const b = normalize(right);
  return a === null || b === null ? null : test(compare(a, b));
}

/** A comparison with an empty value is false. */
export function ordered(left: unknown, right: unknown, test: (order: number) => boolean): boolean {
  return comparison(left, right, test) === true;
}

export function compare(left: unknown, right: unknown): number {
  if (left instanceof Decimal && right instanceof Decimal) return left.compareTo(right);
  if (typeof left === 'string' && typeof right === 'string')
    return left < right ? -1 : left > right ? 1 : 0;
  if (left instanceof ApexDate && right instanceof ApexDate) return left.days - right.days;
  if (left instanceof ApexDatetime && right instanceof ApexDatetime) return left.time - right.time;
  if (left instanceof ApexTime && right instanceof ApexTime) return left.millis - right.millis;
  throw new CoercionError(`Cannot compare ${kindOf(left)} with ${kindOf(right)}`);
}
