/** Splits SOQL and SOSL text into words, values and signs. */
import { soqlText } from './literals.ts';

export type TokenKind =
  'word' | 'number' | 'text' | 'date' | 'datetime' | 'time' | 'bind' | 'braces' | 'sign' | 'end';

export interface Token {
  kind: TokenKind;
  /** As it was written. */
  text: string;
  /** Words and signs in upper case. */
  upper: string;
  offset: number;
  /** Of a text literal. */
  value?: string;
  pattern?: string;
  /** Of a bind: which expression it is. */
  index?: number;
}

/** A query text that is no SOQL; the message is the platform's. */
export class SoqlSyntaxError extends Error {
  override readonly name = 'SoqlSyntaxError';
  readonly line: number;
  readonly column: number;

  constructor(text: string, offset: number, message: string) {
    super(message);
    const before = text.slice(0, offset).split('\n');
    this.line = before.length;
    this.column = (before.at(-1)?.length ?? 0) + 1;
  }
}

/** Expressions of static SOQL by the offset of their colon. */
export type BindSpans = ReadonlyMap<number, { end: number; index: number }>;

const DATE = String.raw`\d{4}-\d{2}-\d{2}`;
const TIME = String.raw`\d{2}:\d{2}:\d{2}(?:\.\d+)?`;
const ZONE = String.raw`(?:Z|[ +-]\d{2}:?\d{2})`;
const SPACE = /\s+/y;
/** Static SOQL may have comments as all of Apex. */
const SPACE_AND_COMMENTS = /(?:\s|\/\/[^\n]*|\/\*[^]*?\*\/)+/y;
const RULES: [TokenKind, RegExp][] = [
  ['datetime', new RegExp(`${DATE}T${TIME}${ZONE}`, 'iy')],
  ['date', new RegExp(DATE, 'y')],
  ['time', new RegExp(`${TIME}${ZONE}`, 'iy')],
  ['number', /\d+(?:\.\d*)?|\.\d+/y],
  ['word', /[A-Za-z_][A-Za-z0-9_]*/y],
  ['text', /'''[^]*?'''|'(?:[^'\\]|\\[^])*'/y],
  ['sign', /<>|<=|>=|!=|[(),.:=<>+-]/y]
];
/** A character that other signs of Apex use: it is a token, but never fits. */
const FOREIGN = /[[\]/*&;!?|^]/y;

export function tokenize(text: string, binds: BindSpans | null): Token[] {
  const tokens: Token[] = [];
  const space = binds ? SPACE_AND_COMMENTS : SPACE;
  let offset = 0;
  while (true) {
    space.lastIndex = offset;
    if (space.test(text)) offset = space.lastIndex;
    if (offset >= text.length) break;
    const span = binds?.get(offset);
    const token = span ? bindToken(text, offset, span) : tokenAt(text, offset);
    tokens.push(token);
    offset += token.text.length;
  }
  tokens.push({ kind: 'end', text: '<EOF>', upper: '<EOF>', offset: text.length });
  return tokens;
}

function bindToken(text: string, offset: number, span: { end: number; index: number }): Token {
  const written = text.slice(offset, span.end);
  return { kind: 'bind', text: written, upper: written, offset, index: span.index };
}

function tokenAt(text: string, offset: number): Token {
  for (const [kind, rule] of RULES) {
    rule.lastIndex = offset;
    const found = rule.exec(text)?.[0];
    if (found === undefined) continue;
    const token: Token = { kind, text: found, upper: found.toUpperCase(), offset };
    return kind === 'text' ? withText(text, token) : token;
  }
  const braces = text[offset] === '{' ? bracesAt(text, offset) : null;
  if (braces !== null) return { kind: 'braces', text: braces, upper: braces, offset };
  FOREIGN.lastIndex = offset;
  const foreign = FOREIGN.exec(text)?.[0];
  if (foreign) return { kind: 'sign', text: foreign, upper: foreign, offset };
  throw unknownCharacter(text, offset);
}

function withText(text: string, token: Token): Token {
  const literal = token.text.startsWith("'''")
    ? `'${token.text.slice(3, -3).replace(/^\r?\n/, '')}'`
    : token.text;
  try {
    return { ...token, ...soqlText(literal) };
  } catch (error) {
    throw new SoqlSyntaxError(text, token.offset, (error as Error).message);
  }
}

/** The words of `FIND {…}`; a backslash takes the next character literally. */
function bracesAt(text: string, offset: number): string | null {
  const rule = /\{(?:[^\\}]|\\[^])*\}/y;
  rule.lastIndex = offset;
  return rule.exec(text)?.[0] ?? null;
}

function unknownCharacter(text: string, offset: number): SoqlSyntaxError {
  const character = text[offset] ?? '';
  const before = text.slice(0, offset).split('\n');
  const place = `line ${before.length}:${before.at(-1)?.length ?? 0}`;
  return new SoqlSyntaxError(
    text,
    offset,
    character === "'"
      ? `line ${before.length}:${text.split('\n').at(-1)?.length ?? 0} mismatched character '<EOF>' expecting '''`
      : `${place} no viable alternative at character '${character}'`
  );
}
