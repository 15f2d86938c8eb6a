/** The org's and the users' platform cache: values by partition and key, with a time to live. */

import { deepCopy } from './deep-copy.ts';

export type CacheScope = 'Org' | 'Session';

export interface CacheEntry {
  value: unknown;
  expires: number;
}

/** Tests begin with an empty cache of their own, as on the platform. */
export class PlatformCache {
  private readonly partitions = new Map<string, Map<string, CacheEntry>>();

  /** Entries of a partition; session partitions are kept for each user. */
  private entries(partition: string): Map<string, CacheEntry> {
    const key = partition.toLowerCase();
    let entries = this.partitions.get(key);
    if (!entries) this.partitions.set(key, (entries = new Map()));
    return entries;
  }

  put(partition: string, key: string, value: unknown, expires: number): void {
    this.entries(partition).set(key, { value: deepCopy(value), expires });
  }

  /** Undefined when there is no such entry or its time is over. */
  get(partition: string, key: string, now: number): { value: unknown } | undefined {
    const entries = this.entries(partition);
    const entry = entries.get(key);
    if (!entry) return undefined;
    if (entry.expires > now) return { value: deepCopy(entry.value) };
    entries.delete(key);
    return undefined;
  }

  remove(partition: string, key: string): boolean {
    return this.entries(partition).delete(key);
  }

  keys(partition: string, now: number): string[] {
    return [...this.entries(partition)]
      .filter(([, { expires }]) => expires > now)
      .map(([key]) => key);
  }
}
