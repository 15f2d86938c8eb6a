/** Accepts the wish to have a document read: stored and queued once per idempotency key. */
import { createHash, randomUUID } from 'node:crypto';
import type { ExtractionRequest } from './schema.ts';
import { currentContext } from '../../context.ts';
import { ServiceError } from '../../errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DocumentStore } from '../../ports/document-store.ts';
import type { ExtractionStore, StoredExtraction } from '../../ports/extraction-store.ts';
import { findDocument } from '../../pages.ts';
import type { ContractReader } from '../../ports/reader.ts';

export interface RequestPorts {
  documents: DocumentStore;
  extractions: ExtractionStore;
  reader: ContractReader;
  clock: Clock;
}

export async function requestExtraction(
  orgId: string,
  idempotencyKey: string | undefined,
  request: ExtractionRequest,
  ports: RequestPorts
): Promise<{ extraction: StoredExtraction; isNew: boolean }> {
  if (!idempotencyKey || !/^[\x21-\x7e]{1,200}$/.test(idempotencyKey)) {
    throw new ServiceError('idempotency-key-missing', 'The request has no usable Idempotency-Key.');
  }
  const document = await findDocument(orgId, request.documentId, ports.documents);
  const { engine, model, promptVersion } = ports.reader;
  const created = await ports.extractions.create({
    id: randomUUID(),
    orgId,
    sha256: document.sha256,
    correlationId: currentContext()?.correlationId ?? randomUUID(),
    idempotencyKey,
    requestHash: hashOf(request),
    reader: { engine, model, promptVersion },
    terms: request.terms?.length ? request.terms : null,
    asOf: request.context?.asOf ?? null,
    pageCount: document.pageCount,
    createdAt: ports.clock.now()
  });
  if (created.kind === 'conflict') {
    throw new ServiceError(
      'idempotency-key-reused',
      'This Idempotency-Key was used before with another request body.'
    );
  }
  return { extraction: created.extraction, isNew: created.kind === 'created' };
}

/** The order of an object's fields says nothing, so it must not make two equal requests differ. */
export function hashOf(value: unknown): string {
  const sorted = JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part
  );
  return createHash('sha256').update(sorted).digest('hex');
}
