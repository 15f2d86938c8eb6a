/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Schema_SObjectType.htm */

import type { Runtime } from '../../runtime/runtime.ts';
import { describeObject } from './DescribeSObjectResult.ts';
import { newRecord } from '../../runtime/record-fields.ts';
import { platformClass } from '../define.ts';
import { raise } from '../../../values/exception.ts';
import { recordTypeInfos } from './RecordTypeInfo.ts';
import type { ObjectDef, RecordTypeDef } from '../../../metadata/schema.ts';
import type { SObject } from '../../../values/sobject.ts';
import { randomUuid } from '../System/UUID.ts';
import { SObjectTypeToken } from '../../runtime/tokens.ts';
import { hashCodeOf } from '../../runtime/hash-code.ts';

/** With the default values of the fields; a record type chooses those of its picklists. */
function withDefaults(
  rt: Runtime,
  { object }: SObjectTypeToken,
  recordTypeId: string | null,
  load: boolean | null
): SObject {
  const record = newRecord(object, null);
  const type = recordTypeId === null ? undefined : recordTypeOf(rt, object, recordTypeId);
  if (recordTypeId !== null) record.set('RecordTypeId', recordTypeId);
  if (!load) return record;
  for (const [name, value] of rt.host.database.defaults(object.name)) {
    record.set(name, value);
  }
  for (const [name, picklist] of type?.picklists ?? []) {
    const field = object.field(name);
    if (field && picklist.default !== null) record.set(field.name, picklist.default);
  }
  // The UUID of an event made in this way is known before it is published.
  if (object.kind === 'event') {
    record.set('EventUuid', randomUuid(rt.host.randomBytes(16)).toString());
  }
  return record;
}

function recordTypeOf(rt: Runtime, object: ObjectDef, id: string): RecordTypeDef | undefined {
  const info = recordTypeInfos(rt.schema, object).find((candidate) => candidate.id === id);
  if (!info) raise('SObjectException', `Invalid record type id: ${id}`);
  return info.isMaster ? undefined : info.type;
}

export const SObjectTypeClass = platformClass('Schema.SObjectType', {
  isInstance: (value) => value instanceof SObjectTypeToken,
  methods: {
    'Schema.DescribeSObjectResult getDescribe()': (_rt, self: SObjectTypeToken) =>
      describeObject(self.object),
    'Schema.DescribeSObjectResult getDescribe(Object options)': (_rt, self: SObjectTypeToken) =>
      describeObject(self.object),
    'SObject newSObject()': (_rt, self: SObjectTypeToken) => newRecord(self.object, null),
    'SObject newSObject(Id id)': (_rt, self: SObjectTypeToken, id: string | null) =>
      newRecord(self.object, id),
    'SObject newSObject(Id recordTypeId, Boolean loadDefaults)': (
      rt,
      self: SObjectTypeToken,
      recordTypeId: string | null,
      load: boolean | null
    ) => withDefaults(rt, self, recordTypeId, load),
    'Boolean equals(Object other)': (_rt, self: SObjectTypeToken, other: unknown) => self === other,
    'Integer hashCode()': (_rt, self: SObjectTypeToken) => hashCodeOf(self),
    'String toString()': (_rt, self: SObjectTypeToken) => self.toString()
  }
});
