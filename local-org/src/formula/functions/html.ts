/** Formula functions: texts for web pages. */
import { textOrNull, toInteger, toText } from '../coerce.ts';
import { eager } from './define.ts';
import type { FormulaFunction } from './define.ts';

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;'
};
/** What a JavaScript text must not contain as it is. */
const SCRIPT_ESCAPES: Record<string, string> = {
  '\\': '\\\\',
  "'": "\\'",
  '"': '\\"',
  '/': '\\/',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
  '<': '\\u003C',
  '>': '\\u003E',
  '\u00a0': '\\u00A0',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029'
};

export const htmlText: Record<string, FormulaFunction> = {
  // In texts that are no HTML the platform breaks the line.
  BR: eager('-> Text', () => '\n'),
  HTMLENCODE: encoding(encodeHtml),
  JSENCODE: encoding(encodeScript),
  JSINHTMLENCODE: encoding((text) => encodeScript(encodeHtml(text))),
  URLENCODE: encoding((text) =>
    encodeURIComponent(text)
      .replace(/%20/g, '+')
      .replace(/[!'()~]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
  ),
  HYPERLINK: eager('Text, Text, Text? -> Text', ([url, label, target]) => {
    const address = textOrNull(url);
    if (address === null) return null;
    const window = textOrNull(target) ?? '_blank';
    return `<a href="${encodeHtml(address)}" target="${encodeHtml(window)}">${encodeHtml(toText(label))}</a>`;
  }),
  IMAGE: eager('Text, Text, Number?, Number? -> Text', ([url, alternative, height, width]) => {
    const address = textOrNull(url);
    if (address === null) return null;
    const size = styleOf(height, width);
    return `<img src="${encodeHtml(address)}" alt="${encodeHtml(toText(alternative))}"${size} border="0"/>`;
  })
};

function styleOf(height: unknown, width: unknown): string {
  const [tall, wide] = [toInteger(height), toInteger(width)];
  if (tall === null && wide === null) return '';
  const parts = [tall === null ? '' : `height:${tall}px;`, wide === null ? '' : `width:${wide}px;`];
  return ` style="${parts.join(' ').trim()}"`;
}

function encoding(encode: (text: string) => string): FormulaFunction {
  return eager('Text -> Text', ([value]) => {
    const text = textOrNull(value);
    return text === null ? null : encode(text);
  });
}

function encodeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ENTITIES[char]);
}

function encodeScript(text: string): string {
  return text.replace(/[\\'"/\n\r\t\b\f<>\u00a0\u2028\u2029]/g, (char) => SCRIPT_ESCAPES[char]);
}
