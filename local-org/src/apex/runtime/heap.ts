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
/** Elements that are looked at one by one; the rest counts as their average. */
const SAMPLE = 2000;
const SAMPLE_INSIDE = 200;
const DEEPEST = 4;
const REFERENCE = 4;
const OBJECT = 16;

/** The values of an instance of an Apex class; undefined of everything else. */
export type FieldsOf = (value: object) => unknown[] | undefined;

// DIFFERS: each text, file and collection with all it holds is held to the heap limit by itself, not their sum.
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
  const bytes = heapSizeOf(collection, fieldsOf);
  limits.measureHeap(bytes);
  const sizeAtLimit = Math.floor((limits.maximum('heapSize') / bytes) * size) + 1;
  // Looks cost as much as the collection is large, so they become rarer as it grows.
  return Math.max(Math.ceil(size * 1.125), Math.min(size * 2, sizeAtLimit));
}

/** Roughly the bytes that a value takes with everything it holds; what it holds twice counts once. */
export function heapSizeOf(value: unknown, fieldsOf: FieldsOf): number {
  const seen = new Set<object>();

  function sizeOf(part: unknown, depth: number): number {
    if (typeof part === 'string') return OBJECT + part.length;
    if (typeof part !== 'object' || part === null || seen.has(part)) return REFERENCE;
    if (part instanceof Blob) return OBJECT + part.bytes.length;
    seen.add(part);
    return depth > DEEPEST ? OBJECT : OBJECT + sizeOfParts(part, depth);
  }

  function sizeOfParts(part: object, depth: number): number {
    if (part instanceof ApexList) return sizeOfAll(part.items, depth);
    if (part instanceof ApexSet) return sizeOfAll([...part], depth);
    if (part instanceof ApexMap) {
      return sizeOfAll(part.keys(), depth) + sizeOfAll(part.values(), depth);
    }
    if (part instanceof SObject) return sizeOfAll([...part.fields.values()], depth);
    return sizeOfAll(fieldsOf(part) ?? [], depth);
  }

  function sizeOfAll(parts: unknown[], depth: number): number {
    const sample = Math.min(parts.length, depth === 0 ? SAMPLE : SAMPLE_INSIDE);
    let sum = 0;
    for (let index = 0; index < sample; index += 1) {
      sum += REFERENCE + sizeOf(parts[index], depth + 1);
    }
    return sample === 0 ? 0 : Math.round((sum / sample) * parts.length);
  }

  return sizeOf(value, 0);
}
