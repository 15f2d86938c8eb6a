/** Reads the clauses of a SOQL query. */
import type {
  Expr,
  FieldPath,
  GroupItem,
  OrderItem,
  Place,
  SelectItem,
  SoqlQuery,
  TypeOfItem
} from './ast.ts';
import { readCondition } from './conditions.ts';
import type { TokenReader } from './reader.ts';
import { readCall, readOperand, readPath, readValue } from './values.ts';

/** Words that begin what follows; no alias has their name. */
const RESERVED = new Set([
  'ALL',
  'AND',
  'ASC',
  'DESC',
  'EXCLUDES',
  'FIRST',
  'FOR',
  'FROM',
  'GROUP',
  'HAVING',
  'IN',
  'INCLUDES',
  'LAST',
  'LIKE',
  'LIMIT',
  'NOT',
  'NULL',
  'NULLS',
  'OFFSET',
  'OR',
  'ORDER',
  'SELECT',
  'UPDATE',
  'USING',
  'WHERE',
  'WITH'
]);

/** SELECT … up to the last clause; what follows is left unread. */
export function readQuery(reader: TokenReader): SoqlQuery {
  return readClauses(reader, false);
}

/**
 * Access modes and ALL ROWS belong to the whole query: those in it have none.
 * UNVERIFIED: The text about them is the one about any word in the place of the closing bracket.
 */
function readInnerQuery(reader: TokenReader): SoqlQuery {
  return readClauses(reader, true);
}

function readClauses(reader: TokenReader, isInner: boolean): SoqlQuery {
  const place = reader.place();
  reader.expect('SELECT');
  const select = [readItem(reader)];
  while (reader.take(',')) select.push(readItem(reader));
  reader.expect('FROM');
  const fromAt = reader.placeAs('fromAt');
  const from = readPath(reader).join('.');
  const query: SoqlQuery = { select, from, ...fromAt, orderBy: [], ...place };
  readAliases(reader, query);
  if (reader.take('USING')) {
    reader.expect('SCOPE');
    query.scope = reader.word().toLowerCase();
  }
  readFilters(reader, query, isInner);
  readPaging(reader, query);
  readEnd(reader, query, isInner);
  return query;
}

function readAliases(reader: TokenReader, query: SoqlQuery): void {
  const alias = readAlias(reader);
  if (alias) query.alias = alias;
  while (reader.take(',')) {
    const path = readPath(reader);
    const name = readAlias(reader) ?? path.at(-1)!;
    (query.aliases ??= []).push({ name, path });
  }
}

function readAlias(reader: TokenReader): string | undefined {
  if (reader.take('AS')) return reader.word();
  const token = reader.peek();
  return token.kind === 'word' && !RESERVED.has(token.upper) ? reader.word() : undefined;
}

function readItem(reader: TokenReader): SelectItem {
  if (reader.take('(')) {
    const query = readInnerQuery(reader);
    reader.expectClosing();
    readAlias(reader);
    return { kind: 'subquery', query };
  }
  if (reader.at('TYPEOF') && reader.peek(1).kind === 'word') return readTypeOf(reader);
  if (reader.at('FIELDS') && reader.peek(1).upper === '(') return readFields(reader);
  if (reader.at('FROM', 'WHERE')) throw reader.unexpected();
  const item = readOperand(reader);
  const alias = readAlias(reader);
  if (alias) item.alias = alias;
  return item;
}

function readFields(reader: TokenReader): SelectItem {
  const place = reader.placeAs('at');
  reader.next();
  reader.expect('(');
  const set = reader.peek().upper;
  if (set !== 'ALL' && set !== 'CUSTOM' && set !== 'STANDARD') throw reader.unexpected();
  reader.next();
  reader.expectClosing();
  return { kind: 'fields', set, ...place };
}

function readTypeOf(reader: TokenReader): TypeOfItem {
  reader.next();
  const at = reader.placeAs('at');
  const path = readPath(reader);
  const item: TypeOfItem = { kind: 'typeof', path, ...at, whens: [], otherwise: [] };
  while (reader.take('WHEN')) {
    const place = reader.placeAs('at');
    const object = reader.word();
    reader.expect('THEN');
    const places: Place[] = [];
    const fields = readPaths(reader, places);
    item.whens.push({ object, ...place, fields, ...(place.at ? { places } : {}) });
  }
  if (item.whens.length === 0) throw reader.unexpected();
  if (reader.take('ELSE')) {
    const places: Place[] = [];
    item.otherwise = readPaths(reader, places);
    if (at.at) item.otherwiseAt = places;
  }
  reader.expect('END');
  return item;
}

