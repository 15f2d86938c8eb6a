/** Where collections tell that they have grown, so that the runtime can hold them to the heap limit. */

export interface HeapMeter {
  /** Measures a collection of `size` elements; answers the size at which it is worth the next look. */
  grown(collection: object, size: number): number;
}

/** A collection remembers when it is to be measured next. */
export interface Measured {
  nextLook: number;
}

/** Smaller collections are not worth a look: what is large in them is held to the limit by itself. */
export const FIRST_LOOK = 16;

const meter: HeapMeter = { grown: (_collection, size) => size * 2 };

export function installHeapMeter(installed: HeapMeter): void {
  meter.grown = installed.grown;
}

export function noteSize(collection: Measured, size: number): void {
  if (size >= collection.nextLook) collection.nextLook = meter.grown(collection, size);
}
