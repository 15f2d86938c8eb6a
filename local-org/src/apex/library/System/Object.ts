/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Object.htm */

import { apexText } from '../../../values/format.ts';
import { hashCodeOf } from '../../runtime/hash-code.ts';
import { platformClass } from '../define.ts';
import { looseEquals } from '../../../values/equality.ts';

export const ObjectClass = platformClass('System.Object', {
  isInstance: (value) => value !== null,
  methods: {
    'String toString()': (_rt, self: unknown) => apexText(self),
    // UNVERIFIED: on a value that is only known as Object, equals() compares as `==` does.
    'Boolean equals(Object other)': (_rt, self: unknown, other: unknown) =>
      looseEquals(self, other),
    'Integer hashCode()': (_rt, self: unknown) => hashCodeOf(self)
  }
});
