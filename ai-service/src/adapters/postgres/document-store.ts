/** Keeps documents in PostgreSQL: bytes in pieces, so that API and worker processes need no shared disk. */
import type { Database } from './database.ts';
import { toJson, toText } from './database.ts';
import type { DocumentStore, StoredDocument } from '../../ports/document-store.ts';
import type { PageText, Warning } from '../../ports/reader.ts';

const chunkBytes = 1024 * 1024;
const pagesPerStatement = 20;
const pageColumns = ['page', 'width', 'height', 'text', 'items'] as const;

export function postgresDocumentStore(database: Database): DocumentStore {
  const pagesOf = (orgId: string, sha256: string) =>
    database
      .selectFrom('document_page')
      .where('org_id', '=', orgId)
      .where('sha256', '=', sha256)
      .orderBy('page');

  return {
    find: (orgId, sha256) => find(database, orgId, sha256),
    add: (orgId, document, bytes) => add(database, orgId, document, bytes),
    bytes: (orgId, sha256) => readBytes(database, orgId, sha256),
    savePages: (orgId, sha256, pages, warnings) =>
      savePages(database, orgId, sha256, pages, warnings),
    pages: (orgId, sha256) =>
      pagesOf(orgId, sha256)
        .select([...pageColumns, 'unreadable'])
        .execute(),
    outlines: (orgId, sha256) =>
      pagesOf(orgId, sha256).select(['page', 'width', 'height', 'text']).execute(),
    page: async (orgId, sha256, page) =>
      (await pagesOf(orgId, sha256)
        .where('page', '=', page)
        .select(pageColumns)
        .executeTakeFirst()) ?? null
  };
}

async function find(
  database: Database,
  orgId: string,
  sha256: string
): Promise<StoredDocument | null> {
  const row = await database
    .selectFrom('document')
    .where('org_id', '=', orgId)
    .where('sha256', '=', sha256)
    .selectAll()
    .executeTakeFirst();
  if (!row) return null;
  return {
    sha256: row.sha256,
    fileName: row.file_name,
    mediaType: row.media_type,
    kind: row.kind,
    byteSize: Number(row.byte_size),
    pageCount: row.page_count,
    documentType: { value: row.document_type, confidence: row.type_confidence },
    executionStatus: row.execution_status,
    warnings: row.warnings,
    hasPages: row.has_pages
  };
}

function add(
  database: Database,
  orgId: string,
  document: StoredDocument,
  bytes: Uint8Array
): Promise<boolean> {
  const { sha256 } = document;
  return database.transaction().execute(async (transaction) => {
    const added = await transaction
      .insertInto('document')
      .values({
        org_id: orgId,
        sha256,
        file_name: toText(document.fileName),
        media_type: document.mediaType,
        kind: document.kind,
        byte_size: document.byteSize,
        page_count: document.pageCount,
        document_type: document.documentType.value,
        type_confidence: document.documentType.confidence,
        execution_status: document.executionStatus,
        warnings: toJson(document.warnings)
      })
      .onConflict((conflict) => conflict.columns(['org_id', 'sha256']).doNothing())
      .returning('sha256')
      .executeTakeFirst();
    if (!added) return false;
    for (let position = 0; position * chunkBytes < bytes.byteLength; position++) {
      const start = position * chunkBytes;
      const chunk = Buffer.from(bytes.subarray(start, start + chunkBytes));
      await transaction
        .insertInto('document_chunk')
        .values({ org_id: orgId, sha256, position, bytes: chunk })
        .execute();
    }
    return true;
  });
}

async function readBytes(
  database: Database,
  orgId: string,
  sha256: string
): Promise<Uint8Array | null> {
  const chunks: Buffer[] = [];
  for (;;) {
    const row = await database
      .selectFrom('document_chunk')
      .where('org_id', '=', orgId)
      .where('sha256', '=', sha256)
      .where('position', '=', chunks.length)
      .select('bytes')
      .executeTakeFirst();
    if (!row) break;
    chunks.push(row.bytes);
  }
  return chunks.length > 0 ? Buffer.concat(chunks) : null;
}

/** Two readers of one document may save at once: the text is the same, the first one stays. */
async function savePages(
  database: Database,
  orgId: string,
  sha256: string,
  pages: PageText[],
  warnings: Warning[]
) {
  await database.transaction().execute(async (transaction) => {
    for (let first = 0; first < pages.length; first += pagesPerStatement) {
      const rows = pages.slice(first, first + pagesPerStatement).map((page) => ({
        org_id: orgId,
        sha256,
        page: page.page,
        width: page.width,
        height: page.height,
        text: toText(page.text),
        items: toJson(page.items),
        unreadable: page.unreadable ?? false
      }));
      await transaction
        .insertInto('document_page')
        .values(rows)
        .onConflict((conflict) => conflict.columns(['org_id', 'sha256', 'page']).doNothing())
        .execute();
    }
    await transaction
      .updateTable('document')
      .set({ has_pages: true, warnings: toJson(warnings) })
      .where('org_id', '=', orgId)
      .where('sha256', '=', sha256)
      .execute();
  });
}