function readPaths(reader: TokenReader, places: Place[] = []): FieldPath[] {
  const paths: FieldPath[] = [];
  do {
    places.push(reader.place());
    paths.push(readPath(reader));
  } while (reader.take(','));
  return paths;
}

function readFilters(reader: TokenReader, query: SoqlQuery, isInner: boolean): void {
  const subquery = (): SoqlQuery => readInnerQuery(reader);
  if (reader.take('WHERE')) query.where = readCondition(reader, subquery);
  while (!isInner && reader.at('WITH')) readWith(reader, query);
  if (!reader.take('GROUP')) return;
  reader.expect('BY');
  readGroups(reader, query);
  if (reader.take('HAVING')) query.having = readCondition(reader, subquery);
}

function readWith(reader: TokenReader, query: SoqlQuery): void {
  const start = reader.next();
  if (reader.take('USER_MODE')) query.mode = 'user';
  else if (reader.take('SYSTEM_MODE')) query.mode = 'system';
  else if (reader.take('SECURITY_ENFORCED')) query.securityEnforced = true;
  else {
    reader.expect('DATA');
    reader.expect('CATEGORY');
    readCategories(reader);
    query.dataCategory = reader.since(start);
  }
}

function readCategories(reader: TokenReader): void {
  do {
    reader.word();
    if (!reader.at('AT', 'ABOVE', 'BELOW', 'ABOVE_OR_BELOW')) throw reader.unexpected();
    reader.next();
    if (!reader.take('(')) reader.word();
    else {
      readPaths(reader);
      reader.expectClosing();
    }
  } while (reader.take('AND'));
}

function readGroups(reader: TokenReader, query: SoqlQuery): void {
  const subtotals = reader.peek(1).upper === '(' && reader.at('ROLLUP', 'CUBE');
  if (subtotals) {
    query.subtotals = reader.next().upper === 'CUBE' ? 'cube' : 'rollup';
    reader.expect('(');
  }
  query.groupBy = [readGroup(reader)];
  while (reader.take(',')) query.groupBy.push(readGroup(reader));
  if (subtotals) reader.expectClosing();
}

function readGroup(reader: TokenReader): GroupItem {
  if (reader.peek(1).upper !== '(') {
    return { kind: 'field', ...reader.placeAs('at'), path: readPath(reader) };
  }
  const call = readCall(reader);
  if (call.kind === 'aggregate') throw reader.unexpected();
  return call;
}

export function readOrder(reader: TokenReader): OrderItem[] {
  reader.expect('BY');
  const items: OrderItem[] = [];
  do {
    const item: OrderItem = { by: readOperand(reader), descending: false };
    if (reader.take('DESC')) item.descending = true;
    else reader.take('ASC');
    if (reader.take('NULLS')) {
      if (!reader.at('FIRST', 'LAST')) throw reader.unexpected();
      item.nulls = reader.next().upper === 'FIRST' ? 'first' : 'last';
    }
    items.push(item);
  } while (reader.take(','));
  return items;
}

export function readPaging(reader: TokenReader, query: SoqlQuery): void {
  if (reader.take('ORDER')) query.orderBy = readOrder(reader);
  if (reader.take('LIMIT')) query.limit = readCount(reader);
  if (reader.take('OFFSET')) query.offset = readCount(reader);
}

export function readCount(reader: TokenReader): Expr {
  const token = reader.peek();
  const fits = token.kind === 'number' ? /^\d+$/.test(token.text) : token.kind === 'bind';
  if (!fits && !reader.at(':')) throw reader.unexpected();
  return readValue(reader);
}

function readEnd(reader: TokenReader, query: SoqlQuery, isInner: boolean): void {
  while (true) {
    if (!isInner && reader.take('ALL', 'ROWS')) query.allRows = true;
    else if (reader.take('FOR', 'UPDATE')) query.forUpdate = true;
    else if (reader.take('FOR', 'VIEW')) query.forView = true;
    else if (reader.take('FOR', 'REFERENCE')) query.forReference = true;
    else if (reader.take('UPDATE')) readStatistics(reader);
    else return;
  }
}

/** UPDATE TRACKING, VIEWSTAT count looks at articles; nothing here reads them. */
function readStatistics(reader: TokenReader): void {
  do {
    if (!reader.at('TRACKING', 'VIEWSTAT')) throw reader.unexpected();
    reader.next();
  } while (reader.take(','));
}
