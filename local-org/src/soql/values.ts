/** Reads field paths, functions and values of a query. */
import { ApexDate } from '../values/date.ts';
import { ApexDatetime } from '../values/datetime.ts';
import { ApexTime } from '../values/time.ts';
import { Decimal } from '../values/decimal.ts';
import type { TokenReader } from './reader.ts';
import type {
  AggregateItem,
  AggregateName,
  DistanceItem,
  Expr,
  FieldPath,
  FunctionItem,
  Operand
} from './ast.ts';
import type { Token } from './tokens.ts';

const AGGREGATES = new Set(['COUNT', 'SUM', 'MIN', 'MAX', 'AVG', 'COUNT_DISTINCT']);
const DATE_FUNCTIONS = [
  'CALENDAR_MONTH',
  'CALENDAR_QUARTER',
  'CALENDAR_YEAR',
  'DAY_IN_MONTH',
  'DAY_IN_WEEK',
  'DAY_IN_YEAR',
  'DAY_ONLY',
  'FISCAL_MONTH',
  'FISCAL_QUARTER',
  'FISCAL_YEAR',
  'HOUR_IN_DAY',
  'WEEK_IN_MONTH',
  'WEEK_IN_YEAR'
];
const FUNCTIONS = new Set([...DATE_FUNCTIONS, 'TOLABEL', 'FORMAT', 'CONVERTCURRENCY', 'GROUPING']);
const COUNTED_DATES =
  /^(LAST|NEXT)_N_(FISCAL_)?(DAY|WEEK|MONTH|QUARTER|YEAR)S$|^N_(FISCAL_)?(DAY|WEEK|MONTH|QUARTER|YEAR)S_AGO$/;
const PLAIN_DATES =
  /^(TODAY|YESTERDAY|TOMORROW|(LAST|NEXT)_90_DAYS|(LAST|THIS|NEXT)_(WEEK|MONTH|QUARTER|YEAR|FISCAL_QUARTER|FISCAL_YEAR))$/;

export function readPath(reader: TokenReader): FieldPath {
  const path = [reader.word()];
  while (reader.take('.')) path.push(reader.word());
  return path;
}

/** A field, or a function with its arguments. */
export function readOperand(reader: TokenReader): Operand {
  const isCall = reader.peek().kind === 'word' && reader.peek(1).upper === '(';
  if (!isCall) return { kind: 'field', ...reader.placeAs('at'), path: readPath(reader) };
  if (reader.peek().upper === 'DISTANCE') return readDistance(reader);
  return readCall(reader);
}

export function readCall(reader: TokenReader): AggregateItem | FunctionItem {
  const name = reader.peek().upper;
  if (!AGGREGATES.has(name) && !FUNCTIONS.has(name)) {
    reader.next();
    throw reader.unexpected();
  }
  const place = reader.placeAs('at');
  reader.next();
  reader.expect('(');
  const item = AGGREGATES.has(name)
    ? readAggregate(reader, name as AggregateName)
    : readFunction(reader, name);
  reader.expectClosing();
  return { ...item, ...place };
}

function readAggregate(reader: TokenReader, name: AggregateName): AggregateItem {
  if (name === 'COUNT' && reader.at(')')) return { kind: 'aggregate', name, path: null };
  return { kind: 'aggregate', name, ...reader.placeAs('pathAt'), path: readPath(reader) };
}

function readFunction(reader: TokenReader, name: string): FunctionItem {
  if (reader.peek(1).upper !== '(') {
    return { kind: 'function', name, ...reader.placeAs('pathAt'), path: readPath(reader) };
  }
  if (reader.peek().upper === 'CONVERTTIMEZONE' && DATE_FUNCTIONS.includes(name)) {
    reader.next();
    reader.expect('(');
    const place = reader.placeAs('pathAt');
    const path = readPath(reader);
    reader.expectClosing();
    return { kind: 'function', name, path, ...place, inUserZone: true };
  }
  if (name !== 'FORMAT') throw reader.unexpected();
  const inner = readCall(reader);
  return { kind: 'function', name, path: inner.path ?? [], inner };
}

function readDistance(reader: TokenReader): DistanceItem {
  const at = reader.placeAs('at');
  reader.next();
  reader.expect('(');
  const pathAt = reader.placeAs('pathAt');
  const path = readPath(reader);
  reader.expect(',');
  const to = readPlace(reader);
  reader.expect(',');
  const unit = reader.next();
  if (unit.kind !== 'text') throw reader.error(`unexpected token: '${unit.text}'`);
  reader.expectClosing();
  return { kind: 'distance', path, to, unit: unit.value ?? '', ...at, ...pathAt };
}

