/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Schema_PicklistEntry.htm */

import type { FieldDef, PicklistValue } from '../../../metadata/schema.ts';
import { Buffer } from 'node:buffer';
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

  /**
   * One bit for each value of the controlling field, the first value leftmost, in base64; null in an independent
   * picklist. Apex can read it only from the entry's JSON.
   */
  get validFor(): string | null {
    const { validFor } = this.value;
    if (!validFor || !this.controller) return null;
    const choices = this.controller.picklist?.values.map(({ fullName }) => fullName) ?? [
      'unchecked',
      'checked'
    ];
    const bytes = Buffer.alloc(Math.ceil(choices.length / 8));
    choices.forEach((choice, index) => {
      if (validFor.includes(choice)) bytes[index >> 3]! |= 0x80 >> (index & 7);
    });
    return bytes.toString('base64');
  }

  /** The entry as JSON.serialize writes it. */
  jsonMembers(): Record<string, unknown> {
    const { active, default: defaultValue, label, fullName } = this.value;
    return { active, defaultValue, label, validFor: this.validFor, value: fullName };
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
