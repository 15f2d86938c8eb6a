/** Reads the pages of a stored document once and keeps them, for whoever needs them first. */
import type { DocumentOpener } from './ports/document-opener.ts';
import type { DocumentStore, StoredDocument } from './ports/document-store.ts';
import type { Warning } from './ports/reader.ts';
import { ServiceError } from './errors.ts';

export interface PagePorts {
  documents: DocumentStore;
  opener: DocumentOpener;
}

export interface PageProgress {
  onPage?(page: number, pageCount: number): void;
  signal?: AbortSignal;
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

/** Afterwards the store has every page, and the document every warning. */
export async function ensurePages(
  orgId: string,
  sha256: string,
  { documents, opener }: PagePorts,
  progress: PageProgress = {}
): Promise<StoredDocument> {
  const document = await findDocument(orgId, sha256, documents);
  if (document.hasPages) return document;
  const bytes = await documents.bytes(orgId, sha256);
  if (!bytes) throw new ServiceError('document-not-found', 'The bytes of the document are gone.');
  const { fileName, mediaType } = document;
  const read = await opener.readPages(bytes, { fileName, mediaType }, progress);
  const warnings = mergeWarnings(document.warnings, read.warnings);
  await documents.savePages(orgId, sha256, read.pages, warnings);
  return { ...document, warnings, hasPages: true };
}

/** The quick look, the pages and the reading find some of the same things. */
export function mergeWarnings(first: Warning[], second: Warning[]): Warning[] {
  const known = new Set(first.map(({ code, page }) => `${code} ${page}`));
  return [...first, ...second.filter(({ code, page }) => !known.has(`${code} ${page}`))];
}
