import type { KeyDatesInput } from '../ports/reader.ts';
import { computeKeyDates } from './key-dates.ts';
import { sendBy } from './notice.ts';

const RENEWING = {
  effectiveDate: '2024-06-10',
  initialTerm: '2 years',
  renewalType: 'auto-renew',
  renewalTerm: '1 year',
  noticePeriodToTerminateRenewal: '60 days'
};
const FROM_END = { noticePeriodToTerminateRenewal: { anchor: 'term-end' } };

function compute(terms: KeyDatesInput['terms'], asOf: string, notice: object = {}) {
  const components = { noticePeriodToTerminateRenewal: { anchor: 'term-end', ...notice } };
  const answer = computeKeyDates({ terms, components, asOf });
  const date = (kind: string) => answer.keyDates.find((key) => key.kind === kind)?.date ?? null;
  return { ...answer, date };
}

describe('the term', () => {
  it('ends the day before the corresponding day', () => {
    const answer = compute(
      { effectiveDate: '2026-04-01', initialTerm: '12 months', renewalType: 'fixed' },
      '2026-05-01'
    );
    expect(answer.currentTermEnd).toBe('2027-03-31');
    expect(answer.date('renewal-date')).toBeNull();
    expect(answer.date('notice-deadline')).toBeNull();
  });

  it('that starts on 29 February ends on 28 February of a common year', () => {
    const answer = compute({ effectiveDate: '2028-02-29', initialTerm: '1 year' }, '2028-06-01');
    expect(answer.currentTermEnd).toBe('2029-02-28');
  });

  it('has no end when it is evergreen', () => {
    const answer = compute(
      { effectiveDate: '2024-01-15', initialTerm: 'perpetual', renewalType: 'evergreen' },
      '2026-01-01'
    );
    expect(answer.currentTermEnd).toBeNull();
    expect(answer.keyDates.map((key) => key.kind)).toEqual(['term-start']);
  });

  it('has no end when its start is blank, and says so', () => {
    const answer = compute({ initialTerm: '1 year' }, '2026-07-01');
    expect(answer.keyDates).toEqual([]);
    expect(answer.warnings.map((warning) => warning.code)).toEqual(['start-date-missing']);
  });

  it('follows stated dates and reports that the duration disagrees', () => {
    const answer = compute(
      { effectiveDate: '2026-05-15', expirationDate: '2027-05-31', initialTerm: '12 months' },
      '2026-06-01'
    );
    expect(answer.currentTermEnd).toBe('2027-05-31');
    expect(answer.warnings.map((warning) => warning.code)).toEqual(['duration-and-dates-disagree']);
  });
});

describe('renewals', () => {
  it('roll forward to the term that runs on the day', () => {
    const answer = compute(RENEWING, '2028-02-01');
    expect(answer).toMatchObject({
      renewalNumber: 2,
      currentTermStart: '2027-06-10',
      currentTermEnd: '2028-06-09'
    });
    expect(answer.date('renewal-date')).toBe('2028-06-10');
  });

  it('keep the anchor day through months that lack it', () => {
    const monthly = {
      effectiveDate: '2026-01-31',
      initialTerm: '1 month',
      renewalType: 'auto-renew',
      renewalTerm: '1 month'
    };
    expect(compute(monthly, '2026-03-15').date('renewal-date')).toBe('2026-03-31');
  });

  it('stop at the number of renewals that the contract allows', () => {
    const components = { renewalTerm: { maximumRenewals: 1 }, ...FROM_END };
    const answer = computeKeyDates({ terms: RENEWING, components, asOf: '2026-12-01' });
    expect(answer.currentTermEnd).toBe('2027-06-09');
    expect(answer.keyDates.some((key) => key.kind === 'renewal-date')).toBe(false);
    expect(answer.windowStatus).toBe('none');
  });
});

describe('the notice deadline', () => {
  it('counts back from the last day of the term', () => {
    const answer = compute(
      { ...RENEWING, noticePeriodToTerminateRenewal: '90 days' },
      '2026-01-05'
    );
    expect(answer.date('notice-deadline')).toBe('2026-03-11');
    expect(answer.windowStatus).toBe('open');
  });

  it('counts back from the renewal date when the contract says so', () => {
    const answer = compute(RENEWING, '2026-01-05', { anchor: 'renewal-date' });
    expect(answer.date('notice-deadline')).toBe('2026-04-11');
  });

  it('takes the earlier reading when the text does not say from which day', () => {
    const answer = computeKeyDates({ terms: RENEWING, asOf: '2026-01-05' });
    const deadline = answer.keyDates.find((key) => key.kind === 'notice-deadline');
    expect(deadline).toMatchObject({ date: '2026-04-10', conservative: true });
  });

  it('counts months as months, never as thirty days', () => {
    const terms = {
      ...RENEWING,
      effectiveDate: '2025-06-01',
      initialTerm: '1 year',
      noticePeriodToTerminateRenewal: '3 months'
    };
    expect(compute(terms, '2026-01-10').date('notice-deadline')).toBe('2026-02-28');
  });

  it('says what a missed deadline means and when the next one is', () => {
    const answer = compute(RENEWING, '2026-04-17');
    expect(answer.windowStatus).toBe('closed');
    expect(answer.date('notice-deadline')).toBe('2026-04-10');
    expect(answer.warnings[0].message).toBe(
      'The last day to give notice passed 7 days ago: committed through 9 June 2027, next deadline 10 April 2027.'
    );
  });

  it('has a window that opens when notice must not be given too early', () => {
    const answer = compute(RENEWING, '2026-01-20', { opens: '120 days' });
    expect(answer.date('notice-window-opens')).toBe('2026-02-09');
    expect(answer.windowStatus).toBe('not-yet-open');
  });

  it('leaves one day more for clear days', () => {
    expect(compute(RENEWING, '2026-01-20', { clearDays: true }).date('notice-deadline')).toBe(
      '2026-04-09'
    );
  });

  it('explains every step in words', () => {
    const steps = compute(RENEWING, '2026-01-05').keyDates.find(
      (key) => key.kind === 'notice-deadline'
    )?.steps;
    expect(steps).toEqual([
      'Counted back from the last day of the term: 9 June 2026.',
      '60 days before is 10 April 2026: notice must be given by then.'
    ]);
  });

  it('has an earlier day of sending when receipt counts', () => {
    const calendar = { weekend: [0, 6], holidays: ['2027-01-18'] };
    expect(sendBy('2027-01-29', { businessDays: 5 }, calendar)).toBe('2027-01-22');
    expect(sendBy('2027-01-31', { businessDays: 0 }, calendar)).toBe('2027-01-29');
  });
});
