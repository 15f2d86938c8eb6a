/** `hashCode()` of any Apex value. */

import { ApexDate } from '../../values/date.ts';
import { hashOfText, toInteger } from './arguments.ts';
import { hashTextOf, identityOf, keyOf, userEquality } from '../../values/equality.ts';

export function hashCodeOf(value: unknown): number {
  if (value === null) return 0;
  if (typeof value === 'string') return hashOfText(value);
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return toInteger(value ^ (value >> 32n));
  if (typeof value === 'boolean') return value ? 1231 : 1237;
  if (value instanceof ApexDate) return value.days;
  const own = userEquality.hashCode(value as object);
  if (own !== null) return own;
  const key = keyOf(value);
  return typeof key === 'string' ? hashOfText(hashTextOf(value)) : identityOf(value as object);
}
