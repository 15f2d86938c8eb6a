// Functions of a query: date parts (CALENDAR_YEAR, DAY_ONLY, …), toLabel, FORMAT and DISTANCE.
import type { FieldDef } from '../../metadata/schema.ts';
import type { DistanceItem, FunctionItem, Operand } from '../../soql/ast.ts';
import { queryError } from '../../soql/errors.ts';
import { operandType } from '../../soql/operands.ts';
import { ApexDate } from '../../values/date.ts';
import { ApexDatetime } from '../../values/datetime.ts';
import { Decimal } from '../../values/decimal.ts';
import { Double } from '../../values/double.ts';
import { AddressValue, LocationValue, distanceBetween } from '../../values/geolocation.ts';
import { wallClock } from '../../values/time-zone.ts';
import type { Row } from '../store.ts';
import { DAY_MS, dayAt } from './comparable.ts';
import { scalarOf } from './expressions.ts';
import { formatted } from './format.ts';
import { checkPath, resolvePath, type Source } from './paths.ts';

export interface ComputedValue {
  field: FieldDef;
  text: string;
  read(row: Row): unknown;
}

const DATE_PARTS: Record<string, (day: Date) => number> = {
  CALENDAR_YEAR: (day) => day.getUTCFullYear(),
  CALENDAR_QUARTER: (day) => Math.floor(day.getUTCMonth() / 3) + 1,
  CALENDAR_MONTH: (day) => day.getUTCMonth() + 1,
  // The fiscal year of a new org is the calendar year.
  FISCAL_YEAR: (day) => day.getUTCFullYear(),
  FISCAL_QUARTER: (day) => Math.floor(day.getUTCMonth() / 3) + 1,
  FISCAL_MONTH: (day) => day.getUTCMonth() + 1,
  DAY_IN_MONTH: (day) => day.getUTCDate(),
  DAY_IN_WEEK: (day) => day.getUTCDay() + 1,
  DAY_IN_YEAR: (day) => (day.getTime() - Date.UTC(day.getUTCFullYear(), 0, 1)) / DAY_MS + 1,
  WEEK_IN_MONTH: (day) => Math.floor((day.getUTCDate() - 1) / 7) + 1,
  WEEK_IN_YEAR: (day) =>
    Math.floor((day.getTime() - Date.UTC(day.getUTCFullYear(), 0, 1)) / DAY_MS / 7) + 1
};

/** A field or a function of one row. */
export function resolveOperand(source: Source, operand: Operand): ComputedValue {
  switch (operand.kind) {
    case 'field':
      return resolvePath(source, operand.path);
    case 'function':
      return resolveFunction(source, operand);
    case 'distance':
      return resolveDistance(source, operand);
    case 'aggregate':
      throw queryError('Aggregate functions are not allowed here; use HAVING');
    default:
      return operand satisfies never;
  }
}

function resolveFunction(source: Source, item: FunctionItem): ComputedValue {
  const { field, text, found } = operandType(source, item);
  if (found) checkPath(source, found);
  const inner = resolveOperand(source, item.inner ?? { kind: 'field', path: item.path });
  const read = readerOf(source, item, inner.field);
  return { field, text, read: (row) => read(inner.read(row)) };
}

/** Turns the value in the brackets into the function's. */
export function readerOf(
  source: Source,
  item: FunctionItem,
  inner: FieldDef
): (value: unknown) => unknown {
  // Date literals and days count in the user's time zone, as convertTimezone() asks; without it the platform takes GMT.
  const zone = item.inUserZone ? source.engine.timeZone() : 'GMT';
  switch (item.name) {
    case 'TOLABEL':
      return (value) => labelOf(inner, value);
    case 'FORMAT':
      return (value) => formatted(inner, value, source.engine.timeZone());
    case 'CONVERTCURRENCY':
      return (value) => value;
    case 'GROUPING':
      return () => 0;
    case 'DAY_ONLY':
      return (value) => dayOf(value, zone);
    case 'HOUR_IN_DAY':
      return (value) => (value instanceof ApexDatetime ? wallClock(value.time, zone).hour : null);
    default:
      return (value) => {
        const day = dayOf(value, zone);
        return day === null ? null : DATE_PARTS[item.name]!(new Date(day.days * DAY_MS));
      };
  }
}

function dayOf(value: unknown, zone: string): ApexDate | null {
  if (value instanceof ApexDate) return value;
  return value instanceof ApexDatetime ? new ApexDate(dayAt(value.time, zone)) : null;
}

function labelOf(field: FieldDef, value: unknown): unknown {
  const labels = (field.picklist?.values ?? []).map(({ fullName, label }) => [fullName, label]);
  const table = new Map(labels as [string, string][]);
  if (typeof value !== 'string') return value;
  return value
    .split(';')
    .map((part) => table.get(part) ?? part)
    .join(';');
}

function resolveDistance(source: Source, item: DistanceItem): ComputedValue {
  const { field, text } = operandType(source, item);
  const path = resolvePath(source, item.path);
  const target = placeOf(source, item);
  const unit = item.unit.toLowerCase() === 'km' ? 'km' : 'mi';
  const read = (row: Row): unknown => {
    const value = path.read(row);
    const place = value instanceof AddressValue ? value.location : value;
    if (!(place instanceof LocationValue)) return null;
    return Decimal.fromNumber(distanceBetween(place, target, unit));
  };
  return { field, text, read };
}

function placeOf(source: Source, { to }: DistanceItem): LocationValue {
  const values = to.map((part) => scalarOf(source, part));
  if (values.length === 1) {
    if (values[0] instanceof LocationValue) return values[0];
    throw queryError('DISTANCE needs a location');
  }
  return new LocationValue(degreesOf(values[0]), degreesOf(values[1]));
}

function degreesOf(value: unknown): number {
  if (typeof value === 'number') return value;
  if (value instanceof Decimal) return value.toNumber();
  if (value instanceof Double) return value.value;
  throw queryError('GEOLOCATION needs two numbers');
}
