/** When two Apex values are equal: for `==`, for `equals()` and as keys of sets and maps. */

import { ApexDate } from './date.ts';
import { ApexDatetime } from './datetime.ts';
import { ApexTime } from './time.ts';
import { Blob } from './blob.ts';
import { Decimal } from './decimal.ts';
import { Double } from './double.ts';
import { EnumValue } from './enum.ts';

/** What an instance of an Apex class offers when the class defines `equals` and `hashCode`. */
interface UserComparable {
  $equals?(other: unknown): boolean;
  $hashCode?(): number;
}

export interface UserEquality {
  /** null when the class does not define `hashCode()`. */
  hashCode(instance: object): number | null;
  equals(left: object, right: unknown): boolean;
}

/** How instances of Apex classes compare: by their own methods, else by identity. */
export const userEquality: UserEquality = {
  hashCode(instance: object): number | null {
    return (instance as UserComparable).$hashCode?.() ?? null;
  },
  equals(left: object, right: unknown): boolean {
    return left === right || ((left as UserComparable).$equals?.(right) ?? false);
  }
};

/** Values that can stand for themselves in a hash table implement this. */
export interface Keyed {
  hashText(): string;
  /** Where equality is more than an equal text: collections and records that hold other values. */
  equals?(other: unknown): boolean;
}

function isKeyed(value: object): value is Keyed {
  return 'hashText' in value && typeof value.hashText === 'function';
}

/** A primitive that is equal for equal values, or the object itself when identity (or a hook) decides. */
export function keyOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const text = scalarText(value);
  return text === null ? value : `\u0000${text}`;
}

function scalarText(value: object): string | null {
  if (value instanceof EnumValue) return `enum:${value.type}.${value.name}`;
  if (value instanceof Decimal) return `decimal:${value.toString()}`;
  if (value instanceof Double) return `double:${value.value}`;
  if (value instanceof ApexDate) return `date:${value.days}`;
  if (value instanceof ApexDatetime) return `datetime:${value.time}`;
  if (value instanceof ApexTime) return `time:${value.millis}`;
  if (value instanceof Blob) return `blob:${value.bytes.toString('base64')}`;
  return isKeyed(value) ? value.hashText() : null;
}

/** Marks the hash of an object that decides itself about equality. */
export const OWN_HASH = '\u0001hash:';

/** The text under which a value takes part in the hash of a list or record that holds it. */
export function hashTextOf(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value !== 'object') return `${typeof value}:${JSON.stringify(String(value))}`;
  const text = scalarText(value);
  if (text !== null) return text;
  const own = userEquality.hashCode(value);
  return own === null ? `object:${identityOf(value)}` : `${OWN_HASH}${own}`;
}

const identities = new WeakMap<object, number>();
let nextIdentity = 1;

/** A number that stays with the object: its identity hash code. */
export function identityOf(value: object): number {
  let identity = identities.get(value);
  if (identity === undefined) {
    identity = nextIdentity;
    nextIdentity += 1;
    identities.set(value, identity);
  }
  return identity;
}

/** Equality of collections and `equals()`: strings are case-sensitive, numbers keep their type. */
export function valueEquals(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (!isObject(left) || !isObject(right)) return false;
  // Equal decimals of different scale are equal and yet different keys, as the platform documents.
  if (left instanceof Decimal) return left.equals(right);
  if (isKeyed(left) && left.equals) return left.equals(right);
  const leftKey = keyOf(left);
  if (!isObject(leftKey)) return leftKey === keyOf(right);
  return userEquality.equals(left, right);
}

/** The `==` operator on values of any type: strings ignore case, numbers compare across types. */
export function looseEquals(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (left === null || right === null) return false;
  if (typeof left === 'string' && typeof right === 'string') {
    return left.toLowerCase() === right.toLowerCase();
  }
  if (isNumeric(left) && isNumeric(right)) return compareNumbers(left, right) === 0;
  return valueEquals(left, right);
}

export function isNumeric(value: unknown): value is number | bigint | Decimal | Double {
  return (
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    value instanceof Decimal ||
    value instanceof Double
  );
}

/** Orders two Apex numbers of any numeric types. */
export function compareNumbers(
  left: number | bigint | Decimal | Double,
  right: number | bigint | Decimal | Double
): number {
  if (left instanceof Double || right instanceof Double) {
    const difference = asNumber(left) - asNumber(right);
    return difference < 0 ? -1 : difference > 0 ? 1 : 0;
  }
  if (left instanceof Decimal || right instanceof Decimal) {
    return asDecimal(left).compareTo(asDecimal(right));
  }
  return left < right ? -1 : left > right ? 1 : 0;
}

function asNumber(value: number | bigint | Decimal | Double): number {
  if (value instanceof Double) return value.value;
  return value instanceof Decimal ? value.toNumber() : Number(value);
}

function asDecimal(value: number | bigint | Decimal): Decimal {
  return value instanceof Decimal ? value : Decimal.fromInteger(value);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
