/** The hash table behind Apex sets and maps: insertion order, keys equal by value. */

import { OWN_HASH, keyOf, userEquality, valueEquals } from './equality.ts';
import { raise } from './exception.ts';

interface Entry<V> {
  key: unknown;
  value: V;
}

export class KeyTable<V> {
  private readonly entries = new Map<unknown, Entry<V>>();
  /** Objects of classes that define `equals` and `hashCode`, and collections of them, by hash code. */
  private readonly buckets = new Map<number | string, object[]>();
  private iterations = 0;

  get size(): number {
    return this.entries.size;
  }

  get(key: unknown): V | undefined {
    return this.entries.get(this.handle(key))?.value;
  }

  has(key: unknown): boolean {
    return this.entries.has(this.handle(key));
  }

  /** Answers the value that the key had before, or undefined for a new key. */
  put(key: unknown, value: V): V | undefined {
    const handle = this.handle(key);
    const entry = this.entries.get(handle);
    if (entry) {
      const previous = entry.value;
      entry.value = value;
      return previous;
    }
    this.assertNotIterated();
    this.entries.set(handle, { key, value });
    if (handle === key && isObject(key)) this.remember(key);
    return undefined;
  }

  remove(key: unknown): V | undefined {
    const handle = this.handle(key);
    const entry = this.entries.get(handle);
    if (!entry) return undefined;
    this.assertNotIterated();
    this.entries.delete(handle);
    if (isObject(handle)) this.forget(handle);
    return entry.value;
  }

  clear(): void {
    this.assertNotIterated();
    this.entries.clear();
    this.buckets.clear();
  }

  keys(): unknown[] {
    return Array.from(this.entries.values(), (entry) => entry.key);
  }

  values(): V[] {
    return Array.from(this.entries.values(), (entry) => entry.value);
  }

  /** Iterates the keys; changing the table meanwhile is the platform's FinalException. */
  *iterate(): Generator<unknown> {
    this.iterations += 1;
    try {
      for (const entry of this.entries.values()) yield entry.key;
    } finally {
      this.iterations -= 1;
    }
  }

  private assertNotIterated(): void {
    if (this.iterations > 0) {
      raise('FinalException', 'Cannot modify a collection while it is being iterated.');
    }
  }

  private handle(key: unknown): unknown {
    if (!isObject(key)) return key;
    const simple = keyOf(key);
    const hash = hashOf(key, simple);
    if (hash === null) return simple;
    return this.buckets.get(hash)?.find((other) => valueEquals(other, key)) ?? key;
  }

  private remember(key: object): void {
    const hash = hashOf(key, keyOf(key));
    if (hash === null) return;
    const bucket = this.buckets.get(hash);
    if (bucket) bucket.push(key);
    else this.buckets.set(hash, [key]);
  }

  private forget(key: object): void {
    for (const [hash, bucket] of this.buckets) {
      const index = bucket.indexOf(key);
      if (index < 0) continue;
      bucket.splice(index, 1);
      if (bucket.length === 0) this.buckets.delete(hash);
      return;
    }
  }
}

/** The hash of a key that must be asked whether it equals another one; null when its simple form decides. */
function hashOf(key: object, simple: unknown): number | string | null {
  if (typeof simple === 'string') return simple.includes(OWN_HASH) ? simple : null;
  return userEquality.hashCode(key);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
