/** JSON of a request as a record to save. */
import type { FieldDef, FieldType, ObjectDef } from '../metadata/schema.ts';
import { isSystemField } from '../metadata/system-fields.ts';
import { isApexException } from '../values/exception.ts';
import { Decimal } from '../values/decimal.ts';
import { ApexList } from '../values/list.ts';
import { SObject } from '../values/sobject.ts';
import { ApexTime } from '../values/time.ts';
import { malformed, RestError } from './answer.ts';
import type { RestCall } from './call.ts';

const NUMBERS: ReadonlySet<FieldType> = new Set(['Number', 'Currency', 'Percent', 'Integer']);
const SOAP_NAMES: Partial<Record<FieldType, string>> = {
  Checkbox: 'boolean',
  Number: 'double',
  Currency: 'double',
  Percent: 'double',
  Integer: 'int',
  Long: 'long',
  Date: 'date',
  DateTime: 'datetime',
  Time: 'time',
  Blob: 'base64'
};

/** Throws for names that the object does not have and values that their fields cannot hold. */
export function recordFrom(
  call: RestCall,
  object: ObjectDef,
  body: Record<string, unknown>
): SObject {
  const record = new SObject(object.name);
  for (const [name, value] of Object.entries(body)) {
    if (name !== 'attributes') assign(call, object, record, name, value);
  }
  return record;
}

function assign(
  call: RestCall,
  object: ObjectDef,
  record: SObject,
  name: string,
  value: unknown
): void {
  const field = object.field(name);
  if (field && isVisible(call, object, field)) {
    record.set(field.name, fieldFromJson(call, field, value));
    return;
  }
  const lookup = object.relationship(name);
  if (!lookup?.relationshipName || !isVisible(call, object, lookup))
    throw noSuchField(object, name);
  if (value !== null) record.set(lookup.relationshipName, parentFrom(call, lookup, value));
}

function isVisible(call: RestCall, object: ObjectDef, field: FieldDef): boolean {
  return isSystemField(field.name) || call.mayRead(object, field.name);
}

export function noSuchField(object: ObjectDef, name: string): RestError {
  const message = `No such column '${name}' on sobject of type ${object.name}`;
  return new RestError(400, [{ message, errorCode: 'INVALID_FIELD' }]);
}

/** `"Account": {"Key__c": "A-1"}` names the parent by an external id. */
function parentFrom(call: RestCall, lookup: FieldDef, value: unknown): SObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw malformed(`${lookup.relationshipName} must be an object with an external id field.`);
  }
  const { attributes } = value as { attributes?: { type?: unknown } };
  const named = typeof attributes?.type === 'string' ? attributes.type : lookup.referenceTo[0];
  const target = call.schema.object(named ?? '');
  if (!target || !lookup.referenceTo.includes(target.name)) {
    throw malformed(`${lookup.relationshipName} cannot point at ${String(named)}.`);
  }
  return recordFrom(call, target, value as Record<string, unknown>);
}

/** Texts are taken for numbers and booleans, numbers for texts, as the platform does. */
export function fieldFromJson(call: RestCall, field: FieldDef, value: unknown): unknown {
  if (field.type === 'IdList' && Array.isArray(value)) {
    return new ApexList('String', value.map(String));
  }
  if (typeof value === 'object' && value !== null) {
    throw malformed(`Cannot deserialize instance of ${soapName(field)} from START_OBJECT value {`);
  }
  if (value === null || value === '') return call.database.convert(field, null);
  const plain = plainValue(field, value);
  if (plain === undefined) throw unreadable(field, value);
  if (!SOAP_NAMES[field.type] || field.type === 'Blob') return call.database.convert(field, plain);
  try {
    return call.database.convert(field, plain);
  } catch (error) {
    if (isApexException(error) || isWrongType(error)) throw unreadable(field, value);
    throw error;
  }
}

function plainValue(field: FieldDef, value: unknown): unknown {
  const text = String(value);
  if (field.type === 'Long') return /^-?\d+$/.test(text) ? BigInt(text) : undefined;
  if (field.type === 'Checkbox') {
    return /^(true|false)$/i.test(text) ? text.toLowerCase() === 'true' : undefined;
  }
  if (NUMBERS.has(field.type)) {
    if (typeof value === 'number') return value;
    return /^-?\d+(\.\d+)?$/.test(text.trim()) ? Decimal.parse(text.trim()) : undefined;
  }
  if (field.type === 'Time') return timeFrom(text);
  if (field.type === 'DateTime' && /^\d{4}-\d{2}-\d{2}$/.test(text)) return `${text}T00:00:00Z`;
  if (field.type === 'DateTime' || field.type === 'Date') return text;
  return typeof value === 'string' ? value : text;
}

function timeFrom(text: string): ApexTime | undefined {
  const match = /^(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3}))?Z?$/.exec(text);
  if (!match) return undefined;
  const [hours, minutes, seconds] = match.slice(1, 4).map(Number);
  const millis = Number((match[4] ?? '0').padEnd(3, '0'));
  return new ApexTime((((hours ?? 0) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000 + millis);
}

function isWrongType(error: unknown): boolean {
  const { error: item } = error as { error?: { statusCode?: string } };
  return item?.statusCode === 'INVALID_TYPE_ON_FIELD_IN_RECORD';
}

const soapName = (field: FieldDef): string => SOAP_NAMES[field.type] ?? 'string';

// DIFFERS: the platform's text ends with the line and column of the value in the request.
function unreadable(field: FieldDef, value: unknown): RestError {
  const token = typeof value === 'string' ? 'VALUE_STRING' : 'VALUE';
  return malformed(
    `Cannot deserialize instance of ${soapName(field)} from ${token} value ${String(value)} ` +
      'or request may be missing a required field'
  );
}
