/** The Apex List. */

import { hashTextOf, valueEquals } from './equality.ts';
import { raise } from './exception.ts';
import { FIRST_LOOK, noteSize, type Measured } from './heap-meter.ts';

export class ApexList implements Measured {
  items: unknown[];
  /** Name of the element type, such as `Integer` or `Map<String,Object>`. */
  elementType: string;
  /** Trigger.new and its kind refuse changes of the list itself. */
  readOnly = false;
  nextLook = FIRST_LOOK;
  private iterations = 0;

  constructor(elementType: string, items: unknown[] = []) {
    this.elementType = elementType;
    this.items = items;
  }

  get size(): number {
    return this.items.length;
  }

  get(index: number): unknown {
    this.assertIndex(index);
    return this.items[index];
  }

  set(index: number, value: unknown): void {
    this.assertWritable();
    this.assertIndex(index);
    this.items[index] = value;
  }

  add(value: unknown): void {
    this.assertResizable();
    this.items.push(value);
    noteSize(this, this.items.length);
  }

  insert(index: number, value: unknown): void {
    this.assertResizable();
    if (index < 0 || index > this.items.length) this.outOfBounds(index);
    this.items.splice(index, 0, value);
    noteSize(this, this.items.length);
  }

  remove(index: number): unknown {
    this.assertResizable();
    this.assertIndex(index);
    return this.items.splice(index, 1)[0];
  }

  addAll(values: Iterable<unknown>): void {
    this.assertResizable();
    for (const value of Array.from(values)) {
      this.items.push(value);
      noteSize(this, this.items.length);
    }
  }

  clear(): void {
    this.assertResizable();
    this.items.length = 0;
  }

  indexOf(value: unknown): number {
    return this.items.findIndex((item) => valueEquals(item, value));
  }

  clone(): ApexList {
    return new ApexList(this.elementType, this.items.slice());
  }

  /** A loop over the items begins; until it ends the list cannot change its size. */
  startLoop(): this {
    this.iterations += 1;
    return this;
  }

  endLoop(): void {
    this.iterations -= 1;
  }

  /** Iterates the items; changing the size meanwhile is the platform's FinalException. */
  *[Symbol.iterator](): Generator<unknown> {
    this.iterations += 1;
    try {
      for (let index = 0; index < this.items.length; index += 1) yield this.items[index];
    } finally {
      this.iterations -= 1;
    }
  }

  /** Element by element; the declared types of the elements do not matter. */
  equals(other: unknown): boolean {
    return (
      other instanceof ApexList &&
      other.items.length === this.items.length &&
      this.items.every((item, index) => valueEquals(item, other.items[index]))
    );
  }

  hashText(): string {
    return `list:[${this.items.map(hashTextOf).join(',')}]`;
  }

  assertWritable(): void {
    if (this.readOnly) raise('FinalException', 'Collection is read-only');
  }

  private assertResizable(): void {
    this.assertWritable();
    if (this.iterations > 0) {
      raise('FinalException', 'Cannot modify a collection while it is being iterated.');
    }
  }

  private assertIndex(index: number): void {
    if (index < 0 || index >= this.items.length) this.outOfBounds(index);
  }

  private outOfBounds(index: number): never {
    raise('ListException', `List index out of bounds: ${index}`);
  }
}
