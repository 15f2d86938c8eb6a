/** Keeps the waiting jobs in a file, so that they survive a restart of the org. */
import { Buffer } from 'node:buffer';
import { readFileSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncFolder, writeDurably } from '../database/durable-file.ts';
import type { JobRequest } from '../host.ts';

/** A job as JSON: its instance is the program's plain picture of it. */
export interface StoredJob {
  id: string;
  userId: string;
  runAt: number;
  depth: number;
  request: Omit<JobRequest, 'instance'> & { instance: unknown };
}

export interface Store<Item> {
  load(): Item[];
  save(items: Item[]): void;
}

export type JobStore = Store<StoredJob>;

export const noStore: Store<never> = {
  load: () => [],
  save() {}
};
export const noJobStore: JobStore = noStore as JobStore;

export function fileStore<Item>(file: string): Store<Item> {
  return {
    load() {
      try {
        return JSON.parse(readFileSync(file, 'utf8')) as Item[];
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
        throw new Error(`The file of waiting jobs cannot be read, delete it to start: ${file}`, {
          cause: error
        });
      }
    },
    save(items) {
      // A rename is atomic: a crash leaves the old or the new file, never half of one.
      writeDurably(`${file}.new`, [Buffer.from(JSON.stringify(items))]);
      renameSync(`${file}.new`, file);
      syncFolder(dirname(file));
    }
  };
}
