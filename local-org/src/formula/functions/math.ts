/** Formula functions: numbers. */
import { Decimal } from '../../values/decimal.ts';
import type { RoundingModeName } from '../../values/decimal.ts';
import { CoercionError, toInteger, toNumber } from '../coerce.ts';
import type { FormulaFunction } from '../functions.ts';
import { arithmetic } from '../operators.ts';
import { ANY_NUMBER, eager } from './define.ts';

export const mathFunctions: Record<string, FormulaFunction> = {
  ABS: unary((value) => value.abs()),
  // Unlike Math.ceil, the platform's CEILING takes negative numbers away from zero.
  CEILING: unary((value) => value.setScale(0, 'UP')),
  FLOOR: unary((value) => value.setScale(0, 'DOWN')),
  MCEILING: unary((value) => value.setScale(0, 'CEILING')),
  MFLOOR: unary((value) => value.setScale(0, 'FLOOR')),
  ROUND: rounding('HALF_UP'),
  TRUNC: { ...rounding('DOWN'), arity: [1, 2] },
  MAX: extreme(1),
  MIN: extreme(-1),
  MOD: eager(2, 2, ([value, divisor]) => arithmetic(value, divisor, modulo)),
  SQRT: unary((value) => {
    if (value.unscaled < 0n) throw new CoercionError('SQRT() of a negative number');
    return Decimal.fromNumber(Math.sqrt(value.toNumber()));
  }),
  EXP: unary((value) => Decimal.fromNumber(Math.exp(value.toNumber()))),
  LN: unary((value) => Decimal.fromNumber(Math.log(value.toNumber()))),
  LOG: unary((value) => Decimal.fromNumber(Math.log10(value.toNumber())))
};

function unary(compute: (value: Decimal) => Decimal): FormulaFunction {
  return eager(1, 1, ([value]) => {
    const number = toNumber(value);
    return number === null ? null : compute(number);
  });
}

function rounding(mode: RoundingModeName): FormulaFunction {
  return eager(2, 2, ([value, places]) => {
    const number = toNumber(value);
    return number === null ? null : number.setScale(toInteger(places ?? null) ?? 0, mode);
  });
}

function extreme(sign: 1 | -1): FormulaFunction {
  return eager(1, ANY_NUMBER, (values) => {
    const numbers = values.map(toNumber).filter((value) => value !== null);
    if (numbers.length === 0) return null;
    return numbers.reduce((best, value) => (value.compareTo(best) * sign > 0 ? value : best));
  });
}

function modulo(value: Decimal, divisor: Decimal): Decimal {
  if (divisor.unscaled === 0n) throw new CoercionError('MOD() by zero');
  const quotient = value.divide(divisor, 0, 'FLOOR');
  return value.subtract(quotient.multiply(divisor));
}
