/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Schema_RecordTypeInfo.htm */

import type { ObjectDef, RecordTypeDef, Schema } from '../../../metadata/schema.ts';
import { recordTypesOf } from '../../../metadata/record-types.ts';
import { platformClass } from '../define.ts';
import { gettersAsProperties } from './describe-properties.ts';

export class RecordTypeInfoValue {
  readonly $type = 'Schema.RecordTypeInfo';
  readonly type: RecordTypeDef;
  readonly id: string;
  readonly isMaster: boolean;

  constructor(type: RecordTypeDef, id: string, isMaster: boolean) {
    this.type = type;
    this.id = id;
    this.isMaster = isMaster;
  }
}

const known = new WeakMap<ObjectDef, RecordTypeInfoValue[]>();

/** The record types of an object, the master type last. */
export function recordTypeInfos(schema: Schema, object: ObjectDef): RecordTypeInfoValue[] {
  const before = known.get(object);
  if (before?.length === object.recordTypes.length + 1) return before;
  const infos = recordTypesOf(schema, object).map(
    ({ type, id, isMaster }) => new RecordTypeInfoValue(type, id, isMaster)
  );
  known.set(object, infos);
  return infos;
}

const methods = {
  'String getDeveloperName()': (_rt: unknown, self: RecordTypeInfoValue) => self.type.developerName,
  'String getName()': (_rt: unknown, self: RecordTypeInfoValue) => self.type.label,
  'Id getRecordTypeId()': (_rt: unknown, self: RecordTypeInfoValue) => self.id,
  'Boolean isActive()': (_rt: unknown, self: RecordTypeInfoValue) => self.type.active,
  'Boolean isAvailable()': (_rt: unknown, self: RecordTypeInfoValue) => self.type.active,
  'Boolean isDefaultRecordTypeMapping()': (_rt: unknown, self: RecordTypeInfoValue) =>
    self.isMaster,
  'Boolean isMaster()': (_rt: unknown, self: RecordTypeInfoValue) => self.isMaster
};

export const RecordTypeInfoClass = platformClass('Schema.RecordTypeInfo', {
  isInstance: (value) => value instanceof RecordTypeInfoValue,
  methods,
  properties: gettersAsProperties(methods)
});
