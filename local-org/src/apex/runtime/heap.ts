/** Holds texts, files and collections to the heap limit of the transaction. */

import type { LimitCounters } from './limits.ts';
import { ApexList } from '../../values/list.ts';
import { ApexMap } from '../../values/map.ts';
import { ApexSet } from '../../values/set.ts';
import { Blob } from '../../values/blob.ts';
import { noteSize } from '../../values/heap-meter.ts';
import { SObject } from '../../values/sobject.ts';

/** Below this a value on its own cannot come near the limit. */
const WORTH_A_LOOK = 100_000;
/** Values that one look at a collection visits for each of its elements; what lies beyond is not counted. */
const VISITS_PER_ELEMENT = 100;
const REFERENCE = 4;
const OBJECT = 16;

/** The values of an instance of an Apex class; undefined of everything else. */
export type FieldsOf = (value: object) => unknown[] | undefined;

// DIFFERS: each text, file and collection with what it holds is held to the heap limit by itself, not their sum; equal texts count once.
/** Answers the text, Blob or list; ends the transaction when it alone is larger than the heap may be. */
export function measured<T>(limits: () => LimitCounters, value: T): T {
  if (value instanceof ApexList) noteSize(value, value.size);
  const size =
    typeof value === 'string' ? value.length : value instanceof Blob ? value.bytes.length : 0;
  if (size >= WORTH_A_LOOK) limits().measureHeap(size);
  return value;
}

/** Ends the transaction when the collection is too large; answers the size for the next look at it. */
export function measureCollection(
  limits: LimitCounters,
  collection: object,
  size: number,
  fieldsOf: FieldsOf
): number {
  const bytes = heapSizeOf(collection, fieldsOf, size * VISITS_PER_ELEMENT);
  limits.measureHeap(bytes);
  const sizeAtLimit = Math.floor((limits.maximum('heapSize') / bytes) * size) + 1;
  // Looks cost as much as the collection is large, so they become rarer as it grows.
  return Math.max(Math.ceil(size * 1.125), Math.min(size * 2, sizeAtLimit));
}

/** Roughly the bytes that a value takes with everything it holds; what it holds twice counts once. */
export function heapSizeOf(value: unknown, fieldsOf: FieldsOf, visits = Infinity): number {
  const seen = new Set<unknown>();
  const waiting = [value];
  // Nobody refers to the value itself.
  let bytes = -REFERENCE;
  let left = visits;
  while (waiting.length > 0 && left-- > 0) {
    const part = waiting.pop();
    const isWhole = typeof part === 'string' || (typeof part === 'object' && part !== null);
    bytes += REFERENCE;
    if (!isWhole || seen.has(part)) {
      bytes += REFERENCE;
      continue;
    }
    seen.add(part);
    bytes += OBJECT;
    if (typeof part === 'string') bytes += part.length;
    else if (part instanceof Blob) bytes += part.bytes.length;
    else for (const inside of partsOf(part, fieldsOf)) waiting.push(inside);
  }
  return bytes + waiting.length * REFERENCE;
}

function partsOf(value: object, fieldsOf: FieldsOf): Iterable<unknown> {
  if (value instanceof ApexList) return value.items;
  if (value instanceof ApexSet) return value;
  if (value instanceof ApexMap) return [...value.keys(), ...value.values()];
  if (value instanceof SObject) return value.fields.values();
  return fieldsOf(value) ?? [];
}
