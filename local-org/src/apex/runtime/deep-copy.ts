/** Copies of Apex values that share nothing with the original, as storing and reading them elsewhere gives. */

import { ApexList } from '../../values/list.ts';
import { ApexMap } from '../../values/map.ts';
import { ApexSet } from '../../values/set.ts';
import { isApexException } from '../../values/exception.ts';
import { SObject } from '../../values/sobject.ts';
import { compiledClassOf } from '../compiled-class.ts';

/** Values of the platform's own classes and primitives do not change and are kept as they are. */
export function deepCopy<T>(value: T, known = new Map<object, unknown>()): T {
  if (typeof value !== 'object' || value === null) return value;
  const before = known.get(value);
  return (before ?? copyObject(value, known)) as T;
}

function copyObject(value: object, known: Map<object, unknown>): unknown {
  if (value instanceof ApexList) {
    const list = new ApexList(value.elementType);
    known.set(value, list);
    for (const item of value.items) list.items.push(deepCopy(item, known));
    return list;
  }
  if (value instanceof ApexSet) {
    return new ApexSet(
      value.elementType,
      value.values().map((item) => deepCopy(item, known))
    );
  }
  if (value instanceof ApexMap) {
    const map = new ApexMap(value.keyType, value.valueType);
    known.set(value, map);
    for (const [key, item] of value.entries()) {
      map.put(deepCopy(key, known), deepCopy(item, known));
    }
    return map;
  }
  if (value instanceof SObject) return copyRecord(value, known);
  return copyInstance(value, known);
}

function copyRecord(value: SObject, known: Map<object, unknown>): SObject {
  const record = value.copy();
  known.set(value, record);
  for (const [name, item] of value.fields) record.set(name, deepCopy(item, known));
  return record;
}

/** Whatever a user class keeps, without running its accessors; transient fields are not stored. */
function copyInstance(value: object, known: Map<object, unknown>): unknown {
  const compiled = compiledClassOf(value);
  if (compiled?.kind !== 'class' || isApexException(value)) return value;
  const instance = Object.create(Object.getPrototypeOf(value) as object) as Record<string, unknown>;
  known.set(value, instance);
  for (const [name, item] of Object.entries(value)) instance[name] = deepCopy(item, known);
  for (const field of compiled.fields) {
    if (!field.isStatic && field.isTransient && !field.isProperty) field.set(instance, null);
  }
  return instance;
}
