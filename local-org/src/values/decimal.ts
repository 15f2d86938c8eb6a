/** The Apex Decimal: an exact decimal number with a scale, after the rules of Java's BigDecimal. */

import { raise } from './exception.ts';

export type RoundingModeName =
  'CEILING' | 'DOWN' | 'FLOOR' | 'HALF_DOWN' | 'HALF_EVEN' | 'HALF_UP' | 'UNNECESSARY' | 'UP';

/** Digits that the `/` operator keeps: of a quotient below 1 those behind the point, zeros included. */
const DIVISION_PRECISION = 34;

export class Decimal {
  readonly unscaled: bigint;
  readonly scale: number;

  constructor(unscaled: bigint, scale: number) {
    this.unscaled = unscaled;
    this.scale = scale;
  }

  static readonly ZERO = new Decimal(0n, 0);

  /** Reads `-12.50` or `1.2E-3`; anything else is the platform's TypeException. */
  static parse(text: string): Decimal {
    const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text.trim());
    if (!match || !(match[2] || match[3])) raise('TypeException', `Invalid decimal: ${text}`);
    const fraction = match[3] ?? '';
    const digits = BigInt(`${match[2]}${fraction}`);
    const value = new Decimal(match[1] === '-' ? -digits : digits, fraction.length);
    return match[4] ? value.scaledByPowerOfTen(Number(match[4])) : value;
  }

  static fromInteger(value: number | bigint): Decimal {
    return new Decimal(BigInt(value), 0);
  }

  /** The shortest decimal text of a JavaScript number; a whole number gets scale 0. */
  static fromNumber(value: number): Decimal {
    if (!Number.isFinite(value)) raise('MathException', `Invalid decimal: ${value}`);
    return Decimal.parse(String(value));
  }

  private scaledByPowerOfTen(power: number): Decimal {
    const scale = this.scale - power;
    return scale >= 0
      ? new Decimal(this.unscaled, scale)
      : new Decimal(this.unscaled * powerOfTen(-scale), 0);
  }

  add(other: Decimal): Decimal {
    const scale = Math.max(this.scale, other.scale);
    return new Decimal(this.unscaledAt(scale) + other.unscaledAt(scale), scale);
  }

  subtract(other: Decimal): Decimal {
    return this.add(other.negate());
  }

  multiply(other: Decimal): Decimal {
    return new Decimal(this.unscaled * other.unscaled, this.scale + other.scale);
  }

  /** With a scale as `Decimal.divide` does; without one as the `/` operator does. */
  divide(other: Decimal, scale?: number, mode: RoundingModeName = 'HALF_UP'): Decimal {
    if (other.unscaled === 0n) raise('MathException', 'Divide by 0');
    if (scale !== undefined) return quotient(this, other, scale, mode);
    const preferred = Math.max(0, this.scale - other.scale);
    const whole = quotient(this, other, 0, 'DOWN');
    const integerDigits = whole.unscaled === 0n ? 0 : whole.precision();
    const kept = Math.max(preferred, DIVISION_PRECISION - integerDigits);
    return quotient(this, other, kept, 'HALF_UP').stripZerosTo(preferred);
  }

  private stripZerosTo(preferred: number): Decimal {
    let { unscaled, scale } = this;
    while (scale > preferred && unscaled % 10n === 0n) {
      unscaled /= 10n;
      scale -= 1;
    }
    return new Decimal(unscaled, scale);
  }

  negate(): Decimal {
    return new Decimal(-this.unscaled, this.scale);
  }

  abs(): Decimal {
    return this.unscaled < 0n ? this.negate() : this;
  }

  pow(exponent: number): Decimal {
    if (exponent < 0 || exponent > 32_767) raise('MathException', 'Invalid operation');
    return new Decimal(this.unscaled ** BigInt(exponent), this.scale * exponent);
  }

  /** The number of digits of the unscaled value. */
  precision(): number {
    return (this.unscaled < 0n ? -this.unscaled : this.unscaled).toString().length;
  }

  compareTo(other: Decimal): number {
    const scale = Math.max(this.scale, other.scale);
    const left = this.unscaledAt(scale);
    const right = other.unscaledAt(scale);
    return left < right ? -1 : left > right ? 1 : 0;
  }

  /** Numeric equality: 1.0 equals 1.00, as Apex's `==` and collections see it. */
  equals(other: unknown): boolean {
    return other instanceof Decimal && this.compareTo(other) === 0;
  }

  setScale(scale: number, mode: RoundingModeName = 'HALF_UP'): Decimal {
    if (scale >= this.scale) return new Decimal(this.unscaledAt(scale), scale);
    const divisor = powerOfTen(this.scale - scale);
    const rounded = new Decimal(roundedQuotient(this.unscaled, divisor, mode), scale);
    return scale < 0 ? new Decimal(rounded.unscaled * powerOfTen(-scale), 0) : rounded;
  }

  stripTrailingZeros(): Decimal {
    return this.unscaled === 0n ? Decimal.ZERO : this.stripZerosTo(0);
  }

  /** The whole part, towards zero. */
  toBigInt(): bigint {
    return this.unscaled / powerOfTen(this.scale);
  }

  toNumber(): number {
    return Number(this.toString());
  }

  /** As Java's BigDecimal: an exponent from the seventh zero behind the point on. */
  toString(): string {
    const plain = this.toPlainString();
    const exponent = this.precision() - this.scale - 1;
    if (exponent >= -6) return plain;
    const digits = (this.unscaled < 0n ? -this.unscaled : this.unscaled).toString();
    const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
    return `${this.unscaled < 0n ? '-' : ''}${digits.slice(0, 1)}${fraction}E${exponent}`;
  }

  toPlainString(): string {
    const sign = this.unscaled < 0n ? '-' : '';
    const digits = (this.unscaled < 0n ? -this.unscaled : this.unscaled).toString();
    if (this.scale === 0) return sign + digits;
    const padded = digits.padStart(this.scale + 1, '0');
    return `${sign}${padded.slice(0, -this.scale)}.${padded.slice(-this.scale)}`;
  }

  toJSON(): number {
    return this.toNumber();
  }

  private unscaledAt(scale: number): bigint {
    return scale === this.scale ? this.unscaled : this.unscaled * powerOfTen(scale - this.scale);
  }
}

