/** Formula functions: text. An empty text is null, and most functions of it are empty too. */
import { Decimal } from '../../values/decimal.ts';
import { isApexException } from '../../values/exception.ts';
import { toId18 } from '../../values/id.ts';
import { compileJavaPattern, matchesWhole } from '../../values/java-pattern.ts';
import { CoercionError, parseNumber, textOrNull, toInteger, toText } from '../coerce.ts';
import { eager, lazy } from './define.ts';
import type { FormulaFunction } from './define.ts';
import { htmlText } from './html.ts';

export const textFunctions: Record<string, FormulaFunction> = {
  TEXT: eager('Number|Date|DateTime|Time|Picklist -> Text', ([value]) => textOrNull(value)),
  VALUE: eager('Text -> Number', ([value]) => {
    const text = textOrNull(value);
    return text === null ? null : parseNumber(text);
  }),
  ISNUMBER: eager('Text -> Boolean', ([value]) =>
    /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(toText(value))
  ),
  LEN: eager('Text -> Number', ([value]) => Decimal.fromInteger(toText(value).length)),
  LEFT: part((text, [count]) => text.slice(0, count)),
  RIGHT: part((text, [count]) => text.slice(Math.max(0, text.length - count))),
  MID: eager('Text, Number, Number -> Text', ([value, start, count]) => {
    const from = toInteger(start);
    const length = toInteger(count);
    if (from === null || length === null) return null;
    const first = Math.max(0, from - 1);
    return toText(value).slice(first, first + Math.max(0, length)) || null;
  }),
  FIND: eager('Text, Text, Number? -> Number', ([part, value, start]) => {
    const [text, search] = [textOrNull(value), textOrNull(part)];
    const from = Math.max(0, (toInteger(start) ?? 1) - 1);
    return Decimal.fromInteger(
      text === null || search === null ? 0 : text.indexOf(search, from) + 1
    );
  }),
  SUBSTITUTE: eager('Text, Text, Text -> Text', ([value, from, to]) => {
    const [text, old] = [textOrNull(value), textOrNull(from)];
    return text === null || old === null ? null : text.replaceAll(old, () => toText(to));
  }),
  TRIM: mapped((text) => text.replace(/^ +| +$/g, '')),
  UPPER: cased((text, locale) => text.toLocaleUpperCase(locale)),
  LOWER: cased((text, locale) => text.toLocaleLowerCase(locale)),
  INITCAP: mapped((text) =>
    text.toLowerCase().replace(/(?<![\p{L}\p{Nd}])\p{Ll}/gu, (letter) => letter.toUpperCase())
  ),
  REVERSE: mapped((text) => [...text].reverse().join('')),
  LPAD: padding((text, filler) => filler + text),
  RPAD: padding((text, filler) => text + filler),
  CONTAINS: search((text, sought) => text.includes(sought)),
  BEGINS: search((text, sought) => text.startsWith(sought)),
  REGEX: eager('Text, Text -> Boolean', ([value, pattern]) =>
    matches(toText(value), toText(pattern))
  ),
  ASCII: eager('Text -> Number', ([value]) => {
    const text = textOrNull(value);
    return text === null ? null : Decimal.fromInteger(text.codePointAt(0) ?? 0);
  }),
  CHR: eager('Number -> Text', ([value]) => {
    const code = toInteger(value);
    return code === null || code <= 0 || code > 0x10ffff ? null : String.fromCodePoint(code);
  }),
  CASESAFEID: mapped((text) => (text.length === 15 ? toId18(text) : text)),
  ...htmlText
};

function mapped(change: (text: string) => string | null): FormulaFunction {
  return eager('Text -> Text', ([value]) => {
    const text = textOrNull(value);
    return text === null ? null : change(text) || null;
  });
}

function cased(change: (text: string, locale: string | undefined) => string): FormulaFunction {
  return eager('Text, Text? -> Text', ([value, locale]) => {
    const text = textOrNull(value);
    const language = textOrNull(locale)?.replaceAll('_', '-');
    return text === null ? null : change(text, language);
  });
}

function part(take: (text: string, counts: number[]) => string): FormulaFunction {
  return eager('Text, Number -> Text', ([value, count]) => {
    const length = toInteger(count);
    return length === null || length <= 0 ? null : take(toText(value), [length]) || null;
  });
}

/** A text is cut when it is longer than the wanted length. */
function padding(join: (text: string, filler: string) => string): FormulaFunction {
  return eager('Text, Number, Text? -> Text', ([value, length, pad]) => {
    const [text, width] = [textOrNull(value), toInteger(length)];
    if (text === null || width === null || width <= 0) return null;
    if (width <= text.length) return text.slice(0, width);
    const unit = pad === undefined ? ' ' : toText(pad);
    if (unit === '') return text;
    const missing = width - text.length;
    return join(text, unit.repeat(Math.ceil(missing / unit.length)).slice(0, missing));
  });
}

/** Every text contains the empty one; an empty text contains nothing else. */
function search(test: (text: string, sought: string) => boolean): FormulaFunction {
  return lazy('Text, Text -> Boolean', ([value, part]) => (scope) => {
    const [text, sought] = [textOrNull(value.run(scope)), textOrNull(part.run(scope))];
    if (sought === null) return true;
    return text === null ? null : test(text, sought);
  });
}

/** The whole text must match, as with Java's String.matches. */
function matches(text: string, pattern: string): boolean {
  try {
    return matchesWhole(compileJavaPattern(pattern), text);
  } catch (error) {
    if (!isApexException(error)) throw error;
    throw new CoercionError(`REGEX() does not understand the pattern ${pattern}`);
  }
}
