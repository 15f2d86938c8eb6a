/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Schema_RecordTypeInfo.htm */

import type { ObjectDef, RecordTypeDef, Schema } from '../../../metadata/schema.ts';
import { setupId } from '../../../metadata/setup-records.ts';
import { platformClass } from '../define.ts';
import { gettersAsProperties } from './describe-properties.ts';

const MASTER_ID = '012000000000000AAA';

export class RecordTypeInfoValue {
  readonly $type = 'Schema.RecordTypeInfo';
  readonly type: RecordTypeDef;
  readonly id: string;
  readonly isDefault: boolean;

  constructor(type: RecordTypeDef, id: string, isDefault: boolean) {
    this.type = type;
    this.id = id;
    this.isDefault = isDefault;
  }

  get isMaster(): boolean {
    return this.id === MASTER_ID;
  }
}

const MASTER: RecordTypeDef = { developerName: 'Master', label: 'Master', active: true };
const known = new WeakMap<ObjectDef, RecordTypeInfoValue[]>();

/**
 * The record types of an object, the master type last.
 * DIFFERS: every active record type is available to every user; the master type is the default one.
 */
export function recordTypeInfos(schema: Schema, object: ObjectDef): RecordTypeInfoValue[] {
  const before = known.get(object);
  if (before?.length === object.recordTypes.length + 1) return before;
  const own = object.recordTypes.map((type) => {
    const id = setupId(schema, 'RecordType', `${object.name}.${type.developerName}`);
    return new RecordTypeInfoValue(type, id, false);
  });
  const infos = [...own, new RecordTypeInfoValue(MASTER, MASTER_ID, true)];
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
    self.isDefault,
  'Boolean isMaster()': (_rt: unknown, self: RecordTypeInfoValue) => self.isMaster
};

export const RecordTypeInfoClass = platformClass('Schema.RecordTypeInfo', {
  isInstance: (value) => value instanceof RecordTypeInfoValue,
  methods,
  properties: gettersAsProperties(methods)
});
