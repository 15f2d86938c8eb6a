/** Keeps extractions in PostgreSQL; every write of an attempt is fenced by the attempt's number. */
import type { Selectable, Transaction, Updateable } from 'kysely';
import { toJson, type Database, type Tables } from './database.ts';
import type {
  Attempt,
  Created,
  ExtractionError,
  ExtractionStage,
  ExtractionStore,
  NewExtraction,
  ReadingKey,
  StoredExtraction
} from '../../ports/extraction-store.ts';
import type { ExtractionJob } from '../../ports/job-queue.ts';

/** Puts the job on the queue inside the transaction that stores the extraction. */
export type Enqueue = (transaction: Transaction<Tables>, job: ExtractionJob) => Promise<void>;

export function postgresExtractionStore(database: Database, enqueue: Enqueue): ExtractionStore {
  return {
    create: (extraction) => create(database, enqueue, extraction),
    find: async (orgId, id) => {
      const row = await database
        .selectFrom('extraction')
        .where('org_id', '=', orgId)
        .where('id', '=', id)
        .selectAll()
        .executeTakeFirst();
      return row ? fromRow(row) : null;
    },
    begin: (id, startedAt) => begin(database, id, startedAt),
    saveProgress: async (attempt, progress) => {
      const saved = await current(database, attempt)
        .set({
          stage: progress.stage,
          page: progress.page,
          page_count: progress.pageCount,
          terms_found: progress.termsFound,
          percent: progress.percent,
          latest_terms: toJson(progress.latestTerms)
        })
        .executeTakeFirst();
      return saved.numUpdatedRows > 0n;
    },
    complete: (attempt, result, reader, at) =>
      finish(database, attempt, 'completed', null, at, {
        status: 'completed',
        stage: 'completed',
        percent: 100,
        page: result.pageCount,
        page_count: result.pageCount,
        terms_found: result.terms.length,
        latest_terms: toJson(result.terms.map(({ name }) => name)),
        result: toJson(result),
        error: null,
        engine: reader.engine,
        model: reader.model,
        prompt_version: reader.promptVersion,
        completed_at: at
      }),
    failAttempt: (attempt, error, at) =>
      finish(database, attempt, 'failed', error, at, { status: 'queued', stage: 'queued' }),
    fail: (attempt, error, at) =>
      finish(database, attempt, 'failed', error, at, failure(error, at)),
    abandon: (id, error, at) => abandon(database, id, error, at),
    findReading: (key) => findReading(database, key),
    saveReading: async (key, result, at) => {
      await database
        .insertInto('reading')
        .values({ ...readingColumns(key), result: toJson(result), created_at: at })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
  };
}

function create(database: Database, enqueue: Enqueue, extraction: NewExtraction): Promise<Created> {
  const { id, orgId, correlationId } = extraction;
  return database.transaction().execute(async (transaction) => {
    const inserted = await transaction
      .insertInto('extraction')
      .values({
        id,
        org_id: orgId,
        sha256: extraction.sha256,
        idempotency_key: extraction.idempotencyKey,
        request_hash: extraction.requestHash,
        correlation_id: correlationId,
        status: 'queued',
        stage: 'queued',
        page_count: extraction.pageCount,
        latest_terms: '[]',
        engine: extraction.reader.engine,
        model: extraction.reader.model,
        prompt_version: extraction.reader.promptVersion,
        terms: extraction.terms && toJson(extraction.terms),
        as_of: extraction.asOf,
        created_at: extraction.createdAt
      })
      .onConflict((conflict) => conflict.columns(['org_id', 'idempotency_key']).doNothing())
      .returningAll()
      .executeTakeFirst();
    if (inserted) {
      await enqueue(transaction, { extractionId: id, orgId, correlationId });
      return { kind: 'created', extraction: fromRow(inserted) };
    }
    const known = await transaction
      .selectFrom('extraction')
      .where('org_id', '=', orgId)
      .where('idempotency_key', '=', extraction.idempotencyKey)
      .selectAll()
      .executeTakeFirstOrThrow();
    if (known.request_hash !== extraction.requestHash) return { kind: 'conflict' };
    return { kind: 'known', extraction: fromRow(known) };
  });
}

function begin(database: Database, id: string, startedAt: Date): Promise<StoredExtraction | null> {
  return database.transaction().execute(async (transaction) => {
    const row = await transaction
      .updateTable('extraction')
      .set((column) => ({
        status: 'reading',
        stage: 'reading',
        attempt: column('attempt', '+', 1),
        page: 0,
        terms_found: 0,
        percent: 0,
        latest_terms: '[]',
        started_at: column.fn.coalesce('started_at', column.val(startedAt))
      }))
      .where('id', '=', id)
      .where('status', 'in', ['queued', 'reading'])
      .returningAll()
      .executeTakeFirst();
    if (!row) return null;
    await transaction
      .updateTable('extraction_attempt')
      .set({ outcome: 'interrupted', ended_at: startedAt })
      .where('extraction_id', '=', id)
      .where('outcome', '=', 'running')
      .execute();
    await transaction
      .insertInto('extraction_attempt')
      .values({
        extraction_id: id,
        attempt: row.attempt,
        outcome: 'running',
        started_at: startedAt
      })
      .execute();
    return fromRow(row);
  });
}

/** The update of an extraction as long as this attempt is the current one. */
function current(database: Database, { id, attempt }: Attempt) {
  return database
    .updateTable('extraction')
    .where('id', '=', id)
    .where('attempt', '=', attempt)
    .where('status', '=', 'reading');
}

type ExtractionChange = Updateable<Tables['extraction']>;

const failure = (error: ExtractionError, at: Date) => ({
  status: 'failed' as const,
  stage: 'failed',
  error: toJson(error),
  completed_at: at
});

function finish(
  database: Database,
  attempt: Attempt,
  outcome: 'completed' | 'failed',
  error: ExtractionError | null,
  at: Date,
  change: ExtractionChange
): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    const saved = await current(transaction, attempt).set(change).executeTakeFirst();
    if (saved.numUpdatedRows === 0n) return false;
    await transaction
      .updateTable('extraction_attempt')
      .set({ outcome, error: error && toJson(error), ended_at: at })
      .where('extraction_id', '=', attempt.id)
      .where('attempt', '=', attempt.attempt)
      .execute();
    return true;
  });
}

