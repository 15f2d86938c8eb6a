// Finds the amounts of money that a text mentions, each with its own currency.

export interface MoneyMention {
  start: number;
  end: number;
  text: string;
  /** ISO 4217 code. */
  currency: string;
  /** Decimal text with two places: "120000.00". */
  amount: string;
}

const SYMBOLS: Record<string, string> = {
  $: 'USD',
  US$: 'USD',
  'U.S.$': 'USD',
  'U.S. $': 'USD',
  C$: 'CAD',
  CA$: 'CAD',
  A$: 'AUD',
  AU$: 'AUD',
  HK$: 'HKD',
  S$: 'SGD',
  NZ$: 'NZD',
  '\u00a3': 'GBP',
  '\u20ac': 'EUR',
  '\u00a5': 'JPY'
};

const CODES = 'USD|EUR|GBP|CAD|AUD|CHF|JPY|SEK|NOK|DKK|INR|SGD|HKD|NZD|CNY|RMB|ILS|ZAR|BRL|MXN|PLN';
const SYMBOL = '(?:U\\.S\\. ?\\$|(?:US|CA|C|AU|A|HK|S|NZ)?\\$|[\\u00a3\\u20ac\\u00a5])';
const NUMBER = '(\\d{1,3}(?:,\\d{3})+(?:\\.\\d{1,2})?|\\d+(?:\\.\\d{1,2})?)';
const SCALE = '(?:\\s?(thousand|million|billion|k|m|bn)\\b)?';

const BEFORE = new RegExp(`(?:\\b(${CODES})\\s?|)(${SYMBOL})\\s?${NUMBER}${SCALE}`, 'gi');
const CODE_BEFORE = new RegExp(`\\b(${CODES})\\s?${NUMBER}${SCALE}`, 'gi');
const CODE_AFTER = new RegExp(
  `(?<![\\d,.$])${NUMBER}${SCALE}\\s?(${CODES}|U\\.?S\\.? dollars|dollars|euros?|pounds sterling)\\b`,
  'gi'
);

const SCALES: Record<string, number> = {
  thousand: 3,
  k: 3,
  million: 6,
  m: 6,
  billion: 9,
  bn: 9
};

const WORD_CODES: [RegExp, string][] = [
  [/dollar/i, 'USD'],
  [/euro/i, 'EUR'],
  [/pound/i, 'GBP']
];

/** Shifts the decimal point in text, so that no cent is lost to floating point. */
function amountOf(number: string, scale: string | undefined): string {
  const [whole, fraction = ''] = number.replace(/,/g, '').split('.');
  const places = SCALES[scale?.toLowerCase() ?? ''] ?? 0;
  const digits = fraction.padEnd(places, '0');
  const cents = digits.slice(places).padEnd(2, '0').slice(0, 2);
  return `${BigInt(whole + digits.slice(0, places))}.${cents}`;
}

function codeOf(text: string): string {
  const word = WORD_CODES.find(([pattern]) => pattern.test(text));
  if (word) return word[1];
  const code = text.toUpperCase();
  return code === 'RMB' ? 'CNY' : code;
}

export function findMoney(text: string): MoneyMention[] {
  const mentions: MoneyMention[] = [];
  const add = (start: number, length: number, currency: string, amount: string) => {
    const end = start + length;
    if (mentions.some((other) => start < other.end && other.start < end)) return;
    mentions.push({ start, end, text: text.slice(start, end), currency, amount });
  };
  for (const m of text.matchAll(BEFORE)) {
    const symbol = m[2].toUpperCase();
    add(
      m.index,
      m[0].length,
      m[1] ? codeOf(m[1]) : (SYMBOLS[symbol] ?? 'USD'),
      amountOf(m[3], m[4])
    );
  }
  for (const m of text.matchAll(CODE_BEFORE)) {
    add(m.index, m[0].length, codeOf(m[1]), amountOf(m[2], m[3]));
  }
  for (const m of text.matchAll(CODE_AFTER)) {
    add(m.index, m[0].length, codeOf(m[3]), amountOf(m[1], m[2]));
  }
  return mentions.sort((a, b) => a.start - b.start);
}

export const moneyText = (mention: MoneyMention): string => `${mention.currency} ${mention.amount}`;
