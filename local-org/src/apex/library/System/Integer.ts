/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_integer.htm */

import { Decimal } from '../../../values/decimal.ts';
import { Double } from '../../../values/double.ts';
import { given, toInteger } from '../../runtime/arguments.ts';
import { formatWhole } from '../../runtime/number-format.ts';
import { userLocale } from '../../runtime/locales.ts';
import { platformClass } from '../define.ts';
import { raise } from '../../../values/exception.ts';

const MAXIMUM = 2_147_483_647;

/** Reads the text of a whole number of 32 bits. */
function parse(text: string): number {
  const value = /^[+-]?\d+$/.test(text) ? Number(text) : NaN;
  if (!(value <= MAXIMUM && value >= -MAXIMUM - 1)) {
    raise('TypeException', `Invalid integer: ${text}`);
  }
  return value;
}

function fromObject(value: unknown): number {
  if (typeof value === 'string') return parse(value);
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return toInteger(value);
  if (value instanceof Decimal) return toInteger(value.toBigInt());
  if (value instanceof Double) return toInteger(BigInt(Math.trunc(value.value)));
  return raise('TypeException', 'Invalid integer: ' + String(value));
}

export const IntegerClass = platformClass('System.Integer', {
  isInstance: (value) => typeof value === 'number',
  statics: {
    'Integer valueOf(String text)': (_rt, text: string | null) => parse(given(text)),
    // A number field without a value gives null.
    'Integer valueOf(Object value)': (_rt, value: unknown) =>
      value === null ? null : fromObject(value)
  },
  methods: {
    'String format()': (rt, self: number) => formatWhole(self, userLocale(rt)),
    'Integer intValue()': (_rt, self: number) => self,
    'Long longValue()': (_rt, self: number) => BigInt(self),
    'Integer hashCode()': (_rt, self: number) => self
  }
});
