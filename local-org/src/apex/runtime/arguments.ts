/** Checks that library methods share. */

import { raise } from '../../values/exception.ts';

/** The argument, or the NullPointerException of a method that wants a value. */
export function given<T>(value: T | null): T {
  if (value === null) raise('NullPointerException', 'Argument cannot be null.');
  return value;
}

/** Wraps a number to 32 bits, as every Integer is. */
export function toInteger(value: number | bigint): number {
  return typeof value === 'bigint' ? Number(BigInt.asIntN(32, value)) : value | 0;
}

export function toLong(value: bigint): bigint {
  return BigInt.asIntN(64, value);
}

/** Java's hash of a text. */
export function hashOfText(text: string): number {
  let hash = 0;
  for (let index = 0; index < text.length; index += 1) {
    hash = (Math.imul(31, hash) + text.charCodeAt(index)) | 0;
  }
  return hash;
}
