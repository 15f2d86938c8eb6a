/** Mounts the features on one Express application. */
import express, { type Express } from 'express';
import helmet from 'helmet';
import type { ApiKey } from './config.ts';
import { ServiceError } from './errors.ts';
import { documentRoutes } from './features/documents/route.ts';
import { extractionRoutes } from './features/extractions/route.ts';
import type { RequestPorts } from './features/extractions/request-extraction.ts';
import { keyDateRoutes } from './features/key-dates/route.ts';
import { operationsRoutes, type OperationsPorts } from './features/operations/route.ts';
import { authenticate } from './http/authentication.ts';
import { answerErrors } from './http/problem.ts';
import { limitOrg, limitWrongKeys } from './http/rate-limits.ts';
import { followRequests } from './http/request-log.ts';
import type { Log } from './log.ts';
import { openApiDocument } from './openapi.ts';
import type { DocumentOpener } from './ports/document-opener.ts';

export interface AppOptions {
  apiKeys: ApiKey[];
  servesApi: boolean;
  maxDocumentBytes: number;
  requestsPerMinute: number;
}

export function createApp(
  ports: RequestPorts & OperationsPorts & { opener: DocumentOpener; log: Log },
  options: AppOptions
): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(followRequests(ports.log), helmet());
  app.use(operationsRoutes(ports, openApiDocument()));
  if (options.servesApi) {
    app.use(
      '/v1',
      limitWrongKeys(),
      authenticate(options.apiKeys),
      limitOrg(options.requestsPerMinute),
      documentRoutes(ports, options.maxDocumentBytes),
      extractionRoutes(ports),
      keyDateRoutes()
    );
  }
  app.use(() => {
    throw new ServiceError('route-not-found', 'Nothing answers at this address.');
  });
  app.use(answerErrors(ports.log));
  return app;
}
