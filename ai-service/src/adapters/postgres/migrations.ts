/** The history of the service's tables, oldest first; a released step is never edited. */
import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const firstTables = `
create table countersign.document (
  org_id text not null,
  sha256 text not null,
  file_name text not null,
  media_type text not null,
  kind text not null,
  byte_size bigint not null,
  page_count integer not null,
  document_type text not null,
  type_confidence double precision not null,
  execution_status text not null,
  warnings jsonb not null,
  has_pages boolean not null default false,
  created_at timestamptz not null default now(),
  primary key (org_id, sha256)
);

create table countersign.document_chunk (
  org_id text not null,
  sha256 text not null,
  position integer not null,
  bytes bytea not null,
  primary key (org_id, sha256, position),
  foreign key (org_id, sha256) references countersign.document on delete cascade
);
-- Documents are compressed files already.
alter table countersign.document_chunk alter column bytes set storage external;

create table countersign.document_page (
  org_id text not null,
  sha256 text not null,
  page integer not null,
  width double precision not null,
  height double precision not null,
  text text not null,
  items jsonb not null,
  primary key (org_id, sha256, page),
  foreign key (org_id, sha256) references countersign.document on delete cascade
);

create table countersign.extraction (
  id uuid primary key,
  org_id text not null,
  sha256 text not null,
  idempotency_key text not null,
  request_hash text not null,
  correlation_id text not null,
  status text not null check (status in ('queued', 'reading', 'completed', 'failed')),
  attempt integer not null default 0,
  stage text not null,
  page integer not null default 0,
  page_count integer not null,
  terms_found integer not null default 0,
  percent integer not null default 0,
  latest_terms jsonb not null,
  engine text not null,
  model text not null,
  prompt_version text not null,
  terms jsonb,
  as_of text,
  result jsonb,
  error jsonb,
  created_at timestamptz not null,
  started_at timestamptz,
  completed_at timestamptz,
  unique (org_id, idempotency_key),
  foreign key (org_id, sha256) references countersign.document on delete cascade
);
create index extraction_document on countersign.extraction (org_id, sha256);

create table countersign.extraction_attempt (
  extraction_id uuid not null references countersign.extraction on delete cascade,
  attempt integer not null,
  outcome text not null,
  error jsonb,
  started_at timestamptz not null,
  ended_at timestamptz,
  primary key (extraction_id, attempt)
);

create table countersign.reading (
  org_id text not null,
  sha256 text not null,
  engine text not null,
  model text not null,
  prompt_version text not null,
  terms_key text not null,
  result jsonb not null,
  created_at timestamptz not null,
  primary key (org_id, sha256, engine, model, prompt_version, terms_key),
  foreign key (org_id, sha256) references countersign.document on delete cascade
);
`;

export const migrations: Record<string, Migration> = {
  '0001-first-tables': {
    async up(database: Kysely<unknown>) {
      for (const statement of firstTables.split(/;\n/)) {
        if (statement.trim()) await sql.raw(statement).execute(database);
      }
    }
  },
  '0002-unreadable-pages': {
    async up(database: Kysely<unknown>) {
      await sql`alter table countersign.document_page
        add column unreadable boolean not null default false`.execute(database);
    }
  }
};
