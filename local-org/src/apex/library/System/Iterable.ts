/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_interface_System_Iterable.htm */

import type { Runtime } from '../../runtime/runtime.ts';
import { ApexList } from '../../../values/list.ts';
import { ApexSet } from '../../../values/set.ts';
import { platformInterface } from '../define.ts';
import { PlatformIterator } from './Iterator.ts';

export const IterableInterface = platformInterface('System.Iterable', ['Iterator<T> iterator()'], {
  typeParameters: ['T']
});

/** The values of a list, a set, a platform iterator or an instance of a user's Iterable class. */
export function iterate(rt: Runtime, source: unknown): Iterable<unknown> {
  if (source instanceof ApexList || source instanceof ApexSet) return source;
  return steps(
    rt,
    isPlatformIterable(source) ? source.iterator() : rt.invoke(source, 'iterator', [])
  );
}

interface PlatformIterable {
  iterator(): PlatformIterator;
}

function isPlatformIterable(source: unknown): source is PlatformIterable {
  return typeof source === 'object' && source !== null && '$type' in source && 'iterator' in source;
}

function* steps(rt: Runtime, iterator: unknown): Generator<unknown> {
  if (iterator instanceof PlatformIterator) {
    while (iterator.hasNext()) yield iterator.next();
    return;
  }
  while (rt.invoke(iterator, 'hasNext', [])) yield rt.invoke(iterator, 'next', []);
}
