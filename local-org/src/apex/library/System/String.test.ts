import { ApexDate } from '../../../values/date.ts';
import { ApexList } from '../../../values/list.ts';
import { call, runtimeWith, staticCall } from '../call-library.ts';

const rt = runtimeWith();
const on = (text: string, member: string, ...args: unknown[]): unknown =>
  call(rt, 'String', member, text, ...args);
const items = (list: unknown): unknown[] => (list as ApexList).items;

describe('String', () => {
  it('splits by a Java pattern and drops trailing empty parts', () => {
    expect(items(on('a,b,,c,,', 'split(String)', ','))).toEqual(['a', 'b', '', 'c']);
    expect(items(on('abc', 'split(String)', ''))).toEqual(['a', 'b', 'c']);
    expect(items(on('a1b2c3', 'split(String, Integer)', '\\d', 2))).toEqual(['a', 'b2c3']);
    expect(items(on('a,b,', 'split(String, Integer)', ',', -1))).toEqual(['a', 'b', '']);
  });

  it('replaces with groups of the match', () => {
    expect(on('2026-11-21', 'replaceAll', '(\\d+)-(\\d+)-(\\d+)', '$3.$2.$1')).toBe('21.11.2026');
    expect(on('a.b.c', 'replaceAll', '\\.', '\\$')).toBe('a$b$c');
    expect(on('aaa', 'replaceFirst', 'a', 'b')).toBe('baa');
    expect(on('$1 costs', 'replace', '$1', '$&')).toBe('$& costs');
  });

  it('names the position of a substring that is out of bounds', () => {
    expect(on('abc', 'substring(Integer, Integer)', 1, 3)).toBe('bc');
    expect(() => on('abc', 'substring(Integer, Integer)', 1, 4)).toThrow(
      'Ending position out of bounds: 4'
    );
    expect(() => on('abc', 'substring(Integer)', 5)).toThrow('Starting position out of bounds: 5');
  });

  it('refuses null where the platform wants a text', () => {
    expect(() => on('null', 'contains', null)).toThrow('Argument cannot be null.');
  });

  it('finds parts around separators', () => {
    expect(on('a/b/c', 'substringBefore', '/')).toBe('a');
    expect(on('a/b/c', 'substringAfterLast', '/')).toBe('c');
    expect(on('<b>x</b>', 'substringBetween(String, String)', '<b>', '</b>')).toBe('x');
    expect(on('abc', 'substringBetween(String)', '|')).toBeNull();
  });

  it('formats messages with quotes as MessageFormat does', () => {
    const format = (template: string, ...args: unknown[]): unknown =>
      staticCall(rt, 'String', 'format', template, new ApexList('Object', args));
    expect(format('{0} renews on {1}', 'Acme', ApexDate.of(2026, 11, 21))).toBe(
      'Acme renews on 2026-11-21'
    );
    expect(format("It''s {0}, not '{0}'", 5)).toBe("It's 5, not {0}");
    expect(format('{2}', 'a')).toBe('{2}');
  });

  it('joins values and tells blank from empty', () => {
    const list = new ApexList('Object', ['a', 1, true]);
    expect(staticCall(rt, 'String', 'join', list, '; ')).toBe('a; 1; true');
    expect(staticCall(rt, 'String', 'isBlank', ' \t')).toBe(true);
    expect(staticCall(rt, 'String', 'isEmpty', ' ')).toBe(false);
    expect(staticCall(rt, 'String', 'isBlank', null)).toBe(true);
  });

  it('escapes quotes for dynamic SOQL', () => {
    expect(staticCall(rt, 'String', 'escapeSingleQuotes', "O'Brien\\")).toBe("O\\'Brien\\\\");
  });

  it('has the hash of Java', () => {
    expect(on('hello', 'hashCode')).toBe(99162322);
  });

  it('abbreviates with an ellipsis', () => {
    expect(on('a long sentence', 'abbreviate(Integer)', 9)).toBe('a long...');
    expect(on('short', 'abbreviate(Integer)', 9)).toBe('short');
  });
});

describe('String escapes', () => {
  const self = (text: string, member: string, ...args: unknown[]): unknown =>
    call(rt, 'String', member, text, ...args);

  it('names the letters and symbols of HTML 4', () => {
    expect(self('<é & €>', 'escapeHtml4')).toBe('&lt;&eacute; &amp; &euro;&gt;');
    expect(self('é €', 'escapeHtml3')).toBe('&eacute; €');
    expect(self('&lt;&eacute;&#8364;&unknown;', 'unescapeHtml4')).toBe('<é€&unknown;');
    expect(self("it's <b>", 'escapeXml')).toBe('it&apos;s &lt;b&gt;');
  });

  it('reads escapes of Java back', () => {
    const text = 'tab\t "quote" \\ ü';
    expect(self(text, 'escapeJava')).toBe('tab\\t \\"quote\\" \\\\ \\u00FC');
    expect(self(self(text, 'escapeJava') as string, 'unescapeJava')).toBe(text);
    expect(self('"a"', 'unescapeCsv')).toBe('"a"');
    expect(self('"a,""b"""', 'unescapeCsv')).toBe('a,"b"');
  });

  it('abbreviates as Apache Commons does', () => {
    expect(self('abcdefghijklmno', 'abbreviate(Integer, Integer)', 10, 6)).toBe('...ghij...');
    expect(self('abcdefghijklmno', 'abbreviate(Integer, Integer)', 10, 99)).toBe('...ijklmno');
    expect(() => self('hello', 'abbreviate(Integer)', 3)).toThrow(
      'Minimum abbreviation width is 4'
    );
  });

  it('knows no-break spaces as no white space', () => {
    expect(staticCall(rt, 'String', 'isBlank', '\u00a0')).toBe(false);
    expect(staticCall(rt, 'String', 'isBlank', ' \t\n')).toBe(true);
  });
});
