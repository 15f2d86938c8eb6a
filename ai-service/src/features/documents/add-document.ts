/** Stores an uploaded contract once per org and content, after a quick look at what it is. */
import type { DocumentOpener } from '../../ports/document-opener.ts';
import type { DocumentStore, StoredDocument } from '../../ports/document-store.ts';
import type { ReceivedBytes } from './receive-bytes.ts';

export interface Upload extends ReceivedBytes {
  fileName: string;
  mediaType: string | undefined;
}

export async function addDocument(
  orgId: string,
  { bytes, sha256, fileName, mediaType }: Upload,
  ports: { documents: DocumentStore; opener: DocumentOpener }
): Promise<{ document: StoredDocument; isNew: boolean }> {
  const known = await ports.documents.find(orgId, sha256);
  if (known) return { document: known, isNew: false };
  const inspected = await ports.opener.inspect(bytes, { fileName, mediaType });
  const document: StoredDocument = {
    sha256,
    fileName,
    mediaType: inspected.mediaType,
    kind: inspected.kind,
    byteSize: bytes.byteLength,
    pageCount: inspected.pageCount,
    documentType: inspected.documentType,
    executionStatus: inspected.executionStatus,
    warnings: inspected.warnings,
    hasPages: false
  };
  const isNew = await ports.documents.add(orgId, document, bytes);
  // Somebody else may have added the same file in between: what is stored is the truth.
  const stored = isNew ? document : await ports.documents.find(orgId, sha256);
  return { document: stored ?? document, isNew };
}
