/** Splits the text of a formula into tokens. */
import { FormulaError } from './ast.ts';

export interface Token {
  kind: 'number' | 'text' | 'name' | 'operator' | 'end';
  text: string;
  position: number;
}

const OPERATORS = [
  '{!',
  '&&',
  '||',
  '<>',
  '!=',
  '<=',
  '>=',
  '==',
  '(',
  ')',
  ',',
  '}',
  '+',
  '-',
  '*',
  '/',
  '^',
  '&',
  '=',
  '<',
  '>',
  '!'
];
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)/y;
/** `Owner:User.Name` names the object that a polymorphic lookup points at; `Each[$EachItem]` is not read. */
const NAME = /\$?[A-Za-z_][A-Za-z0-9_]*(?:[.:#][A-Za-z_0-9$][A-Za-z0-9_]*)*/y;
const SPACE = /\s+/y;
const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t' };

export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  while ((position = skipBlanks(text, position)) < text.length) {
    const token = readToken(text, position);
    tokens.push(token.token);
    position = token.next;
  }
  tokens.push({ kind: 'end', text: '', position: text.length });
  return tokens;
}

function readToken(text: string, position: number): { token: Token; next: number } {
  const char = text[position];
  if (char === '"' || char === "'") return readText(text, position, char);
  for (const [kind, pattern] of [
    ['number', NUMBER],
    ['name', NAME]
  ] as const) {
    pattern.lastIndex = position;
    const match = pattern.exec(text);
    if (match) {
      return { token: { kind, text: match[0], position }, next: position + match[0].length };
    }
  }
  const operator = OPERATORS.find((candidate) => text.startsWith(candidate, position));
  if (!operator) throw new FormulaError(`Syntax error. Unexpected '${char}'`, text, position);
  return {
    token: { kind: 'operator', text: operator, position },
    next: position + operator.length
  };
}

function readText(text: string, start: number, quote: string): { token: Token; next: number } {
  let value = '';
  for (let index = start + 1; index < text.length; index++) {
    const char = text[index];
    if (char === quote) {
      return { token: { kind: 'text', text: value, position: start }, next: index + 1 };
    }
    if (char === '\\' && index + 1 < text.length) {
      index++;
      value += ESCAPES[text[index]] ?? text[index];
    } else {
      value += char;
    }
  }
  throw new FormulaError('Syntax error. Missing closing quote', text, start);
}

/** Skips white space and slash-star comments. */
function skipBlanks(text: string, start: number): number {
  let position = start;
  for (;;) {
    SPACE.lastIndex = position;
    const space = SPACE.exec(text);
    if (space) position += space[0].length;
    if (!text.startsWith('/*', position)) return position;
    const close = text.indexOf('*/', position + 2);
    if (close < 0) throw new FormulaError('Syntax error. Missing */', text, position);
    position = close + 2;
  }
}
