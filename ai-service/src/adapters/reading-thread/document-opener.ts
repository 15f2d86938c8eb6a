/** Opens documents in the reading threads. */
import type { ThreadPool } from './thread-pool.ts';
import type { DocumentOpener } from '../../ports/document-opener.ts';

export function threadDocumentOpener(threads: ThreadPool): DocumentOpener {
  return {
    inspect: (bytes, hint) => threads.run('inspect', { bytes, hint }, { isUrgent: true }),
    readPages: (bytes, hint, { onPage, signal }) =>
      threads.run(
        'readPages',
        { bytes, hint },
        { signal, onProgress: ({ page, pageCount }) => onPage?.(page, pageCount) }
      )
  };
}
