/** A reading thread that misbehaves as it is told, for the tests of the thread pool. */
import { parentPort } from 'node:worker_threads';

const port = parentPort!;

port.on('message', ({ input }: { input: { hint: { fileName: string } } }) => {
  const { fileName } = input.hint;
  switch (fileName) {
    case 'loops':
      for (;;);
    case 'eats': {
      const eaten: unknown[] = [];
      for (;;) eaten.push(new Array(100_000).fill({ ...eaten }));
    }
    case 'throws':
      setImmediate(() => {
        throw new Error('secret words');
      });
      return;
    case 'exits':
      process.exit(3);
    case 'refuses':
      port.postMessage({
        kind: 'failed',
        name: 'ReadingError',
        code: 'document-corrupt',
        message: 'The file is damaged.',
        stack: ''
      });
      return;
    default:
      port.postMessage({ kind: 'progress', progress: { page: 1, pageCount: 2 } });
      port.postMessage({
        kind: 'done',
        output: { environment: Object.keys(process.env), fileName }
      });
  }
});
