/** Turns whatever went wrong into one problem+json answer (RFC 9457) that says what to do next. */
import type { ErrorRequestHandler, Response } from 'express';
import { z } from 'zod';
import { currentContext } from '../context.ts';
import { problems, ServiceError, toServiceError } from '../errors.ts';
import type { Log } from '../log.ts';

export const problemSchema = z
  .object({
    type: z.string().meta({ example: 'urn:countersign:problem:document-encrypted' }),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: z.string().meta({ example: 'document-encrypted' }),
    action: z.string().describe('What to do next, one sentence.'),
    correlationId: z.string(),
    retryable: z.boolean()
  })
  .meta({ id: 'Problem' });

export function sendProblem(response: Response, error: ServiceError): void {
  const { status, title, action, retryable } = problems[error.code];
  const body: z.infer<typeof problemSchema> = {
    type: `urn:countersign:problem:${error.code}`,
    title,
    status,
    detail: error.message,
    code: error.code,
    action,
    correlationId: currentContext()?.correlationId ?? '',
    retryable
  };
  if (error.retryAfterSeconds !== null)
    response.set('Retry-After', String(error.retryAfterSeconds));
  if (error.code === 'unauthorized') response.set('WWW-Authenticate', 'Bearer');
  // After a refused upload nobody knows what is left on the connection.
  if (status === 413 || error.code === 'document-incomplete') response.set('Connection', 'close');
  response.status(status).type('application/problem+json').send(JSON.stringify(body));
}

/** Express tells an error handler by its four parameters. */
export function answerErrors(log: Log): ErrorRequestHandler {
  return (thrown: unknown, _request, response, next) => {
    const error = fromRequest(thrown) ?? toServiceError(thrown);
    if (problems[error.code].status >= 500)
      log.error({ err: thrown, code: error.code }, 'a request failed');
    if (response.headersSent) next(thrown);
    else sendProblem(response, error);
  };
}

/** Errors that the parsers of requests throw: zod, body-parser, the router's percent-decoding. */
function fromRequest(thrown: unknown): ServiceError | null {
  if (thrown instanceof z.ZodError) {
    const details = thrown.issues.map(
      ({ path, message }) => `${path.join('.') || 'body'}: ${message}`
    );
    return new ServiceError('request-invalid', details.slice(0, 10).join('; '));
  }
  const { type, status, statusCode } = (thrown ?? {}) as Record<string, unknown>;
  if (type === 'entity.parse.failed')
    return new ServiceError('request-invalid', 'The body is not JSON.');
  if (type === 'entity.too.large')
    return new ServiceError('request-invalid', 'The body is too large.');
  const code = Number(status ?? statusCode);
  if (!(thrown instanceof ServiceError) && code >= 400 && code < 500) {
    return new ServiceError('request-invalid', 'The request could not be understood.');
  }
  return null;
}
