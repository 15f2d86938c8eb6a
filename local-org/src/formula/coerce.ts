/** Turns any Apex value into the kinds a formula computes with: text, number, boolean, date, time. */
import { ApexDate } from '../values/date.ts';
import { ApexDatetime } from '../values/datetime.ts';
import { Decimal } from '../values/decimal.ts';
import { Double } from '../values/double.ts';
import { ApexList } from '../values/list.ts';
import { ApexTime } from '../values/time.ts';
import { isApexException } from '../values/exception.ts';

/** A value that does not fit; the compiler adds the position in the formula. */
export class CoercionError extends Error {
  override readonly name: string = 'CoercionError';
}

export function isBlank(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  return value instanceof ApexList && value.items.length === 0;
}

/** Numbers of any Apex type as Decimal; an empty text is null; everything else unchanged. */
export function normalize(value: unknown): unknown {
  if (value === undefined || value === '') return null;
  if (typeof value === 'number') return Decimal.fromNumber(value);
  if (typeof value === 'bigint') return Decimal.fromInteger(value);
  if (value instanceof Double) return Decimal.fromNumber(value.value);
  return value;
}

export function toNumber(value: unknown): Decimal | null {
  const normal = normalize(value);
  if (normal === null || normal instanceof Decimal) return normal;
  if (typeof normal === 'string') return parseNumber(normal);
  throw new CoercionError(`Expected a number, received ${kindOf(normal)}`);
}

export function parseNumber(text: string): Decimal {
  try {
    return Decimal.parse(text);
  } catch (error) {
    if (!isApexException(error)) throw error;
    throw new CoercionError(`The value '${text}' is not a valid number.`);
  }
}

export function toInteger(value: unknown): number | null {
  const number = toNumber(value);
  return number === null ? null : Number(number.toBigInt());
}

/** The text of a value, '' for an empty one. */
export function toText(value: unknown): string {
  return textOrNull(value) ?? '';
}

export function textOrNull(value: unknown): string | null {
  const normal = normalize(value);
  if (normal === null || typeof normal === 'string') return normal;
  if (typeof normal === 'boolean') return String(normal);
  if (normal instanceof Decimal) return normal.stripTrailingZeros().toPlainString();
  if (normal instanceof ApexDate) return normal.toString();
  if (normal instanceof ApexTime) return normal.toString().replace('Z', '');
  // The platform gives date/times in text formulas in GMT with a trailing Z.
  if (normal instanceof ApexDatetime) return `${normal.toString().slice(0, 19).replace('T', ' ')}Z`;
  if (normal instanceof ApexList) return `[${normal.items.map(toText).join(', ')}]`;
  throw new CoercionError(`Expected a text, received ${kindOf(normal)}`);
}

/** An empty boolean counts as false. */
export function toBoolean(value: unknown): boolean {
  return booleanOrNull(value) ?? false;
}

export function booleanOrNull(value: unknown): boolean | null {
  const normal = normalize(value);
  if (normal === null || typeof normal === 'boolean') return normal;
  if (normal === 'true' || normal === 'false') return normal === 'true';
  throw new CoercionError(`Expected true or false, received ${kindOf(normal)}`);
}

export function toDate(value: unknown): ApexDate | null {
  const normal = normalize(value);
  if (normal === null || normal instanceof ApexDate) return normal;
  throw new CoercionError(`Expected a date, received ${kindOf(normal)}`);
}

export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'an empty value';
  if (typeof value === 'string') return 'a text';
  if (typeof value === 'boolean') return 'true/false';
  if (value instanceof Decimal) return 'a number';
  if (value instanceof ApexDate) return 'a date';
  if (value instanceof ApexDatetime) return 'a date/time';
  if (value instanceof ApexTime) return 'a time';
  if (value instanceof ApexList) return 'a collection';
  return 'a record';
}
