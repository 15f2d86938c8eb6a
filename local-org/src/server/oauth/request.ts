/** What OAuth reads from a request: parameters, addresses and credentials. */
import type { Request } from 'express';

/** Form fields first, then the query. */
export function parametersOf(request: Request): URLSearchParams {
  const body = (request.body ?? {}) as Record<string, string>;
  return new URLSearchParams({ ...(request.query as Record<string, string>), ...body });
}

export function originOf(request: Request): string {
  return `${request.protocol}://${request.headers.host ?? 'localhost'}`;
}

export function basicOf(request: Request): { id: string; secret: string } | null {
  const [, encoded] = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(request.headers.authorization ?? '') ?? [];
  if (!encoded) return null;
  const [id = '', ...secret] = Buffer.from(encoded, 'base64').toString().split(':');
  try {
    return { id: decodeURIComponent(id), secret: decodeURIComponent(secret.join(':')) };
  } catch {
    return null;
  }
}

export function bearerOf(request: Request): string | null {
  return /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
}
