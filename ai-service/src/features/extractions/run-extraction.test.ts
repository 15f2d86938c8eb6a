import { pino } from 'pino';
import { runExtraction, type RunPorts } from './run-extraction.ts';
import { ServiceError, type ProblemCode } from '../../errors.ts';
import { extractionsFinished } from '../../metrics.ts';

/** Ports of a document whose reading ends as told, for an attempt that is current or overtaken. */
function ports(ending: ProblemCode | 'read', isCurrent: boolean): RunPorts {
  const extraction = { id: 'x', orgId: 'acme', sha256: 's', attempt: 1, terms: null, asOf: null };
  return {
    extractions: {
      begin: async () => ({ ...extraction, createdAt: new Date() }),
      saveProgress: async () => isCurrent,
      findReading: async () => null,
      saveReading: async () => {},
      complete: async () => isCurrent,
      failAttempt: async () => isCurrent,
      fail: async () => isCurrent
    },
    documents: {
      find: async () => ({ hasPages: true, warnings: [] }),
      pages: async () => []
    },
    reader: {
      engine: 'embedded',
      model: 'rules',
      promptVersion: '1',
      read: async () => {
        if (ending !== 'read') throw new ServiceError(ending, 'It ended so.');
        return { warnings: [], terms: [], pageCount: 0 };
      }
    },
    clock: { now: () => new Date() },
    log: pino({ level: 'silent' })
  } as unknown as RunPorts;
}

const run = (ending: ProblemCode | 'read', isCurrent: boolean, attempts = 5) =>
  runExtraction('x', attempts, ports(ending, isCurrent), new AbortController().signal);

async function finishedCount(): Promise<number> {
  const { values } = await extractionsFinished.get();
  return values.reduce((sum, { value }) => sum + value, 0);
}

describe('an attempt', () => {
  it('that may work later asks for another', async () => {
    expect(await run('reader-overloaded', true)).toMatchObject({ kind: 'retry' });
  });

  it('that was the last one is dead', async () => {
    expect(await run('reader-overloaded', true, 1)).toMatchObject({ kind: 'dead' });
  });

  it('of a document that can never be read needs no dead letter', async () => {
    expect(await run('document-corrupt', true)).toEqual({ kind: 'done' });
  });

  it.each(['read', 'reader-overloaded', 'document-corrupt'] as const)(
    'that a newer one has overtaken decides and counts nothing (%s)',
    async (ending) => {
      const before = await finishedCount();
      expect(await run(ending, false)).toEqual({ kind: 'done' });
      expect(await finishedCount()).toBe(before);
    }
  );
});
