/** What callers send and get about documents; the published API description is made from this. */
import { z } from 'zod';
import type { StoredDocument } from '../../ports/document-store.ts';

export const warningSchema = z
  .object({
    code: z.string().meta({ example: 'ambiguous-date' }),
    message: z.string(),
    page: z.number().int().nullable().describe('Null when it is about the whole document.')
  })
  .meta({ id: 'Warning' });

const documentTypeSchema = z
  .object({ value: z.string().meta({ example: 'MSA' }), confidence: z.number() })
  .meta({ id: 'DocumentType' });

const executionStatusSchema = z.enum(['executed', 'draft', 'unknown']);

const sha256Schema = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in 64 lower case hex digits');

export const documentSchema = z
  .object({
    id: z.string().describe('The SHA-256 of the bytes.'),
    sha256: z.string(),
    fileName: z.string(),
    mediaType: z.string(),
    byteSize: z.number().int(),
    pageCount: z.number().int(),
    documentType: documentTypeSchema,
    executionStatus: executionStatusSchema,
    warnings: z.array(warningSchema)
  })
  .meta({ id: 'Document' });

const textItemSchema = z
  .object({
    text: z.string(),
    start: z.number().int(),
    end: z.number().int(),
    x: z.number(),
    y: z.number(),
    width: z.number(),
    height: z.number()
  })
  .meta({ id: 'TextItem', description: 'One run of text; origin top left, in PDF points.' });

const pageOutlineSchema = z
  .object({
    page: z.number().int(),
    width: z.number(),
    height: z.number(),
    text: z.string()
  })
  .meta({ id: 'PageOutline' });

export const pageSchema = pageOutlineSchema
  .extend({ items: z.array(textItemSchema) })
  .meta({ id: 'Page' });

export const pagesSchema = z
  .object({
    pageCount: z.number().int(),
    kind: z.enum(['pdf', 'docx', 'text']),
    pages: z.array(pageOutlineSchema)
  })
  .meta({ id: 'Pages' });

export const documentPath = z.object({ id: sha256Schema });
export const pagePath = z.object({
  id: sha256Schema,
  page: z.coerce.number().int().min(1).max(1_000_000)
});

export function toDocumentAnswer(document: StoredDocument): z.infer<typeof documentSchema> {
  const { sha256, fileName, mediaType, byteSize, pageCount } = document;
  const { documentType, executionStatus, warnings } = document;
  return {
    id: sha256,
    sha256,
    fileName,
    mediaType,
    byteSize,
    pageCount,
    documentType,
    executionStatus,
    warnings
  };
}
