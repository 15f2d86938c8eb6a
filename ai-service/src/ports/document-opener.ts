/** Opens the bytes of a document; an adapter does it away from the thread that answers requests. */
import type { DocumentKind, Inspection, OpenHint, PageText, Warning } from './reader.ts';

export interface InspectedDocument extends Inspection {
  kind: DocumentKind;
  mediaType: string;
  pageCount: number;
}

export interface ReadPages {
  pages: PageText[];
  /** Of opening and of every page: hidden text, scans, a wrong extension. */
  warnings: Warning[];
}

export interface DocumentOpener {
  inspect(bytes: Uint8Array, hint: OpenHint): Promise<InspectedDocument>;
  readPages(
    bytes: Uint8Array,
    hint: OpenHint,
    options: { onPage?(page: number, pageCount: number): void; signal?: AbortSignal }
  ): Promise<ReadPages>;
}
