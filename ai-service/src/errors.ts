/** Every way the service can refuse or fail, with the words a person gets and whether trying again helps. */

export interface Problem {
  status: number;
  title: string;
  /** What to do next, one sentence. */
  action: string;
  retryable: boolean;
}

const sendAnother = 'Open the file to see whether it is complete, then upload it again.';

export const problems = {
  // The request.
  'request-invalid': {
    status: 400,
    title: 'The request is not valid',
    action: 'Correct the fields named in the detail and send the request again.',
    retryable: false
  },
  'idempotency-key-missing': {
    status: 400,
    title: 'The Idempotency-Key header is missing',
    action: 'Send an Idempotency-Key header of 1 to 200 visible characters, one per reading.',
    retryable: false
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'The idempotency key belongs to another request',
    action: 'Send the same body again or use a new Idempotency-Key.',
    retryable: false
  },
  unauthorized: {
    status: 401,
    title: 'The API key is missing or wrong',
    action: 'Ask an administrator to check the API key of the Countersign Named Credential.',
    retryable: false
  },
  'rate-limited': {
    status: 429,
    title: 'Too many requests',
    action: 'Wait for the number of seconds in the Retry-After header and try again.',
    retryable: true
  },
  'route-not-found': {
    status: 404,
    title: 'There is no such address',
    action: 'Look the address up in /openapi.json.',
    retryable: false
  },
  'document-not-found': {
    status: 404,
    title: 'The document is not known',
    action: 'Upload the file again; the service recognises it by its content.',
    retryable: false
  },
  'page-not-found': {
    status: 404,
    title: 'The document has no such page',
    action: 'Ask for a page between 1 and the page count.',
    retryable: false
  },
  'extraction-not-found': {
    status: 404,
    title: 'The reading is not known',
    action: 'Start a new reading of the document.',
    retryable: false
  },

  // The document: the same file fails the same way again.
  'document-empty': {
    status: 400,
    title: 'The file is empty',
    action: sendAnother,
    retryable: false
  },
  'document-incomplete': {
    status: 400,
    title: 'The file did not arrive complete',
    action: 'Upload the file again.',
    retryable: true
  },
  'document-corrupt': {
    status: 422,
    title: 'The file is damaged',
    action: sendAnother,
    retryable: false
  },
  'document-encrypted': {
    status: 422,
    title: 'The file is protected by a password',
    action: 'Remove the password protection and upload the file again.',
    retryable: false
  },
  'document-no-pages': {
    status: 422,
    title: 'The file has no pages',
    action: sendAnother,
    retryable: false
  },
  'document-too-large': {
    status: 413,
    title: 'The file is too large',
    action:
      'Reduce the file (for example without embedded images) or split it, then upload it again.',
    retryable: false
  },
  'document-type-unsupported': {
    status: 415,
    title: 'The file type is not supported',
    action: 'Upload the contract as PDF, DOCX or plain text.',
    retryable: false
  },
  'document-too-complex': {
    status: 422,
    title: 'The file needs more memory than one document may use',
    action: 'Print the file to a new PDF or split it, then upload it again.',
    retryable: false
  },
  'document-too-long': {
    status: 422,
    title: 'The contract is too long for the model',
    action: 'Split the contract or let the embedded reader read it.',
    retryable: false
  },

  // The reading.
  'reading-timeout': {
    status: 504,
    title: 'Reading the file took too long',
    action: 'Try again; if it happens again, split the file.',
    retryable: true
  },
  'reading-interrupted': {
    status: 503,
    title: 'The reading was interrupted too often',
    action: 'Start the reading again; if it happens again, tell an administrator.',
    retryable: true
  },
  'reader-unavailable': {
    status: 503,
    title: 'The language model cannot be reached',
    action: 'Try again in a few minutes.',
    retryable: true
  },
  'reader-overloaded': {
    status: 503,
    title: 'The language model is busy',
    action: 'Try again in a few minutes.',
    retryable: true
  },
  'reader-refused': {
    status: 502,
    title: 'The language model declined to read the document',
    action: 'Read this contract by hand or with the embedded reader.',
    retryable: false
  },
  'reader-not-authorized': {
    status: 502,
    title: 'The language model does not accept the service’s key',
    action: 'Ask an administrator to check ANTHROPIC_API_KEY, its credit and CLAUDE_MODEL.',
    retryable: false
  },
  'reader-request-rejected': {
    status: 502,
    title: 'The language model rejected the request',
    action: 'Ask an administrator to look the correlation id up in the log.',
    retryable: false
  },
  'reader-answer-invalid': {
    status: 502,
    title: 'The language model answered something unusable',
    action: 'Start the reading again; if it happens again, use the embedded reader.',
    retryable: true
  },

  // The service.
  'not-ready': {
    status: 503,
    title: 'The service is not ready',
    action: 'Wait a few seconds and try again.',
    retryable: true
  },
  'internal-error': {
    status: 500,
    title: 'Something went wrong in the service',
    action: 'Try again; if it happens again, give the correlation id to an administrator.',
    retryable: true
  }
} satisfies Record<string, Problem>;

export type ProblemCode = keyof typeof problems;

export function isProblemCode(code: unknown): code is ProblemCode {
  return typeof code === 'string' && Object.hasOwn(problems, code);
}

export interface ServiceErrorOptions extends ErrorOptions {
  /** When the other side said how long to wait. */
  retryAfterSeconds?: number;
}

/** A failure with a code of the list above. `detail` reaches people and logs: no document text, no secret. */
export class ServiceError extends Error {
  readonly code: ProblemCode;
  readonly retryAfterSeconds: number | null;

  constructor(code: ProblemCode, detail: string, options: ServiceErrorOptions = {}) {
    super(detail, options);
    this.name = 'ServiceError';
    this.code = code;
    this.retryAfterSeconds = options.retryAfterSeconds ?? null;
  }
}

/**
 * Any thrown thing as a ServiceError. Looks at shapes, not classes: errors come from other threads.
 * The message of an unknown error may quote data, so only its cause keeps it.
 */
export function toServiceError(thrown: unknown): ServiceError {
  if (thrown instanceof ServiceError) return thrown;
  const { name, code, message } = (thrown ?? {}) as {
    name?: string;
    code?: unknown;
    message?: string;
  };
  if ((name === 'ReadingError' || name === 'ServiceError') && isProblemCode(code)) {
    return new ServiceError(code, message ?? problems[code].title, { cause: thrown });
  }
  return new ServiceError('internal-error', 'An unexpected error was logged.', { cause: thrown });
}
