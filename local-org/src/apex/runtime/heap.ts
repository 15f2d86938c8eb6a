/** Holds texts, files and collections to the heap limit of the transaction. */

import type { LimitCounters } from './limits.ts';
import { ApexList } from '../../values/list.ts';
import { ApexMap } from '../../values/map.ts';
import { ApexSet } from '../../values/set.ts';
import { Blob } from '../../values/blob.ts';
import { SObject } from '../../values/sobject.ts';

/** Below this a value on its own cannot come near the limit. */
const WORTH_A_LOOK = 100_000;
/** Elements that are looked at one by one; the rest counts as their average. */
const SAMPLE = 2000;
const REFERENCE = 4;
const OBJECT = 16;

// DIFFERS: each text, file and collection is held to the heap limit by itself, not their sum.
/** Answers the text or Blob; ends the transaction when it alone is larger than the heap may be. */
export function measured<T>(limits: () => LimitCounters, value: T): T {
  const size =
    typeof value === 'string' ? value.length : value instanceof Blob ? value.bytes.length : 0;
  if (size >= WORTH_A_LOOK) limits().measureHeap(size);
  return value;
}

/** Roughly the bytes that a value takes with everything it holds. */
export function heapSizeOf(value: unknown, depth = 0): number {
  if (typeof value === 'string') return OBJECT + value.length;
  if (typeof value !== 'object' || value === null) return REFERENCE;
  if (value instanceof Blob) return OBJECT + value.bytes.length;
  if (depth > 3) return OBJECT;
  if (value instanceof ApexList) return sizeOfAll(value.items, value.items.length, depth);
  if (value instanceof ApexSet) return sizeOfAll(value, value.size, depth);
  if (value instanceof ApexMap) {
    return (
      sizeOfAll(value.keys(), value.size, depth) + sizeOfAll(value.values(), value.size, depth)
    );
  }
  if (value instanceof SObject) return sizeOfAll(value.fields.values(), value.fields.size, depth);
  return OBJECT;
}

function sizeOfAll(items: Iterable<unknown>, count: number, depth: number): number {
  let sum = 0;
  let seen = 0;
  for (const item of items) {
    if (seen === SAMPLE) break;
    sum += REFERENCE + heapSizeOf(item, depth + 1);
    seen += 1;
  }
  return OBJECT + (seen === 0 ? 0 : Math.round((sum / seen) * count));
}
