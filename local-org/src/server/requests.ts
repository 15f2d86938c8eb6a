/** Small helpers of the HTTP layer: cookies, errors, origin checks. */
import type { NextFunction, Request, Response } from 'express';
import { Refusal } from './engine-client.ts';

export function cookie(request: Request, name: string): string | null {
  const parts = (request.headers.cookie ?? '').split(/;\s*/);
  const found = parts.find((part) => part.startsWith(`${name}=`));
  if (!found) return null;
  try {
    return decodeURIComponent(found.slice(name.length + 1));
  } catch {
    return null;
  }
}

export const usernameOf = (request: Request): string | null => cookie(request, 'local_org_user');
export const appNameOf = (request: Request): string | null => cookie(request, 'local_org_app');

const LOCAL_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** Other web sites must not drive the org: neither by requests nor by a name that points at this machine. */
export function refuseForeignOrigins(
  request: Request,
  response: Response,
  next: NextFunction
): void {
  const { host = '', origin } = request.headers;
  const isForeign = origin !== undefined && origin !== 'null' && !origin.endsWith(`//${host}`);
  const isWrite = request.method !== 'GET' && request.method !== 'HEAD';
  if (LOCAL_HOST.test(host) && !(isWrite && (isForeign || origin === 'null'))) {
    next();
    return;
  }
  sendError(response, 403, { message: 'This address is only for the local org itself.' });
}

export function sendError(response: Response, status: number, body: Record<string, unknown>): void {
  response.status(status).json({ status, body: { statusCode: status, ...body } });
}

/** The last handler: every failure is JSON in the platform's shape. */
export function errorHandler(log: (line: string) => void) {
  return (error: unknown, _request: Request, response: Response, next: NextFunction): void => {
    if (response.headersSent) {
      next(error);
      return;
    }
    if (error instanceof Refusal) {
      sendError(response, error.status, error.body);
      return;
    }
    const { status = 500, message = 'Unknown error' } = error as {
      status?: number;
      message?: string;
    };
    if (status >= 500) log(error instanceof Error ? (error.stack ?? message) : message);
    sendError(response, status, { message });
  };
}