function readPlace(reader: TokenReader): DistanceItem['to'] {
  if (!reader.at('GEOLOCATION')) return [readValue(reader)];
  reader.next();
  reader.expect('(');
  const latitude = readValue(reader);
  reader.expect(',');
  const longitude = readValue(reader);
  reader.expectClosing();
  return [latitude, longitude];
}

/** One value; lists and subqueries are read by their filter. */
export function readValue(reader: TokenReader): Expr {
  const place = reader.placeAs('at');
  return { ...readOne(reader), ...place };
}

function readOne(reader: TokenReader): Expr {
  const token = reader.peek();
  switch (token.kind) {
    case 'bind':
      reader.next();
      return { kind: 'bind', index: token.index ?? 0, text: token.text.slice(1).trim() };
    case 'text':
      reader.next();
      return textLiteral(token);
    case 'date':
      return literal(reader, new ApexDate(instantOf(reader, token.text) / DAY_MS));
    case 'datetime':
      return literal(reader, new ApexDatetime(instantOf(reader, withZone(token.text))));
    case 'time':
      return literal(reader, new ApexTime(instantOf(reader, `1970-01-01T${withZone(token.text)}`)));
    case 'number':
      return literal(reader, numberOf(token.text));
    case 'sign':
      return readSigned(reader);
    case 'word':
      return readWord(reader);
    default:
      throw reader.unexpected();
  }
}

const DAY_MS = 86_400_000;

/** UNVERIFIED: the text about a day or time that does not exist. */
function instantOf(reader: TokenReader, text: string): number {
  const time = Date.parse(text);
  const day = text.slice(0, 10);
  const midnight = Date.parse(day);
  const exists = !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(day);
  if (Number.isNaN(time) || !exists) throw reader.error(`Invalid date: ${reader.peek().text}`);
  return time;
}

/** `+0100` and the space that stands for a plus in a URL. */
function withZone(text: string): string {
  return text
    .toUpperCase()
    .replace(/[ +](\d{2}):?(\d{2})$/, '+$1:$2')
    .replace(/-(\d{2})(\d{2})$/, '-$1:$2');
}

function textLiteral(token: Token): Expr {
  const { value = '', pattern = '' } = token;
  return pattern === value ? { kind: 'literal', value } : { kind: 'literal', value, pattern };
}

function literal(reader: TokenReader, value: unknown): Expr {
  reader.next();
  return { kind: 'literal', value };
}

function numberOf(text: string): unknown {
  const value = Number(text);
  return /^\d+$/.test(text) && value === (value | 0)
    ? value
    : Decimal.parse(text.replace(/\.$/, ''));
}

function readSigned(reader: TokenReader): Expr {
  if (reader.take(':')) return readDynamicBind(reader);
  const isNegative = reader.at('-');
  if (!isNegative && !reader.at('+')) throw reader.unexpected();
  if (reader.peek(1).kind !== 'number') throw reader.unexpected();
  reader.next();
  const value = numberOf(reader.next().text);
  if (!isNegative) return { kind: 'literal', value };
  return {
    kind: 'literal',
    value: value instanceof Decimal ? Decimal.ZERO.subtract(value) : -(value as number)
  };
}

function readDynamicBind(reader: TokenReader): Expr {
  const text = readPath(reader).join('.');
  return { kind: 'bind', index: reader.nextBind(), text };
}

function readWord(reader: TokenReader): Expr {
  const { upper } = reader.peek();
  if (upper === 'NULL') return literal(reader, null);
  if (upper === 'TRUE' || upper === 'FALSE') return literal(reader, upper === 'TRUE');
  if (PLAIN_DATES.test(upper)) {
    reader.next();
    return { kind: 'dateLiteral', name: upper };
  }
  if (!COUNTED_DATES.test(upper)) throw reader.unexpected();
  reader.next();
  if (!reader.take(':')) throw reader.error(`expecting a colon, found '${reader.peek().text}'`);
  const sign = reader.take('-') ? -1 : 1;
  if (reader.peek().kind !== 'number') throw reader.unexpected();
  return { kind: 'dateLiteral', name: upper, n: sign * Number(reader.next().text) };
}
