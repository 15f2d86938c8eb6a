/** Arithmetic, comparison and logic of formulas with the platform's treatment of empty values. */
import { ApexDate } from '../values/date.ts';
import { ApexDatetime } from '../values/datetime.ts';
import { Decimal } from '../values/decimal.ts';
import { ApexTime } from '../values/time.ts';
import type { BinaryOperator } from './ast.ts';
import { CoercionError, kindOf, normalize, toBoolean, toNumber, toText } from './coerce.ts';

const DAY_MS = 86_400_000;

/** Operators that look at both values; `&&` and `||` are compiled with short circuit. */
export function applyBinary(operator: BinaryOperator, left: unknown, right: unknown): unknown {
  switch (operator) {
    case '+':
      return plus(normalize(left), normalize(right));
    case '-':
      return minus(normalize(left), normalize(right));
    case '*':
      return arithmetic(left, right, (a, b) => a.multiply(b));
    case '/':
      return arithmetic(left, right, divide);
    case '^':
      return arithmetic(left, right, power);
    case '&':
      return toText(left) + toText(right);
    case '=':
      return isEqual(left, right);
    case '<>':
      return !isEqual(left, right);
    case '<':
      return ordered(left, right, (order) => order < 0);
    case '<=':
      return ordered(left, right, (order) => order <= 0);
    case '>':
      return ordered(left, right, (order) => order > 0);
    case '>=':
      return ordered(left, right, (order) => order >= 0);
    case '&&':
      return toBoolean(left) && toBoolean(right);
    case '||':
      return toBoolean(left) || toBoolean(right);
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

function plus(left: unknown, right: unknown): unknown {
  if (typeof left === 'string' || typeof right === 'string') return toText(left) + toText(right);
  if (isTemporal(left)) return shift(left, right, 1);
  if (isTemporal(right)) return shift(right, left, 1);
  return arithmetic(left, right, (a, b) => a.add(b));
}

function minus(left: unknown, right: unknown): unknown {
  if (isTemporal(left) && isTemporal(right)) return difference(left, right);
  if (isTemporal(left)) return shift(left, right, -1);
  return arithmetic(left, right, (a, b) => a.subtract(b));
}

type Temporal = ApexDate | ApexDatetime | ApexTime;

function isTemporal(value: unknown): value is Temporal {
  return value instanceof ApexDate || value instanceof ApexDatetime || value instanceof ApexTime;
}

/** Adds days to dates and date/times, milliseconds to times. */
function shift(value: Temporal, amount: unknown, sign: 1 | -1): Temporal | null {
  const number = toNumber(amount);
  if (number === null) return null;
  const delta = sign * number.toNumber();
  if (value instanceof ApexDate) return value.addDays(Math.trunc(delta));
  if (value instanceof ApexTime) return new ApexTime(value.millis + Math.round(delta));
  return new ApexDatetime(value.time + Math.round(delta * DAY_MS));
}

function difference(left: Temporal, right: Temporal): Decimal {
  if (left instanceof ApexDate && right instanceof ApexDate) {
    return Decimal.fromInteger(left.days - right.days);
  }
  if (left instanceof ApexTime && right instanceof ApexTime) {
    return Decimal.fromInteger(left.millis - right.millis);
  }
  if (left instanceof ApexDatetime && right instanceof ApexDatetime) {
    return Decimal.fromInteger(left.time - right.time).divide(Decimal.fromInteger(DAY_MS));
  }
  throw new CoercionError(`Cannot subtract ${kindOf(right)} from ${kindOf(left)}`);
}

function divide(left: Decimal, right: Decimal): Decimal {
  if (right.unscaled === 0n) throw new CoercionError('Division by zero');
  return left.divide(right);
}

function power(base: Decimal, exponent: Decimal): Decimal {
  const whole = exponent.stripTrailingZeros();
  if (whole.scale <= 0 && exponent.unscaled >= 0n) return base.pow(Number(whole.toBigInt()));
  return Decimal.fromNumber(base.toNumber() ** exponent.toNumber());
}

/** Empty equals empty and the empty text; anything else is compared by value. */
export function isEqual(left: unknown, right: unknown): boolean {
  const a = normalize(left);
  const b = normalize(right);
  if (a === null || b === null) return a === b;
  if (typeof a === 'boolean' || typeof b === 'boolean') return a === b;
  return compare(a, b) === 0;
}

/** A comparison with an empty value is false. */
export function ordered(left: unknown, right: unknown, test: (order: number) => boolean): boolean {
  const a = normalize(left);
  const b = normalize(right);
  return a !== null && b !== null && test(compare(a, b));
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
