/** Formula functions: text. */
import { Decimal } from '../../values/decimal.ts';
import { toId18 } from '../../values/id.ts';
import { CoercionError, isBlank, toInteger, toNumber, toText } from '../coerce.ts';
import type { FormulaFunction } from '../functions.ts';
import { eager } from './define.ts';

const HTML: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;'
};

export const textFunctions: Record<string, FormulaFunction> = {
  TEXT: eager(1, 1, ([value]) => toText(value)),
  VALUE: eager(1, 1, ([value]) => toNumber(toText(value).trim())),
  LEN: eager(1, 1, ([value]) => Decimal.fromInteger(toText(value).length)),
  LEFT: eager(2, 2, ([value, count]) => toText(value).slice(0, atLeastZero(count))),
  RIGHT: eager(2, 2, ([value, count]) => {
    const text = toText(value);
    return text.slice(Math.max(0, text.length - atLeastZero(count)));
  }),
  MID: eager(3, 3, ([value, start, count]) => {
    const first = Math.max(0, (toInteger(start) ?? 1) - 1);
    return toText(value).slice(first, first + atLeastZero(count));
  }),
  FIND: eager(2, 3, ([part, value, start]) => {
    const first = Math.max(1, toInteger(start ?? null) ?? 1);
    if (isBlank(part)) return Decimal.ZERO;
    return Decimal.fromInteger(toText(value).indexOf(toText(part), first - 1) + 1);
  }),
  SUBSTITUTE: eager(3, 3, ([value, from, to]) =>
    isBlank(from) ? toText(value) : toText(value).replaceAll(toText(from), () => toText(to))
  ),
  TRIM: eager(1, 1, ([value]) => toText(value).trim()),
  UPPER: eager(1, 2, ([value]) => toText(value).toUpperCase()),
  LOWER: eager(1, 2, ([value]) => toText(value).toLowerCase()),
  INITCAP: eager(1, 1, ([value]) =>
    toText(value)
      .toLowerCase()
      .replace(/(^|[^\p{L}\p{N}])(\p{L})/gu, (match) => match.toUpperCase())
  ),
  LPAD: eager(2, 3, ([value, length, pad]) => padded(value, length, pad, 'start')),
  RPAD: eager(2, 3, ([value, length, pad]) => padded(value, length, pad, 'end')),
  REVERSE: eager(1, 1, ([value]) => [...toText(value)].reverse().join('')),
  CONTAINS: eager(2, 2, ([value, part]) => toText(value).includes(toText(part))),
  BEGINS: eager(2, 2, ([value, part]) => toText(value).startsWith(toText(part))),
  REGEX: eager(2, 2, ([value, pattern]) => matches(toText(value), toText(pattern))),
  BR: eager(0, 0, () => '\n'),
  HTMLENCODE: eager(1, 1, ([value]) => toText(value).replace(/[&<>"']/g, (char) => HTML[char])),
  URLENCODE: eager(1, 1, ([value]) => encodeURIComponent(toText(value)).replace(/%20/g, '+')),
  JSENCODE: eager(1, 1, ([value]) => JSON.stringify(toText(value)).slice(1, -1)),
  HYPERLINK: eager(2, 3, ([url, label, target]) => hyperlink(url, label, target)),
  IMAGE: eager(2, 4, ([url, alternative]) => {
    return `<img src="${encoded(url)}" alt="${encoded(alternative)}"/>`;
  }),
  CASESAFEID: eager(1, 1, ([value]) => (isBlank(value) ? null : toId18(toText(value)))),
  ASCII: eager(1, 1, ([value]) => Decimal.fromInteger(toText(value).codePointAt(0) ?? 0)),
  CHR: eager(1, 1, ([value]) => String.fromCodePoint(toInteger(value) ?? 0))
};

function atLeastZero(value: unknown): number {
  return Math.max(0, toInteger(value) ?? 0);
}

function padded(value: unknown, length: unknown, pad: unknown, side: 'start' | 'end'): string {
  const text = toText(value);
  const width = atLeastZero(length);
  if (text.length >= width) return text.slice(0, width);
  const filler = isBlank(pad) ? ' ' : toText(pad);
  return side === 'start' ? text.padStart(width, filler) : text.padEnd(width, filler);
}

/** The whole text must match, as with Java's String.matches. */
function matches(text: string, pattern: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(text);
  } catch {
    throw new CoercionError(`REGEX() does not understand the pattern ${pattern}`);
  }
}

function encoded(value: unknown): string {
  return toText(value).replace(/[&<>"']/g, (char) => HTML[char]);
}

function hyperlink(url: unknown, label: unknown, target: unknown): string {
  const window = isBlank(target) ? '_blank' : encoded(target);
  return `<a href="${encoded(url)}" target="${window}">${encoded(label)}</a>`;
}
