/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_set.htm */

import { ApexList } from '../../../values/list.ts';
import { ApexSet } from '../../../values/set.ts';
import { apexText } from '../../../values/format.ts';
import { given } from '../../runtime/arguments.ts';
import { hashCodeOf } from '../../runtime/hash-code.ts';
import { iterate } from './Iterable.ts';
import { platformClass } from '../define.ts';
import { PlatformIterator } from './Iterator.ts';
import { valueEquals } from '../../../values/equality.ts';

type Values = ApexList | ApexSet | null;

const valuesOf = (source: Values): unknown[] => {
  const collection = given(source);
  return collection instanceof ApexList ? collection.items : collection.values();
};

/** Applies a change to each value; true when one of them changed the set. */
function changed(values: unknown[], change: (value: unknown) => boolean): boolean {
  return values.map(change).includes(true);
}

function retain(self: ApexSet, source: Values): boolean {
  const kept = new ApexSet(self.elementType, valuesOf(source));
  const dropped = self.values().filter((value) => !kept.has(value));
  return changed(dropped, (value) => self.remove(value));
}

const addAll = (_rt: unknown, self: ApexSet, source: Values): boolean =>
  changed(valuesOf(source), (value) => self.add(value));
const containsAll = (_rt: unknown, self: ApexSet, source: Values): boolean =>
  valuesOf(source).every((value) => self.has(value));
const removeAll = (_rt: unknown, self: ApexSet, source: Values): boolean =>
  changed(valuesOf(source), (value) => self.remove(value));
const retainAll = (_rt: unknown, self: ApexSet, source: Values): boolean => retain(self, source);

export const SetClass = platformClass('System.Set', {
  typeParameters: ['T'],
  implements: ['Iterable<T>'],
  isInstance: (value) => value instanceof ApexSet,
  constructors: {
    'Set<T>()': (_rt, [type = 'Object']: string[]) => new ApexSet(type),
    'Set<T>(List<T> source)': (_rt, [type = 'Object']: string[], source: ApexList | null) =>
      new ApexSet(type, given(source).items),
    'Set<T>(Set<T> source)': (_rt, [type = 'Object']: string[], source: ApexSet | null) =>
      new ApexSet(type, given(source).values()),
    'Set<T>(Iterable<T> source)': (rt, [type = 'Object']: string[], source: unknown) =>
      new ApexSet(type, iterate(rt, given(source)))
  },
  methods: {
    'Boolean add(T element)': (_rt, self: ApexSet, element: unknown) => self.add(element),
    'Boolean addAll(List<T> source)': addAll,
    'Boolean addAll(Set<T> source)': addAll,
    'Boolean contains(T element)': (_rt, self: ApexSet, element: unknown) => self.has(element),
    'Boolean containsAll(List<T> source)': containsAll,
    'Boolean containsAll(Set<T> source)': containsAll,
    'Boolean remove(T element)': (_rt, self: ApexSet, element: unknown) => self.remove(element),
    'Boolean removeAll(List<T> source)': removeAll,
    'Boolean removeAll(Set<T> source)': removeAll,
    'Boolean retainAll(List<T> source)': retainAll,
    'Boolean retainAll(Set<T> source)': retainAll,
    'void clear()': (_rt, self: ApexSet) => self.clear(),
    'Integer size()': (_rt, self: ApexSet) => self.size,
    'Boolean isEmpty()': (_rt, self: ApexSet) => self.size === 0,
    'Set<T> clone()': (_rt, self: ApexSet) => self.clone(),
    'Iterator<T> iterator()': (_rt, self: ApexSet) => new PlatformIterator(self, self.elementType),
    'Boolean equals(Object other)': (_rt, self: ApexSet, other: unknown) =>
      valueEquals(self, other),
    'Integer hashCode()': (_rt, self: ApexSet) => hashCodeOf(self),
    'String toString()': (_rt, self: ApexSet) => apexText(self)
  }
});
