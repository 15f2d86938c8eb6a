import { canonicalValue } from './canonical-value.ts';
import type { TermName } from '../../ports/reader.ts';

describe('a value of the model', () => {
  it.each<[TermName, string, string | null]>([
    ['effectiveDate', '2026-01-31', '2026-01-31'],
    ['effectiveDate', '2026-02-30', null],
    ['effectiveDate', 'January 1, 2026', null],
    ['initialTerm', '12 months', '12 months'],
    ['initialTerm', '1 years', '1 year'],
    ['initialTerm', '2 year', '2 years'],
    ['initialTerm', 'Perpetual', 'perpetual'],
    ['initialTerm', '10 business days', '10 days'],
    ['initialTerm', '0 days', null],
    ['initialTerm', 'one year', null],
    ['totalValue', 'USD 120000', 'USD 120000.00'],
    ['totalValue', 'EUR 99.5', 'EUR 99.50'],
    ['totalValue', '$120,000', null],
    ['renewalType', 'Auto-Renew', 'auto-renew'],
    ['renewalType', 'yearly', null],
    ['governingLaw', '  New \n York ', 'New York'],
    ['governingLaw', '   ', null]
  ])('%s %j becomes %j', (name, given, expected) => {
    expect(canonicalValue(name, given)).toBe(expected);
  });
});
