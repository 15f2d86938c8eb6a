/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_double.htm */

import { Decimal } from '../../../values/decimal.ts';
import { Double } from '../../../values/double.ts';
import { formatDecimal } from '../../runtime/number-format.ts';
import { given, toInteger, toLong } from '../../runtime/arguments.ts';
import { platformClass } from '../define.ts';
import { userLocale } from '../../runtime/locales.ts';
import { raise } from '../../../values/exception.ts';

const JAVA_DOUBLE = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

function fromObject(value: unknown): Double {
  if (value instanceof Double) return value;
  if (value instanceof Decimal) return new Double(value.toNumber());
  if (typeof value === 'number' || typeof value === 'bigint') return new Double(Number(value));
  const isNumber = typeof value === 'string' && JAVA_DOUBLE.test(value.trim());
  const number = isNumber ? Number(value) : NaN;
  if (Number.isNaN(number)) raise('TypeException', `Invalid double: ${String(value)}`);
  return new Double(number);
}

export const DoubleClass = platformClass('System.Double', {
  isInstance: (value) => value instanceof Double,
  statics: {
    'Double valueOf(String text)': (_rt, text: string | null) => fromObject(given(text)),
    'Double valueOf(Object value)': (_rt, value: unknown) => fromObject(given(value))
  },
  methods: {
    'String format()': (rt, self: Double) =>
      formatDecimal(Decimal.fromNumber(self.value), userLocale(rt)),
    'Integer intValue()': (_rt, self: Double) => toInteger(BigInt(Math.trunc(self.value))),
    'Long longValue()': (_rt, self: Double) => toLong(BigInt(Math.trunc(self.value))),
    'Double doubleValue()': (_rt, self: Double) => self,
    'Long round()': (_rt, self: Double) => BigInt(Math.floor(self.value + 0.5)),
    'Boolean isNaN()': (_rt, self: Double) => Number.isNaN(self.value)
  }
});