function powerOfTen(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}

function quotient(left: Decimal, right: Decimal, scale: number, mode: RoundingModeName): Decimal {
  const shift = scale + right.scale - left.scale;
  const numerator = shift >= 0 ? left.unscaled * powerOfTen(shift) : left.unscaled;
  const denominator = shift >= 0 ? right.unscaled : right.unscaled * powerOfTen(-shift);
  return new Decimal(roundedQuotient(numerator, denominator, mode), scale);
}

function roundedQuotient(numerator: bigint, denominator: bigint, mode: RoundingModeName): bigint {
  const truncated = numerator / denominator;
  const remainder = numerator % denominator;
  if (remainder === 0n) return truncated;
  const positive = numerator < 0n === denominator < 0n;
  const twice = 2n * magnitude(remainder);
  const half = twice < magnitude(denominator) ? -1 : twice > magnitude(denominator) ? 1 : 0;
  return roundsAway(mode, half, positive, truncated % 2n !== 0n)
    ? truncated + (positive ? 1n : -1n)
    : truncated;
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function roundsAway(
  mode: RoundingModeName,
  half: number,
  positive: boolean,
  odd: boolean
): boolean {
  switch (mode) {
    case 'UP':
      return true;
    case 'DOWN':
      return false;
    case 'CEILING':
      return positive;
    case 'FLOOR':
      return !positive;
    case 'HALF_UP':
      return half >= 0;
    case 'HALF_DOWN':
      return half > 0;
    case 'HALF_EVEN':
      return half > 0 || (half === 0 && odd);
    case 'UNNECESSARY':
      return raise('MathException', 'Rounding necessary');
    default:
      return mode satisfies never;
  }
}
