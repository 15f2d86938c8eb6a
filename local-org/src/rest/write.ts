/** Saves of the REST API: DML in user mode, with the platform's refusals. */
import type { DmlOperation, DmlOptions, DmlResult } from '../database/database.ts';
import type { ObjectDef } from '../metadata/schema.ts';
import type { SObject } from '../values/sobject.ts';
import { RestError } from './answer.ts';
import type { RestCall } from './call.ts';
import { dmlRefusal, failedResults } from './errors.ts';

const RIGHTS = { insert: 'create', update: 'edit', delete: 'delete' } as const;

/** Results by position; an all-or-none statement that fails answers its results too. */
export function save(
  call: RestCall,
  operation: DmlOperation,
  records: SObject[],
  options: DmlOptions
): DmlResult[] {
  try {
    return call.database.dml(operation, records, options, call.access);
  } catch (error) {
    const results = failedResults(error);
    if (!results) throw error;
    return results;
  }
}

/** Saves one record or refuses the request. */
export function saveOne(
  call: RestCall,
  operation: DmlOperation,
  record: SObject,
  options: Partial<DmlOptions> = {}
): DmlResult {
  const [result] = save(call, operation, [record], { allOrNone: true, ...options });
  if (!result?.success) throw dmlRefusal(result?.errors ?? []);
  return result;
}

/** Who may see the object but not do this is told so before anything else is looked at. */
export function checkRight(
  call: RestCall,
  object: ObjectDef,
  operation: keyof typeof RIGHTS
): void {
  if (call.rights(object)[RIGHTS[operation]]) return;
  if (operation === 'insert') {
    throw dmlRefusal([
      {
        statusCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
        message: `entity type cannot be inserted: ${object.label}`,
        fields: []
      }
    ]);
  }
  throw dmlRefusal([
    {
      statusCode: 'INSUFFICIENT_ACCESS_OR_READONLY',
      message: 'insufficient access rights on object id',
      fields: []
    }
  ]);
}

export function createdBody(result: DmlResult): Record<string, unknown> {
  return { id: result.id, success: true, errors: [] };
}

export function mustNotContain(body: Record<string, unknown>, field: string): void {
  if (!Object.keys(body).some((name) => name.toLowerCase() === field.toLowerCase())) return;
  throw new RestError(400, [
    {
      message: `The ${field} field should not be specified in the sobject data.`,
      errorCode: 'INVALID_FIELD'
    }
  ]);
}
