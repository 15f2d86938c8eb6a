/** Values of flow variables: what they are before anything is assigned, and conversions to their type. */
import { toBoolean, toNumber, toText } from '../formula/coerce.ts';
import type { FieldDef } from '../metadata/schema.ts';
import { ApexDate } from '../values/date.ts';
import { ApexDatetime } from '../values/datetime.ts';
import { Decimal } from '../values/decimal.ts';
import { Double } from '../values/double.ts';
import { ApexList } from '../values/list.ts';
import { SObject } from '../values/sobject.ts';
import { wallClock } from '../values/time-zone.ts';
import type { FlowEngine } from './engine.ts';
import { FlowValueError } from './errors.ts';
import type { FlowDataType, FlowVariable, Interview } from './model.ts';

const DAY_MS = 86_400_000;

/** The Apex name of the type of a collection's items. */
const ELEMENT_TYPES: Partial<Record<FlowDataType, string>> = {
  Boolean: 'Boolean',
  Currency: 'Decimal',
  Date: 'Date',
  DateTime: 'Datetime',
  Multipicklist: 'String',
  Number: 'Decimal',
  Picklist: 'String',
  String: 'String',
  Time: 'Time'
};

export function elementTypeOf({ dataType, objectType }: FlowVariable): string {
  return objectType ?? ELEMENT_TYPES[dataType] ?? (dataType === 'SObject' ? 'SObject' : 'Object');
}

/** A variable of the flow itself: for outputs of elements and outcomes of decisions. */
export function ownVariable(
  name: string,
  extra: Partial<Omit<FlowVariable, 'name'>> = {}
): FlowVariable {
  return {
    name,
    dataType: 'Object',
    objectType: null,
    isCollection: false,
    isInput: false,
    isOutput: false,
    initial: null,
    ...extra
  };
}

export function initialValue(
  engine: FlowEngine,
  interview: Interview,
  variable: FlowVariable
): unknown {
  const value = variable.initial?.(interview) ?? null;
  if (variable.isCollection) {
    if (value instanceof ApexList) return copyList(value, variable);
    return new ApexList(elementTypeOf(variable));
  }
  return value === null ? null : convertToVariable(engine, variable, value);
}

/** What a variable holds after an assignment. Records are copied: each variable has its own. */
export function convertToVariable(
  engine: FlowEngine,
  variable: FlowVariable,
  value: unknown
): unknown {
  if (value === null || value === undefined) return null;
  if (variable.isCollection) {
    return value instanceof ApexList ? copyList(value, variable) : value;
  }
  if (value instanceof SObject) return value;
  switch (variable.dataType) {
    case 'Boolean':
      return toBoolean(value);
    case 'Currency':
    case 'Number':
      return toNumber(value);
    case 'Date':
      return toFlowDate(engine, value);
    case 'DateTime':
      return toFlowDatetime(value);
    case 'String':
    case 'Picklist':
    case 'Multipicklist':
      return isScalar(value) ? toText(value) : value;
    default:
      return value;
  }
}

function copyList(list: ApexList, variable: FlowVariable): ApexList {
  const type = elementTypeOf(variable);
  const isNumber = variable.dataType === 'Number' || variable.dataType === 'Currency';
  const items = isNumber ? list.items.map(toNumber) : [...list.items];
  return new ApexList(type === 'Object' ? list.elementType : type, items);
}

function isScalar(value: unknown): boolean {
  return (
    typeof value !== 'object' ||
    value instanceof Decimal ||
    value instanceof Double ||
    value instanceof ApexDate ||
    value instanceof ApexDatetime
  );
}

function toFlowDate(engine: FlowEngine, value: unknown): ApexDate {
  if (value instanceof ApexDate) return value;
  if (value instanceof ApexDatetime) return dayOf(engine, value.time);
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value)) {
    return ApexDate.parse(value.slice(0, 10));
  }
  throw new FlowValueError(`The value ${toText(value)} is not a date.`);
}

function toFlowDatetime(value: unknown): ApexDatetime {
  if (value instanceof ApexDatetime) return value;
  if (value instanceof ApexDate) return new ApexDatetime(value.days * DAY_MS);
  if (typeof value === 'string') return ApexDatetime.parse(value);
  throw new FlowValueError(`The value ${toText(value)} is not a date/time.`);
}

export function dayOf(engine: FlowEngine, time: number): ApexDate {
  const { year, month, day } = wallClock(time, engine.services.host.timeZone());
  return ApexDate.of(year, month, day);
}

/** A flow's value as the field's type stores it. */
export function convertToField(engine: FlowEngine, field: FieldDef, value: unknown): unknown {
  if (value === null || value === undefined || value === '') return null;
  switch (field.type) {
    case 'Checkbox':
      return toBoolean(value);
    case 'Number':
    case 'Currency':
    case 'Percent':
      return toNumber(value);
    case 'Integer':
      return toNumber(value)?.toNumber() ?? null;
    case 'Date':
      return toFlowDate(engine, value);
    case 'DateTime':
      return toFlowDatetime(value);
    case 'Time':
    case 'Blob':
      return value;
  }
  if (value instanceof SObject) return value.id;
  return value instanceof ApexList ? value.items.map(toText).join(';') : toText(value);
}
