// Turns field values and filter values into plain values that compare the way SOQL does.
import type { FieldDef } from '../../metadata/schema.ts';
import { ApexDate } from '../../values/date.ts';
import { ApexDatetime } from '../../values/datetime.ts';
import { Decimal } from '../../values/decimal.ts';
import { Double } from '../../values/double.ts';
import { toId18 } from '../../values/id.ts';
import { SObject } from '../../values/sobject.ts';
import { ApexTime } from '../../values/time.ts';
import { instantOf, wallClock } from '../../values/time-zone.ts';
import { wrongType as wrongTypeError } from '../../soql/check-filters.ts';
import { queryError } from '../../soql/errors.ts';
import { NUMERIC_TYPES } from '../../soql/operands.ts';
import { isReference } from '../../soql/resolve.ts';

export type Comparable = string | number | boolean | null;

export const DAY_MS = 86_400_000;

/** The comparable form of a stored value. */
export function comparableOf(field: FieldDef, value: unknown): Comparable {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'string') {
    return isReference(field) || (field.unique && field.caseSensitive)
      ? value
      : value.toLowerCase();
  }
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Decimal) return value.toNumber();
  if (value instanceof Double) return value.value;
  if (value instanceof ApexDate) return value.days;
  if (value instanceof ApexDatetime) return value.time;
  if (value instanceof ApexTime) return value.millis;
  throw queryError(`Values of ${field.name} cannot be compared`);
}

/** The comparable form of a filter value; a value of the wrong type is the platform's error. */
export function filterValue(field: FieldDef, value: unknown, zone: string): Comparable {
  if (value === null || value === undefined) return null;
  if (isReference(field) && field.type !== 'MetadataRelationship') return idValue(value);
  if (NUMERIC_TYPES.has(field.type)) return numberOf(value) ?? wrongType(field, value);
  switch (field.type) {
    case 'Checkbox':
      return typeof value === 'boolean' ? value : wrongType(field, value);
    case 'Date':
      return dateValue(field, value, zone);
    case 'DateTime':
      return datetimeValue(field, value, zone);
    case 'Time':
      return value instanceof ApexTime ? value.millis : wrongType(field, value);
    default:
      return typeof value === 'string' ? comparableOf(field, value) : wrongType(field, value);
  }
}

/**
 * The comparable forms of the values of IN. Texts of a bound collection that are no ids match nothing.
 * UNVERIFIED: That such texts are no error, as they are where one value is expected.
 */
export function listValues(field: FieldDef, values: unknown[], zone: string): Comparable[] {
  const isId = isReference(field) && field.type !== 'MetadataRelationship';
  const known = isId
    ? values.filter((value) => typeof value !== 'string' || value === '' || toId18(value) !== null)
    : values;
  return known.map((value) => filterValue(field, value, zone));
}

function idValue(value: unknown): Comparable {
  if (value instanceof SObject) return value.id;
  if (value === '') return null;
  const id = typeof value === 'string' ? toId18(value) : null;
  if (id === null) throw queryError(`invalid ID field: ${String(value)}`);
  return id;
}

function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Decimal) return value.toNumber();
  return value instanceof Double ? value.value : null;
}

function dateValue(field: FieldDef, value: unknown, zone: string): Comparable {
  if (value instanceof ApexDate) return value.days;
  if (value instanceof ApexDatetime) return dayAt(value.time, zone);
  return wrongType(field, value);
}

function datetimeValue(field: FieldDef, value: unknown, zone: string): Comparable {
  if (value instanceof ApexDatetime) return value.time;
  if (value instanceof ApexDate) return startOfDay(value.days, zone);
  return wrongType(field, value);
}

function wrongType(field: FieldDef, value: unknown): never {
  throw wrongTypeError(field, typeof value === 'string');
}

/** The day (since 1970) that a clock of the zone shows at the instant. */
export function dayAt(time: number, zone: string): number {
  const { year, month, day } = wallClock(time, zone);
  return Math.floor(Date.UTC(year, month - 1, day) / DAY_MS);
}

/** The instant at which the day starts in the zone. */
export function startOfDay(days: number, zone: string): number {
  const date = new Date(days * DAY_MS);
  return instantOf(
    {
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      day: date.getUTCDate(),
      hour: 0,
      minute: 0,
      second: 0,
      millisecond: 0
    },
    zone
  );
}

export function compareValues(left: Comparable, right: Comparable): number {
  if (left === right) return 0;
  if (left === null) return -1;
  if (right === null) return 1;
  return left < right ? -1 : 1;
}
