/** The order in which `List.sort()` puts values: nulls first, then by type. */

import type { Runtime } from './runtime.ts';
import { ApexDate } from '../../values/date.ts';
import { ApexDatetime } from '../../values/datetime.ts';
import { ApexTime } from '../../values/time.ts';
import { compareNumbers, isNumeric } from '../../values/equality.ts';
import { EnumValue } from '../../values/enum.ts';
import { raise } from '../../values/exception.ts';
import { SObject } from '../../values/sobject.ts';
import { typeNameOf } from './type-name.ts';

/** Negative, zero or positive, as a Comparator answers. */
export function compareValues(rt: Runtime, left: unknown, right: unknown): number {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  if (isNumeric(left) && isNumeric(right)) return compareNumbers(left, right);
  if (typeof left === 'string' && typeof right === 'string') return compareCodeUnits(left, right);
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
  if (left instanceof ApexDate && right instanceof ApexDate) return left.days - right.days;
  if (left instanceof ApexDatetime && right instanceof ApexDatetime) return left.time - right.time;
  if (left instanceof ApexTime && right instanceof ApexTime) return left.millis - right.millis;
  if (left instanceof EnumValue && right instanceof EnumValue) return left.ordinal - right.ordinal;
  if (left instanceof SObject && right instanceof SObject) return compareRecords(rt, left, right);
  if (rt.classes.isInstance(left, 'System.Comparable')) {
    return rt.invoke(left, 'compareTo', [right]) as number;
  }
  raise('ListException', `One or more of the items in this list is not Comparable.`);
}

function compareCodeUnits(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The platform sorts records by type, then by name, then by the other fields. */
function compareRecords(rt: Runtime, left: SObject, right: SObject): number {
  const byType = compareCodeUnits(typeNameOf(left), typeNameOf(right));
  if (byType !== 0) return byType;
  const nameField = rt.schema.object(left.type)?.nameField ?? 'Name';
  const others = [...left.fields.keys()].filter((name) => name !== nameField && name !== 'Id');
  for (const name of [nameField, 'Id', ...others.sort()]) {
    const [first, second] = [left.get(name), right.get(name)];
    if (first instanceof Object && typeNameOf(first) !== typeNameOf(second)) continue;
    if (first instanceof SObject || isCollection(first)) continue;
    const order = compareValues(rt, first, second);
    if (order !== 0) return order;
  }
  return 0;
}

function isCollection(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}
