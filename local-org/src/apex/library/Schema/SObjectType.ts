/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Schema_SObjectType.htm */

import type { Runtime } from '../../runtime/runtime.ts';
import { DescribeObject } from './DescribeSObjectResult.ts';
import { newRecord } from '../../runtime/record-fields.ts';
import { platformClass } from '../define.ts';
import type { SObject } from '../../../values/sobject.ts';
import { randomUuid } from '../System/UUID.ts';
import { SObjectTypeToken } from '../../runtime/tokens.ts';
import { hashCodeOf } from '../../runtime/hash-code.ts';

function withDefaults(rt: Runtime, self: SObjectTypeToken, load: boolean | null): SObject {
  const record = newRecord(self.object, null);
  if (load) {
    for (const [name, value] of rt.host.database.defaults(self.object.name)) {
      record.set(name, value);
    }
    // The UUID of an event made in this way is known before it is published.
    if (self.object.kind === 'event')
      record.set('EventUuid', randomUuid(rt.host.randomBytes(16)).toString());
  }
  return record;
}

export const SObjectTypeClass = platformClass('Schema.SObjectType', {
  isInstance: (value) => value instanceof SObjectTypeToken,
  methods: {
    'Schema.DescribeSObjectResult getDescribe()': (_rt, self: SObjectTypeToken) =>
      new DescribeObject(self.object),
    'Schema.DescribeSObjectResult getDescribe(Schema.SObjectDescribeOptions options)': (
      _rt,
      self: SObjectTypeToken
    ) => new DescribeObject(self.object),
    'SObject newSObject()': (_rt, self: SObjectTypeToken) => newRecord(self.object, null),
    'SObject newSObject(Id id)': (_rt, self: SObjectTypeToken, id: string | null) =>
      newRecord(self.object, id),
    'SObject newSObject(Id recordTypeId, Boolean loadDefaults)': (
      rt,
      self: SObjectTypeToken,
      _recordTypeId: string | null,
      load: boolean | null
    ) => withDefaults(rt, self, load),
    'Boolean equals(Object other)': (_rt, self: SObjectTypeToken, other: unknown) => self === other,
    'Integer hashCode()': (_rt, self: SObjectTypeToken) => hashCodeOf(self),
    'String toString()': (_rt, self: SObjectTypeToken) => self.toString()
  }
});
