/** What the parser says about texts that are no Apex. */
import { parseApex } from './parse.ts';

const first = (statement: string): string | undefined =>
  parseApex('class', `class Any { void run() { ${statement} } }`).problems[0]?.message;

describe('a syntax error', () => {
  it.each([
    ['Integer x = ;', "Unexpected token ';'."],
    ['Integer x = 5', "missing ';' at '}'"],
    ['if (x { }', "missing ')' at '{'"],
    ['x = 7 % 2;', "Unrecognized symbol '%', which is not a valid Apex identifier."],
    ["x = 'a\\qb';", "Illegal character sequence '\\q' in string literal"],
    ["x = 'never closed;\n", 'Line breaks not allowed in string literals']
  ])('is told in a sentence: %s', (statement, message) => {
    expect(first(statement)).toBe(message);
  });
});
