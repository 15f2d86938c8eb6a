/** Gives every request a correlation id, one log line and its time in the metrics. */
import type { Request, RequestHandler } from 'express';
import { correlationIdFrom, runInContext } from '../context.ts';
import type { Log } from '../log.ts';
import { requestDuration } from '../metrics.ts';

/** Asked again and again while nothing happens. */
const quietRoutes = new Set(['/healthz', '/readyz', '/metrics', '/v1/extractions/:id']);

export function followRequests(log: Log): RequestHandler {
  return (request, response, next) => {
    const correlationId = correlationIdFrom(request.get('x-correlation-id'));
    response.set('X-Correlation-Id', correlationId);
    const started = process.hrtime.bigint();
    response.once('close', () => {
      const milliseconds = Number(process.hrtime.bigint() - started) / 1e6;
      const route = routeOf(request);
      const { method } = request;
      const status = response.writableFinished ? response.statusCode : 499;
      requestDuration.observe({ method, route, status }, milliseconds / 1000);
      const level = quietRoutes.has(route) && method === 'GET' && status < 400 ? 'debug' : 'info';
      // The pattern, not the address: what callers put into addresses is theirs.
      log[level](
        { correlationId, method, route, status, milliseconds: Math.round(milliseconds) },
        'request'
      );
    });
    runInContext({ correlationId }, next);
  };
}

/** Express has left the mounted router by the time the answer is sent, and with it its base address. */
function routeOf({ originalUrl, route }: Request): string {
  const path: unknown = route?.path;
  if (typeof path !== 'string') return 'unknown';
  return originalUrl.startsWith('/v1/') ? `/v1${path}` : path;
}
