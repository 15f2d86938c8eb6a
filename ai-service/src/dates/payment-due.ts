// Computes when an invoice is due: the period counts from the day after its start.
import { rollToBusinessDay } from './business-days.ts';
import type { BusinessCalendar } from './business-days.ts';
import { shift } from './duration.ts';
import type { Duration } from './duration.ts';

/** Rolls to the next business day only when the contract says so (a calendar is given). */
export function paymentDueDate(
  from: string,
  period: Duration,
  rollCalendar: BusinessCalendar | null
): string {
  const due = shift(from, period, 1);
  return rollCalendar ? rollToBusinessDay(due, 'following', rollCalendar) : due;
}
