/** The Apex Map: string keys are case-sensitive, keys are equal by value, order is that of insertion. */

import { hashTextOf, valueEquals } from './equality.ts';
import { KeyTable } from './key-table.ts';
import { raise } from './exception.ts';
import { ApexSet } from './set.ts';
import { FIRST_LOOK, noteSize, type Measured } from './heap-meter.ts';

export class ApexMap implements Measured {
  keyType: string;
  valueType: string;
  readOnly = false;
  nextLook = FIRST_LOOK;
  private readonly table = new KeyTable<unknown>();

  constructor(keyType: string, valueType: string, entries: Iterable<[unknown, unknown]> = []) {
    this.keyType = keyType;
    this.valueType = valueType;
    for (const [key, value] of entries) this.table.put(key, value);
  }

  get size(): number {
    return this.table.size;
  }

  /** null for an absent key. */
  get(key: unknown): unknown {
    return this.table.get(key) ?? null;
  }

  has(key: unknown): boolean {
    return this.table.has(key);
  }

  /** Answers the previous value or null. */
  put(key: unknown, value: unknown): unknown {
    this.assertWritable();
    const previous = this.table.put(key, value);
    if (previous === undefined) noteSize(this, this.table.size);
    return previous ?? null;
  }

  remove(key: unknown): unknown {
    this.assertWritable();
    return this.table.remove(key) ?? null;
  }

  clear(): void {
    this.assertWritable();
    this.table.clear();
  }

  /** A view: what is removed from it leaves the map, and it sees the map's later keys. */
  keySet(): ApexSet {
    const keys = new ApexSet(this.keyType, [], this.table);
    keys.readOnly = this.readOnly;
    return keys;
  }

  keys(): unknown[] {
    return this.table.keys();
  }

  values(): unknown[] {
    return this.table.values();
  }

  entries(): [unknown, unknown][] {
    return this.keys().map((key) => [key, this.get(key)]);
  }

  clone(): ApexMap {
    return new ApexMap(this.keyType, this.valueType, this.entries());
  }

  equals(other: unknown): boolean {
    return (
      other instanceof ApexMap &&
      other.size === this.size &&
      this.entries().every(([key, value]) => other.has(key) && valueEquals(value, other.get(key)))
    );
  }

  hashText(): string {
    const texts = this.entries().map(([key, value]) => `${hashTextOf(key)}=${hashTextOf(value)}`);
    return `map:{${texts.sort().join(',')}}`;
  }

  private assertWritable(): void {
    if (this.readOnly) raise('FinalException', 'Collection is read-only');
  }
}
