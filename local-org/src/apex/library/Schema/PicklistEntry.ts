/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Schema_PicklistEntry.htm */

import type { FieldDef, PicklistValue } from '../../../metadata/schema.ts';
import { validForBits } from '../../../metadata/dependent-picklists.ts';
import { platformClass } from '../define.ts';
import { gettersAsProperties } from './describe-properties.ts';

class PicklistEntryValue {
  readonly $type = 'Schema.PicklistEntry';
  readonly value: PicklistValue;
  readonly controller: FieldDef | undefined;

  constructor(value: PicklistValue, controller: FieldDef | undefined) {
    this.value = value;
    this.controller = controller;
  }

  /** The entry as JSON.serialize writes it; Apex can read what it is valid for in no other way. */
  jsonMembers(): Record<string, unknown> {
    const { active, default: defaultValue, label, fullName } = this.value;
    const validFor = validForBits(this.value, this.controller);
    return { active, defaultValue, label, validFor, value: fullName };
  }
}

const entries = new WeakMap<PicklistValue, PicklistEntryValue>();

/** One entry for each value, so that entries can be compared. */
export function picklistEntryOf(value: PicklistValue, controller?: FieldDef): PicklistEntryValue {
  let entry = entries.get(value);
  if (!entry) entries.set(value, (entry = new PicklistEntryValue(value, controller)));
  return entry;
}

const methods = {
  'String getLabel()': (_rt: unknown, self: PicklistEntryValue) => self.value.label,
  'String getValue()': (_rt: unknown, self: PicklistEntryValue) => self.value.fullName,
  'Boolean isActive()': (_rt: unknown, self: PicklistEntryValue) => self.value.active,
  'Boolean isDefaultValue()': (_rt: unknown, self: PicklistEntryValue) => self.value.default
};

export const PicklistEntryClass = platformClass('Schema.PicklistEntry', {
  isInstance: (value) => value instanceof PicklistEntryValue,
  methods,
  properties: gettersAsProperties(methods)
});
