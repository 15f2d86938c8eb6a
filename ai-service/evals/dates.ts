// Recomputes the worked date examples of the project's shared folder with the date engine.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { addDays } from '../src/dates/calendar.ts';
import { computeKeyDates } from '../src/dates/key-dates.ts';
import { noticeWindow, sendBy } from '../src/dates/notice.ts';
import type { NoticePeriod } from '../src/dates/notice.ts';
import { paymentDueDate } from '../src/dates/payment-due.ts';
import { afterQuarterEnds, monthlyFrom } from '../src/dates/recurrence.ts';
import { termEnd } from '../src/dates/term.ts';
import type { KeyDatesInput } from '../src/ports/reader.ts';

interface Example {
  id: string;
  category: string;
  context: Record<string, never>;
  expected: Record<string, never>;
}

type Values = Record<string, unknown>;

const AUTO = { renewalType: 'auto-renew' };
const NOTICE = 'noticePeriodToTerminateRenewal';
const weekdaysOf = (calendar: { holidays: string[] }) => ({
  weekend: [0, 6],
  holidays: calendar.holidays
});

const periodEnding = (end: string) => ({
  start: end,
  end,
  renewalDate: addDays(end, 1),
  number: 0
});

const plainNotice = (value: number, unit: 'day' | 'month', more: object = {}): NoticePeriod => ({
  value,
  unit,
  basis: 'calendar',
  anchor: 'term-end',
  trigger: 'given',
  party: null,
  clearDays: false,
  opens: null,
  ...more
});

function keyDates(terms: KeyDatesInput['terms'], asOf: string, notice: Values = {}): Values {
  const components = { [NOTICE]: { anchor: 'term-end', ...notice } };
  const answer = computeKeyDates({ terms, components, asOf });
  const date = (kind: string) => answer.keyDates.find((key) => key.kind === kind)?.date ?? null;
  return {
    currentTermStart: answer.currentTermStart,
    currentTermEnd: answer.currentTermEnd,
    renewalDate: date('renewal-date'),
    noticeDeadline: date('notice-deadline'),
    noticeWindowOpens: date('notice-window-opens'),
    renewalNumber: answer.renewalNumber,
    windowStatus: answer.windowStatus.replaceAll('-', '_'),
    warnings: answer.warnings.map((warning) => warning.code)
  };
}

const twoYearsThenYearly = (c: Record<string, never>) =>
  keyDates(
    {
      ...AUTO,
      effectiveDate: c.effectiveDate,
      initialTerm: '2 years',
      renewalTerm: '1 year',
      [NOTICE]: '60 days'
    },
    c.asOf
  );

