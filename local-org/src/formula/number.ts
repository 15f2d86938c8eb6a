/** Arithmetic of formulas: 39 significant digits, and the roundings of its functions. */
import { Decimal } from '../values/decimal.ts';
import type { RoundingModeName } from '../values/decimal.ts';
import { CoercionError } from './coerce.ts';

/** The database's precision, in which the platform computes formulas. */
const PRECISION = 39;
/** What whole-number functions look at: one third times three is one. */
const EXTERNAL_PRECISION = 33;
const LARGEST_POWER = 64;
const SMALLEST_EXPONENT = 39;

export function divide(left: Decimal, right: Decimal): Decimal {
  if (right.unscaled === 0n) throw new CoercionError('Division by zero');
  const integerDigits = left.precision() - left.scale - (right.precision() - right.scale) + 1;
  const quotient = left.divide(right, Math.max(0, PRECISION - integerDigits) + 1, 'HALF_UP');
  return toPrecision(quotient, PRECISION, 'HALF_UP');
}

export function multiply(left: Decimal, right: Decimal): Decimal {
  return toPrecision(left.multiply(right), PRECISION, 'HALF_UP');
}

/** The sign of the remainder is that of the number, as in the platform's own arithmetic. */
export function remainder(left: Decimal, right: Decimal): Decimal {
  if (right.unscaled === 0n) throw new CoercionError('Division by zero');
  return left.subtract(left.divide(right, 0, 'DOWN').multiply(right));
}

export function power(base: Decimal, exponent: Decimal): Decimal {
  const digits = Math.log10(Math.abs(base.toNumber())) * exponent.toNumber();
  if (digits > LARGEST_POWER) {
    throw new CoercionError('Out of range argument to POWER() function');
  }
  if (digits < -SMALLEST_EXPONENT) return Decimal.ZERO;
  const whole = exponent.stripTrailingZeros();
  if (whole.scale > 0) return approximate(base.toNumber() ** exponent.toNumber());
  const count = Number(whole.toBigInt());
  if (count >= 0) return toPrecision(base.pow(count), PRECISION, 'HALF_UP');
  return divide(Decimal.fromInteger(1), base.pow(-count));
}

/** The result of a function that is computed in floating point. */
export function approximate(value: number): Decimal {
  if (!Number.isFinite(value)) throw new CoercionError('The result is not a number');
  return Decimal.fromNumber(value);
}

/** CEILING, FLOOR and their kin: first the digits that count, then a whole number. */
export function toWhole(value: Decimal, tie: RoundingModeName, mode: RoundingModeName): Decimal {
  return toPrecision(value, EXTERNAL_PRECISION, tie).setScale(0, mode);
}

function toPrecision(value: Decimal, digits: number, mode: RoundingModeName): Decimal {
  const surplus = value.precision() - digits;
  if (surplus <= 0 || value.scale === 0) return value;
  return value.setScale(Math.max(0, value.scale - surplus), mode);
}
