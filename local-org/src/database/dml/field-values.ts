// Converts a value to the type of its field, and checks what the type allows.
import { TEXT_TYPES, REFERENCE_TYPES } from '../../metadata/field-types.ts';
import type { FieldDef } from '../../metadata/schema.ts';
import { Buffer } from 'node:buffer';
import { Blob } from '../../values/blob.ts';
import { ApexDate } from '../../values/date.ts';
import { ApexDatetime } from '../../values/datetime.ts';
import { Decimal } from '../../values/decimal.ts';
import { Double } from '../../values/double.ts';
import { toId18 } from '../../values/id.ts';
import { ApexTime } from '../../values/time.ts';
import type { DmlError } from '../results.ts';

/** Thrown with the error that the row gets. */
export class FieldProblem extends Error {
  readonly error: DmlError;

  constructor(field: FieldDef, statusCode: string, problem: string) {
    super(`${field.label}: ${problem}`);
    this.error = { statusCode, message: this.message, fields: [field.name] };
  }
}

/**
 * The value as the database keeps it: texts without blanks at their ends ('' is null), numbers with
 * the field's scale, ids with 18 characters. JSON values (text dates, plain numbers) are taken too.
 */
export function convertFieldValue(field: FieldDef, value: unknown, truncate = false): unknown {
  if (value === null || value === undefined) return field.type === 'Checkbox' ? false : null;
  if (field.type === 'Id' || isIdField(field)) return toReference(field, value);
  if (TEXT_TYPES.has(field.type) || field.type === 'MetadataRelationship') {
    return toText(field, value, truncate);
  }
  switch (field.type) {
    case 'Checkbox':
      return typeof value === 'boolean' ? value : wrongType(field, value);
    case 'Integer':
      return toInteger(field, value);
    case 'Long':
    case 'IdList':
    case 'AnyType':
      return value;
    case 'Number':
    case 'Currency':
    case 'Percent':
      return toNumber(field, value);
    case 'Date':
      return toDate(field, value);
    case 'DateTime':
      return toDatetime(field, value);
    case 'Time':
      return value instanceof ApexTime ? value : wrongType(field, value);
    case 'Blob':
      return toBlob(field, value);
    default:
      return wrongType(field, value);
  }
}

function isIdField(field: FieldDef): boolean {
  return REFERENCE_TYPES.has(field.type) && field.type !== 'MetadataRelationship';
}

function wrongType(field: FieldDef, value: unknown): never {
  throw new FieldProblem(
    field,
    'INVALID_TYPE_ON_FIELD_IN_RECORD',
    `value not of required type: ${String(value)}`
  );
}

function toReference(field: FieldDef, value: unknown): string | null {
  if (value === '') return null;
  const id = typeof value === 'string' ? toId18(value) : null;
  if (id === null) {
    throw new FieldProblem(field, 'MALFORMED_ID', `id value of incorrect type: ${String(value)}`);
  }
  return id;
}

/** No-break spaces stay, as on the platform. */
const EDGE_BLANKS = /^[ \t\r\n\f]+|[ \t\r\n\f]+$/g;

/** `truncate` is DMLOptions.AllowFieldTruncation: too long a text loses its end. */
function toText(field: FieldDef, value: unknown, truncate: boolean): string | null {
  if (typeof value !== 'string') return wrongType(field, value);
  const text = value.replace(EDGE_BLANKS, '');
  if (text === '') return null;
  if (field.length !== undefined && text.length > field.length && field.type !== 'Picklist') {
    if (truncate) return text.slice(0, field.length);
    const shown = text.length > 255 ? `${text.slice(0, 255)}...` : text;
    throw new FieldProblem(
      field,
      'STRING_TOO_LONG',
      `data value too large: ${shown} (max length=${field.length})`
    );
  }
  return field.type === 'Picklist' ? pickedValue(field, text) : text;
}

/** Values of picklists are found in any case, and kept as they are defined. */
function pickedValue({ picklist }: FieldDef, text: string): string {
  const values = picklist?.values ?? [];
  if (values.some(({ fullName }) => fullName === text)) return text;
  const wanted = text.toLowerCase();
  return values.find(({ fullName }) => fullName.toLowerCase() === wanted)?.fullName ?? text;
}

function toInteger(field: FieldDef, value: unknown): number {
  const number = value instanceof Decimal ? value.toNumber() : Number(value);
  if (typeof value === 'string' || !Number.isInteger(number)) return wrongType(field, value);
  return number;
}

/** More decimals than the field shows are kept; only pages round them. */
function toNumber(field: FieldDef, value: unknown): Decimal {
  const given = toDecimal(field, value);
  const whole = given.abs().toBigInt().toString();
  const limit = (field.precision ?? 18) - (field.scale ?? 0);
  if (whole !== '0' && whole.length > limit) {
    throw new FieldProblem(
      field,
      'NUMBER_OUTSIDE_VALID_RANGE',
      `value outside of valid range on numeric field: ${given.stripTrailingZeros().toString()}`
    );
  }
  return given.setScale(Math.max(field.scale ?? 0, given.scale), 'HALF_UP');
}

function toDecimal(field: FieldDef, value: unknown): Decimal {
  if (value instanceof Decimal) return value;
  if (value instanceof Double) return Decimal.fromNumber(value.value);
  if (typeof value === 'number') return Decimal.fromNumber(value);
  if (typeof value === 'bigint') return Decimal.fromInteger(value);
  return wrongType(field, value);
}

function toDate(field: FieldDef, value: unknown): ApexDate {
  if (value instanceof ApexDate) return value;
  if (value instanceof ApexDatetime) return new ApexDate(Math.floor(value.time / 86_400_000));
  return parsed(field, value, (text) => ApexDate.parse(text));
}

function toDatetime(field: FieldDef, value: unknown): ApexDatetime {
  if (value instanceof ApexDatetime) return value;
  if (value instanceof ApexDate) return new ApexDatetime(value.days * 86_400_000);
  return parsed(field, value, (text) => ApexDatetime.parse(text));
}

function parsed<T>(field: FieldDef, value: unknown, parse: (text: string) => T): T {
  if (typeof value !== 'string') return wrongType(field, value);
  try {
    return parse(value);
  } catch {
    return wrongType(field, value);
  }
}

function toBlob(field: FieldDef, value: unknown): Blob {
  if (value instanceof Blob) return value;
  if (typeof value === 'string') return new Blob(Buffer.from(value, 'base64'));
  return wrongType(field, value);
}
