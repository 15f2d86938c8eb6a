/** Numbers with grouped thousands, as `format()` shows them in the en_US locale. */

import type { Decimal } from '../../values/decimal.ts';

export function groupThousands(digits: string): string {
  const [whole = '', fraction] = digits.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction ? `${grouped}.${fraction}` : grouped;
}

/** UNVERIFIED: at most three decimals, rounded half-even, without trailing zeros. */
export function formatDecimal(value: Decimal): string {
  const rounded = value.scale > 3 ? value.setScale(3, 'HALF_EVEN') : value;
  return groupThousands(rounded.stripTrailingZeros().toString());
}
