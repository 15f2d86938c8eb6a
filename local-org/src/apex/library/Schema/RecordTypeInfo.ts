/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Schema_RecordTypeInfo.htm */

import type { RecordTypeDef } from '../../../metadata/schema.ts';
import { NotSupported } from '../../../values/errors.ts';
import { platformClass } from '../define.ts';

const MASTER_ID = '012000000000000AAA';

export class RecordTypeInfoValue {
  readonly $type = 'Schema.RecordTypeInfo';
  readonly type: RecordTypeDef;
  readonly isDefault: boolean;

  constructor(type: RecordTypeDef, isDefault: boolean) {
    this.type = type;
    this.isDefault = isDefault;
  }
}

function idOf({ type }: RecordTypeInfoValue): string {
  if (type.developerName === 'Master') return MASTER_ID;
  throw new NotSupported(`the id of the record type ${type.developerName}`);
}

export const RecordTypeInfoClass = platformClass('Schema.RecordTypeInfo', {
  isInstance: (value) => value instanceof RecordTypeInfoValue,
  methods: {
    'String getDeveloperName()': (_rt, self: RecordTypeInfoValue) => self.type.developerName,
    'String getName()': (_rt, self: RecordTypeInfoValue) => self.type.label,
    'Id getRecordTypeId()': (_rt, self: RecordTypeInfoValue) => idOf(self),
    'Boolean isActive()': (_rt, self: RecordTypeInfoValue) => self.type.active,
    'Boolean isAvailable()': (_rt, self: RecordTypeInfoValue) => self.type.active,
    'Boolean isDefaultRecordTypeMapping()': (_rt, self: RecordTypeInfoValue) => self.isDefault,
    'Boolean isMaster()': (_rt, self: RecordTypeInfoValue) => self.type.developerName === 'Master'
  }
});
