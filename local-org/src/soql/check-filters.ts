/** Which values and operators a filter of a field takes. */
import { REFERENCE_TYPES, TEXT_TYPES } from '../metadata/field-types.ts';
import type { FieldDef } from '../metadata/schema.ts';
import { ApexDate } from '../values/date.ts';
import { ApexDatetime } from '../values/datetime.ts';
import { ApexTime } from '../values/time.ts';
import { toId18 } from '../values/id.ts';
import type { CompareOperator, Expr, Place } from './ast.ts';
import { located, queryError } from './errors.ts';
import { NUMERIC_TYPES } from './operands.ts';
import { isReference } from './resolve.ts';

export function checkComparison(
  field: FieldDef,
  operator: CompareOperator,
  right: Expr,
  operatorAt?: Place
): void {
  located(operatorAt, () => checkOperator(field, operator));
  for (const value of right.kind === 'list' ? right.items : [right]) {
    located(value.at, () => checkValue(field, value));
  }
}

function checkValue(field: FieldDef, value: Expr): void {
  if (value.kind === 'literal') checkLiteral(field, value.value);
  if (value.kind === 'dateLiteral' && field.type !== 'Date' && field.type !== 'DateTime') {
    throw wrongType(field, false);
  }
}

function checkOperator(field: FieldDef, operator: CompareOperator): void {
  if (operator === 'like' && isReference(field) && field.type !== 'MetadataRelationship') {
    throw queryError('invalid operator on id field');
  }
  if (operator === 'like' && !TEXT_TYPES.has(field.type) && !isReference(field)) {
    throw queryError(`invalid operator on ${typeName(field)} field`);
  }
  const isChoice = operator === 'includes' || operator === 'excludes';
  if (isChoice && field.type !== 'MultiselectPicklist') {
    throw queryError(`includes or excludes operator only valid on multipicklist field`);
  }
}

/** A literal of the wrong type; null fits everywhere. */
function checkLiteral(field: FieldDef, value: unknown): void {
  if (value === null) return;
  if (isReference(field) && field.type !== 'MetadataRelationship') {
    if (typeof value !== 'string') throw wrongType(field, true);
    if (value !== '' && toId18(value) === null) throw queryError(`invalid ID field: ${value}`);
    return;
  }
  if (!fits(field, value)) throw wrongType(field, typeof value === 'string');
}

function fits(field: FieldDef, value: unknown): boolean {
  if (NUMERIC_TYPES.has(field.type)) return isNumber(value);
  switch (field.type) {
    case 'Checkbox':
      return typeof value === 'boolean';
    case 'Date':
      return value instanceof ApexDate;
    case 'DateTime':
      return value instanceof ApexDatetime;
    case 'Time':
      return value instanceof ApexTime;
    default:
      return typeof value === 'string';
  }
}

function isNumber(value: unknown): boolean {
  if (typeof value === 'number') return true;
  return typeof value === 'object' && value !== null && 'unscaled' in value;
}

const TYPE_NAMES: Partial<Record<FieldDef['type'], string>> = {
  Checkbox: 'boolean',
  Date: 'date',
  DateTime: 'dateTime',
  Time: 'time',
  Integer: 'int',
  Number: 'double',
  Currency: 'currency',
  Percent: 'percent',
  Id: 'id'
};

function typeName(field: FieldDef): string {
  if (REFERENCE_TYPES.has(field.type)) return 'reference';
  return TYPE_NAMES[field.type] ?? 'string';
}

/** The platform names the type that the field's values have. */
export function wrongType(field: FieldDef, isText: boolean): Error {
  const name = typeName(field);
  const type = name === 'currency' || name === 'percent' ? 'double' : name;
  const quotes = type === 'string' || type === 'id' || type === 'reference';
  const advice = quotes
    ? ' and should be enclosed in quotes'
    : isText
      ? ' and should not be enclosed in quotes'
      : '';
  return queryError(
    `value of filter criterion for field '${field.name}' must be of type ${type}${advice}`
  );
}
