/** What callers send and get about extractions; the published API description is made from this. */
import { z } from 'zod';
import type { StoredExtraction } from '../../ports/extraction-store.ts';
import { keyDateKinds, obligationTypes, termNames } from '../../ports/reader.ts';

const day = z.iso.date().meta({ example: '2026-11-21' });

export const extractionRequestSchema = z
  .object({
    documentId: z.string().regex(/^[0-9a-f]{64}$/, 'must be the id of an uploaded document'),
    terms: z
      .array(z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,79}$/, 'must be a term name'))
      .max(200)
      .nullish()
      .describe('Names of the terms to read; all when absent.'),
    context: z
      .looseObject({ asOf: day.nullish().describe('Key dates are computed as of this day.') })
      .nullish()
      .describe('What the caller knows about the deal.')
  })
  .meta({ id: 'ExtractionRequest' });
export type ExtractionRequest = z.infer<typeof extractionRequestSchema>;

const nullableText = z.string().nullable();
const nullableNumber = z.number().nullable();
const nullablePage = z.number().int().nullable();

const rectangleSchema = z
  .object({
    page: z.number().int(),
    x: z.number(),
    y: z.number(),
    width: z.number(),
    height: z.number()
  })
  .meta({ id: 'Rectangle', description: 'Origin top left, in PDF points.' });

const alternativeSchema = z
  .object({ value: z.string(), quote: z.string(), page: nullablePage, confidence: z.number() })
  .meta({ id: 'Alternative' });

const termSchema = z
  .object({
    name: z.string().meta({ example: termNames[3] }),
    valueType: z.enum(['text', 'list', 'date', 'duration', 'money', 'choice']),
    value: z.string().describe('Canonical text: yyyy-mm-dd, "90 days", "USD 120000.00", "A; B".'),
    components: z.record(z.string(), z.unknown()),
    quote: z.string(),
    page: nullablePage,
    rects: z.array(rectangleSchema),
    startOffset: nullableNumber,
    endOffset: nullableNumber,
    section: nullableText,
    confidence: z.number(),
    reasons: z.array(z.string()),
    alternatives: z.array(alternativeSchema),
    computed: z.boolean(),
    steps: z.array(z.string())
  })
  .meta({ id: 'Term' });

const obligationSchema = z
  .object({
    type: z.enum(obligationTypes),
    description: z.string(),
    responsibleParty: nullableText,
    beneficiary: nullableText,
    trigger: nullableText,
    dueDate: nullableText,
    recurrence: nullableText,
    amount: nullableText,
    currency: nullableText,
    quote: z.string(),
    page: nullablePage,
    rects: z.array(rectangleSchema),
    confidence: z.number()
  })
  .meta({ id: 'Obligation' });

const clauseSchema = z
  .object({
    present: z.boolean(),
    confidence: z.number(),
    quote: nullableText,
    page: nullablePage
  })
  .meta({ id: 'Clause' });

const keyDateSchema = z
  .object({
    kind: z.enum(keyDateKinds),
    date: day,
    label: z.string(),
    steps: z.array(z.string()),
    conservative: z.boolean()
  })
  .meta({ id: 'KeyDate' });

const warningSchema = z
  .object({ code: z.string(), message: z.string(), page: nullablePage })
  .meta({ id: 'ReadingWarning' });

const resultSchema = z
  .object({
    sha256: z.string(),
    pageCount: z.number().int(),
    language: z.string(),
    documentType: z
      .object({ value: z.string(), confidence: z.number() })
      .meta({ id: 'ReadingDocumentType' }),
    executionStatus: z.enum(['executed', 'draft', 'unknown']),
    warnings: z.array(warningSchema),
    terms: z.array(termSchema),
    missingTerms: z.array(
      z.object({ name: z.string(), reason: z.string() }).meta({ id: 'MissingTerm' })
    ),
    obligations: z.array(obligationSchema),
    clauses: z.record(z.string(), clauseSchema),
    keyDates: z.array(keyDateSchema)
  })
  .meta({ id: 'ExtractionResult' });

const progressSchema = z
  .object({
    stage: z.enum(['queued', 'reading', 'extracting', 'verifying', 'completed', 'failed']),
    page: z.number().int(),
    pageCount: z.number().int(),
    termsFound: z.number().int(),
    percent: z.number().int(),
    latestTerms: z.array(z.string()).describe('The terms found last, newest last.')
  })
  .meta({ id: 'ExtractionProgress' });

const errorSchema = z
  .object({
    code: z.string(),
    title: z.string(),
    detail: z.string(),
    action: z.string(),
    retryable: z.boolean()
  })
  .meta({ id: 'ExtractionError' });

const instant = z.iso.datetime();

export const extractionSchema = z
  .object({
    id: z.string(),
    documentId: z.string(),
    status: z.enum(['queued', 'reading', 'completed', 'failed']),
    correlationId: z.string(),
    attempt: z.number().int(),
    progress: progressSchema,
    error: errorSchema.nullable(),
    createdAt: instant,
    startedAt: instant.nullable(),
    completedAt: instant.nullable(),
    reader: z
      .object({ engine: z.string(), model: z.string(), promptVersion: z.string() })
      .meta({ id: 'Reader' }),
    result: resultSchema.nullable()
  })
  .meta({ id: 'Extraction' });

/** As many names as a progress line can show. */
const shownTerms = 3;

export function toExtractionAnswer(extraction: StoredExtraction): z.infer<typeof extractionSchema> {
  const { id, sha256, status, correlationId, attempt, progress, error, reader, result } =
    extraction;
  return {
    id,
    documentId: sha256,
    status,
    correlationId,
    attempt,
    progress: { ...progress, latestTerms: progress.latestTerms.slice(-shownTerms) },
    error,
    createdAt: extraction.createdAt.toISOString(),
    startedAt: extraction.startedAt?.toISOString() ?? null,
    completedAt: extraction.completedAt?.toISOString() ?? null,
    reader,
    result: result && {
      sha256,
      ...result,
      missingTerms: [...result.missingTerms, ...unknownTerms(extraction.terms)]
    }
  };
}

/** An administrator may ask for terms that no reader knows: say so, do not refuse. */
function unknownTerms(names: string[] | null) {
  const known: readonly string[] = termNames;
  return [...new Set(names)]
    .filter((name) => !known.includes(name))
    .map((name) => ({ name, reason: 'This reader does not look for this term.' }));
}
