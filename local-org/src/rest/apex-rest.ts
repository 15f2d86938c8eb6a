/** `/services/apexrest`: requests to the project's own REST classes. */
import type { LocalOrg } from '../org.ts';
import {
  notFound,
  refusal,
  RestError,
  wrongMethod,
  type RestAnswer,
  type RestRequest
} from './answer.ts';

const PREFIX = '/services/apexrest';

interface Refused {
  code: 'not-found' | 'wrong-method' | 'bad-body' | 'no-access';
  message: string;
  allowed: string[];
}

// DIFFERS: no XML bodies; the platform reads and writes them by content type.
export function callApexRest(org: LocalOrg, request: RestRequest): RestAnswer {
  const type = request.headers['content-type'] ?? '';
  if (request.body && /^(application|text)\/xml\b/i.test(type)) {
    throw refusal(415, 'UNSUPPORTED_MEDIA_TYPE', 'local-org reads no XML; send JSON.');
  }
  try {
    const { user } = org.session;
    const answer = org.program.callRest(
      {
        method: request.method === 'HEAD' ? 'GET' : request.method,
        path: decodedPath(request.path.slice(PREFIX.length)) || '/',
        query: request.query,
        headers: request.headers,
        body: request.body?.kind === 'bytes' ? request.body.bytes : new Uint8Array(),
        remoteAddress: '127.0.0.1'
      },
      (className) => org.security.classAccess(user, className)
    );
    return {
      status: answer.status,
      headers: { 'Content-Type': 'application/json;charset=UTF-8', ...answer.headers },
      bytes: answer.body
    };
  } catch (error) {
    throw isRefused(error) ? refusalFor(request, error) : error;
  }
}

function decodedPath(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    throw notFound('Could not find a match for URL');
  }
}

function isRefused(error: unknown): error is Refused {
  return error instanceof Error && error.name === 'ApexRestRefusal';
}

function refusalFor(request: RestRequest, { code, message, allowed }: Refused): RestError {
  switch (code) {
    case 'not-found':
      return notFound(message);
    case 'wrong-method':
      return wrongMethod(request.method, allowed);
    case 'no-access':
      return new RestError(403, [{ errorCode: 'FORBIDDEN', message }]);
    default:
      return refusal(400, 'JSON_PARSER_ERROR', message);
  }
}
