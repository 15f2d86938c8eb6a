/** Reads the conditions of WHERE and HAVING. */
import type { CompareOperator, Condition, Expr, SoqlQuery } from './ast.ts';
import type { TokenReader } from './reader.ts';
import { readOperand, readValue } from './values.ts';

export type ReadSubquery = () => SoqlQuery;

/** AND and OR need brackets when they are mixed, and so does NOT beside either. */
export function readCondition(reader: TokenReader, subquery: ReadSubquery): Condition {
  if (reader.take('NOT')) return { kind: 'not', item: readPart(reader, subquery) };
  const items = [readPart(reader, subquery)];
  const word = reader.at('AND', 'OR') ? reader.peek().upper : null;
  if (word === null) return items[0]!;
  while (reader.take(word)) items.push(readPart(reader, subquery));
  if (reader.at('AND', 'OR')) throw reader.unexpected();
  return { kind: word === 'AND' ? 'and' : 'or', items };
}

function readPart(reader: TokenReader, subquery: ReadSubquery): Condition {
  if (!reader.take('(')) return readComparison(reader, subquery);
  const condition = readCondition(reader, subquery);
  reader.expectClosing();
  return condition;
}

function readComparison(reader: TokenReader, subquery: ReadSubquery): Condition {
  if (reader.at('NOT')) throw reader.unexpected();
  if (reader.at('FORMULA') && reader.peek(1).upper === '(') {
    throw reader.error('local-org does not support FORMULA() in SOQL');
  }
  const left = readOperand(reader);
  const place = reader.placeAs('operatorAt');
  const operator = readOperator(reader);
  return {
    kind: 'compare',
    left,
    operator,
    ...place,
    right: readRight(reader, operator, subquery)
  };
}

const SIGNS: Record<string, CompareOperator> = {
  '=': '=',
  '!=': '!=',
  '<>': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>='
};

function readOperator(reader: TokenReader): CompareOperator {
  const sign = SIGNS[reader.peek().upper];
  if (sign) {
    reader.next();
    return sign;
  }
  if (reader.take('LIKE')) return 'like';
  if (reader.take('IN')) return 'in';
  if (reader.take('NOT', 'IN')) return 'not in';
  if (reader.take('INCLUDES')) return 'includes';
  if (reader.take('EXCLUDES')) return 'excludes';
  throw reader.unexpected();
}

const LISTS: ReadonlySet<CompareOperator> = new Set(['in', 'not in', 'includes', 'excludes']);

function readRight(reader: TokenReader, operator: CompareOperator, subquery: ReadSubquery): Expr {
  const place = reader.placeAs('at');
  if (!LISTS.has(operator)) return readValue(reader);
  if (!reader.take('(')) {
    if (reader.peek().kind !== 'bind' && !reader.at(':')) throw reader.unexpected();
    return readValue(reader);
  }
  if (reader.at('SELECT')) {
    const query = subquery();
    reader.expectClosing();
    return { kind: 'subquery', query, ...place };
  }
  const items = [readValue(reader)];
  while (reader.take(',')) items.push(readValue(reader));
  reader.expectClosing();
  return { kind: 'list', items, ...place };
}
