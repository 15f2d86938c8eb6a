/** Numbers as `format()` shows them: grouped in the user's locale, at most three decimals, rounded half-even. */

import type { Decimal } from '../../values/decimal.ts';

const formatters = new Map<string, Intl.NumberFormat>();

/** `digits` is a whole number. */
export function formatWhole(digits: number | bigint, locale: string): string {
  return formatterOf(locale).format(digits);
}

/** UNVERIFIED: Java's default of three decimals without trailing zeros. */
export function formatDecimal(value: Decimal, locale: string): string {
  const rounded = value.scale > 3 ? value.setScale(3, 'HALF_EVEN') : value;
  return formatterOf(locale).format(
    rounded.stripTrailingZeros().toPlainString() as Intl.StringNumericLiteral
  );
}

function formatterOf(locale: string): Intl.NumberFormat {
  let formatter = formatters.get(locale);
  if (!formatter) {
    formatter = new Intl.NumberFormat(locale, {
      maximumFractionDigits: 3,
      numberingSystem: 'latn',
      useGrouping: 'always' as unknown as boolean
    });
    formatters.set(locale, formatter);
  }
  return formatter;
}
