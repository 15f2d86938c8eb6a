/** Methods of String that take a part out of it. */

import type { MethodImplementation } from '../../define.ts';
import { ApexList } from '../../../../values/list.ts';
import { compileJavaPattern, splitText } from '../../../../values/java-pattern.ts';
import { given } from '../../../runtime/arguments.ts';
import { raise } from '../../../../values/exception.ts';

type Text = string | null;

/** The text between two indices, or the platform's StringException. */
function range(text: string, start: number, end: number): string {
  if (start < 0 || start > text.length) {
    raise('StringException', `Starting position out of bounds: ${start}`);
  }
  if (end < start || end > text.length) {
    raise('StringException', `Ending position out of bounds: ${end}`);
  }
  return text.slice(start, end);
}

function between(self: string, open: string, close: string): string | null {
  const start = self.indexOf(open);
  const end = start < 0 ? -1 : self.indexOf(close, start + open.length);
  return end < 0 ? null : self.slice(start + open.length, end);
}

function offsetByCodePoints(self: string, start: number, count: number): number {
  const points =
    count >= 0 ? [...self.slice(start)].slice(0, count) : [...self.slice(0, start)].slice(count);
  if (start < 0 || start > self.length || points.length < Math.abs(count)) {
    raise('StringException', `String index out of bounds: ${start}`);
  }
  return start + Math.sign(count) * points.join('').length;
}

function characterTypes(self: string, camelCase: boolean): string[] {
  const words = self.match(/\p{Lu}+|\p{Ll}+|\p{Nd}+|\s+|[^\p{Lu}\p{Ll}\p{Nd}\s]+/gu) ?? [];
  if (!camelCase) return words;
  const joined: string[] = [];
  for (const word of words) {
    const last = joined.at(-1);
    if (last && /^\p{Lu}+$/u.test(last) && /^\p{Ll}+$/u.test(word)) {
      joined.pop();
      if (last.length > 1) joined.push(last.slice(0, -1));
      joined.push(last.slice(-1) + word);
    } else {
      joined.push(word);
    }
  }
  return joined;
}

export const stringParts: Record<string, MethodImplementation> = {
  'String substring(Integer start)': (_rt, self: string, start: number | null) =>
    range(self, given(start), self.length),
  'String substring(Integer start, Integer end)': (
    _rt,
    self: string,
    start: number | null,
    end: number | null
  ) => range(self, given(start), given(end)),
  'String left(Integer length)': (_rt, self: string, length: number | null) =>
    self.slice(0, Math.max(0, given(length))),
  'String right(Integer length)': (_rt, self: string, length: number | null) =>
    given(length) <= 0 ? '' : self.slice(-given(length)),
  'String mid(Integer start, Integer length)': (
    _rt,
    self: string,
    start: number | null,
    length: number | null
  ) => {
    const from = Math.max(0, given(start));
    return self.slice(from, from + Math.max(0, given(length)));
  },
  'String substringBefore(String separator)': (_rt, self: string, separator: Text) => {
    const index = separator === null ? -1 : self.indexOf(separator);
    return index < 0 ? self : self.slice(0, index);
  },
  'String substringAfter(String separator)': (_rt, self: string, separator: Text) => {
    const index = separator === null ? -1 : self.indexOf(separator);
    return index < 0 ? '' : self.slice(index + given(separator).length);
  },
  'String substringBeforeLast(String separator)': (_rt, self: string, separator: Text) => {
    const index = separator ? self.lastIndexOf(separator) : -1;
    return index < 0 ? self : self.slice(0, index);
  },
  'String substringAfterLast(String separator)': (_rt, self: string, separator: Text) => {
    const index = separator ? self.lastIndexOf(separator) : -1;
    return index < 0 ? '' : self.slice(index + given(separator).length);
  },
  'String substringBetween(String tag)': (_rt, self: string, tag: Text) =>
    between(self, given(tag), given(tag)),
  'String substringBetween(String open, String close)': (
    _rt,
    self: string,
    open: Text,
    close: Text
  ) => between(self, given(open), given(close)),
  'Integer charAt(Integer index)': (_rt, self: string, index: number) => {
    if (index < 0 || index >= self.length) {
      raise('StringException', `String index out of bounds: ${index}`);
    }
    return self.charCodeAt(index);
  },
  'Integer codePointAt(Integer index)': (_rt, self: string, index: number) =>
    self.codePointAt(index) ?? raise('StringException', `String index out of bounds: ${index}`),
  'Integer codePointBefore(Integer index)': (_rt, self: string, index: number) =>
    [...self.slice(0, index)].at(-1)?.codePointAt(0) ??
    raise('StringException', `String index out of bounds: ${index}`),
  'Integer codePointCount(Integer start, Integer end)': (
    _rt,
    self: string,
    start: number,
    end: number
  ) => [...self.slice(start, end)].length,
  'Integer offsetByCodePoints(Integer start, Integer count)': (
    _rt,
    self: string,
    start: number | null,
    count: number | null
  ) => offsetByCodePoints(self, given(start), given(count)),
  'List<Integer> getChars()': (_rt, self: string) =>
    new ApexList(
      'Integer',
      Array.from({ length: self.length }, (_, index) => self.charCodeAt(index))
    ),
  'List<String> split(String pattern)': (_rt, self: string, pattern: Text) =>
    new ApexList('String', splitText(compileJavaPattern(given(pattern)), self, 0)),
  'List<String> split(String pattern, Integer limit)': (
    _rt,
    self: string,
    pattern: Text,
    limit: number
  ) => new ApexList('String', splitText(compileJavaPattern(given(pattern)), self, limit)),
  'List<String> splitByCharacterType()': (_rt, self: string) =>
    new ApexList('String', characterTypes(self, false)),
  'List<String> splitByCharacterTypeCamelCase()': (_rt, self: string) =>
    new ApexList('String', characterTypes(self, true))
};
