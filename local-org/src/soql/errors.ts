// QueryExceptions in the platform's words, and the places of what they are about.
import { ApexException, isApexException } from '../values/exception.ts';
import type { FieldPath, Place } from './ast.ts';

const places = new WeakMap<object, Place>();
/** How many names of a path, counted from its end, begin with the wrong one. */
const wrongNames = new WeakMap<object, number>();

/** Where in the query the mistake is; undefined when the query was parsed without places. */
export function placeOf(error: object): Place | undefined {
  return places.get(error);
}

/** Runs a check of what stands at the place: the innermost place of a mistake is the one that counts. */
export function located<T>(at: Place | undefined, check: () => T, path?: FieldPath): T {
  if (!at) return check();
  try {
    return check();
  } catch (error) {
    if (isApexException(error) && !places.has(error)) places.set(error, wrongName(error, at, path));
    throw error;
  }
}

/** Names of a path stand side by side, with dots between them. */
function wrongName(error: object, at: Place, path: FieldPath | undefined): Place {
  const fromEnd = wrongNames.get(error);
  if (!path || fromEnd === undefined) return at;
  const before = path.slice(0, Math.max(0, path.length - fromEnd));
  return { ...at, column: at.column + before.reduce((sum, name) => sum + name.length + 1, 0) };
}

/** Says which name of a path an error is about. */
export function aboutName<T extends object>(error: T, fromEnd: number): T {
  wrongNames.set(error, fromEnd);
  return error;
}

export function queryError(message: string): ApexException {
  return new ApexException('System.QueryException', message);
}

const REFERENCE = 'Please reference your WSDL or the describe call for the appropriate names.';

export function noSuchColumn(column: string, entity: string): ApexException {
  return queryError(
    `No such column '${column}' on entity '${entity}'. If you are attempting to use a custom field, ` +
      `be sure to append the '__c' after the custom field name. ${REFERENCE}`
  );
}

export function noSuchObject(name: string): ApexException {
  return queryError(
    `sObject type '${name}' is not supported. If you are attempting to use a custom object, ` +
      `be sure to append the '__c' after the entity name. ${REFERENCE}`
  );
}

export function noSuchRelationship(name: string, where: string): ApexException {
  return queryError(
    `Didn't understand relationship '${name}' in ${where}. If you are attempting to use a custom ` +
      `relationship, be sure to append the '__r' after the custom relationship name. ${REFERENCE}`
  );
}

export function insufficientPermissions(): ApexException {
  return queryError('Insufficient permissions: secure query included inaccessible field');
}
