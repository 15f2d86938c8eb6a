/** The embedded reader, run in the reading threads. */
import type { ThreadPool } from './thread-pool.ts';
import type { ContractReader } from '../../ports/reader.ts';

/** Asks a thread for the reader's version, which also warms that thread up. */
export async function threadEmbeddedReader(threads: ThreadPool): Promise<ContractReader> {
  const version = await threads.run('describeReader', null);
  return {
    ...version,
    read: (pages, { terms, asOf, onProgress, signal }) =>
      threads.run('readContract', { pages, terms, asOf }, { onProgress, signal })
  };
}
