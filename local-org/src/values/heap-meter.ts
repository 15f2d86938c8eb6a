/** Where collections tell that they have grown, so that the runtime can hold them to the heap limit. */

export interface HeapMeter {
  grown(collection: object): void;
}

const meter: HeapMeter = { grown: () => {} };

export function installHeapMeter(installed: HeapMeter): void {
  meter.grown = installed.grown;
}

/** Small collections are not worth a look; larger ones are measured whenever their size has doubled. */
const WORTH_A_LOOK = 4096;

export function noteSize(collection: object, size: number): void {
  if (size >= WORTH_A_LOOK && (size & (size - 1)) === 0) meter.grown(collection);
}
