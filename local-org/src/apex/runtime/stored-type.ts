/** What a collection takes at run time: code may know a List<Account> as List<SObject> or List<Object>. */

import { ApexDate } from '../../values/date.ts';
import { ApexDatetime } from '../../values/datetime.ts';
import type { ApexList } from '../../values/list.ts';
import type { ApexMap } from '../../values/map.ts';
import { ApexTime } from '../../values/time.ts';
import { Blob } from '../../values/blob.ts';
import { Decimal } from '../../values/decimal.ts';
import { Double } from '../../values/double.ts';
import { raise } from '../../values/exception.ts';
import { SObject } from '../../values/sobject.ts';
import { typeNameOf } from './type-name.ts';

const isText = (value: unknown): boolean => typeof value === 'string';
const isNumber = (value: unknown): boolean =>
  typeof value === 'number' ||
  typeof value === 'bigint' ||
  value instanceof Decimal ||
  value instanceof Double;

const PRIMITIVES = new Map<string, (value: unknown) => boolean>([
  ['String', isText],
  ['Id', isText],
  ['Integer', isNumber],
  ['Long', isNumber],
  ['Double', isNumber],
  ['Decimal', isNumber],
  ['Boolean', (value) => typeof value === 'boolean'],
  ['Date', (value) => value instanceof ApexDate],
  ['Datetime', (value) => value instanceof ApexDatetime || value instanceof ApexDate],
  ['Time', (value) => value instanceof ApexTime],
  ['Blob', (value) => value instanceof Blob]
]);
const ANY_RECORD = new Set(['SObject', 'Object', 'ANY']);

/** DIFFERS: collections of records and primitive values are checked, those of other classes take everything. */
function fits(type: string, value: unknown): boolean {
  if (value === null || type === 'Object') return true;
  if (value instanceof SObject) {
    return value.type === type.replace(/^Schema\./, '') || ANY_RECORD.has(type);
  }
  return PRIMITIVES.get(type)?.(value) ?? true;
}

/** The value, if the list holds values of its kind. */
export function forList<T>(list: ApexList, value: T): T {
  if (fits(list.elementType, value)) return value;
  const type = typeNameOf(value);
  return raise('TypeException', `Collection store exception adding ${type} to ${typeNameOf(list)}`);
}

/** The value, if the map holds values of its kind. */
export function forMap<T>(map: ApexMap, value: T): T {
  if (fits(map.valueType, value)) return value;
  const type = typeNameOf(value);
  return raise(
    'TypeException',
    `Collection store exception putting ${type} into ${typeNameOf(map)}`
  );
}
