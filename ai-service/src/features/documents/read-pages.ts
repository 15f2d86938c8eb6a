/** Gives the text of a document's pages, reading them first when nobody has yet. */
import { ServiceError } from '../../errors.ts';
import type { DocumentOpener } from '../../ports/document-opener.ts';
import type { DocumentStore, StoredDocument } from '../../ports/document-store.ts';

interface Ports {
  documents: DocumentStore;
  opener: DocumentOpener;
}

export async function findDocument(
  orgId: string,
  sha256: string,
  documents: DocumentStore
): Promise<StoredDocument> {
  const document = await documents.find(orgId, sha256);
  if (!document) throw new ServiceError('document-not-found', `No document ${sha256} is stored.`);
  return document;
}

async function ensurePages(orgId: string, sha256: string, { documents, opener }: Ports) {
  const document = await findDocument(orgId, sha256, documents);
  if (document.hasPages) return document;
  const bytes = await documents.bytes(orgId, sha256);
  if (!bytes) throw new ServiceError('document-not-found', 'The bytes of the document are gone.');
  const { fileName, mediaType } = document;
  await documents.savePages(
    orgId,
    sha256,
    await opener.readPages(bytes, { fileName, mediaType }, {})
  );
  return document;
}

export async function listPages(orgId: string, sha256: string, ports: Ports) {
  const { kind, pageCount } = await ensurePages(orgId, sha256, ports);
  return { pageCount, kind, pages: await ports.documents.outlines(orgId, sha256) };
}

export async function findPage(orgId: string, sha256: string, page: number, ports: Ports) {
  const { pageCount } = await ensurePages(orgId, sha256, ports);
  const found = await ports.documents.page(orgId, sha256, page);
  if (found) return found;
  throw new ServiceError('page-not-found', `The document has ${pageCount} pages, not ${page}.`);
}
