/** Says which type the fields, functions and aggregates of a query have, and on which fields they work. */
import { fieldDefaults } from '../metadata/field-types.ts';
import type { FieldDef, FieldType } from '../metadata/schema.ts';
import type { AggregateItem, DistanceItem, FunctionItem, Operand } from './ast.ts';
import { located, queryError } from './errors.ts';
import { findField, isCompound, type FoundField, type Names } from './resolve.ts';

export interface OperandType {
  /** Field that the values compare and sort like. */
  field: FieldDef;
  /** `Account.Name`, `CALENDAR_YEAR(CloseDate)`: equal texts are equal operands. */
  text: string;
  /** The field inside, with the lookups to it; absent for COUNT(). */
  found?: FoundField;
}

export const NUMERIC_TYPES: ReadonlySet<FieldType> = new Set([
  'Number',
  'Currency',
  'Percent',
  'Integer',
  'Long'
]);
const ON_DATES_AND_TIMES: ReadonlySet<string> = new Set(['HOUR_IN_DAY', 'DAY_ONLY']);
const NOT_COUNTABLE: ReadonlySet<FieldType> = new Set([
  'Checkbox',
  'LongTextArea',
  'Html',
  'Blob',
  'MultiselectPicklist',
  'EncryptedText',
  'Time'
]);
const NOT_GROUPABLE: ReadonlySet<FieldType> = new Set([
  'LongTextArea',
  'Html',
  'Blob',
  'MultiselectPicklist',
  'EncryptedText',
  'Number',
  'Currency',
  'Percent',
  'DateTime',
  'Time'
]);
const NOT_SORTABLE: ReadonlySet<FieldType> = new Set([
  'LongTextArea',
  'Html',
  'Blob',
  'MultiselectPicklist',
  'EncryptedText'
]);

export function operandType(names: Names, operand: Operand): OperandType {
  switch (operand.kind) {
    case 'field': {
      const found = located(operand.at, () => findField(names, operand.path), operand.path);
      return { field: found.field, text: found.text, found };
    }
    case 'aggregate':
      return located(operand.at, () => aggregateType(names, operand));
    case 'function':
      return located(operand.at, () => functionType(names, operand));
    case 'distance':
      return located(operand.at, () => distanceType(names, operand));
    default:
      return operand satisfies never;
  }
}

function aggregateType(names: Names, item: AggregateItem): OperandType {
  const integer = fieldDefaults('Count', 'Integer');
  const { path } = item;
  if (path === null) return { field: integer, text: 'COUNT()' };
  const found = located(item.pathAt, () => findField(names, path), path);
  const { field } = found;
  const text = `${item.name}(${found.text})`;
  const isNumeric = NUMERIC_TYPES.has(field.type);
  const isAllowed =
    item.name === 'SUM' || item.name === 'AVG'
      ? isNumeric
      : !NOT_COUNTABLE.has(field.type) && !isCompound(field);
  if (!isAllowed) {
    throw queryError(`field ${field.name} does not support aggregate operator ${item.name}`);
  }
  if (item.name === 'COUNT' || item.name === 'COUNT_DISTINCT')
    return { field: integer, text, found };
  const isSum = item.name === 'SUM' || item.name === 'AVG';
  return { field: isSum ? fieldDefaults(field.name, 'Number') : field, text, found };
}

function functionType(names: Names, item: FunctionItem): OperandType {
  const inner: Operand = item.inner ?? { kind: 'field', path: item.path, at: item.pathAt };
  const operand = operandType(names, inner);
  const { field, found } = operand;
  const name = found?.field.name ?? field.name;
  const text = `${item.name}(${operand.text})`;
  const of = (type: FieldType): OperandType => ({
    field: { ...fieldDefaults(name, type), label: field.label },
    text,
    ...(found ? { found } : {})
  });
  switch (item.name) {
    case 'TOLABEL':
      return { ...of('Text'), field: { ...field, type: 'Text', picklist: undefined } };
    case 'FORMAT':
      return of('Text');
    case 'CONVERTCURRENCY':
      if (field.type !== 'Currency') {
        throw queryError(`convertCurrency can only be used on currency fields: ${field.name}`);
      }
      return { ...operand, text };
    case 'GROUPING':
      return of('Integer');
    default:
      checkDate(item.name, field);
      return of(item.name === 'DAY_ONLY' ? 'Date' : 'Integer');
  }
}

// UNVERIFIED: The texts about functions on fields of the wrong type.
function checkDate(name: string, field: FieldDef): void {
  const isTime = field.type === 'DateTime';
  if (isTime || (field.type === 'Date' && !ON_DATES_AND_TIMES.has(name))) return;
  throw queryError(
    ON_DATES_AND_TIMES.has(name)
      ? `${name} can be used only on datetime fields`
      : `${name} can be used only on date and datetime fields`
  );
}

function distanceType(names: Names, item: DistanceItem): OperandType {
  const found = located(item.pathAt, () => findField(names, item.path), item.path);
  if (!isCompound(found.field)) {
    throw queryError(`DISTANCE can be used only on geolocation fields: ${found.text}`);
  }
  const unit = item.unit.toLowerCase();
  if (unit !== 'mi' && unit !== 'km') {
    throw queryError(`Invalid distance unit: ${item.unit}. Valid unit is either 'mi' or 'km'`);
  }
  return {
    field: fieldDefaults(found.field.name, 'Number'),
    text: `DISTANCE(${found.text})`,
    found
  };
}

export function checkFilterable(field: FieldDef): void {
  const isValue = field.filterable || field.formula !== undefined;
  if (isValue && field.type !== 'EncryptedText') return;
  throw queryError(`field '${field.name}' can not be filtered in a query call`);
}

export function checkSortable(field: FieldDef): void {
  if (!NOT_SORTABLE.has(field.type) && !isCompound(field)) return;
  throw queryError(`field '${field.name}' can not be sorted in a query call`);
}

export function checkGroupable(field: FieldDef): void {
  const isFormula = field.formula !== undefined;
  if (!NOT_GROUPABLE.has(field.type) && !isCompound(field) && !isFormula) return;
  throw queryError(`field '${field.name}' can not be grouped in a query call`);
}
