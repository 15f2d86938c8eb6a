// Reads the notice period from a term's canonical value and components.
import type { KeyDatesInput } from '../ports/reader.ts';
import { parseDuration } from './duration.ts';
import type { Duration } from './duration.ts';
import type { NoticePeriod } from './notice.ts';

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function durationOf(value: unknown): Duration | null {
  const length = parseDuration(text(value));
  return length === 'perpetual' ? null : length;
}

/** `isAssumed` is true when nothing says from which day to count back. */
export function noticePeriodOf(
  input: KeyDatesInput
): { period: NoticePeriod; isAssumed: boolean } | null {
  const length = durationOf(input.terms.noticePeriodToTerminateRenewal);
  if (!length) return null;
  const components = input.components?.noticePeriodToTerminateRenewal ?? {};
  const anchor = text(components.anchor);
  return {
    period: {
      ...length,
      basis: components.basis === 'business' ? 'business' : 'calendar',
      anchor: anchor === 'renewal-date' ? 'renewal-date' : 'term-end',
      trigger: components.trigger === 'received' ? 'received' : 'given',
      party: text(components.party),
      clearDays: components.clearDays === true,
      opens: durationOf(components.opens)
    },
    isAssumed: anchor !== 'renewal-date' && anchor !== 'term-end'
  };
}
