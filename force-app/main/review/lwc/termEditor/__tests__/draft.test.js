import { toCanonical, toDraft } from '../draft';

describe('the editable parts of a term', () => {
  it.each([
    ['date', '2026-01-31'],
    ['duration', '90 days'],
    ['duration', '1 year'],
    ['duration', '10 business days'],
    ['duration', 'perpetual'],
    ['money', 'EUR 120000.50'],
    ['choice', 'auto-renew'],
    ['list', 'Northwind Cloud, Inc.; Meridian Freight Ltd']
  ])('give the same %s back: %s', (valueType, text) => {
    expect(toCanonical(valueType, toDraft(valueType, text))).toBe(text);
  });

  it('are empty for text that does not fit the type', () => {
    expect(toCanonical('date', toDraft('date', 'soon'))).toBe('');
    expect(toCanonical('money', toDraft('money', 'a lot'))).toBe('');
    expect(toCanonical('duration', toDraft('duration', 'a while'))).toBe('');
  });
});
