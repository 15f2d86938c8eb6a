/** Turns what a reader reports into progress that a person can follow, saved a few times a second. */
import type {
  Attempt,
  ExtractionProgress,
  ExtractionStage,
  ExtractionStore
} from '../../ports/extraction-store.ts';

const saveEveryMilliseconds = 150;

/** Where each stage begins and ends, in percent. */
const shares: Partial<Record<ExtractionStage, [number, number]>> = {
  reading: [0, 40],
  extracting: [40, 90],
  verifying: [90, 99]
};

export interface ProgressReport {
  stage: ExtractionStage;
  page: number;
  pageCount: number;
  latestTerms?: string[];
}

export interface ProgressRecorder {
  report(report: ProgressReport): void;
  /** Waits for the write under way; nothing is written afterwards. */
  stop(): Promise<void>;
}

export function percentOf({ stage, page, pageCount }: ProgressReport): number {
  const [start, end] = shares[stage] ?? [0, 0];
  const done = pageCount > 0 ? Math.min(1, page / pageCount) : 0;
  return Math.round(start + (end - start) * done);
}

/** `onLost` is called when another attempt has taken over, so that this one can stop. */
export function recordProgress(
  attempt: Attempt,
  store: Pick<ExtractionStore, 'saveProgress'>,
  onLost: () => void
): ProgressRecorder {
  const terms: string[] = [];
  let latest: ExtractionProgress | null = null;
  let highest = 0;
  let writing: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;
  let lastWrite = -Infinity;

  function schedule() {
    const wait = Math.max(0, lastWrite + saveEveryMilliseconds - performance.now());
    timer ??= setTimeout(write, wait);
  }

  function write() {
    timer = null;
    if (latest === null || writing) return;
    const progress = latest;
    latest = null;
    lastWrite = performance.now();
    writing = store
      .saveProgress(attempt, progress)
      .then((isCurrent) => {
        if (!isCurrent) onLost();
      })
      // A progress line that could not be saved is no reason to stop reading.
      .catch(() => {})
      .finally(() => {
        writing = null;
        if (latest) schedule();
      });
  }

  return {
    report(report) {
      for (const name of report.latestTerms ?? []) if (!terms.includes(name)) terms.push(name);
      highest = Math.max(highest, percentOf(report));
      latest = {
        stage: report.stage,
        page: report.page,
        pageCount: report.pageCount,
        termsFound: terms.length,
        percent: highest,
        latestTerms: [...terms]
      };
      schedule();
    },
    async stop() {
      latest = null;
      if (timer) clearTimeout(timer);
      await writing;
      if (timer) clearTimeout(timer);
    }
  };
}
