/** Requests and answers of the REST API, and its refusals in the platform's shape. */

export interface RestRequest {
  method: string;
  /** `http://127.0.0.1:4330`, as the client has called the org. */
  origin: string;
  /** Encoded path from `/services/` on, without the query. */
  path: string;
  query: [name: string, value: string][];
  /** By lower-case name; the credentials stay outside. */
  headers: Record<string, string>;
  body: RestBody | null;
}

export type RestBody =
  | { kind: 'bytes'; bytes: Uint8Array }
  /** A form with one JSON part and one file that the server has put on disk. */
  | { kind: 'form'; json: string; part: string; fileName: string; path: string };

export interface RestAnswer {
  status: number;
  headers: Record<string, string>;
  /** What JSON.stringify takes; undefined for an empty body. */
  body?: unknown;
  /** Binary content instead of JSON. */
  bytes?: Uint8Array;
}

export interface ErrorItem {
  message: string;
  errorCode: string;
  fields?: string[];
}

/** A refused request: its status and the list that the body consists of. */
export class RestError extends Error {
  override readonly name = 'RestError';
  readonly status: number;
  readonly errors: unknown[];

  constructor(status: number, errors: unknown[]) {
    const [first] = errors as Partial<ErrorItem>[];
    super(first?.message ?? 'The request was refused');
    this.status = status;
    this.errors = errors;
  }

  /** What the client gets as JSON. */
  get body(): unknown {
    return this.errors;
  }
}

/** An answer that is no error for its client, of work that leaves no trace. */
export class UndoneAnswer extends RestError {
  private readonly answer: unknown;

  constructor(status: number, answer: unknown, message: string) {
    super(status, [{ message }]);
    this.answer = answer;
  }

  override get body(): unknown {
    return this.answer;
  }
}

/** A JSON object, not null and no list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function refusal(status: number, errorCode: string, message: string): RestError {
  return new RestError(status, [{ message, errorCode }]);
}

export function notFound(message = 'The requested resource does not exist'): RestError {
  return new RestError(404, [{ errorCode: 'NOT_FOUND', message }]);
}

export function wrongMethod(method: string, allowed: string[]): RestError {
  const names = allowed.join(',');
  return new RestError(405, [
    {
      message: `HTTP Method '${method}' not allowed. Allowed are ${names}`,
      errorCode: 'METHOD_NOT_ALLOWED'
    }
  ]);
}

export function malformed(message: string): RestError {
  return refusal(400, 'JSON_PARSER_ERROR', message);
}

export function json(status: number, body: unknown, headers = {}): RestAnswer {
  return { status, headers, body };
}

export function noContent(headers = {}): RestAnswer {
  return { status: 204, headers };
}
