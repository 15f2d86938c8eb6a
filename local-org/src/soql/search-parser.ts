/** Reads the clauses of a SOSL search. */
import type { Expr, ReturningItem, SearchGroup, SelectItem, SoslSearch } from './ast.ts';
import { readCondition } from './conditions.ts';
import { readCount, readOrder, readPaging } from './query-parser.ts';
import type { TokenReader } from './reader.ts';
import { readOperand, readValue } from './values.ts';

const GROUPS = ['ALL', 'NAME', 'EMAIL', 'PHONE', 'SIDEBAR'];

export function readSearch(reader: TokenReader): SoslSearch {
  const place = reader.place();
  reader.expect('FIND');
  const search: SoslSearch = {
    find: readWords(reader),
    group: 'ALL',
    returning: [],
    clauses: [],
    ...place
  };
  if (reader.take('IN')) {
    if (!reader.at(...GROUPS)) throw reader.unexpected();
    search.group = reader.next().upper as SearchGroup;
    reader.expect('FIELDS');
  }
  if (reader.take('RETURNING')) {
    do search.returning.push(readReturning(reader));
    while (reader.take(','));
  }
  while (reader.at('WITH')) readClause(reader, search);
  if (reader.take('LIMIT')) search.limit = readCount(reader);
  if (reader.take('UPDATE')) {
    do reader.word();
    while (reader.take(','));
  }
  return search;
}

/** Apex writes the words in quotes, the API in braces. */
function readWords(reader: TokenReader): Expr {
  const token = reader.peek();
  if (token.kind !== 'braces') return readValue(reader);
  reader.next();
  return { kind: 'literal', value: token.text.slice(1, -1) };
}

function readReturning(reader: TokenReader): ReturningItem {
  const place = reader.place();
  const fromAt = reader.placeAs('fromAt');
  const from = reader.word();
  const item: ReturningItem = { query: { select: [], from, ...fromAt, orderBy: [], ...place } };
  const { query } = item;
  if (!reader.take('(')) {
    query.select.push({ kind: 'field', path: ['Id'] });
    return item;
  }
  do query.select.push(readField(reader));
  while (reader.take(','));
  if (reader.take('USING')) {
    reader.expect('LISTVIEW');
    reader.expect('=');
    item.listView = reader.word();
  }
  if (reader.take('WHERE')) {
    query.where = readCondition(reader, () => {
      throw reader.unexpected();
    });
  }
  if (reader.take('ORDER')) query.orderBy = readOrder(reader);
  readPaging(reader, query);
  reader.expectClosing();
  return item;
}

function readField(reader: TokenReader): SelectItem {
  const item = readOperand(reader);
  const hasAlias =
    reader.peek().kind === 'word' && !reader.at('WHERE', 'ORDER', 'LIMIT', 'OFFSET', 'USING');
  if (hasAlias) item.alias = reader.word();
  return item;
}

function readClause(reader: TokenReader, search: SoslSearch): void {
  const start = reader.next();
  if (reader.take('USER_MODE')) search.mode = 'user';
  else if (reader.take('SYSTEM_MODE')) search.mode = 'system';
  else {
    if (
      !reader.at(
        'DIVISION',
        'DATA',
        'SNIPPET',
        'NETWORK',
        'PRICEBOOKID',
        'METADATA',
        'HIGHLIGHT',
        'SPELL_CORRECTION'
      )
    ) {
      throw reader.unexpected();
    }
    while (!reader.at('WITH', 'LIMIT', 'UPDATE') && reader.peek().kind !== 'end') reader.next();
    search.clauses.push(reader.since(start));
  }
}
