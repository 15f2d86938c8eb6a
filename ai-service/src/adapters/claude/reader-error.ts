/** Sorts what can go wrong with the Messages API: wait and retry, tell an administrator, or give up. */
import { ServiceError, type ProblemCode } from '../../errors.ts';

interface ApiError {
  name?: string;
  status?: number;
  headers?: { get?(name: string): string | null };
  error?: { error?: { message?: string } };
}

const codes: Record<number, ProblemCode> = {
  400: 'reader-request-rejected',
  401: 'reader-not-authorized',
  402: 'reader-not-authorized',
  403: 'reader-not-authorized',
  404: 'reader-not-authorized',
  413: 'document-too-long',
  422: 'reader-request-rejected',
  429: 'reader-overloaded',
  529: 'reader-overloaded'
};

const longestWaitSeconds = 3600;

export function toReaderError(thrown: unknown): ServiceError {
  if (thrown instanceof ServiceError) return thrown;
  const error = (thrown ?? {}) as ApiError;
  if (/abort/i.test(constructorName(thrown)) || error.name === 'AbortError') {
    return new ServiceError('reading-interrupted', 'The call to the model was stopped.', {
      cause: thrown
    });
  }
  if (typeof error.status !== 'number') {
    return new ServiceError('reader-unavailable', 'The model did not answer in time.', {
      cause: thrown
    });
  }
  return new ServiceError(codeOf(error), `The model answered with status ${error.status}.`, {
    cause: thrown,
    retryAfterSeconds: retryAfter(error)
  });
}

function codeOf({ status = 0, error }: ApiError): ProblemCode {
  if (status === 400 && /prompt is too long/i.test(error?.error?.message ?? '')) {
    return 'document-too-long';
  }
  // Everything else, above all 408, 409 and 5xx, may work later.
  return (
    codes[status] ??
    (status >= 400 && status < 500 && ![408, 409].includes(status)
      ? 'reader-request-rejected'
      : 'reader-unavailable')
  );
}

function retryAfter({ headers }: ApiError): number | undefined {
  const seconds = Number(headers?.get?.('retry-after') ?? Number.NaN);
  return seconds > 0 ? Math.min(Math.ceil(seconds), longestWaitSeconds) : undefined;
}

function constructorName(thrown: unknown): string {
  return (thrown as object | null)?.constructor?.name ?? '';
}
