/** The parts that a person types, and the canonical text that the package stores. */

export const DURATION_UNITS = ['days', 'business days', 'weeks', 'months', 'years', 'perpetual'];

/**
 * @typedef {object} Draft the parts of a value, as far as its type has them
 * @property {string} [date]
 * @property {string} [amount]
 * @property {string} [unit]
 * @property {string} [currency]
 * @property {string} [text]
 */

/** @param {string} unit */
const plural = (unit) => (unit.endsWith('s') || unit === 'perpetual' ? unit : `${unit}s`);

/**
 * Canonical text -> parts to edit. Text that does not fit the type leaves its parts empty.
 * @param {string} valueType
 * @param {string} text
 * @returns {Draft}
 */
export function toDraft(valueType, text) {
  const value = text ?? '';
  if (valueType === 'date') return { date: /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : '' };
  if (valueType === 'duration') {
    const parts = /^(\d+) (business day|day|week|month|year)s?$/.exec(value);
    if (parts) return { amount: parts[1], unit: plural(parts[2]) };
    return { amount: '', unit: value === 'perpetual' ? 'perpetual' : 'days' };
  }
  if (valueType === 'money') {
    const parts = /^([A-Z]{3}) (-?\d+(?:\.\d+)?)$/.exec(value);
    return parts ? { currency: parts[1], amount: parts[2] } : { currency: 'USD', amount: '' };
  }
  return { text: value };
}

/**
 * Parts -> canonical text; '' when a part is missing.
 * @param {string} valueType
 * @param {Draft} draft
 */
export function toCanonical(valueType, draft) {
  if (valueType === 'date') return draft.date ?? '';
  if (valueType === 'duration') {
    if (draft.unit === 'perpetual') return 'perpetual';
    if (!draft.amount) return '';
    const unit = Number(draft.amount) === 1 ? draft.unit.replace(/s$/, '') : draft.unit;
    return `${Number(draft.amount)} ${unit}`;
  }
  if (valueType === 'money') {
    if (!draft.amount || !draft.currency) return '';
    return `${draft.currency.toUpperCase()} ${Number(draft.amount).toFixed(2)}`;
  }
  return (draft.text ?? '').trim();
}
