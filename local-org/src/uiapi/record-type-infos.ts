/** The record types of an object as the UI API tells of them, and the one that a request names. */
import { MASTER_RECORD_TYPE, recordTypesOf } from '../metadata/record-types.ts';
import type { ObjectDef, RecordTypeDef } from '../metadata/schema.ts';
import { isId, toId18 } from '../values/id.ts';
import { badRequest, type UiContext } from './context.ts';

export function recordTypeInfos(context: UiContext, object: ObjectDef): Record<string, unknown> {
  return Object.fromEntries(
    recordTypesOf(context.schema, object).map(({ id, type, isMaster }) => [
      id,
      {
        available: type.active,
        defaultRecordTypeMapping: isMaster,
        master: isMaster,
        name: type.label,
        recordTypeId: id
      }
    ])
  );
}

/** UNVERIFIED: the words for an id that is no record type of the object. */
export function recordTypeOf(context: UiContext, object: ObjectDef, id: unknown): RecordTypeDef {
  const wanted = typeof id === 'string' && isId(id) ? toId18(id) : (id ?? MASTER_RECORD_TYPE);
  const found = recordTypesOf(context.schema, object).find((entry) => entry.id === wanted);
  if (!found) throw badRequest(`${String(id)} is not a record type of ${object.name}`);
  return found.type;
}
