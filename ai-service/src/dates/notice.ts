// Computes by when notice must be given so that a contract does not renew.
import { addDays, inWords } from './calendar.ts';
import { addBusinessDays, rollToBusinessDay, WEEKENDS_ONLY } from './business-days.ts';
import type { BusinessCalendar } from './business-days.ts';
import { formatDuration, shift } from './duration.ts';
import type { Duration } from './duration.ts';
import type { TermPeriod } from './term.ts';

export type NoticeAnchor = 'term-end' | 'renewal-date';

export interface NoticePeriod extends Duration {
  basis: 'calendar' | 'business';
  anchor: NoticeAnchor;
  trigger: 'given' | 'received';
  /** Who may give it: "either party" or a role. */
  party: string | null;
  clearDays: boolean;
  /** Earliest moment, as a period before the anchor; null when the contract sets none. */
  opens: Duration | null;
}

export interface NoticeWindow {
  opens: string | null;
  deadline: string;
  steps: string[];
}

const ANCHOR_WORDS: Record<NoticeAnchor, string> = {
  'term-end': 'the last day of the term',
  'renewal-date': 'the day on which the next term begins'
};

function countBack(anchor: string, notice: NoticePeriod, calendar: BusinessCalendar): string {
  const date =
    notice.basis === 'business'
      ? addBusinessDays(anchor, -notice.value, calendar)
      : shift(anchor, notice, -1);
  return notice.clearDays ? addDays(date, -1) : date;
}

export function noticeWindow(
  period: TermPeriod,
  notice: NoticePeriod,
  calendar: BusinessCalendar = WEEKENDS_ONLY
): NoticeWindow {
  const anchor = notice.anchor === 'renewal-date' ? period.renewalDate : period.end;
  const deadline = countBack(anchor, notice, calendar);
  const unit = `${notice.basis === 'business' ? 'business ' : ''}${notice.unit}`;
  const length = `${notice.value} ${unit}${notice.value === 1 ? '' : 's'}${notice.clearDays ? ' (clear days)' : ''}`;
  const verb = notice.trigger === 'received' ? 'must have been received' : 'must be given';
  return {
    opens: notice.opens ? shift(anchor, notice.opens, -1) : null,
    deadline,
    steps: [
      `Counted back from ${ANCHOR_WORDS[notice.anchor]}: ${inWords(anchor)}.`,
      ...(notice.opens
        ? [
            `Notice counts from ${formatDuration(notice.opens)} before: ${inWords(shift(anchor, notice.opens, -1))}.`
          ]
        : []),
      `${length} before is ${inWords(deadline)}: notice ${verb} by then.`
    ]
  };
}

export interface DeemedReceipt {
  /** Business days from sending until the notice counts as received; 0 is the same day. */
  businessDays: number;
}

/** The last day on which a notice can be sent so that it counts as received by the deadline. */
export function sendBy(
  deadline: string,
  method: DeemedReceipt,
  calendar: BusinessCalendar
): string {
  const received = rollToBusinessDay(deadline, 'preceding', calendar);
  return addBusinessDays(received, -method.businessDays, calendar);
}
