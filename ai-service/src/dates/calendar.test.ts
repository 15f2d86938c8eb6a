import {
  addDays,
  addMonths,
  correspondingDate,
  daysBetween,
  isoDate,
  weekday
} from './calendar.ts';
import { addBusinessDays, rollToBusinessDay } from './business-days.ts';
import { paymentDueDate } from './payment-due.ts';
import { afterQuarterEnds, monthlyFrom } from './recurrence.ts';

const NEW_YORK = { weekend: [0, 6], holidays: ['2027-11-11', '2027-11-25', '2027-12-24'] };

describe('calendar dates', () => {
  it('refuses days that do not exist', () => {
    expect(isoDate(2027, 2, 29)).toBeNull();
    expect(isoDate(2028, 2, 29)).toBe('2028-02-29');
    expect(() => addDays('2027-02-30', 1)).toThrow(RangeError);
  });

  it('clamps to the end of a shorter month when a date is moved', () => {
    expect(addMonths('2026-08-31', -6)).toBe('2026-02-28');
    expect(addMonths('2027-10-31', 4)).toBe('2028-02-29');
  });

  it('ends a period on the first of the next month when the day does not exist', () => {
    expect(correspondingDate('2028-02-29', 12)).toBe('2029-03-01');
    expect(correspondingDate('2026-05-20', 3)).toBe('2026-08-20');
  });

  it('counts across leap days and knows weekdays before 1970', () => {
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
    expect(weekday('2026-11-21')).toBe(6);
    expect(weekday('1969-12-31')).toBe(3);
  });
});

describe('business days', () => {
  it('skips weekends and holidays when counting back, without the day itself', () => {
    expect(addBusinessDays('2027-12-31', -10, NEW_YORK)).toBe('2027-12-16');
  });

  it('rolls payments forward and notices backward', () => {
    expect(rollToBusinessDay('2027-11-25', 'following', NEW_YORK)).toBe('2027-11-26');
    expect(rollToBusinessDay('2027-11-13', 'preceding', NEW_YORK)).toBe('2027-11-12');
  });
});

describe('payment due dates', () => {
  const thirtyDays = { value: 30, unit: 'day' as const };

  it('excludes the day of the invoice and includes the last day', () => {
    expect(paymentDueDate('2027-03-02', thirtyDays, null)).toBe('2027-04-01');
  });

  it('rolls only when the contract says so', () => {
    expect(paymentDueDate('2027-06-03', thirtyDays, null)).toBe('2027-07-03');
    expect(paymentDueDate('2027-06-03', thirtyDays, NEW_YORK)).toBe('2027-07-05');
  });
});

describe('recurring dates', () => {
  it('counts quarterly reports from the ends of calendar quarters', () => {
    expect(afterQuarterEnds('2026-05-20', '2027-05-19', 15)).toEqual([
      '2026-07-15',
      '2026-10-15',
      '2027-01-15',
      '2027-04-15'
    ]);
  });

  it('returns to the original day after a short month', () => {
    expect(monthlyFrom('2027-01-31', 4)).toEqual([
      '2027-01-31',
      '2027-02-28',
      '2027-03-31',
      '2027-04-30'
    ]);
  });
});
