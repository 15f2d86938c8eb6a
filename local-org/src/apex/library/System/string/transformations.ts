/** Methods of String that make a changed text of it. */

import type { MethodImplementation } from '../../define.ts';
import { compileJavaPattern, replaceMatches } from '../../../../values/java-pattern.ts';
import { given } from '../../../runtime/arguments.ts';
import {
  escapeHtml,
  escapeXml,
  unescapeHtml,
  unescapeXml
} from '../../../runtime/html-entities.ts';
import { apexText } from '../../../../values/format.ts';
import type { ApexMap } from '../../../../values/map.ts';
import { raise } from '../../../../values/exception.ts';

type Text = string | null;

function padding(length: number, pad: string): string {
  return length <= 0 || pad === ''
    ? ''
    : pad.repeat(Math.ceil(length / pad.length)).slice(0, length);
}

function center(self: string, size: number, pad: string): string {
  const missing = Math.max(0, size - self.length);
  const left = Math.floor(missing / 2);
  return padding(left, pad) + self + padding(missing - left, pad);
}

/** As Apache Commons Lang does it; the width is at least 4, with an offset 7. */
function abbreviate(self: string, start: number, width: number): string {
  if (width < 4) raise('StringException', 'Minimum abbreviation width is 4');
  if (self.length <= width) return self;
  let offset = Math.min(start, self.length);
  if (self.length - offset < width - 3) offset = self.length - (width - 3);
  if (offset <= 4) return `${self.slice(0, width - 3)}...`;
  if (width < 7) raise('StringException', 'Minimum abbreviation width with offset is 7');
  if (offset + width - 3 < self.length) {
    return `...${abbreviate(self.slice(offset), 0, width - 3)}`;
  }
  return `...${self.slice(self.length - (width - 3))}`;
}

const swapCase = (text: string): string =>
  Array.from(text, (character) =>
    character === character.toUpperCase() ? character.toLowerCase() : character.toUpperCase()
  ).join('');

