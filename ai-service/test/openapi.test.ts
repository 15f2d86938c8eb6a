/** The committed API description is the one that the schemas give. */
import { readFileSync } from 'node:fs';
import { openApiDocument } from '../src/openapi.ts';

interface Operation {
  operationId: string;
  responses: Record<string, { content?: Record<string, { schema: { $ref?: string } }> }>;
}

describe('openapi.json', () => {
  it('is current (node ai-service/scripts/write-openapi.ts writes it)', () => {
    const committed = readFileSync(new URL('../openapi.json', import.meta.url), 'utf8');
    expect(JSON.parse(committed)).toEqual(JSON.parse(JSON.stringify(openApiDocument())));
  });

  it('names every operation once and every answer, as External Services want it', () => {
    const { paths } = openApiDocument() as { paths: Record<string, Record<string, Operation>> };
    const operations = Object.values(paths).flatMap((path) => Object.values(path));
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { operationId, responses } of operations) {
      expect(operationId).toMatch(/^[a-z][A-Za-z]+$/);
      for (const { content } of Object.values(responses)) {
        for (const { schema } of Object.values(content ?? {})) {
          expect(schema.$ref).toMatch(/^#\/components\/schemas\//);
        }
      }
    }
  });
});
