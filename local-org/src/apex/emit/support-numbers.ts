/** Numbers, comparisons and identity as emitted code needs them. */
import { ApexDate } from '../../values/date.ts';
import { ApexList } from '../../values/list.ts';
import type { ApexMap } from '../../values/map.ts';
import { ApexDatetime } from '../../values/datetime.ts';
import { ApexTime } from '../../values/time.ts';
import { Decimal } from '../../values/decimal.ts';
import { Double } from '../../values/double.ts';
import { compareNumbers, isNumeric, looseEquals } from '../../values/equality.ts';
import { raise } from '../../values/exception.ts';
import { toId18 } from '../../values/id.ts';

type Numeric = number | bigint | Decimal | Double;

export function decimal(text: string): Decimal {
  return Decimal.parse(text);
}

export function double(value: string | number): Double {
  return new Double(Number(value));
}

export function toInteger(value: Numeric | null): number | null {
  if (value === null || typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(BigInt.asIntN(32, value));
  return Math.trunc(numberOf(value)) | 0;
}

export function toLong(value: Numeric | null): bigint | null {
  if (value === null || typeof value === 'bigint') return value;
  if (typeof value === 'number') return BigInt(value);
  return BigInt.asIntN(64, BigInt(Math.trunc(numberOf(value))));
}

export function toDouble(value: Numeric | null): Double | null {
  if (value === null || value instanceof Double) return value;
  return new Double(numberOf(value));
}

export function toDecimal(value: Numeric | null): Decimal | null {
  if (value === null || value instanceof Decimal) return value;
  return value instanceof Double ? Decimal.fromNumber(value.value) : Decimal.fromInteger(value);
}

/** A collection of numbers as a collection of another numeric type: still the same collection. */
export function withNumbers(
  collection: ApexList | ApexMap | null,
  type: string
): ApexList | ApexMap | null {
  const converted = (value: unknown): unknown => toNumberOf(type, value as Numeric | null);
  if (collection instanceof ApexList) {
    collection.elementType = type;
    collection.items = collection.items.map(converted);
  } else if (collection) {
    collection.valueType = type;
    for (const [key, value] of collection.entries()) collection.put(key, converted(value));
  }
  return collection;
}

function toNumberOf(type: string, value: Numeric | null): Numeric | null {
  switch (type) {
    case 'Integer':
      return toInteger(value);
    case 'Long':
      return toLong(value);
    case 'Double':
      return toDouble(value);
    default:
      return toDecimal(value);
  }
}

function numberOf(value: Numeric): number {
  if (value instanceof Double) return value.value;
  return value instanceof Decimal ? value.toNumber() : Number(value);
}

export function divideIntegers(left: number, right: number): number {
  if (right === 0) divideByZero();
  return Math.trunc(left / right) | 0;
}

export function divideLongs(left: bigint, right: bigint): bigint {
  if (right === 0n) divideByZero();
  return BigInt.asIntN(64, left / right);
}

export function divideDoubles(left: Double, right: Double): Double {
  if (right.value === 0) divideByZero();
  return new Double(left.value / right.value);
}

function divideByZero(): never {
  raise('System.MathException', 'Divide by 0');
}

/** The text of an id; anything else than an id is a StringException. */
export function toId(value: string | null): string | null {
  if (value === null) return null;
  return toId18(value) ?? raise('System.StringException', `Invalid id: ${value}`);
}

export function dateToDatetime(value: ApexDate | ApexDatetime | null): ApexDatetime | null {
  return value === null || value instanceof ApexDatetime
    ? value
    : new ApexDatetime(value.days * 86_400_000);
}

/** Date and Datetime count days, Time counts milliseconds. */
export function addToDate(
  value: ApexDate | ApexDatetime | ApexTime | null,
  amount: Decimal | null,
  sign: number
): unknown {
  if (value === null || amount === null) {
    raise('System.NullPointerException', 'Attempt to de-reference a null object');
  }
  const count = amount.toNumber() * sign;
  if (value instanceof ApexDate) return new ApexDate(value.days + Math.trunc(count));
  if (value instanceof ApexTime) return new ApexTime(value.millis + Math.trunc(count));
  return new ApexDatetime(value.time + Math.round(count * 86_400_000));
}

export const equal = looseEquals;

/** `==` on strings ignores case. */
export function equalText(left: string | null, right: string | null): boolean {
  if (left === right) return true;
  return left !== null && right !== null && left.toLowerCase() === right.toLowerCase();
}

/** Ids of 15 and 18 characters are equal. */
export function equalIds(left: string | null, right: string | null): boolean {
  if (left === right) return true;
  if (typeof left !== 'string' || typeof right !== 'string') return false;
  return (toId18(left) ?? left) === (toId18(right) ?? right);
}

/** `===` and `switch`: the same object; values of the primitive types by value. */
export function same(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (isNumeric(left) && isNumeric(right)) return compareNumbers(left, right) === 0;
  const isDate = (value: unknown): boolean =>
    value instanceof ApexDate || value instanceof ApexDatetime || value instanceof ApexTime;
  return isDate(left) && isDate(right) && looseEquals(left, right);
}

/** Comparison with null is false. */
export function less(left: unknown, right: unknown): boolean {
  return compare(left, right) < 0;
}

export function lessOrEqual(left: unknown, right: unknown): boolean {
  return compare(left, right) <= 0;
}

export function greater(left: unknown, right: unknown): boolean {
  return compare(left, right) > 0;
}

export function greaterOrEqual(left: unknown, right: unknown): boolean {
  return compare(left, right) >= 0;
}

function compare(left: unknown, right: unknown): number {
  if (left === null || right === null) return Number.NaN;
  if (isNumeric(left) && isNumeric(right)) return compareNumbers(left, right);
  const first = orderKey(left);
  const second = orderKey(right);
  return first < second ? -1 : first > second ? 1 : 0;
}

function orderKey(value: unknown): string | number {
  if (value instanceof ApexDate) return value.days * 86_400_000;
  if (value instanceof ApexDatetime) return value.time;
  if (value instanceof ApexTime) return value.millis;
  return value as string;
}
