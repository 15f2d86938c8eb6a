import { jest } from '@jest/globals';
import { ThreadPool } from './thread-pool.ts';
import { toServiceError } from '../../errors.ts';

jest.setTimeout(30_000);

const file = new URL('../../../test/support/faulty-thread.ts', import.meta.url);
let pool: ThreadPool;

beforeEach(() => {
  pool = new ThreadPool({ threads: 1, timeoutSeconds: 2, memoryMegabytes: 64 }, file);
});

afterEach(() => pool.close());

const read = (fileName: string, options = {}) =>
  pool.run('readPages', { bytes: new Uint8Array(3), hint: { fileName } }, options);

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: unknown) => toServiceError(error).code
  );

describe('a reading thread', () => {
  it('reports progress and an answer, and knows nothing of the environment', async () => {
    const seen: unknown[] = [];
    const answer = await read('good', { onProgress: (progress: unknown) => seen.push(progress) });
    expect(answer).toMatchObject({ environment: [], fileName: 'good' });
    expect(seen).toEqual([{ page: 1, pageCount: 2 }]);
  });

  it.each([
    ['loops', 'reading-timeout'],
    ['eats', 'document-too-complex'],
    ['throws', 'internal-error'],
    ['exits', 'internal-error'],
    ['refuses', 'document-corrupt']
  ])('that %s gives the code %s, and the next document is read', async (fileName, code) => {
    const [first, next] = [codeOf(read(fileName)), codeOf(read('good'))];
    expect(await first).toBe(code);
    expect(await next).toBe('done');
  });

  it('can be interrupted, running or waiting', async () => {
    const stop = new AbortController();
    const running = codeOf(read('loops', { signal: stop.signal }));
    const waiting = codeOf(read('good', { signal: stop.signal }));
    stop.abort();
    expect(await running).toBe('reading-interrupted');
    expect(await waiting).toBe('reading-interrupted');
    expect(await codeOf(read('good'))).toBe('done');
  });

  it('takes urgent work first', async () => {
    const order: string[] = [];
    const note = (name: string) => () => order.push(name);
    await Promise.all([
      read('a').then(note('first')),
      read('b').then(note('later')),
      read('c', { isUrgent: true }).then(note('urgent'))
    ]);
    expect(order).toEqual(['first', 'urgent', 'later']);
  });
});
