import { jest } from '@jest/globals';
import { percentOf, recordProgress } from './progress.ts';
import type { ExtractionProgress } from '../../ports/extraction-store.ts';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const pass = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);

const attempt = { id: 'x', attempt: 1 };

function memory(isCurrent = true, milliseconds = 0) {
  const saved: ExtractionProgress[] = [];
  return {
    saved,
    async saveProgress(_: unknown, progress: ExtractionProgress) {
      if (milliseconds) await new Promise((resolve) => setTimeout(resolve, milliseconds));
      saved.push(progress);
      return isCurrent;
    }
  };
}

describe('percent', () => {
  it('grows from stage to stage and never says 100 before the end', () => {
    const at = (stage: 'reading' | 'extracting' | 'verifying', page: number) =>
      percentOf({ stage, page, pageCount: 10 });
    expect([at('reading', 0), at('reading', 10)]).toEqual([0, 40]);
    expect([at('extracting', 0), at('extracting', 10)]).toEqual([40, 90]);
    expect([at('verifying', 0), at('verifying', 10)]).toEqual([90, 99]);
    expect(percentOf({ stage: 'reading', page: 0, pageCount: 0 })).toBe(0);
  });
});

describe('recorded progress', () => {
  it('is saved a few times, not for each of many pages', async () => {
    const store = memory();
    const progress = recordProgress(attempt, store, () => {});
    for (let page = 1; page <= 60; page++) {
      progress.report({ stage: 'reading', page, pageCount: 60 });
      await pass(10);
    }
    await progress.stop();
    expect(store.saved).toHaveLength(5);
  });

  it('counts each term once and never goes back', async () => {
    const store = memory();
    const progress = recordProgress(attempt, store, () => {});
    progress.report({ stage: 'extracting', page: 9, pageCount: 10, latestTerms: ['parties'] });
    progress.report({ stage: 'extracting', page: 1, pageCount: 10, latestTerms: ['parties', 'x'] });
    await pass(30);
    await progress.stop();
    expect(store.saved.at(-1)).toMatchObject({
      termsFound: 2,
      latestTerms: ['parties', 'x'],
      percent: percentOf({ stage: 'extracting', page: 9, pageCount: 10 })
    });
  });

  it('is not written any more once it has stopped', async () => {
    const store = memory(true, 20);
    const progress = recordProgress(attempt, store, () => {});
    progress.report({ stage: 'reading', page: 1, pageCount: 3 });
    await pass(5);
    progress.report({ stage: 'reading', page: 2, pageCount: 3 });
    await Promise.all([progress.stop(), pass(20)]);
    const count = store.saved.length;
    await pass(250);
    expect(store.saved).toHaveLength(count);
  });

  it('says when another attempt has taken over', async () => {
    let isLost = false;
    const progress = recordProgress(attempt, memory(false), () => (isLost = true));
    progress.report({ stage: 'reading', page: 1, pageCount: 3 });
    await pass(20);
    await progress.stop();
    expect(isLost).toBe(true);
  });
});
