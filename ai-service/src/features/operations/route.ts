/** What operators ask: is it alive, can it work, what does it count, which API does it speak. */
import { Router } from 'express';
import { ServiceError } from '../../errors.ts';
import { registry, setJobCounts } from '../../metrics.ts';
import type { JobQueue } from '../../ports/job-queue.ts';
import type { ContractReader } from '../../ports/reader.ts';

export interface OperationsPorts {
  queue: Pick<JobQueue, 'counts'>;
  reader: Pick<ContractReader, 'engine' | 'model' | 'promptVersion'>;
  isDatabaseReady(): Promise<boolean>;
  isStopping(): boolean;
}

export function operationsRoutes(ports: OperationsPorts, openApi: object): Router {
  const router = Router();

  router.get('/healthz', (_, response) => {
    response.json({ status: 'ok' });
  });

  router.get('/readyz', async (_, response) => {
    if (ports.isStopping()) throw new ServiceError('not-ready', 'The service is shutting down.');
    if (!(await ports.isDatabaseReady())) {
      throw new ServiceError('not-ready', 'The database does not answer.');
    }
    const { engine, model, promptVersion } = ports.reader;
    response.json({ status: 'ready', reader: { engine, model, promptVersion } });
  });

  router.get('/metrics', async (_, response) => {
    setJobCounts({ ...(await ports.queue.counts()) });
    response.type(registry.contentType).send(await registry.metrics());
  });

  router.get('/openapi.json', (_, response) => {
    response.json(openApi);
  });

  return router;
}
