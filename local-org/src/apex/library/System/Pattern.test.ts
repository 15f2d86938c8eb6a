import { call, runtimeWith, staticCall } from '../call-library.ts';

const rt = runtimeWith();
const matcher = (pattern: string, text: string): unknown =>
  call(rt, 'Pattern', 'matcher', staticCall(rt, 'Pattern', 'compile', pattern), text);
const matches = (pattern: string, text: string): unknown =>
  staticCall(rt, 'Pattern', 'matches', pattern, text);

describe('Pattern', () => {
  it('matches the whole text only', () => {
    expect(matches('a|ab', 'ab')).toBe(true);
    expect(matches('\\d{4}', '20261')).toBe(false);
  });

  it('understands flags, POSIX classes and quoting of Java', () => {
    expect(matches('(?i)usd', 'USD')).toBe(true);
    expect(matches('\\p{Alpha}+[\\p{Digit}_]*', 'abc_9')).toBe(true);
    expect(matches('\\QA.B\\E', 'A.B')).toBe(true);
    expect(matches('\\QA.B\\E', 'AxB')).toBe(false);
    expect(matches('[^"\\]/-]+', 'a.b&&c')).toBe(true);
    expect(matches('[a-z&&[^aeiou]]+', 'xyz')).toBe(true);
    expect(matches('[a-z&&[^aeiou]]+', 'xaz')).toBe(false);
    expect(matches('a/b}', 'a/b}')).toBe(true);
  });

  it('lets the dollar sign match before a last line break', () => {
    expect(call(rt, 'Matcher', 'find', matcher('end$', 'the end\n'))).toBe(true);
  });

  it('walks through the matches with their groups', () => {
    const found = matcher('(\\w+)=(\\d+)?', 'a=1, b=');
    expect(call(rt, 'Matcher', 'find', found)).toBe(true);
    expect(call(rt, 'Matcher', 'group(Integer)', found, 2)).toBe('1');
    expect(call(rt, 'Matcher', 'start()', found)).toBe(0);
    expect(call(rt, 'Matcher', 'find', found)).toBe(true);
    expect(call(rt, 'Matcher', 'group(Integer)', found, 2)).toBeNull();
    expect(call(rt, 'Matcher', 'end(Integer)', found, 1)).toBe(6);
    expect(call(rt, 'Matcher', 'find', found)).toBe(false);
    expect(() => call(rt, 'Matcher', 'group()', found)).toThrow('No match found');
  });

  it('tells what a search saw of the end of its region', () => {
    const found = matcher('\\w+', 'one two');
    call(rt, 'Matcher', 'region', found, 0, 3);
    expect(call(rt, 'Matcher', 'find', found)).toBe(true);
    expect(call(rt, 'Matcher', 'hitEnd', found)).toBe(true);
    call(rt, 'Matcher', 'region', found, 0, 5);
    expect(call(rt, 'Matcher', 'lookingAt', found)).toBe(true);
    expect(call(rt, 'Matcher', 'hitEnd', found)).toBe(false);
    const bounded = matcher('(?<=o)n', 'one');
    call(rt, 'Matcher', 'region', bounded, 1, 3);
    expect(call(rt, 'Matcher', 'find', bounded)).toBe(false);
    call(rt, 'Matcher', 'useTransparentBounds', bounded, true);
    expect(call(rt, 'Matcher', 'lookingAt', bounded)).toBe(true);
  });
});
