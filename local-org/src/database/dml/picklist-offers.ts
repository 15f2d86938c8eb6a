// What a record's type offers of each picklist: its values and its default.
import type { ObjectDef, RecordTypeDef } from '../../metadata/schema.ts';
import type { Engine } from '../engine.ts';

/**
 * By the field's name in lower case; undefined for a record without a type of its own.
 * UNVERIFIED: DML gives a field that is not set the default of the record's type.
 */
export function picklistOffers(
  engine: Engine,
  object: ObjectDef,
  recordTypeId: unknown
): RecordTypeDef['picklists'] {
  if (typeof recordTypeId !== 'string') return undefined;
  const name = engine.store.get('RecordType', recordTypeId)?.get('DeveloperName');
  return object.recordTypes.find(({ developerName }) => developerName === name)?.picklists;
}
