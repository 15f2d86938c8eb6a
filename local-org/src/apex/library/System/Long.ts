/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_long.htm */

import { given, toInteger } from '../../runtime/arguments.ts';
import { formatWhole } from '../../runtime/number-format.ts';
import { userLocale } from '../../runtime/locales.ts';
import { platformClass } from '../define.ts';
import { raise } from '../../../values/exception.ts';

export const LongClass = platformClass('System.Long', {
  isInstance: (value) => typeof value === 'bigint' || typeof value === 'number',
  statics: {
    'Long valueOf(String text)': (_rt, text: string | null) => {
      const digits = given(text);
      const value = /^[+-]?\d+$/.test(digits) ? BigInt(digits.replace('+', '')) : null;
      if (value === null || BigInt.asIntN(64, value) !== value) {
        raise('TypeException', `Invalid long: ${digits}`);
      }
      return value;
    }
  },
  methods: {
    'String format()': (rt, self: bigint) => formatWhole(self, userLocale(rt)),
    'Integer intValue()': (_rt, self: bigint) => toInteger(self),
    'Long longValue()': (_rt, self: bigint) => self,
    'Integer hashCode()': (_rt, self: bigint) => toInteger(self ^ (self >> 32n))
  }
});
