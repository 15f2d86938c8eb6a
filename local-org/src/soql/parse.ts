/** Parses the text of dynamic SOQL and SOSL. */
import type { SoqlQuery, SoslSearch } from './ast.ts';
import { readQuery } from './query-parser.ts';
import { TokenReader } from './reader.ts';
import { readSearch } from './search-parser.ts';

export { SoqlSyntaxError } from './tokens.ts';

const parsed = new Map<string, SoqlQuery>();
const CACHE_SIZE = 500;

/** Parses a query; binds are numbered in the order of the text and carry the text of their expression. */
export function parseSoql(text: string): SoqlQuery {
  const known = parsed.get(text);
  if (known) return known;
  const reader = new TokenReader(text, null);
  const query = readQuery(reader);
  expectEnd(reader);
  if (parsed.size >= CACHE_SIZE) parsed.clear();
  parsed.set(text, query);
  return query;
}

export function parseSosl(text: string): SoslSearch {
  const reader = new TokenReader(text, null);
  const search = readSearch(reader);
  expectEnd(reader);
  return search;
}

export function expectEnd(reader: TokenReader): void {
  if (reader.peek().kind !== 'end') throw reader.unexpected();
}
