/** Gives the values inside a query their classes back: the parse cache keeps fields, not classes. */
import { ApexDate } from '../values/date.ts';
import { ApexDatetime } from '../values/datetime.ts';
import { ApexTime } from '../values/time.ts';
import { Decimal } from '../values/decimal.ts';

/** Changes the query or search in place. */
export function restoreValues(node: unknown): void {
  if (typeof node !== 'object' || node === null) return;
  if (!('kind' in node) || node.kind !== 'literal') {
    Object.values(node).forEach(restoreValues);
    return;
  }
  const literal = node as unknown as { value: unknown };
  literal.value = restored(literal.value);
}

function restored(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('unscaled' in value) {
    const { unscaled, scale } = value as { unscaled: bigint; scale: number };
    return new Decimal(unscaled, scale);
  }
  if ('days' in value) return new ApexDate(value.days as number);
  if ('time' in value) return new ApexDatetime(value.time as number);
  return new ApexTime((value as { millis: number }).millis);
}