async function abandon(database: Database, id: string, error: ExtractionError, at: Date) {
  const saved = await database
    .updateTable('extraction')
    .set(failure(error, at))
    .where('id', '=', id)
    .where('status', 'in', ['queued', 'reading'])
    .executeTakeFirst();
  await database
    .updateTable('extraction_attempt')
    .set({ outcome: 'interrupted', ended_at: at })
    .where('extraction_id', '=', id)
    .where('outcome', '=', 'running')
    .execute();
  return saved.numUpdatedRows > 0n;
}

function readingColumns({ orgId, sha256, reader, terms }: ReadingKey) {
  return {
    org_id: orgId,
    sha256,
    engine: reader.engine,
    model: reader.model,
    prompt_version: reader.promptVersion,
    terms_key: terms ? [...terms].sort().join(',') : '*'
  };
}

async function findReading(database: Database, key: ReadingKey) {
  const columns = readingColumns(key);
  let query = database.selectFrom('reading').select('result');
  for (const [name, value] of Object.entries(columns)) {
    query = query.where(name as keyof typeof columns, '=', value);
  }
  return (await query.executeTakeFirst())?.result ?? null;
}

function fromRow(row: Selectable<Tables['extraction']>): StoredExtraction {
  return {
    id: row.id,
    orgId: row.org_id,
    sha256: row.sha256,
    status: row.status,
    correlationId: row.correlation_id,
    attempt: row.attempt,
    progress: {
      stage: row.stage as ExtractionStage,
      page: row.page,
      pageCount: row.page_count,
      termsFound: row.terms_found,
      percent: row.percent,
      latestTerms: row.latest_terms
    },
    error: row.error,
    createdAt: row.created_at,
    startedAt: row.started_at,
    completedAt: row.completed_at,
    reader: { engine: row.engine, model: row.model, promptVersion: row.prompt_version },
    terms: row.terms,
    asOf: row.as_of,
    result: row.result
  };
}
