/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_decimal.htm */

import type { EnumValue } from '../../../values/enum.ts';
import { Decimal } from '../../../values/decimal.ts';
import { Double } from '../../../values/double.ts';
import { formatDecimal } from '../../runtime/number-format.ts';
import { given, hashOfText, toInteger, toLong } from '../../runtime/arguments.ts';
import { platformClass } from '../define.ts';
import { userLocale } from '../../runtime/locales.ts';
import { roundingModeOf } from './RoundingMode.ts';

function toWhole(value: Decimal, mode: EnumValue | null): bigint {
  return value.setScale(0, mode ? roundingModeOf(mode) : 'HALF_EVEN').toBigInt();
}

export const DecimalClass = platformClass('System.Decimal', {
  isInstance: (value) => value instanceof Decimal,
  statics: {
    'Decimal valueOf(String text)': (_rt, text: string | null) => Decimal.parse(given(text)),
    'Decimal valueOf(Double value)': (_rt, value: Double | null) =>
      // UNVERIFIED: a whole Double becomes a Decimal of scale 1, as its text has one decimal.
      Decimal.parse(given(value).toString()),
    'Decimal valueOf(Long value)': (_rt, value: bigint | null) => Decimal.fromInteger(given(value))
  },
  methods: {
    'Decimal abs()': (_rt, self: Decimal) => self.abs(),
    'Decimal divide(Decimal divisor, Integer scale)': (
      _rt,
      self: Decimal,
      divisor: Decimal | null,
      scale: number | null
    ) => self.divide(given(divisor), given(scale), 'HALF_EVEN'),
    'Decimal divide(Decimal divisor, Integer scale, RoundingMode mode)': (
      _rt,
      self: Decimal,
      divisor: Decimal | null,
      scale: number | null,
      mode: EnumValue
    ) => self.divide(given(divisor), given(scale), roundingModeOf(mode)),
    'Double doubleValue()': (_rt, self: Decimal) => new Double(self.toNumber()),
    'String format()': (rt, self: Decimal) => formatDecimal(self, userLocale(rt)),
    'Integer intValue()': (_rt, self: Decimal) => toInteger(self.toBigInt()),
    'Long longValue()': (_rt, self: Decimal) => toLong(self.toBigInt()),
    'Decimal pow(Integer exponent)': (_rt, self: Decimal, exponent: number | null) =>
      self.pow(given(exponent)),
    'Integer precision()': (_rt, self: Decimal) => self.precision(),
    'Long round()': (_rt, self: Decimal) => toWhole(self, null),
    'Long round(RoundingMode mode)': (_rt, self: Decimal, mode: EnumValue) => toWhole(self, mode),
    'Integer scale()': (_rt, self: Decimal) => self.scale,
    'Decimal setScale(Integer scale)': (_rt, self: Decimal, scale: number | null) =>
      self.setScale(given(scale), 'HALF_EVEN'),
    'Decimal setScale(Integer scale, RoundingMode mode)': (
      _rt,
      self: Decimal,
      scale: number | null,
      mode: EnumValue
    ) => self.setScale(given(scale), roundingModeOf(mode)),
    'Decimal stripTrailingZeros()': (_rt, self: Decimal) => self.stripTrailingZeros(),
    'String toPlainString()': (_rt, self: Decimal) => self.toPlainString(),
    'Integer hashCode()': (_rt, self: Decimal) => hashOfText(self.toString())
  }
});
