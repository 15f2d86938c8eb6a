/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Schema_PicklistEntry.htm */

import type { PicklistValue } from '../../../metadata/schema.ts';
import { platformClass } from '../define.ts';

export class PicklistEntryValue {
  readonly $type = 'Schema.PicklistEntry';
  readonly value: PicklistValue;

  constructor(value: PicklistValue) {
    this.value = value;
  }
}

export const PicklistEntryClass = platformClass('Schema.PicklistEntry', {
  isInstance: (value) => value instanceof PicklistEntryValue,
  methods: {
    'String getLabel()': (_rt, self: PicklistEntryValue) => self.value.label,
    'String getValue()': (_rt, self: PicklistEntryValue) => self.value.fullName,
    'Boolean isActive()': (_rt, self: PicklistEntryValue) => self.value.active,
    'Boolean isDefaultValue()': (_rt, self: PicklistEntryValue) => self.value.default
  }
});
