/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_math.htm */

import type { Runtime } from '../../runtime/runtime.ts';
import type { StaticImplementation } from '../define.ts';
import { Decimal } from '../../../values/decimal.ts';
import { Double } from '../../../values/double.ts';
import { given, toInteger, toLong } from '../../runtime/arguments.ts';
import { platformClass } from '../define.ts';
import { raise } from '../../../values/exception.ts';

type Function1 = (value: number) => number;

/** A function of one number that exists for Decimal and for Double. */
function real(name: string, compute: Function1): Record<string, StaticImplementation> {
  return {
    [`Decimal ${name}(Decimal value)`]: (_rt, value: Decimal | null) =>
      Decimal.fromNumber(compute(given(value).toNumber())),
    [`Double ${name}(Double value)`]: (_rt, value: Double | null) =>
      new Double(compute(given(value).value))
  };
}

function randomFraction(rt: Runtime): number {
  const bytes = rt.host.randomBytes(6);
  return bytes.readUIntBE(0, 6) / 2 ** 48;
}

const remainder = <T extends number | bigint>(left: T, right: T): T => {
  if (!right) raise('MathException', 'Divide by 0');
  return (left % right) as T;
};

const roundHalfEven = (value: number): number => {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
};

const comparisons: Record<string, StaticImplementation> = {
  'Integer abs(Integer value)': (_rt, value: number) => toInteger(Math.abs(given(value))),
  'Long abs(Long value)': (_rt, value: bigint) => (given(value) < 0n ? toLong(-value) : value),
  'Decimal abs(Decimal value)': (_rt, value: Decimal) => given(value).abs(),
  'Double abs(Double value)': (_rt, value: Double) => new Double(Math.abs(given(value).value)),
  'Integer max(Integer left, Integer right)': (_rt, left: number, right: number) =>
    Math.max(given(left), given(right)),
  'Long max(Long left, Long right)': (_rt, left: bigint, right: bigint) =>
    given(left) > given(right) ? left : right,
  'Decimal max(Decimal left, Decimal right)': (_rt, left: Decimal, right: Decimal) =>
    given(left).compareTo(given(right)) >= 0 ? left : right,
  'Double max(Double left, Double right)': (_rt, left: Double, right: Double) =>
    new Double(Math.max(given(left).value, given(right).value)),
  'Integer min(Integer left, Integer right)': (_rt, left: number, right: number) =>
    Math.min(given(left), given(right)),
  'Long min(Long left, Long right)': (_rt, left: bigint, right: bigint) =>
    given(left) < given(right) ? left : right,
  'Decimal min(Decimal left, Decimal right)': (_rt, left: Decimal, right: Decimal) =>
    given(left).compareTo(given(right)) <= 0 ? left : right,
  'Double min(Double left, Double right)': (_rt, left: Double, right: Double) =>
    new Double(Math.min(given(left).value, given(right).value)),
  'Integer mod(Integer left, Integer right)': (_rt, left: number, right: number) =>
    remainder(given(left), given(right)),
  'Long mod(Long left, Long right)': (_rt, left: bigint, right: bigint) =>
    remainder(given(left), given(right))
};

const roundings: Record<string, StaticImplementation> = {
  'Integer round(Double value)': (_rt, value: Double) =>
    toInteger(roundHalfEven(given(value).value)),
  'Integer round(Decimal value)': (_rt, value: Decimal) =>
    toInteger(given(value).setScale(0, 'HALF_EVEN').toBigInt()),
  'Long roundToLong(Double value)': (_rt, value: Double) =>
    toLong(BigInt(roundHalfEven(given(value).value))),
  'Long roundToLong(Decimal value)': (_rt, value: Decimal) =>
    toLong(given(value).setScale(0, 'HALF_EVEN').toBigInt()),
  'Decimal ceil(Decimal value)': (_rt, value: Decimal) => given(value).setScale(0, 'CEILING'),
  'Double ceil(Double value)': (_rt, value: Double) => new Double(Math.ceil(given(value).value)),
  'Decimal floor(Decimal value)': (_rt, value: Decimal) => given(value).setScale(0, 'FLOOR'),
  'Double floor(Double value)': (_rt, value: Double) => new Double(Math.floor(given(value).value)),
  'Decimal signum(Decimal value)': (_rt, value: Decimal) =>
    Decimal.fromInteger(given(value).compareTo(Decimal.ZERO)),
  'Double signum(Double value)': (_rt, value: Double) => new Double(Math.sign(given(value).value))
};

export const MathClass = platformClass('System.Math', {
  staticProperties: {
    'Double PI': () => new Double(Math.PI),
    'Double E': () => new Double(Math.E)
  },
  statics: {
    ...comparisons,
    ...roundings,
    ...real('sqrt', Math.sqrt),
    ...real('cbrt', Math.cbrt),
    ...real('exp', Math.exp),
    ...real('log', Math.log),
    ...real('log10', Math.log10),
    ...real('sin', Math.sin),
    ...real('cos', Math.cos),
    ...real('tan', Math.tan),
    ...real('asin', Math.asin),
    ...real('acos', Math.acos),
    ...real('atan', Math.atan),
    ...real('sinh', Math.sinh),
    ...real('cosh', Math.cosh),
    ...real('tanh', Math.tanh),
    ...real('rint', roundHalfEven),
    'Double pow(Double base, Double exponent)': (_rt, base: Double, exponent: Double) =>
      new Double(given(base).value ** given(exponent).value),
    'Decimal atan2(Decimal y, Decimal x)': (_rt, y: Decimal, x: Decimal) =>
      Decimal.fromNumber(Math.atan2(given(y).toNumber(), given(x).toNumber())),
    'Double atan2(Double y, Double x)': (_rt, y: Double, x: Double) =>
      new Double(Math.atan2(given(y).value, given(x).value)),
    'Double random()': (rt) => new Double(randomFraction(rt))
  }
});
