/** Describes the HTTP API from the same schemas that check requests. */
import { z, type ZodType } from 'zod';
import { createDocument } from 'zod-openapi';
import {
  documentPath,
  documentSchema,
  pagePath,
  pageSchema,
  pagesSchema
} from './features/documents/schema.ts';
import { extractionRequestSchema, extractionSchema } from './features/extractions/schema.ts';
import { keyDatesRequestSchema, keyDatesSchema } from './features/key-dates/schema.ts';
import { problemSchema } from './http/problem.ts';

const jsonOf = (schema: ZodType) => ({ 'application/json': { schema } });
const answer = (description: string, schema: ZodType) => ({ description, content: jsonOf(schema) });
const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemSchema } }
});
const refusals = {
  '400': problem('The request is not valid.'),
  '401': problem('The API key is missing or wrong.'),
  '429': problem('Too many requests.'),
  '500': problem('Something went wrong in the service.')
};
const correlation = z.object({
  'X-Correlation-Id': z.string().max(64).optional().describe('Echoed, logged and kept.')
});

export function openApiDocument(): object {
  return createDocument({
    openapi: '3.0.3',
    info: {
      title: 'Countersign AI service',
      version: '1',
      description: 'Reads contracts: documents in, terms with evidence and dates out.'
    },
    servers: [{ url: '/' }],
    security: [{ apiKey: [] }],
    components: { securitySchemes: { apiKey: { type: 'http', scheme: 'bearer' } } },
    paths: { ...documentPaths(), ...extractionPaths(), ...operationsPaths() }
  });
}

function documentPaths() {
  const upload = correlation.extend({
    'X-File-Name': z.string().optional().describe('Percent-encoded UTF-8.'),
    'Content-Digest': z.string().optional().describe('sha-256 of the bytes (RFC 9530).')
  });
  return {
    '/v1/documents': {
      post: {
        operationId: 'addDocument',
        summary: 'Upload a contract as raw bytes',
        requestParams: { header: upload },
        requestBody: {
          required: true,
          content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
        },
        responses: {
          '201': answer('The document is new.', documentSchema),
          '200': answer('The document was known.', documentSchema),
          ...refusals,
          '413': problem('The file is too large.'),
          '415': problem('The file type is not supported.'),
          '422': problem('The file cannot be read.')
        }
      }
    },
    '/v1/documents/{id}': {
      get: {
        operationId: 'getDocument',
        summary: 'Look a document up',
        requestParams: { path: documentPath, header: correlation },
        responses: {
          '200': answer('The document.', documentSchema),
          ...refusals,
          '404': problem('Not known.')
        }
      }
    },
    '/v1/documents/{id}/pages': {
      get: {
        operationId: 'getPages',
        summary: 'The text of all pages',
        requestParams: { path: documentPath, header: correlation },
        responses: {
          '200': answer('The pages.', pagesSchema),
          ...refusals,
          '404': problem('Not known.')
        }
      }
    },
    '/v1/documents/{id}/pages/{page}': {
      get: {
        operationId: 'getPage',
        summary: 'One page with the place of every run of text',
        requestParams: { path: pagePath, header: correlation },
        responses: {
          '200': answer('The page.', pageSchema),
          ...refusals,
          '404': problem('Not known.')
        }
      }
    }
  } as const;
}

function extractionPaths() {
  const idempotency = correlation.extend({ 'Idempotency-Key': z.string().min(1).max(200) });
  return {
    '/v1/extractions': {
      post: {
        operationId: 'requestExtraction',
        summary: 'Have a document read',
        requestParams: { header: idempotency },
        requestBody: { required: true, content: jsonOf(extractionRequestSchema) },
        responses: {
          '202': answer('Queued.', extractionSchema),
          '200': answer('The idempotency key was known.', extractionSchema),
          ...refusals,
          '404': problem('The document is not known.'),
          '422': problem('The idempotency key belongs to another request.')
        }
      }
    },
    '/v1/extractions/{id}': {
      get: {
        operationId: 'getExtraction',
        summary: 'Progress and result of an extraction',
        requestParams: { path: z.object({ id: z.string() }), header: correlation },
        responses: {
          '200': answer('The extraction.', extractionSchema),
          ...refusals,
          '404': problem('Not known.')
        }
      }
    },
    '/v1/key-dates': {
      post: {
        operationId: 'computeKeyDates',
        summary: 'Key dates of given values',
        requestParams: { header: correlation },
        requestBody: { required: true, content: jsonOf(keyDatesRequestSchema) },
        responses: { '200': answer('The dates with their steps.', keyDatesSchema), ...refusals }
      }
    }
  } as const;
}

function operationsPaths() {
  const status = z.object({ status: z.string() }).meta({ id: 'Status' });
  const open = { security: [] };
  return {
    '/healthz': {
      get: { ...open, operationId: 'isAlive', responses: { '200': answer('Alive.', status) } }
    },
    '/readyz': {
      get: {
        ...open,
        operationId: 'isReady',
        responses: { '200': answer('Ready.', status), '503': problem('Not ready.') }
      }
    }
  };
}

/** What openapi.json holds, before formatting. */
export function openApiText(): string {
  return `${JSON.stringify(openApiDocument(), null, 2)}\n`;
}
