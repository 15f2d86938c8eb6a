/** Opens the bytes of a document; an adapter does it away from the thread that answers requests. */
import type { DocumentKind, Inspection, OpenHint, PageText } from './reader.ts';

export interface InspectedDocument extends Inspection {
  kind: DocumentKind;
  mediaType: string;
  pageCount: number;
}

export interface DocumentOpener {
  inspect(bytes: Uint8Array, hint: OpenHint): Promise<InspectedDocument>;
  readPages(
    bytes: Uint8Array,
    hint: OpenHint,
    options: { onPage?(page: number, pageCount: number): void; signal?: AbortSignal }
  ): Promise<PageText[]>;
}