/** What the clause of each example says, as the reader would hand it over; the engine does the rest. */
const RUNS: Record<string, (context: Record<string, never>) => Values> = {
  'DS-01': (c) =>
    keyDates(
      { effectiveDate: c.effectiveDate, initialTerm: '12 months', renewalType: 'fixed' },
      c.asOf
    ),
  'DS-02': (c) =>
    keyDates(
      {
        ...AUTO,
        effectiveDate: c.effectiveDate,
        initialTerm: '1 year',
        renewalTerm: '1 year',
        [NOTICE]: '90 days'
      },
      c.asOf
    ),
  'DS-04': twoYearsThenYearly,
  'DS-05': twoYearsThenYearly,
  'DS-07': (c) => ({
    ...keyDates({ effectiveDate: c.effectiveDate, renewalType: 'evergreen' }, c.asOf),
    earliestTerminationIfNoticeGivenAsOf: addDays(c.asOf, 30)
  }),
  'DS-11': (c) => keyDates({ initialTerm: '1 year' }, c.asOf),
  'DS-13': (c) => ({
    currentTermEnd: c.expiryDate,
    noticeDeadline: noticeWindow(periodEnding(c.expiryDate), plainNotice(3, 'month')).deadline
  }),
  'DS-14': (c) => ({
    noticeDeadline: noticeWindow(
      periodEnding(c.expiryDate),
      plainNotice(10, 'day', { basis: 'business' }),
      weekdaysOf(c.calendar)
    ).deadline
  }),
  'DS-16': (c) => {
    const { deadline } = noticeWindow(
      periodEnding(c.expiryDate),
      plainNotice(60, 'day', { trigger: 'received' })
    );
    const posted = sendBy(deadline, { businessDays: 5 }, weekdaysOf(c.calendar));
    const email = sendBy(deadline, { businessDays: 0 }, weekdaysOf(c.calendar));
    return {
      noticeDeadline: deadline,
      noticeSendBy: { registered_post: posted, email: `${email}T17:00` }
    };
  },
  'DS-18': (c) =>
    keyDates(
      { ...AUTO, expirationDate: c.expiryDate, renewalTerm: '1 year', [NOTICE]: '60 days' },
      c.asOf,
      { opens: '120 days' }
    ),
  'DS-20': (c) => ({
    noticeDeadline: noticeWindow(periodEnding(c.expiryDate), plainNotice(180, 'day')).deadline,
    counterpartyExitRiskUntil: noticeWindow(periodEnding(c.expiryDate), plainNotice(60, 'day'))
      .deadline
  }),
  'DS-21': (c) => ({ occurrences: afterQuarterEnds(c.effectiveDate, c.horizon, 15) }),
  'DS-23': (c) => ({ occurrences: monthlyFrom(c.effectiveDate, c.count) }),
  'DS-25': (c) => ({
    dueDateArithmetic: paymentDueDate(c.invoiceReceivedDate, { value: 30, unit: 'day' }, null),
    dueDate: paymentDueDate(
      c.invoiceReceivedDate,
      { value: 30, unit: 'day' },
      weekdaysOf(c.calendar)
    )
  }),
  'DS-27': (c) => ({ dueDate: paymentDueDate(c.invoiceDate, { value: 45, unit: 'day' }, null) }),
  'DX-07': (c) => ({
    ...keyDates(
      { effectiveDate: '2025-04-15', expirationDate: '2026-04-30', initialTerm: '12 months' },
      c.asOf
    ),
    computedFromDuration: termEnd('2025-04-15', { value: 12, unit: 'month' }).end
  }),
  'DX-10': (c) =>
    keyDates(
      {
        ...AUTO,
        effectiveDate: c.effectiveDate,
        initialTerm: '1 year',
        renewalTerm: '1 year',
        [NOTICE]: '30 days'
      },
      c.asOf
    )
};

export interface DatesReport {
  run: number;
  agreeing: number;
  notImplemented: string[];
  differences: string[];
}

/** Compares every value that both the example and the engine state. */
export function evaluateDates(file: string): DatesReport | null {
  if (!existsSync(file)) return null;
  const examples = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Example);
  const report: DatesReport = { run: 0, agreeing: 0, notImplemented: [], differences: [] };
  for (const { id, category, context, expected } of examples) {
    const run = RUNS[id];
    if (!run) {
      report.notImplemented.push(category);
      continue;
    }
    const actual = run(context);
    const wrong = Object.keys(expected).filter(
      (key) => key in actual && JSON.stringify(actual[key]) !== JSON.stringify(expected[key])
    );
    report.run++;
    if (wrong.length === 0) report.agreeing++;
    for (const key of wrong) {
      report.differences.push(
        `${id} ${key}: ${JSON.stringify(actual[key])}, expected ${JSON.stringify(expected[key])}`
      );
    }
  }
  return report;
}

if (import.meta.main) {
  const root = path.join(import.meta.dirname, '..', '..', '..');
  const report = evaluateDates(path.join(root, 'shared', 'dates', 'examples.jsonl'));
  console.log(
    report ? JSON.stringify(report, null, 2) : 'The shared examples are not on this machine.'
  );
}
