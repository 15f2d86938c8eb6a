/** The Apex Double: an IEEE number that stays apart from Integer and Decimal at run time. */

export class Double {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }

  equals(other: unknown): boolean {
    return other instanceof Double && Object.is(other.value, this.value);
  }

  /** Java's text of a double: always a fraction, an exponent from 10^7 on and below 10^-3. */
  toString(): string {
    return doubleText(this.value);
  }
}

export function doubleText(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const size = Math.abs(value);
  if (size >= 1e-3 && size < 1e7) {
    return Number.isInteger(value) ? `${value}.0` : String(value);
  }
  const [digits, exponent] = value.toExponential().split('e') as [string, string];
  return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`;
}