const unicodeEscape = (character: string): string =>
  `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

const escapeJava = (text: string): string =>
  text.replace(
    /[\\"\b\f\n\r\t]|[^\x20-\x7F]/g,
    (character) => JAVA_ESCAPES[character] ?? unicodeEscape(character)
  );

/** Reads `\u0041`, `\101` and the escapes by letter; any other escaped character stands for itself. */
function unescapeJava(text: string): string {
  return text.replace(
    /\\(?:u+\+?([0-9a-fA-F]{4})|([0-3]?[0-7]{1,2})|(.?))/gs,
    (_, hex?: string, octal?: string, letter = '') => {
      if (hex) return String.fromCharCode(Number.parseInt(hex, 16));
      if (octal) return String.fromCharCode(Number.parseInt(octal, 8));
      return LETTER_ESCAPES[String(letter)] ?? String(letter);
    }
  );
}

const LETTER_ESCAPES: Record<string, string> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t'
};

/** `${name}` takes the value of the map under that name. */
function fillTemplate(template: string, values: ApexMap): string {
  return template.replace(/\$\{([^}]*)\}/g, (whole, name: string) =>
    values.has(name) ? apexText(values.get(name)) : whole
  );
}

const JAVA_ESCAPES: Record<string, string> = {
  '\\': '\\\\',
  '"': '\\"',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t'
};

const quoteCsv = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;

/** Quotes stay where nothing between them needs them. */
const unquoteCsv = (text: string): string =>
  /^".*[",\r\n].*"$/s.test(text) ? text.slice(1, -1).replace(/""/g, '"') : text;

const JAVA_TRIM = /^[\u0000-\u0020]+|[\u0000-\u0020]+$/g;

export const stringTransformations: Record<string, MethodImplementation> = {
  'String trim()': (_rt, self: string) => self.replace(JAVA_TRIM, ''),
  'String toLowerCase()': (_rt, self: string) => self.toLowerCase(),
  'String toLowerCase(String locale)': (_rt, self: string, locale: Text) =>
    self.toLocaleLowerCase(given(locale).replace('_', '-')),
  'String toUpperCase()': (_rt, self: string) => self.toUpperCase(),
  'String toUpperCase(String locale)': (_rt, self: string, locale: Text) =>
    self.toLocaleUpperCase(given(locale).replace('_', '-')),
  'String capitalize()': (_rt, self: string) => self.slice(0, 1).toUpperCase() + self.slice(1),
  'String uncapitalize()': (_rt, self: string) => self.slice(0, 1).toLowerCase() + self.slice(1),
  'String swapCase()': (_rt, self: string) => swapCase(self),
  'String reverse()': (_rt, self: string) => [...self].reverse().join(''),
  'String repeat(Integer count)': (_rt, self: string, count: number | null) =>
    self.repeat(Math.max(0, given(count))),
  'String repeat(String separator, Integer count)': (
    _rt,
    self: string,
    separator: Text,
    count: number | null
  ) => Array.from({ length: Math.max(0, given(count)) }, () => self).join(separator ?? ''),
  'String replace(String target, String replacement)': (
    _rt,
    self: string,
    target: Text,
    replacement: Text
  ) => self.replaceAll(given(target), () => given(replacement)),
  'String replaceAll(String pattern, String replacement)': (
    _rt,
    self: string,
    pattern: Text,
    replacement: Text
  ) => replaceMatches(compileJavaPattern(given(pattern)), self, given(replacement)),
  'String replaceFirst(String pattern, String replacement)': (
    _rt,
    self: string,
    pattern: Text,
    replacement: Text
  ) => replaceMatches(compileJavaPattern(given(pattern)), self, given(replacement), true),
  'String remove(String part)': (_rt, self: string, part: Text) =>
    part ? self.replaceAll(part, '') : self,
  'String removeStart(String part)': (_rt, self: string, part: Text) =>
    part && self.startsWith(part) ? self.slice(part.length) : self,
  'String removeStartIgnoreCase(String part)': (_rt, self: string, part: Text) =>
    part && self.toLowerCase().startsWith(part.toLowerCase()) ? self.slice(part.length) : self,
  'String removeEnd(String part)': (_rt, self: string, part: Text) =>
    part && self.endsWith(part) ? self.slice(0, -part.length) : self,
  'String removeEndIgnoreCase(String part)': (_rt, self: string, part: Text) =>
    part && self.toLowerCase().endsWith(part.toLowerCase()) ? self.slice(0, -part.length) : self,
  'String deleteWhitespace()': (_rt, self: string) => self.replace(/\s/g, ''),
  'String normalizeSpace()': (_rt, self: string) => self.replace(/\s+/g, ' ').trim(),
  'String leftPad(Integer length)': (_rt, self: string, length: number) => self.padStart(length),
  'String leftPad(Integer length, String pad)': (_rt, self: string, length: number, pad: Text) =>
    self.padStart(length, pad || ' '),
  'String rightPad(Integer length)': (_rt, self: string, length: number) => self.padEnd(length),
  'String rightPad(Integer length, String pad)': (_rt, self: string, length: number, pad: Text) =>
    self.padEnd(length, pad || ' '),
  'String center(Integer size)': (_rt, self: string, size: number) => center(self, size, ' '),
  'String center(Integer size, String pad)': (_rt, self: string, size: number, pad: Text) =>
    center(self, size, pad || ' '),
  'String abbreviate(Integer maximum)': (_rt, self: string, maximum: number) =>
    abbreviate(self, 0, maximum),
  'String abbreviate(Integer maximum, Integer offset)': (
    _rt,
    self: string,
    maximum: number,
    offset: number
  ) => abbreviate(self, offset, maximum),
  'String escapeHtml4()': (_rt, self: string) => escapeHtml(self, 4),
  'String escapeHtml3()': (_rt, self: string) => escapeHtml(self, 3),
  'String unescapeHtml4()': (_rt, self: string) => unescapeHtml(self, 4),
  'String unescapeHtml3()': (_rt, self: string) => unescapeHtml(self, 3),
  'String escapeXml()': (_rt, self: string) => escapeXml(self),
  'String unescapeXml()': (_rt, self: string) => unescapeXml(self),
  'String escapeJava()': (_rt, self: string) => escapeJava(self),
  'String unescapeJava()': (_rt, self: string) => unescapeJava(self),
  // UNVERIFIED: only what is not ASCII is escaped.
  'String escapeUnicode()': (_rt, self: string) => self.replace(/[^\x00-\x7F]/g, unicodeEscape),
  'String unescapeUnicode()': (_rt, self: string) =>
    self.replace(/\\u+\+?([0-9a-fA-F]{4})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16))
    ),
  'String unescapeEcmaScript()': (_rt, self: string) => unescapeJava(self),
  'String template(Map<String, Object> values)': (_rt, self: string, values: ApexMap | null) =>
    fillTemplate(self, given(values)),
  'String escapeEcmaScript()': (_rt, self: string) =>
    escapeJava(self).replace(/'/g, "\\'").replace(/\//g, '\\/'),
  'String escapeCsv()': (_rt, self: string) => quoteCsv(self),
  'String unescapeCsv()': (_rt, self: string) => unquoteCsv(self),
  'String stripHtmlTags()': (_rt, self: string) => self.replace(/<[^>]*>/g, ''),
  'String toString()': (_rt, self: string) => self
};
