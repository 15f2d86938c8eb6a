// Empties the recycle bin: deleted records go for good, their details with them.
import type { ObjectDef } from '../../metadata/schema.ts';
import type { Engine } from '../engine.ts';
import { PURGED } from '../record-locks.ts';
import type { DmlResult } from '../results.ts';

export function emptyRecycleBin(engine: Engine, ids: string[]): DmlResult[] {
  return ids.map((id) => {
    const object = engine.schema.objectByPrefix(id.slice(0, 3));
    const row = object && engine.store.get(object.name, id);
    if (object && row?.get('IsDeleted') === true && !isPurged(engine, id)) {
      purge(engine, object, id);
      return { success: true, created: false, id, errors: [] };
    }
    // UNVERIFIED: the code and text for a record that is not in the recycle bin.
    const message = 'Entity is not in the recycle bin';
    const error = { statusCode: 'INVALID_ID_FIELD', message, fields: [] };
    return { success: false, created: false, id, errors: [error] };
  });
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
