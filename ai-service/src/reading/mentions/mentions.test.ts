import { findDates, hasBlankDate } from './dates.ts';
import { findAnniversaries, findDurations } from './durations.ts';
import { findJurisdictions, isDayFirstLaw } from './jurisdictions.ts';
import { findMoney, moneyText } from './money.ts';
import { isWithheld } from './redactions.ts';

describe('dates', () => {
  it.each([
    ['as of June 5, 2026', '2026-06-05'],
    ['on the 5th day of June, 2026', '2026-06-05'],
    ['the twenty-first (21st) day of June 2026', '2026-06-21'],
    ['5 June 2026', '2026-06-05'],
    ['06/25/2026', '2026-06-25'],
    ['25/06/2026', '2026-06-25'],
    ['2026-06-05', '2026-06-05']
  ])('reads %s', (text, value) => {
    expect(findDates(text)).toMatchObject([{ value, alternative: null }]);
  });

  it('gives both readings of a numeric date that has two', () => {
    expect(findDates('03/04/2026')).toMatchObject([
      { value: '2026-03-04', alternative: '2026-04-03' }
    ]);
    expect(findDates('03/04/2026', { dayFirst: true })).toMatchObject([
      { value: '2026-04-03', alternative: '2026-03-04' }
    ]);
  });

  it('takes no date from section numbers and impossible days', () => {
    expect(findDates('Section 1.2.3 and 31 June 2026')).toEqual([]);
  });

  it('sees dates that were left blank', () => {
    expect(hasBlankDate('as of ____________, 2026')).toBe(true);
    expect(hasBlankDate('as of June 5, 2026')).toBe(false);
  });
});

describe('durations', () => {
  it.each([
    ['twelve (12) months', 12, 'month'],
    ['a one-year term', 1, 'year'],
    ['three successive one (1) year periods', 1, 'year'],
    ['one hundred and twenty (120) days', 120, 'day'],
    ['another year', 1, 'year']
  ])('reads %s', (text, value, unit) => {
    expect(findDurations(text)).toMatchObject([{ value, unit, conflicting: null }]);
  });

  it('reports figures that contradict the words', () => {
    expect(findDurations('thirty (60) days')).toMatchObject([{ value: 30, conflicting: 60 }]);
  });

  it('knows business days and anniversaries', () => {
    expect(findDurations('ten (10) business days')[0].isBusiness).toBe(true);
    expect(findAnniversaries('the third (3rd) anniversary')).toMatchObject([
      { value: 3, unit: 'year' }
    ]);
  });
});

describe('money', () => {
  it.each([
    ['USD 120,000.00', 'USD 120000.00'],
    ['$1.25 million', 'USD 1250000.00'],
    ['\u00a315,000', 'GBP 15000.00'],
    ['EUR 240,000.5', 'EUR 240000.50'],
    ['5,000 dollars', 'USD 5000.00']
  ])('reads %s without losing a cent', (text, value) => {
    expect(findMoney(text).map(moneyText)).toEqual([value]);
  });
});

describe('jurisdictions', () => {
  it('tells states from the names inside them', () => {
    expect(findJurisdictions('West Virginia').map((law) => law.name)).toEqual(['West Virginia']);
    expect(findJurisdictions('in any state').map((law) => law.name)).toEqual([]);
  });

  it('knows where people write the day first', () => {
    expect(isDayFirstLaw('England and Wales')).toBe(true);
    expect(isDayFirstLaw('New York')).toBe(false);
  });
});

describe('withheld values', () => {
  it('are seen as redactions and blanks', () => {
    expect(isWithheld('a fee of [***]')).toBe(true);
    expect(isWithheld('a fee of $________')).toBe(true);
    expect(isWithheld('a fee of $5')).toBe(false);
  });
});
