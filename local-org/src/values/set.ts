/** The Apex Set: unique values in the order of their insertion. */

import { hashTextOf } from './equality.ts';
import { KeyTable } from './key-table.ts';
import { raise } from './exception.ts';

export class ApexSet {
  elementType: string;
  readOnly = false;
  private readonly table: KeyTable<unknown>;

  constructor(elementType: string, values: Iterable<unknown> = [], table?: KeyTable<unknown>) {
    this.elementType = elementType;
    this.table = table ?? new KeyTable<unknown>();
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
    this.assertWritable();
    return this.table.has(value) ? false : this.table.put(value, true) === undefined;
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

  [Symbol.iterator](): Generator<unknown> {
    return this.table.iterate();
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
    if (this.readOnly) raise('FinalException', 'Collection is read-only');
  }
}
