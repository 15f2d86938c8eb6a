/** Keeps extractions, their progress, their attempts and the readings that can be used again. */
import type { ReadingResult, TermName } from './reader.ts';

export type ExtractionStatus = 'queued' | 'reading' | 'completed' | 'failed';
export type ExtractionStage =
  'queued' | 'reading' | 'extracting' | 'verifying' | 'completed' | 'failed';

export interface ExtractionProgress {
  stage: ExtractionStage;
  page: number;
  pageCount: number;
  termsFound: number;
  percent: number;
  latestTerms: string[];
}

export interface ExtractionError {
  code: string;
  title: string;
  detail: string;
  action: string;
  retryable: boolean;
}

/** Which reader read: a stored reading serves again only for the same three strings. */
export interface ReaderVersion {
  engine: string;
  model: string;
  promptVersion: string;
}

export interface StoredExtraction {
  id: string;
  orgId: string;
  sha256: string;
  status: ExtractionStatus;
  correlationId: string;
  attempt: number;
  progress: ExtractionProgress;
  error: ExtractionError | null;
  createdAt: Date;
  startedAt: Date | null;
  completedAt: Date | null;
  reader: ReaderVersion;
  /** The names asked for; null means all. */
  terms: string[] | null;
  asOf: string | null;
  result: ReadingResult | null;
}

export interface NewExtraction {
  id: string;
  orgId: string;
  sha256: string;
  correlationId: string;
  idempotencyKey: string;
  requestHash: string;
  reader: ReaderVersion;
  terms: string[] | null;
  asOf: string | null;
  pageCount: number;
  createdAt: Date;
}

export type Created =
  { kind: 'created' | 'known'; extraction: StoredExtraction } | { kind: 'conflict' };

/** One try of one extraction. `attempt` fences: writes of an older attempt change nothing. */
export interface Attempt {
  id: string;
  attempt: number;
}

export interface ReadingKey {
  orgId: string;
  sha256: string;
  reader: ReaderVersion;
  terms: TermName[] | null;
}

export interface ExtractionStore {
  /** Stores the extraction and queues its job, both or neither. 'known' and 'conflict' by idempotency key. */
  create(extraction: NewExtraction): Promise<Created>;
  find(orgId: string, id: string): Promise<StoredExtraction | null>;
  /** Starts the next attempt; null when the extraction is finished already. */
  begin(id: string, startedAt: Date): Promise<StoredExtraction | null>;
  /** False when a newer attempt has taken over. */
  saveProgress(attempt: Attempt, progress: ExtractionProgress): Promise<boolean>;
  complete(
    attempt: Attempt,
    result: ReadingResult,
    reader: ReaderVersion,
    at: Date
  ): Promise<boolean>;
  /** Keeps why this attempt ended; the extraction waits in the queue for the next one. */
  failAttempt(attempt: Attempt, error: ExtractionError, at: Date): Promise<boolean>;
  fail(attempt: Attempt, error: ExtractionError, at: Date): Promise<boolean>;
  /** For a job that died without a word: fails whatever attempt is open. */
  abandon(id: string, error: ExtractionError, at: Date): Promise<boolean>;
  findReading(key: ReadingKey): Promise<ReadingResult | null>;
  saveReading(key: ReadingKey, result: ReadingResult, at: Date): Promise<void>;
}
