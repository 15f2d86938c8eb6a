/** Failures of the org as the errors of the REST API. */
import type { DmlError, DmlResult } from '../database/database.ts';
import { isApexException, type ApexException } from '../values/exception.ts';
import { RestError, type ErrorItem } from './answer.ts';

/** Status codes of DML that have an HTTP status of their own; the others are 400. */
const STATUS: Record<string, number> = {
  ENTITY_IS_DELETED: 404,
  // UNVERIFIED: 403 for a record that the user may see but not change.
  INSUFFICIENT_ACCESS_OR_READONLY: 403,
  INSUFFICIENT_ACCESS: 403
};

function dmlErrorItem(error: DmlError): ErrorItem {
  return { message: error.message, errorCode: error.statusCode, fields: error.fields };
}

/** The errors in results of collections: there the code has another name. */
export function resultErrors(errors: DmlError[]): unknown[] {
  return errors.map(({ statusCode, message, fields }) => ({ statusCode, message, fields }));
}

export function dmlRefusal(errors: DmlError[]): RestError {
  const status = STATUS[errors[0]?.statusCode ?? ''] ?? 400;
  return new RestError(status, errors.map(dmlErrorItem));
}

/** Results of an all-or-none statement that failed; null for any other error. */
export function failedResults(error: unknown): DmlResult[] | null {
  if (error instanceof Error && error.name === 'DmlFailure' && 'results' in error) {
    return error.results as DmlResult[];
  }
  return null;
}

/** The refusal that stands for an error of the org, or null when the error is the engine's own. */
export function refusalOf(error: unknown): RestError | null {
  if (error instanceof RestError) return error;
  const results = failedResults(error);
  if (results) return dmlRefusal(results.flatMap((result) => result.errors));
  if (isFieldProblem(error)) return dmlRefusal([error.error]);
  if (isUiApiError(error)) {
    const { errorCode, message, enhancedErrorType, output } = error.body;
    const extra = output === undefined ? {} : { enhancedErrorType, output };
    return new RestError(error.status, [{ errorCode, message, ...extra }]);
  }
  if (isApexException(error)) return apexRefusal(error);
  return null;
}

function apexRefusal(error: ApexException): RestError {
  const message = error.apexMessage ?? 'Script-thrown exception';
  if (error.apexType === 'System.QueryException') return queryRefusal(error);
  if (error.apexType === 'System.SearchException') {
    return new RestError(400, [{ message, errorCode: 'MALFORMED_SEARCH' }]);
  }
  if (error.apexType === 'System.SecurityException') {
    return new RestError(403, [
      { message, errorCode: 'INSUFFICIENT_ACCESS_OR_READONLY', fields: [] }
    ]);
  }
  const text = `${error.apexType}: ${message}${error.apexStack ? `\n\n${error.apexStack}` : ''}`;
  return new RestError(500, [{ errorCode: 'APEX_ERROR', message: text }]);
}

const QUERY_CODES: [pattern: RegExp, code: string][] = [
  [/No such column|Didn't understand relationship|Invalid field/, 'INVALID_FIELD'],
  [/sObject type '.*' is not supported|does not support query/, 'INVALID_TYPE'],
  [/Invalid date/, 'INVALID_FIELD']
];

export function queryRefusal(error: ApexException): RestError {
  const message = error.apexMessage ?? '';
  const code = QUERY_CODES.find(([pattern]) => pattern.test(message))?.[1] ?? 'MALFORMED_QUERY';
  return new RestError(400, [{ message, errorCode: code }]);
}

function isFieldProblem(error: unknown): error is { error: DmlError } {
  return (
    error instanceof Error &&
    'error' in error &&
    typeof error.error === 'object' &&
    error.error !== null &&
    'statusCode' in error.error
  );
}

function isUiApiError(error: unknown): error is { status: number; body: Record<string, unknown> } {
  return error instanceof Error && error.name === 'UiApiError';
}
