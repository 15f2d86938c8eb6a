/** Keeps documents by org and content hash, with their bytes and the text of their pages. */
import type { DocumentKind, DocumentType, ExecutionStatus, PageText, Warning } from './reader.ts';

export interface StoredDocument {
  sha256: string;
  fileName: string;
  mediaType: string;
  kind: DocumentKind;
  byteSize: number;
  pageCount: number;
  documentType: DocumentType;
  executionStatus: ExecutionStatus;
  warnings: Warning[];
  /** False until the text of every page is stored. */
  hasPages: boolean;
}

export type PageOutline = Omit<PageText, 'items'>;

/** Every method sees the documents of one org only. */
export interface DocumentStore {
  find(orgId: string, sha256: string): Promise<StoredDocument | null>;
  /** False when the org has had this document already; nothing is changed then. */
  add(orgId: string, document: StoredDocument, bytes: Uint8Array): Promise<boolean>;
  bytes(orgId: string, sha256: string): Promise<Uint8Array | null>;
  /** `warnings` replace those of the quick look. */
  savePages(orgId: string, sha256: string, pages: PageText[], warnings: Warning[]): Promise<void>;
  pages(orgId: string, sha256: string): Promise<PageText[]>;
  outlines(orgId: string, sha256: string): Promise<PageOutline[]>;
  page(orgId: string, sha256: string, page: number): Promise<PageText | null>;
}
