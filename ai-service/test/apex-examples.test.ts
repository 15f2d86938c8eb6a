/** The example answers that the Apex tests are fed with are answers that this service can give. */
import { readFileSync } from 'node:fs';
import type { ZodType } from 'zod';
import { problems, isProblemCode } from '../src/errors.ts';
import { documentSchema, pagesSchema } from '../src/features/documents/schema.ts';
import { extractionSchema } from '../src/features/extractions/schema.ts';
import { keyDatesSchema } from '../src/features/key-dates/schema.ts';
import { problemSchema } from '../src/http/problem.ts';

const folder = new URL('../../force-app/test/shared/staticresources/', import.meta.url);
const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));

describe('an example answer in the Apex tests', () => {
  it.each<[string, ZodType]>([
    ['Ai_Document', documentSchema],
    ['Ai_Extraction_Queued', extractionSchema],
    ['Ai_Extraction_Reading', extractionSchema],
    ['Ai_Extraction_Completed', extractionSchema],
    ['Ai_Extraction_Failed', extractionSchema],
    ['Ai_Key_Dates', keyDatesSchema],
    ['Ai_Pages', pagesSchema],
    ['Ai_Problem_Busy', problemSchema]
  ])('%s has the form of ours', (name, schema) => {
    const { error } = schema.safeParse(read(name));
    expect(error?.issues ?? []).toEqual([]);
  });

  it.each(['Ai_Problem_Encrypted', 'Ai_Problem_Unauthorized'])(
    '%s is a problem that we know',
    (name) => {
      const { code, status, retryable } = problemSchema.parse(read(name));
      expect(isProblemCode(code)).toBe(true);
      const { status: ours, retryable: isRetryable } = problems[code as keyof typeof problems];
      expect({ status, retryable }).toEqual({ status: ours, retryable: isRetryable });
    }
  );
});
