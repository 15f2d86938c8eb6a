// FORMAT(): numbers, currencies, dates and times as the user's locale shows them.
import type { FieldDef } from '../../metadata/schema.ts';
import { ApexDate } from '../../values/date.ts';
import { ApexDatetime } from '../../values/datetime.ts';
import { Decimal } from '../../values/decimal.ts';
import { DAY_MS } from './comparable.ts';

// DIFFERS: FORMAT() always writes as the locale en_US does.
const LOCALE = 'en-US';

export function formatted(field: FieldDef, value: unknown, zone: string): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof ApexDate) return dayText(value.days * DAY_MS, 'UTC');
  if (value instanceof ApexDatetime) {
    const time = new Intl.DateTimeFormat(LOCALE, { timeStyle: 'short', timeZone: zone });
    return `${dayText(value.time, zone)} ${time.format(value.time).replace('\u202f', ' ')}`;
  }
  if (value instanceof Decimal || typeof value === 'number') return numberText(field, value);
  return String(value);
}

function dayText(time: number, zone: string): string {
  return new Intl.DateTimeFormat(LOCALE, { timeZone: zone }).format(time);
}

function numberText(field: FieldDef, value: Decimal | number): string {
  const number = typeof value === 'number' ? value : value.toNumber();
  if (field.type === 'Currency') {
    return new Intl.NumberFormat(LOCALE, { style: 'currency', currency: 'USD' }).format(number);
  }
  const digits = { maximumFractionDigits: Math.max(field.scale ?? 3, 0) };
  const text = new Intl.NumberFormat(LOCALE, digits).format(number);
  return field.type === 'Percent' ? `${text}%` : text;
}
