/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Object.htm */

import { apexText } from '../../../values/format.ts';
import { hashCodeOf } from '../../runtime/hash-code.ts';
import { platformClass } from '../define.ts';
import { valueEquals } from '../../../values/equality.ts';

export const ObjectClass = platformClass('System.Object', {
  isInstance: (value) => value !== null,
  methods: {
    'String toString()': (_rt, self: unknown) => apexText(self),
    'Boolean equals(Object other)': (_rt, self: unknown, other: unknown) =>
      valueEquals(self, other),
    'Integer hashCode()': (_rt, self: unknown) => hashCodeOf(self)
  }
});
