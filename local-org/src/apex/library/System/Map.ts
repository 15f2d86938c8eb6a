/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_map.htm */

import type { Runtime } from '../../runtime/runtime.ts';
import { ApexList } from '../../../values/list.ts';
import { ApexMap } from '../../../values/map.ts';
import { apexText } from '../../../values/format.ts';
import { cloneRecord } from './SObject.ts';
import { forMap } from '../../runtime/stored-type.ts';
import { given } from '../../runtime/arguments.ts';
import { hashCodeOf } from '../../runtime/hash-code.ts';
import { platformClass } from '../define.ts';
import { raise } from '../../../values/exception.ts';
import { SObject } from '../../../values/sobject.ts';
import { valueEquals } from '../../../values/equality.ts';

/** The constructor wants an id of its own in each record. */
function mapOfRecords(map: ApexMap, records: ApexList): ApexMap {
  records.items.forEach((record, index) => {
    const { id } = recordAt(record, index);
    if (id === null) raise('ListException', `Row with null Id at index: ${index}`);
    if (map.has(id)) raise('ListException', `Row with duplicate Id at index: ${index}`);
    map.put(id, record);
  });
  return map;
}

/** putAll keeps the last record of an id, and one without an id under null. */
function putRecords(map: ApexMap, records: ApexList): void {
  records.items.forEach((record, index) => map.put(recordAt(record, index).id, record));
}

function recordAt(record: unknown, index: number): SObject {
  if (!(record instanceof SObject)) raise('ListException', `Null row at index: ${index}`);
  return record;
}

function putAll(map: ApexMap, source: ApexMap | null): ApexMap {
  for (const [key, value] of given(source).entries()) map.put(key, forMap(map, value));
  return map;
}

function deepClone(rt: Runtime, self: ApexMap): ApexMap {
  const options = {
    preserveId: true,
    deep: true,
    preserveTimestamps: true,
    preserveAutonumber: true
  };
  const entries = self
    .entries()
    .map(([key, value]): [unknown, unknown] => [
      key,
      value instanceof SObject ? cloneRecord(rt, value, options) : value
    ]);
  return new ApexMap(self.keyType, self.valueType, entries);
}

const empty = ([keyType = 'Object', valueType = 'Object']: string[]): ApexMap =>
  new ApexMap(keyType, valueType);

export const MapClass = platformClass('System.Map', {
  typeParameters: ['K', 'V'],
  isInstance: (value) => value instanceof ApexMap,
  constructors: {
    'Map<K, V>()': (_rt, types: string[]) => empty(types),
    'Map<K, V>(Map<K, V> source)': (_rt, types: string[], source: ApexMap | null) =>
      putAll(empty(types), source),
    'Map<K, V>(List<SObject> records)': (_rt, types: string[], records: ApexList | null) =>
      mapOfRecords(empty(types), given(records))
  },
  methods: {
    'V get(K key)': (_rt, self: ApexMap, key: unknown) => self.get(key),
    'V put(K key, V value)': (_rt, self: ApexMap, key: unknown, value: unknown) =>
      self.put(key, forMap(self, value)),
    'void putAll(Map<K, V> source)': (_rt, self: ApexMap, source: ApexMap | null) => {
      putAll(self, source);
    },
    'void putAll(List<SObject> records)': (_rt, self: ApexMap, records: ApexList | null) => {
      putRecords(self, given(records));
    },
    'V remove(K key)': (_rt, self: ApexMap, key: unknown) => self.remove(key),
    'Boolean containsKey(K key)': (_rt, self: ApexMap, key: unknown) => self.has(key),
    'Set<K> keySet()': (_rt, self: ApexMap) => self.keySet(),
    'List<V> values()': (_rt, self: ApexMap) => new ApexList(self.valueType, self.values()),
    'Integer size()': (_rt, self: ApexMap) => self.size,
    'Boolean isEmpty()': (_rt, self: ApexMap) => self.size === 0,
    'void clear()': (_rt, self: ApexMap) => self.clear(),
    'Map<K, V> clone()': (_rt, self: ApexMap) => self.clone(),
    'Map<K, V> deepClone()': (rt, self: ApexMap) => deepClone(rt, self),
    'Schema.SObjectType getSObjectType()': (rt, self: ApexMap) =>
      rt.schema.object(self.valueType) ? rt.sObjectType(self.valueType) : null,
    'Boolean equals(Object other)': (_rt, self: ApexMap, other: unknown) =>
      valueEquals(self, other),
    'Integer hashCode()': (_rt, self: ApexMap) => hashCodeOf(self),
    'String toString()': (_rt, self: ApexMap) => apexText(self)
  }
});
