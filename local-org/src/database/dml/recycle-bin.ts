// Empties the recycle bin: deleted records go for good, their details with them.
import type { ObjectDef } from '../../metadata/schema.ts';
import type { Access } from '../access.ts';
import type { Engine } from '../engine.ts';
import { PURGED } from '../record-locks.ts';
import type { DmlResult } from '../results.ts';
import type { Row } from '../store.ts';

/** UNVERIFIED: The status codes and texts of what is refused. */
export function emptyRecycleBin(engine: Engine, ids: string[], access: Access): DmlResult[] {
  return ids.map((id) => {
    const object = engine.schema.objectByPrefix(id.slice(0, 3));
    const row = object && engine.store.get(object.name, id);
    if (!object || row?.get('IsDeleted') !== true || isPurged(engine, id)) {
      return refused(id, 'INVALID_ID_FIELD', 'Entity is not in the recycle bin');
    }
    if (!mayPurge(engine, object, row, access)) {
      const problem = 'insufficient access rights on object id';
      return refused(id, 'INSUFFICIENT_ACCESS_OR_READONLY', problem);
    }
    purge(engine, object, id);
    return { success: true, created: false, id, errors: [] };
  });
}

function refused(id: string, statusCode: string, message: string): DmlResult {
  return { success: false, created: false, id, errors: [{ statusCode, message, fields: [] }] };
}

/** Where sharing counts, a record goes for good by who may delete it: its owner, those above, administrators. */
function mayPurge(engine: Engine, object: ObjectDef, row: Row, access: Access): boolean {
  if (!access.withSharing && access.mode !== 'user') return true;
  return engine.sharing.level(access.user, object, row) >= 3;
}

export function isPurged(engine: Engine, id: string): boolean {
  return engine.store.get(PURGED, id) !== null;
}

/** The row stays for ALL ROWS, as on the platform for about a day. */
function purge(engine: Engine, object: ObjectDef, id: string): void {
  engine.store.put(PURGED, id, new Map());
  for (const child of object.childRelationships.filter(({ cascadeDelete }) => cascadeDelete)) {
    const childObject = engine.schema.object(child.childObject)!;
    for (const [childId, row] of [...engine.store.rows(childObject.name)]) {
      if (row.get(child.field) !== id || row.get('IsDeleted') !== true) continue;
      purge(engine, childObject, childId);
    }
  }
}
