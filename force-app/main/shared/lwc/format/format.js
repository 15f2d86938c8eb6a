import LOCALE from '@salesforce/i18n/locale';
import TIME_ZONE from '@salesforce/i18n/timeZone';

/** Formats values, sizes and moments for people. Dates never pass through a time zone. */

const DAY_PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * '2026-01-31' as the user's locale writes it; any other text comes back unchanged.
 * @param {string} text
 */
export function formatDay(text) {
  const parts = DAY_PATTERN.exec(text ?? '');
  if (!parts) return text ?? '';
  const noon = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]), 12);
  return new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeZone: 'UTC' }).format(noon);
}

/**
 * 'USD 120000.00' as the user's locale writes money; any other text comes back unchanged.
 * @param {string} text
 */
export function formatMoney(text) {
  const parts = /^([A-Z]{3}) (-?\d+(?:\.\d+)?)$/.exec(text ?? '');
  if (!parts) return text ?? '';
  return new Intl.NumberFormat(LOCALE, { style: 'currency', currency: parts[1] }).format(
    Number(parts[2])
  );
}

/**
 * 'auto-renew' as 'Auto-renew', the way the picklist of the field says it.
 * @param {string} text
 */
function formatChoice(text) {
  return text ? text.charAt(0).toUpperCase() + text.slice(1) : '';
}

/**
 * The canonical text of a term as a person reads it.
 * @param {string} valueType
 * @param {string} text
 */
export function formatValue(valueType, text) {
  if (valueType === 'date') return formatDay(text);
  if (valueType === 'money') return formatMoney(text);
  if (valueType === 'choice') return formatChoice(text);
  return text ?? '';
}

/**
 * Bytes as '312 KB' or '4.2 MB'.
 * @param {number} bytes
 */
export function formatSize(bytes) {
  if (bytes === null || bytes === undefined) return '';
  const kilobytes = bytes / 1024;
  return kilobytes < 1024
    ? `${Math.ceil(kilobytes)} KB`
    : `${Number((kilobytes / 1024).toFixed(1))} MB`;
}

/**
 * An ISO moment as date and time in the user's locale and the user's time zone, not the browser's.
 * @param {string} text
 */
export function formatMoment(text) {
  if (!text) return '';
  return new Intl.DateTimeFormat(LOCALE, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: TIME_ZONE
  }).format(new Date(text));
}

/**
 * Fills {0}, {1} … of a label.
 * @param {string} label
 * @param {...(string | number)} values
 */
export function fill(label, ...values) {
  return values.reduce(
    (/** @type {string} */ text, value, index) => text.replaceAll(`{${index}}`, String(value)),
    label
  );
}
