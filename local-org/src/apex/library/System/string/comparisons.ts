/** Methods of String that compare it with another text or search in it. */

import type { MethodImplementation } from '../../define.ts';
import { given, hashOfText } from '../../../runtime/arguments.ts';
import { levenshteinDistance } from '../../../runtime/text-distance.ts';

type Text = string | null;

const sameIgnoringCase = (self: string, other: Text): boolean =>
  other !== null && self.toLowerCase() === other.toLowerCase();

/** JavaScript takes 0 for a negative end, Java finds nothing. */
function lastIndex(self: string, part: string, end: number): number {
  return end < 0 ? -1 : self.lastIndexOf(part, end);
}

function countMatches(self: string, part: string): number {
  return part === '' ? 0 : self.split(part).length - 1;
}

function difference(self: string, other: string): string {
  let index = 0;
  while (index < other.length && self[index] === other[index]) index += 1;
  return other.slice(index);
}

export const stringComparisons: Record<string, MethodImplementation> = {
  'Boolean equals(Object other)': (_rt, self: string, other: unknown) => self === other,
  'Boolean equalsIgnoreCase(String other)': (_rt, self: string, other: Text) =>
    sameIgnoringCase(self, other),
  'Integer compareTo(String other)': (_rt, self: string, other: Text) =>
    compareText(self, given(other)),
  'Integer hashCode()': (_rt, self: string) => hashOfText(self),
  'Boolean contains(String part)': (_rt, self: string, part: Text) => self.includes(given(part)),
  'Boolean containsIgnoreCase(String part)': (_rt, self: string, part: Text) =>
    self.toLowerCase().includes(given(part).toLowerCase()),
  'Boolean containsAny(String characters)': (_rt, self: string, characters: Text) =>
    [...(characters ?? '')].some((character) => self.includes(character)),
  'Boolean containsNone(String characters)': (_rt, self: string, characters: Text) =>
    ![...(characters ?? '')].some((character) => self.includes(character)),
  'Boolean containsOnly(String characters)': (_rt, self: string, characters: Text) =>
    [...self].every((character) => given(characters).includes(character)),
  'Boolean startsWith(String prefix)': (_rt, self: string, prefix: Text) =>
    self.startsWith(given(prefix)),
  'Boolean startsWithIgnoreCase(String prefix)': (_rt, self: string, prefix: Text) =>
    self.toLowerCase().startsWith(given(prefix).toLowerCase()),
  'Boolean endsWith(String suffix)': (_rt, self: string, suffix: Text) =>
    self.endsWith(given(suffix)),
  'Boolean endsWithIgnoreCase(String suffix)': (_rt, self: string, suffix: Text) =>
    self.toLowerCase().endsWith(given(suffix).toLowerCase()),
  'Integer indexOf(String part)': (_rt, self: string, part: Text) => self.indexOf(given(part)),
  'Integer indexOf(String part, Integer start)': (_rt, self: string, part: Text, start: number) =>
    self.indexOf(given(part), start),
  'Integer indexOfIgnoreCase(String part)': (_rt, self: string, part: Text) =>
    self.toLowerCase().indexOf(given(part).toLowerCase()),
  'Integer indexOfIgnoreCase(String part, Integer start)': (
    _rt,
    self: string,
    part: Text,
    start: number
  ) => self.toLowerCase().indexOf(given(part).toLowerCase(), start),
  'Integer indexOfChar(Integer code)': (_rt, self: string, code: number | null) =>
    self.indexOf(String.fromCodePoint(given(code))),
  'Integer indexOfChar(Integer code, Integer start)': (
    _rt,
    self: string,
    code: number | null,
    start: number | null
  ) => self.indexOf(String.fromCodePoint(given(code)), given(start)),
  'Integer lastIndexOfChar(Integer code)': (_rt, self: string, code: number | null) =>
    self.lastIndexOf(String.fromCodePoint(given(code))),
  'Integer lastIndexOfChar(Integer code, Integer end)': (
    _rt,
    self: string,
    code: number | null,
    end: number | null
  ) => lastIndex(self, String.fromCodePoint(given(code)), given(end)),
  'Integer indexOfAny(String characters)': (_rt, self: string, characters: Text) =>
    [...self].findIndex((character) => (characters ?? '').includes(character)),
  'Integer indexOfAnyBut(String characters)': (_rt, self: string, characters: Text) =>
    [...self].findIndex((character) => !(characters ?? '').includes(character)),
  'Integer indexOfDifference(String other)': (_rt, self: string, other: Text) =>
    self === other ? -1 : given(other).length - difference(self, given(other)).length,
  'Integer lastIndexOf(String part)': (_rt, self: string, part: Text) =>
    self.lastIndexOf(given(part)),
  'Integer lastIndexOf(String part, Integer end)': (
    _rt,
    self: string,
    part: Text,
    end: number | null
  ) => lastIndex(self, given(part), given(end)),
  'Integer lastIndexOfIgnoreCase(String part)': (_rt, self: string, part: Text) =>
    self.toLowerCase().lastIndexOf(given(part).toLowerCase()),
  'Integer lastIndexOfIgnoreCase(String part, Integer end)': (
    _rt,
    self: string,
    part: Text,
    end: number | null
  ) => lastIndex(self.toLowerCase(), given(part).toLowerCase(), given(end)),
  'Integer countMatches(String part)': (_rt, self: string, part: Text) =>
    countMatches(self, part ?? ''),
  'String difference(String other)': (_rt, self: string, other: Text) =>
    difference(self, given(other)),
  'Integer getLevenshteinDistance(String other)': (_rt, self: string, other: Text) =>
    levenshteinDistance(self, given(other)),
  'Integer getLevenshteinDistance(String other, Integer threshold)': (
    _rt,
    self: string,
    other: Text,
    threshold: number
  ) => {
    const distance = levenshteinDistance(self, given(other));
    return distance > threshold ? -1 : distance;
  }
};

/** Java's order of texts: by UTF-16 code unit, then by length. */
export function compareText(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const distance = left.charCodeAt(index) - right.charCodeAt(index);
    if (distance !== 0) return distance;
  }
  return left.length - right.length;
}
