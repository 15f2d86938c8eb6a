import { fill, formatDay, formatMoment, formatMoney, formatSize, formatValue } from 'c/format';

describe('format', () => {
  it('shows a calendar day as that day in every time zone', () => {
    expect(formatDay('2026-01-01')).toBe('Jan 1, 2026');
    expect(formatDay('2024-02-29')).toBe('Feb 29, 2024');
  });

  it('shows a moment in the time zone of the user, not of the browser', () => {
    // the stub of the platform says America/Los_Angeles
    expect(formatMoment('2026-11-21T04:51:00.000Z')).toMatch(/^Nov 20, 2026, 8:51.PM$/);
  });

  it('leaves what is not a day alone', () => {
    expect(formatDay('perpetual')).toBe('perpetual');
    expect(formatDay(undefined)).toBe('');
  });

  it('shows money in its own currency', () => {
    expect(formatMoney('USD 120000.00')).toBe('$120,000.00');
    expect(formatMoney('EUR 15.50')).toBe('€15.50');
    expect(formatMoney('about 5')).toBe('about 5');
  });

  it('formats by the value type of the term', () => {
    expect(formatValue('date', '2026-12-31')).toBe('Dec 31, 2026');
    expect(formatValue('duration', '90 days')).toBe('90 days');
    expect(formatValue('text', null)).toBe('');
  });

  it('shows sizes in the unit a person expects', () => {
    expect(formatSize(0)).toBe('0 KB');
    expect(formatSize(300)).toBe('1 KB');
    expect(formatSize(312 * 1024)).toBe('312 KB');
    expect(formatSize(4.2 * 1024 * 1024)).toBe('4.2 MB');
  });

  it('fills every place of a label', () => {
    expect(fill('{0} of {1}, {0}', 1, 2)).toBe('1 of 2, 1');
  });
});
