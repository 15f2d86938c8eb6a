/** The thread that opens and reads documents, so that a slow or hostile file cannot stop the service. */
import { parentPort } from 'node:worker_threads';
import type { TaskName, TaskRequest, Tasks, ThreadAnswer } from './messages.ts';
import type { DocumentText, OpenHint, PageText } from '../../ports/reader.ts';
import { inspectDocument } from '../../reading/inspect.ts';
import { embeddedReader } from '../../reading/read-contract.ts';
import { verifyQuotes } from '../../reading/verify-quotes.ts';
import { openDocument } from '../../text/open-document.ts';

const port = parentPort!;
const say = (answer: ThreadAnswer) => port.postMessage(answer);

async function withDocument<T>(
  { bytes, hint }: { bytes: Uint8Array; hint: OpenHint },
  use: (document: DocumentText) => Promise<T>
): Promise<T> {
  const document = await openDocument(bytes, hint);
  try {
    return await use(document);
  } finally {
    await document.close();
  }
}

const tasks: {
  [Name in TaskName]: (
    input: Tasks[Name]['input'],
    report: (progress: Tasks[Name]['progress']) => void
  ) => Promise<Tasks[Name]['output']>;
} = {
  describeReader: async () => {
    const { engine, model, promptVersion } = embeddedReader;
    return { engine, model, promptVersion };
  },
  inspect: (input) =>
    withDocument(input, async (document) => {
      const { kind, mediaType, pageCount } = document;
      const inspection = await inspectDocument(document);
      return { ...inspection, kind, mediaType, pageCount };
    }),
  readPages: (input, report) =>
    withDocument(input, async (document) => {
      const pages: PageText[] = [];
      for await (const page of document.pages) {
        pages.push(page);
        report({ page: pages.length, pageCount: document.pageCount });
      }
      // They fill while the pages are read.
      return { pages, warnings: document.warnings };
    }),
  readContract: ({ pages, terms, asOf }, report) =>
    embeddedReader.read(pages, { terms, asOf, onProgress: report }),
  verifyQuotes: async ({ result, pages }) => verifyQuotes(result, pages)
};

port.on('message', async ({ task, input }: TaskRequest) => {
  try {
    const run = tasks[task] as (
      input: unknown,
      report: (progress: unknown) => void
    ) => Promise<unknown>;
    const output = await run(input, (progress) => say({ kind: 'progress', progress }));
    say({ kind: 'done', output });
  } catch (error) {
    const { name, code, message, stack } = error as Partial<Error> & { code?: unknown };
    say({
      kind: 'failed',
      name: name ?? 'Error',
      code: typeof code === 'string' ? code : null,
      message: message ?? '',
      stack: stack ?? ''
    });
  }
});
