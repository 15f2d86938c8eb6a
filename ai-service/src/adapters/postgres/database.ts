/** The tables of the service as Kysely types, and the connection to them. */
import { Kysely, PostgresDialect, type ColumnType, type Generated } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import { migrations } from './migrations.ts';
import type { ExtractionError, ExtractionStatus } from '../../ports/extraction-store.ts';
import type {
  DocumentKind,
  ExecutionStatus,
  ReadingResult,
  TextItem,
  Warning
} from '../../ports/reader.ts';

/** Kept apart from whatever else lives in the database of DATABASE_URL. */
const schemaName = 'countersign';

/** Written as JSON text, read back parsed. */
type Json<T> = ColumnType<T, string, string>;
/** PostgreSQL's bigint comes back as text. */
type BigInteger = ColumnType<string, number, number>;

interface DocumentTable {
  org_id: string;
  sha256: string;
  file_name: string;
  media_type: string;
  kind: DocumentKind;
  byte_size: BigInteger;
  page_count: number;
  document_type: string;
  type_confidence: number;
  execution_status: ExecutionStatus;
  warnings: Json<Warning[]>;
  has_pages: Generated<boolean>;
  created_at: Generated<Date>;
}

interface DocumentChunkTable {
  org_id: string;
  sha256: string;
  position: number;
  bytes: Buffer;
}

interface DocumentPageTable {
  org_id: string;
  sha256: string;
  page: number;
  width: number;
  height: number;
  text: string;
  items: Json<TextItem[]>;
  unreadable: Generated<boolean>;
}

interface ExtractionTable {
  id: string;
  org_id: string;
  sha256: string;
  idempotency_key: string;
  request_hash: string;
  correlation_id: string;
  status: ExtractionStatus;
  attempt: Generated<number>;
  stage: string;
  page: Generated<number>;
  page_count: number;
  terms_found: Generated<number>;
  percent: Generated<number>;
  latest_terms: Json<string[]>;
  engine: string;
  model: string;
  prompt_version: string;
  terms: Json<string[]> | null;
  as_of: string | null;
  result: Json<ReadingResult> | null;
  error: Json<ExtractionError> | null;
  created_at: Date;
  started_at: Date | null;
  completed_at: Date | null;
}

interface ExtractionAttemptTable {
  extraction_id: string;
  attempt: number;
  outcome: 'running' | 'completed' | 'failed' | 'interrupted';
  error: Json<ExtractionError> | null;
  started_at: Date;
  ended_at: Date | null;
}

interface ReadingTable {
  org_id: string;
  sha256: string;
  engine: string;
  model: string;
  prompt_version: string;
  terms_key: string;
  result: Json<ReadingResult>;
  created_at: Date;
}

export interface Tables {
  document: DocumentTable;
  document_chunk: DocumentChunkTable;
  document_page: DocumentPageTable;
  extraction: ExtractionTable;
  extraction_attempt: ExtractionAttemptTable;
  reading: ReadingTable;
}

export type Database = Kysely<Tables>;

export interface DatabaseConnection {
  database: Database;
  isReady(): Promise<boolean>;
  close(): Promise<void>;
}

/** Connects and brings the tables up to date; several processes may do so at once. */
export async function connectDatabase(
  url: string,
  onError: (error: Error) => void
): Promise<DatabaseConnection> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    statement_timeout: 30_000,
    connectionTimeoutMillis: 10_000,
    application_name: 'countersign-ai-service'
  });
  // Without a listener a lost idle connection would end the process.
  pool.on('error', onError);
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const migrator = new Migrator({
    db: kysely,
    provider: { getMigrations: async () => migrations },
    migrationTableSchema: schemaName
  });
  const { error } = await migrator.migrateToLatest();
  if (error) {
    await kysely.destroy();
    throw new Error(`The database tables could not be brought up to date: ${messageOf(error)}`, {
      cause: error
    });
  }
  return {
    database: kysely.withSchema(schemaName),
    isReady: () =>
      pool.query('select 1').then(
        () => true,
        () => false
      ),
    close: () => kysely.destroy()
  };
}

function messageOf(error: unknown): string {
  const { message, code } = error as { message?: string; code?: string };
  return message || code || 'unknown reason';
}

/**
 * JSON text that PostgreSQL accepts. Contract text may hold NUL and halves of surrogate pairs, which
 * jsonb refuses; the replacement has the same length, so offsets stay right.
 */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'string' ? toText(part) : part
  );
}

export function toText(text: string): string {
  return text.replaceAll('\0', '\uFFFD').toWellFormed();
}
