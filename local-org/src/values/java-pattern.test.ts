import { compileJavaPattern, matchesWhole, replaceMatches, splitText } from './java-pattern.ts';
import { searchFrom, searchIn } from './java-pattern.ts';

const matches = (pattern: string, text: string): boolean =>
  matchesWhole(compileJavaPattern(pattern), text);

/** All groups of the first match, or null. */
function groups(pattern: string, text: string): (string | null)[] | null {
  const state = searchIn(text);
  if (!searchFrom(compileJavaPattern(pattern), state, 0)) return null;
  const texts: (string | null)[] = [];
  for (let index = 0; index < state.groups.length; index += 2) {
    const [start = -1, end = -1] = [state.groups[index], state.groups[index + 1]];
    texts.push(start < 0 ? null : text.slice(start, end));
  }
  return texts;
}

const replace = (text: string, pattern: string, replacement: string): string =>
  replaceMatches(compileJavaPattern(pattern), text, replacement);

describe('Java patterns', () => {
  it('give nothing back from possessive quantifiers and atomic groups', () => {
    expect(matches('a++a', 'aaa')).toBe(false);
    expect(matches('a+a', 'aaa')).toBe(true);
    expect(matches('(?>a|ab)c', 'abc')).toBe(false);
    expect(matches('(?:ab)*+c', 'ababc')).toBe(true);
    expect(matches('".*+"', '"x"')).toBe(false);
  });

  it('change flags in the middle of a pattern up to the end of the group', () => {
    expect(matches('a(?i)b', 'aB')).toBe(true);
    expect(matches('a(?i)b', 'AB')).toBe(false);
    expect(matches('(a(?i)b)c', 'aBC')).toBe(false);
    expect(matches('a(?i)b|c', 'C')).toBe(true);
    expect(matches('(?i:a)b', 'Ab')).toBe(true);
    expect(matches('(?i)a(?-i)b', 'AB')).toBe(false);
    expect(matches('(?x) a b # comment', 'ab')).toBe(true);
    expect(matches('(?s).', '\n')).toBe(true);
    expect(matches('.', '\u0085')).toBe(false);
  });

  it('fold ASCII letters only, unless (?u) asks for more', () => {
    expect(matches('(?i)é', 'É')).toBe(false);
    expect(matches('(?iu)é', 'É')).toBe(true);
    expect(matches('(?i)[a-c]+', 'aBC')).toBe(true);
    expect(matches('(?i)(a)\\1', 'aA')).toBe(true);
  });

  it('keep the groups of an earlier iteration and fail on a group without a match', () => {
    expect(groups('(?:(a)|b)*', 'ab')).toEqual(['ab', 'a']);
    expect(matches('(a)?\\1b', 'b')).toBe(false);
    expect(groups('(?<year>\\d{4})-(?<month>\\d\\d)', 'on 2026-11')).toEqual([
      '2026-11',
      '2026',
      '11'
    ]);
    expect(matches('(?<c>.)\\k<c>', 'aa')).toBe(true);
    expect(groups('(a*)*', 'b')).toEqual(['', '']);
    expect(groups('(a|b){2,3}?', 'abab')).toEqual(['ab', 'b']);
  });

  it('look behind and ahead', () => {
    expect(replace('price: $10, 20', '(?<=\\$)\\d+', 'N')).toBe('price: $N, 20');
    expect(replace('a1b2', '(?<!a)\\d', '_')).toBe('a1b_');
    expect(replace('camelCaseText', '(?=[A-Z])', '_')).toBe('camel_Case_Text');
    expect(groups('(?<=ab{1,3})c', 'abbc')).toEqual(['c']);
    expect(() => matches('(?<=a+)b', 'ab')).toThrow(
      'Invalid regex: Look-behind group does not have an obvious maximum length near index 5'
    );
  });

  it('know the classes of Java', () => {
    expect(matches('[a-z&&[^aeiou]]+', 'xyz')).toBe(true);
    expect(matches('[a-z&&[^aeiou]]+', 'xaz')).toBe(false);
    expect(matches('[a-c[x-z]]+', 'axz')).toBe(true);
    expect(matches('[]a]+', ']a')).toBe(true);
    expect(matches('[^\\]]', ']')).toBe(false);
    expect(matches('[\\w.-]+', 'a.b-c')).toBe(true);
    expect(matches('\\p{Lu}\\p{javaLowerCase}+\\P{Alpha}', 'Été1')).toBe(true);
    expect(matches('\\p{IsCyrillic}+\\p{InGreek}', 'жя\u03b1')).toBe(true);
    expect(matches('\\h\\R\\x41\\u0042\\0103\\e', '\t\r\nABC\u001b')).toBe(true);
    expect(matches('.', '😀')).toBe(true);
  });

  it('anchor lines as Java does', () => {
    expect(replace('a\nb\n', '(?m)^', '>')).toBe('>a\n>b\n');
    expect(replace('a\r\nb', '(?m)$', '<')).toBe('a<\r\nb<');
    expect(groups('end$', 'the end\n')).toEqual(['end']);
    expect(groups('end\\z', 'the end\n')).toBeNull();
    expect(replace('foo bar', '\\b', '|')).toBe('|foo| |bar|');
    expect(replace('aab', '\\Ga', 'x')).toBe('xxb');
  });

  it('split and replace', () => {
    const split = (text: string, pattern: string, limit = 0): string[] =>
      splitText(compileJavaPattern(pattern), text, limit);
    expect(split('a,b,,', ',')).toEqual(['a', 'b']);
    expect(split('a,b,,', ',', -1)).toEqual(['a', 'b', '', '']);
    expect(split('a,b,c', ',', 2)).toEqual(['a', 'b,c']);
    expect(split('abc', '')).toEqual(['a', 'b', 'c']);
    expect(split('', ',')).toEqual(['']);
    expect(replace('a-b', '(?<l>\\w)-(\\w)', '$2-${l}\\$')).toBe('b-a$');
    expect(() => replace('a', 'a', '$2')).toThrow('No group 2');
    expect(() => replace('a', 'a', '$')).toThrow('Illegal group reference: group index is missing');
  });

  it('say in the words of Java what is wrong with a pattern', () => {
    const wrong: [string, string][] = [
      ['(a', 'Unclosed group near index 2\n(a'],
      ['a)', "Unmatched closing ')' near index 0\na)\n^"],
      ['[a', 'Unclosed character class near index 1\n[a\n ^'],
      ['*a', "Dangling meta character '*' near index 0\n*a\n^"],
      ['{a}', 'Illegal repetition\n{a}'],
      ['a{2', 'Unclosed counted closure near index 2\na{2\n  ^'],
      ['\\y', 'Illegal/unsupported escape sequence near index 1\n\\y\n ^'],
      ['[z-a]', 'Illegal character range near index 3\n[z-a]\n   ^'],
      ['(?y)', 'Unknown inline modifier near index 2\n(?y)\n  ^'],
      ['\\p{Foo}', 'Unknown character property name {Foo} near index 6']
    ];
    for (const [pattern, message] of wrong) {
      expect(() => matches(pattern, '')).toThrow(`Invalid regex: ${message}`);
    }
  });

  it('stop a match that reads the text a million times', () => {
    expect(() => matches('(a+)+b', 'a'.repeat(30))).toThrow('Regex too complicated');
  });
});
