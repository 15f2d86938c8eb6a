/** The `{value, displayValue}` pair of a field in a record representation. */
import type { FieldDef } from '../metadata/schema.ts';
import { ApexDate } from '../values/date.ts';
import { ApexDatetime } from '../values/datetime.ts';
import { ApexTime } from '../values/time.ts';
import { Blob } from '../values/blob.ts';
import { Decimal } from '../values/decimal.ts';
import { Double } from '../values/double.ts';
import type { UiContext } from './context.ts';

export interface FieldValue {
  value: unknown;
  displayValue: string | null;
}

export function fieldValueOf(context: UiContext, field: FieldDef, value: unknown): FieldValue {
  return { value: toJson(value), displayValue: displayValue(context, field, value) };
}

export function toJson(value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (value instanceof Decimal) return value.toNumber();
  if (value instanceof Double) return value.value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Blob) return null;
  if (value instanceof ApexDate || value instanceof ApexDatetime || value instanceof ApexTime) {
    return value.toString();
  }
  return value;
}

function displayValue(context: UiContext, field: FieldDef, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  switch (field.type) {
    case 'Currency':
      return new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }).format(
        numberOf(value)
      );
    case 'Percent':
      return `${formatNumber(value, field.scale ?? 0)}%`;
    case 'Number':
    case 'Integer':
      return formatNumber(value, field.scale ?? 0);
    case 'Date':
      return value instanceof ApexDate ? `${value.month}/${value.day}/${value.year}` : null;
    case 'DateTime':
      return value instanceof ApexDatetime ? formatDatetime(value, context.timeZone) : null;
    case 'Picklist':
      return labelOf(field, String(value));
    case 'MultiselectPicklist':
      return String(value)
        .split(';')
        .map((part) => labelOf(field, part))
        .join(';');
    default:
      return null;
  }
}

function numberOf(value: unknown): number {
  return value instanceof Decimal ? value.toNumber() : Number(value);
}

function formatNumber(value: unknown, scale: number): string {
  return new Intl.NumberFormat('en-US', {
    minimumFractionDigits: scale,
    maximumFractionDigits: scale
  }).format(numberOf(value));
}

function formatDatetime(value: ApexDatetime, timeZone: string): string {
  const text = new Intl.DateTimeFormat('en-US', {
    timeZone: timeZone === 'GMT' ? 'UTC' : timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit'
  }).format(value.time);
  // Intl separates the time from AM with a narrow no-break space.
  return text.replace(/\u202f/g, ' ');
}

function labelOf(field: FieldDef, value: string): string {
  return field.picklist?.values.find((entry) => entry.fullName === value)?.label ?? value;
}
