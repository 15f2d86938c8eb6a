/** The HTTP side of key dates: the same computation as in a reading, for values that a person changed. */
import { json, Router } from 'express';
import { keyDatesRequestSchema, toKeyDatesInput } from './schema.ts';
import { computeKeyDates } from '../../dates/key-dates.ts';

export function keyDateRoutes(): Router {
  const router = Router();
  router.post('/key-dates', json({ limit: '256kb' }), (request, response) => {
    response.json(
      computeKeyDates(toKeyDatesInput(keyDatesRequestSchema.parse(request.body ?? {})))
    );
  });
  return router;
}
