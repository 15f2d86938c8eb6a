/** Checks that a model's value has the canonical text that the whole product speaks. */
import { valueTypes, type TermName } from '../../ports/reader.ts';

const longestText = 4000;
const renewalTypes = ['auto-renew', 'mutual', 'evergreen', 'fixed', 'none'];

/** The canonical text, or null when the value is not in its form. */
export function canonicalValue(name: TermName, given: string): string | null {
  const value = given.trim().replaceAll(/\s+/g, ' ');
  if (!value || value.length > longestText) return null;
  switch (valueTypes[name]) {
    case 'date':
      return isDate(value) ? value : null;
    case 'duration':
      return duration(value.toLowerCase());
    case 'money':
      return money(value);
    case 'choice':
      return renewalTypes.includes(value.toLowerCase()) ? value.toLowerCase() : null;
    case 'list':
    case 'text':
      return value;
  }
}

/** 2026-02-30 has the right form and is still no date. */
function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

function duration(value: string): string | null {
  if (value === 'perpetual') return value;
  const [, number, unit] =
    /^(\d{1,4}(?:\.\d+)?) (?:business )?(day|week|month|quarter|year)s?$/.exec(value) ?? [];
  if (!number || Number(number) === 0) return null;
  return `${Number(number)} ${unit}${Number(number) === 1 ? '' : 's'}`;
}

function money(value: string): string | null {
  const [, currency, whole, cents = ''] =
    /^([A-Z]{3}) (\d{1,15})(?:\.(\d{1,2}))?$/.exec(value) ?? [];
  return currency ? `${currency} ${whole}.${cents.padEnd(2, '0')}` : null;
}
