/** Parses the text of a dynamic SOQL query. */
import { ApexErrorListener, ApexParserFactory } from '@apexdevtools/apex-parser';
import { buildQuery } from './build.ts';
import type { SoqlQuery } from './ast.ts';

/** A query text that is no SOQL; the message is the parser's with line and column. */
export class SoqlSyntaxError extends Error {
  override readonly name = 'SoqlSyntaxError';
  readonly line: number;
  readonly column: number;

  constructor(line: number, column: number, message: string) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

class FirstError extends ApexErrorListener {
  error: SoqlSyntaxError | null = null;

  override apexSyntaxError(line: number, column: number, message: string): void {
    this.error ??= new SoqlSyntaxError(line, column, message);
  }
}

const parsed = new Map<string, SoqlQuery>();
const CACHE_SIZE = 500;

/** Parses a query; binds are numbered in the order of the text and carry the text of their expression. */
export function parseSoql(text: string): SoqlQuery {
  const known = parsed.get(text);
  if (known) return known;
  const listener = new FirstError();
  const { parser } = ApexParserFactory.createLexerAndParser(text, listener);
  const context = parser.query();
  if (!listener.error && parser.getTokenStream().LA(1) !== -1) {
    const token = parser.getCurrentToken();
    listener.apexSyntaxError(token.line, token.column, `unexpected token: '${token.text}'`);
  }
  if (listener.error) throw listener.error;
  let binds = 0;
  const query = buildQuery(context, () => binds++);
  if (parsed.size >= CACHE_SIZE) parsed.clear();
  parsed.set(text, query);
  return query;
}
