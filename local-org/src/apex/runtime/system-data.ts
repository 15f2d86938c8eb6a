/** Reads and writes of the platform itself on behalf of the running user: no field security, no DML limits. */

import type { Access } from '../../database/database.ts';
import type { Runtime } from './runtime.ts';
import { isDmlFailure } from './dml.ts';
import { raise } from '../../values/exception.ts';
import { SObject } from '../../values/sobject.ts';

function systemAccess(rt: Runtime): Access {
  return { user: rt.host.user(), mode: 'system', withSharing: false };
}

/** Inserts one record with its automation and answers it with its id; a refused record is a DmlFailure. */
export function insertAsPlatform(
  rt: Runtime,
  type: string,
  fields: Record<string, unknown>
): SObject {
  const record = new SObject(type, fields);
  rt.host.database.dml('insert', [record], { allOrNone: true, asPlatform: true }, systemAccess(rt));
  return record;
}

/** As insertAsPlatform; a record that triggers or rules refuse ends in an exception of the given type. */
export function insertOrRaise(
  rt: Runtime,
  exceptionType: string,
  type: string,
  fields: Record<string, unknown>
): SObject {
  try {
    return insertAsPlatform(rt, type, fields);
  } catch (error) {
    if (!isDmlFailure(error)) throw error;
    const [first] = error.results.flatMap((result) => result.errors);
    return raise(exceptionType, first?.message ?? error.message);
  }
}

/** The record with the id, whatever its type; null when there is none. */
export function recordOfId(rt: Runtime, id: string): SObject | null {
  return rt.host.database.find(id);
}

/** Has the org an object of that name? Standard objects that local-org does not describe are missing. */
export function hasObject(rt: Runtime, name: string): boolean {
  return rt.schema.object(name) !== undefined;
}
