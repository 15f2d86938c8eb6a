/** The Apex Set: unique values in the order of their insertion. */

import { hashTextOf } from './equality.ts';
import { KeyTable } from './key-table.ts';
import { raise } from './exception.ts';
import { FIRST_LOOK, noteSize, type Measured } from './heap-meter.ts';

export class ApexSet implements Measured {
  elementType: string;
  readOnly = false;
  nextLook = FIRST_LOOK;
  private readonly table: KeyTable<unknown>;
  /** The keys of a map, which keeps its values in the same table: nothing can be added to them. */
  private readonly isView: boolean;

  /** With the table of a map it is a view of the map's keys. */
  constructor(elementType: string, values: Iterable<unknown> = [], table?: KeyTable<unknown>) {
    this.elementType = elementType;
    this.table = table ?? new KeyTable<unknown>();
    this.isView = table !== undefined;
    for (const value of values) this.table.put(value, true);
  }

  get size(): number {
    return this.table.size;
  }

  has(value: unknown): boolean {
    return this.table.has(value);
  }

  /** True when the set changed. */
  add(value: unknown): boolean {
    if (this.isView) raiseReadOnly();
    this.assertWritable();
    if (this.table.has(value)) return false;
    this.table.put(value, true);
    noteSize(this, this.table.size);
    return true;
  }

  /** True when the value was there. */
  remove(value: unknown): boolean {
    this.assertWritable();
    return this.table.remove(value) !== undefined;
  }

  clear(): void {
    this.assertWritable();
    this.table.clear();
  }

  values(): unknown[] {
    return this.table.keys();
  }

  clone(): ApexSet {
    return new ApexSet(this.elementType, this.values());
  }

  /** A loop over the keys of a map may change the map; it goes on with the keys it began with. */
  [Symbol.iterator](): Iterator<unknown> {
    return this.isView ? this.values().values() : this.table.iterate();
  }

  equals(other: unknown): boolean {
    return (
      other instanceof ApexSet &&
      other.size === this.size &&
      this.values().every((value) => other.has(value))
    );
  }

  hashText(): string {
    return `set:{${this.values().map(hashTextOf).sort().join(',')}}`;
  }

  private assertWritable(): void {
    if (this.readOnly) raiseReadOnly();
  }
}

function raiseReadOnly(): never {
  return raise('FinalException', 'Collection is read-only');
}
