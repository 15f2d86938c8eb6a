/** Reads one document for one queued extraction; may be killed at any moment and begun again. */
import { recordProgress, type ProgressRecorder } from './progress.ts';
import { computeKeyDates } from '../../dates/key-dates.ts';
import { problems, ServiceError, toServiceError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import { extractionDuration, extractionsFinished } from '../../metrics.ts';
import type { Clock } from '../../ports/clock.ts';
import type {
  ExtractionError,
  ExtractionStore,
  StoredExtraction
} from '../../ports/extraction-store.ts';
import type { JobOutcome } from '../../ports/job-queue.ts';
import { ensurePages, mergeWarnings, type PagePorts } from '../../pages.ts';
import {
  termNames,
  type ContractReader,
  type ReadingResult,
  type TermName
} from '../../ports/reader.ts';

export interface RunPorts extends PagePorts {
  extractions: ExtractionStore;
  reader: ContractReader;
  clock: Clock;
  log: Log;
}

/** What one attempt works with. */
interface Reading {
  extraction: StoredExtraction;
  terms: TermName[] | null;
  asOf: string;
  progress: ProgressRecorder;
  signal: AbortSignal;
}

/** A newer attempt works on it: it, and not this one, decides whether there is a next. */
const OVERTAKEN: JobOutcome = { kind: 'done' };

export async function runExtraction(
  id: string,
  maxAttempts: number,
  ports: RunPorts,
  signal: AbortSignal
): Promise<JobOutcome> {
  const extraction = await ports.extractions.begin(id, ports.clock.now());
  if (!extraction) return { kind: 'done' };
  const lost = new AbortController();
  const progress = recordProgress(extraction, ports.extractions, () => lost.abort());
  const reading: Reading = {
    extraction,
    terms: knownTerms(extraction.terms),
    asOf: extraction.asOf ?? ports.clock.now().toISOString().slice(0, 10),
    progress,
    signal: AbortSignal.any([signal, lost.signal])
  };
  try {
    // Crashed attempts count too: a document that kills its worker must not come back for ever.
    if (extraction.attempt > maxAttempts) {
      throw new ServiceError('reading-interrupted', `The reading was begun ${maxAttempts} times.`);
    }
    const result = await read(reading, ports);
    await progress.stop();
    const now = ports.clock.now();
    const isCurrent = await ports.extractions.complete(extraction, result, ports.reader, now);
    if (isCurrent) finished(extraction, 'completed', null, ports);
    return { kind: 'done' };
  } catch (error) {
    await progress.stop();
    return giveUp(extraction, error, maxAttempts, ports);
  }
}

/** Marks the extraction of a dead job as failed, unless it already says how it ended. */
export async function buryExtraction(id: string, ports: Pick<RunPorts, 'extractions' | 'clock'>) {
  const error = new ServiceError('reading-interrupted', 'Its worker stopped every time.');
  await ports.extractions.abandon(id, toExtractionError(error), ports.clock.now());
}

async function read(reading: Reading, ports: RunPorts): Promise<ReadingResult> {
  const { extraction, terms, asOf } = reading;
  const { orgId, sha256 } = extraction;
  const { engine, model, promptVersion } = ports.reader;
  const key = { orgId, sha256, reader: { engine, model, promptVersion }, terms };
  const stored = await ports.extractions.findReading(key);
  const result = stored
    ? { ...stored, keyDates: keyDatesOf(stored, asOf) }
    : await readDocument(reading, ports);
  if (!stored) await ports.extractions.saveReading(key, result, ports.clock.now());
  return result;
}

async function readDocument(reading: Reading, ports: RunPorts): Promise<ReadingResult> {
  const { extraction, terms, asOf, progress, signal } = reading;
  const { orgId, sha256 } = extraction;
  const document = await ensurePages(orgId, sha256, ports, {
    signal,
    onPage: (page, pageCount) => progress.report({ stage: 'reading', page, pageCount })
  });
  const result = await ports.reader.read(await ports.documents.pages(orgId, sha256), {
    terms: terms ?? undefined,
    asOf,
    signal,
    onProgress: (report) => progress.report(report)
  });
  return { ...result, warnings: mergeWarnings(document.warnings, result.warnings) };
}

async function giveUp(
  extraction: StoredExtraction,
  thrown: unknown,
  maxAttempts: number,
  ports: RunPorts
): Promise<JobOutcome> {
  const error = toServiceError(thrown);
  const { code, retryAfterSeconds } = error;
  const now = ports.clock.now();
  const description = toExtractionError(error);
  ports.log.warn(
    { extractionId: extraction.id, attempt: extraction.attempt, code, err: error },
    'a reading failed'
  );
  if (problems[code].retryable && extraction.attempt < maxAttempts) {
    const isCurrent = await ports.extractions.failAttempt(extraction, description, now);
    return isCurrent ? { kind: 'retry', code, afterSeconds: retryAfterSeconds } : OVERTAKEN;
  }
  if (!(await ports.extractions.fail(extraction, description, now))) return OVERTAKEN;
  finished(extraction, 'failed', code, ports);
  // What can never work is the document's fault, not the queue's: it needs no dead letter.
  return problems[code].retryable ? { kind: 'dead', code } : { kind: 'done' };
}

function finished(
  { id, attempt, createdAt }: StoredExtraction,
  outcome: 'completed' | 'failed',
  code: string | null,
  { reader, clock, log }: RunPorts
) {
  const milliseconds = clock.now().getTime() - createdAt.getTime();
  extractionsFinished.inc({ outcome, engine: reader.engine });
  extractionDuration.observe({ outcome, engine: reader.engine }, milliseconds / 1000);
  log.info({ extractionId: id, attempt, outcome, code, milliseconds }, 'an extraction is finished');
}

function toExtractionError({ code, message }: ServiceError): ExtractionError {
  const { title, action, retryable } = problems[code];
  return { code, title, detail: message, action, retryable };
}

function knownTerms(names: string[] | null): TermName[] | null {
  return names && termNames.filter((name) => names.includes(name));
}

/** A stored reading may be of another day; its dates are computed for today. */
function keyDatesOf({ terms }: ReadingResult, asOf: string) {
  return computeKeyDates({
    terms: Object.fromEntries(terms.map(({ name, value }) => [name, value])),
    components: Object.fromEntries(terms.map(({ name, components }) => [name, components])),
    asOf
  }).keyDates;
}
