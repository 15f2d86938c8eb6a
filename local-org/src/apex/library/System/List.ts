/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_list.htm */

import type { MethodImplementation } from '../define.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { ApexList } from '../../../values/list.ts';
import type { ApexSet } from '../../../values/set.ts';
import { apexText } from '../../../values/format.ts';
import { cloneRecord } from './SObject.ts';
import { CollatorValue } from './Collator.ts';
import { compareValues } from '../../runtime/sorting.ts';
import { forList } from '../../runtime/stored-type.ts';
import { given } from '../../runtime/arguments.ts';
import { hashCodeOf } from '../../runtime/hash-code.ts';
import { iterate } from './Iterable.ts';
import { platformClass } from '../define.ts';
import { PlatformIterator } from './Iterator.ts';
import { SObject } from '../../../values/sobject.ts';
import { valueEquals } from '../../../values/equality.ts';

function deepClone(
  rt: Runtime,
  self: ApexList,
  preserveId = false,
  preserveTimestamps = false,
  preserveAutonumber = false
): ApexList {
  const options = { preserveId, deep: true, preserveTimestamps, preserveAutonumber };
  const items = self.items.map((item) =>
    item instanceof SObject ? cloneRecord(rt, item, options) : item
  );
  return new ApexList(self.elementType, items);
}

function sObjectTypeOf(rt: Runtime, self: ApexList): unknown {
  const object = rt.schema.object(self.elementType);
  return object ? rt.sObjectType(object.name) : null;
}

const sorting: Record<string, MethodImplementation> = {
  'void sort()': (rt, self: ApexList) => {
    self.assertWritable();
    self.items.sort((left, right) => compareValues(rt, left, right));
  },
  'void sort(Comparator<T> comparator)': (rt, self: ApexList, comparator: unknown) => {
    self.assertWritable();
    const order = given(comparator);
    if (order instanceof CollatorValue) {
      self.items.sort((left, right) =>
        order.compare(left as string | null, right as string | null)
      );
      return;
    }
    self.items.sort((left, right) => rt.invoke(order, 'compare', [left, right]) as number);
  }
};

/** All or none of the elements. */
function addAll(list: ApexList, elements: unknown[]): void {
  list.addAll(elements.map((element) => forList(list, element)));
}

export const ListClass = platformClass('System.List', {
  typeParameters: ['T'],
  implements: ['Iterable<T>'],
  isInstance: (value) => value instanceof ApexList,
  constructors: {
    'List<T>()': (_rt, [type = 'Object']: string[]) => new ApexList(type),
    'List<T>(List<T> source)': (_rt, [type = 'Object']: string[], source: ApexList | null) =>
      new ApexList(type, given(source).items.slice()),
    'List<T>(Set<T> source)': (_rt, [type = 'Object']: string[], source: ApexSet | null) =>
      new ApexList(type, given(source).values()),
    'List<T>(Iterable<T> source)': (rt, [type = 'Object']: string[], source: unknown) =>
      new ApexList(type, Array.from(iterate(rt, given(source)))),
    'List<T>(Integer size)': (_rt, [type = 'Object']: string[], size: number) =>
      new ApexList(type, Array<unknown>(size).fill(null))
  },
  methods: {
    ...sorting,
    'void add(T element)': (_rt, self: ApexList, element: unknown) =>
      self.add(forList(self, element)),
    'void add(Integer index, T element)': (
      _rt,
      self: ApexList,
      index: number | null,
      element: unknown
    ) => self.insert(given(index), forList(self, element)),
    'void addAll(List<T> source)': (_rt, self: ApexList, source: ApexList | null) =>
      addAll(self, given(source).items),
    'void addAll(Set<T> source)': (_rt, self: ApexList, source: ApexSet | null) =>
      addAll(self, given(source).values()),
    'void addAll(Iterable<T> source)': (rt, self: ApexList, source: unknown) =>
      addAll(self, Array.from(iterate(rt, given(source)))),
    'T get(Integer index)': (_rt, self: ApexList, index: number | null) => self.get(given(index)),
    'void set(Integer index, T element)': (
      _rt,
      self: ApexList,
      index: number | null,
      element: unknown
    ) => self.set(given(index), forList(self, element)),
    'T remove(Integer index)': (_rt, self: ApexList, index: number | null) =>
      self.remove(given(index)),
    'void clear()': (_rt, self: ApexList) => self.clear(),
    'Integer size()': (_rt, self: ApexList) => self.size,
    'Boolean isEmpty()': (_rt, self: ApexList) => self.size === 0,
    'Boolean contains(T element)': (_rt, self: ApexList, element: unknown) =>
      self.indexOf(element) >= 0,
    'Integer indexOf(T element)': (_rt, self: ApexList, element: unknown) => self.indexOf(element),
    'List<T> clone()': (_rt, self: ApexList) => self.clone(),
    'List<T> deepClone()': (rt, self: ApexList) => deepClone(rt, self),
    'List<T> deepClone(Boolean preserveId)': (rt, self: ApexList, id: boolean) =>
      deepClone(rt, self, id),
    'List<T> deepClone(Boolean preserveId, Boolean preserveTimestamps, Boolean preserveAutonumber)':
      (rt, self: ApexList, id: boolean, timestamps: boolean, autonumber: boolean) =>
        deepClone(rt, self, id, timestamps, autonumber),
    'Iterator<T> iterator()': (_rt, self: ApexList) => new PlatformIterator(self, self.elementType),
    'Schema.SObjectType getSObjectType()': (rt, self: ApexList) => sObjectTypeOf(rt, self),
    'Boolean equals(Object other)': (_rt, self: ApexList, other: unknown) =>
      valueEquals(self, other),
    'Integer hashCode()': (_rt, self: ApexList) => hashCodeOf(self),
    'String toString()': (_rt, self: ApexList) => apexText(self)
  }
});
