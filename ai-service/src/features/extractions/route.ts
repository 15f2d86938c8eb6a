/** The HTTP side of extractions: ask for one, look at its progress and result. */
import { json, Router } from 'express';
import { z } from 'zod';
import { requestExtraction, type RequestPorts } from './request-extraction.ts';
import { extractionRequestSchema, toExtractionAnswer } from './schema.ts';
import { currentOrg } from '../../context.ts';
import { ServiceError } from '../../errors.ts';

const uuid = z.uuid();

export function extractionRoutes(ports: RequestPorts): Router {
  const router = Router();

  router.post('/extractions', json({ limit: '256kb' }), async (request, response) => {
    const wish = extractionRequestSchema.parse(request.body ?? {});
    const key = request.get('idempotency-key');
    const { extraction, isNew } = await requestExtraction(currentOrg(), key, wish, ports);
    response.status(isNew ? 202 : 200).json(toExtractionAnswer(extraction));
  });

  router.get('/extractions/:id', async (request, response) => {
    const id = uuid.safeParse(request.params.id);
    const found = id.success ? await ports.extractions.find(currentOrg(), id.data) : null;
    if (!found)
      throw new ServiceError('extraction-not-found', 'No reading with this id is stored.');
    response.set('Cache-Control', 'no-store').json(toExtractionAnswer(found));
  });

  return router;
}
