/** Emits unary and binary operators with the static semantics of Apex. */
import type {
  BinaryExpression,
  BinaryOperator,
  Expression,
  LiteralExpression,
  Position,
  UnaryExpression
} from '../syntax/ast.ts';
import { commonType } from '../types/conversions.ts';
import {
  BOOLEAN,
  DATE,
  DATETIME,
  DECIMAL,
  DOUBLE,
  ID,
  INTEGER,
  LONG,
  NULL,
  OBJECT,
  STRING,
  TIME,
  UNKNOWN,
  VOID,
  elementOf,
  isEnum,
  isList,
  isNumericType,
  isText,
  numericRank,
  type Type
} from '../types/type.ts';
import { condition, convert, notNull, numeric } from './convert.ts';
import { emitLiteral } from './literals.ts';
import { emitExpression } from './recursion.ts';
import type { Scope } from './scope.ts';
import { BROKEN, type Value } from './value.ts';

export function emitBinary(scope: Scope, expression: BinaryExpression): Value {
  const { operator, at } = expression;
  if (operator === '&&' || operator === '||') {
    const left = condition(scope, emitExpression(scope, expression.left), at);
    const right = condition(scope, emitExpression(scope, expression.right), at);
    return { code: `(${left} ${operator} ${right})`, type: BOOLEAN, nonNull: true };
  }
  const left = emitExpression(scope, expression.left);
  const right = emitExpression(scope, expression.right);
  return combine(scope, operator, left, right, at);
}

/** The operator on two values; compound assignments use it too. */
export function combine(
  scope: Scope,
  operator: BinaryOperator,
  left: Value,
  right: Value,
  at: Position
): Value {
  if (left.type === UNKNOWN || right.type === UNKNOWN) return BROKEN;
  if (left.type === VOID || right.type === VOID) return mismatch(scope, operator, left, right, at);
  switch (operator) {
    case '+':
      if (
        left.type === STRING ||
        right.type === STRING ||
        (isText(left.type) && isText(right.type))
      ) {
        return concatenate(left, right);
      }
      return (
        dateSum(scope, operator, left, right, at) ?? arithmetic(scope, operator, left, right, at)
      );
    case '-':
      return (
        dateSum(scope, operator, left, right, at) ?? arithmetic(scope, operator, left, right, at)
      );
    case '*':
    case '/':
      return arithmetic(scope, operator, left, right, at);
    case '==':
    case '!=':
    case '===':
    case '!==':
      return equality(scope, operator, left, right, at);
    case '<':
    case '<=':
    case '>':
    case '>=':
      return comparison(scope, operator, left, right, at);
    case '&':
    case '|':
    case '^':
    case '<<':
    case '>>':
    case '>>>':
      return bitwise(scope, operator, left, right, at);
    case '??':
      return coalesce(scope, left, right, at);
    default:
      return mismatch(scope, operator, left, right, at);
  }
}

function mismatch(scope: Scope, operator: string, left: Value, right: Value, at: Position): Value {
  scope.error(
    at,
    `Operator '${operator}' cannot be used with ${left.type.name} and ${right.type.name}`
  );
  return BROKEN;
}

/** A chain of texts is measured once, as a whole. */
function concatenate(left: Value, right: Value): Value {
  const sum = `${textOf(left)} + ${textOf(right)}`;
  return { code: `$s.measured(${sum})`, type: STRING, nonNull: true, sum };
}

function textOf(value: Value): string {
  if (value.sum) return value.sum;
  return value.type === STRING && value.nonNull ? value.code : `$s.text(${value.code})`;
}

/** Date + days, Datetime + days (a fraction counts), Time + milliseconds. */
function dateSum(
  scope: Scope,
  operator: '+' | '-',
  left: Value,
  right: Value,
  at: Position
): Value | undefined {
  const { type } = left;
  if (type !== DATE && type !== DATETIME && type !== TIME) return undefined;
  if (!isNumericType(right.type)) return mismatch(scope, operator, left, right, at);
  const amount = numeric(right, right.type, DECIMAL);
  const sign = operator === '-' ? -1 : 1;
  return { code: `$s.addToDate(${left.code}, ${amount}, ${sign})`, type, nonNull: true };
}

/** The wider of two numeric types: Integer < Long < Double < Decimal. */
function widerType(left: Type, right: Type): Type | null {
  const rank = Math.max(numericRank(left), numericRank(right));
  if (numericRank(left) < 0 || numericRank(right) < 0) return null;
  return [INTEGER, LONG, DOUBLE, DECIMAL][rank] ?? null;
}

const NAMES: Record<string, string> = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide'
};

function arithmetic(
  scope: Scope,
  operator: '+' | '-' | '*' | '/',
  left: Value,
  right: Value,
  at: Position
): Value {
  const type = widerType(left.type, right.type);
  if (!type) return mismatch(scope, operator, left, right, at);
  const first = notNull({ ...left, code: numeric(left, left.type, type) });
  const second = notNull({ ...right, code: numeric(right, right.type, type) });
  return { code: arithmeticCode(operator, type, first, second), type, nonNull: true };
}

function arithmeticCode(operator: string, type: Type, first: string, second: string): string {
  if (type === INTEGER) {
    if (operator === '*') return `Math.imul(${first}, ${second})`;
    if (operator === '/') return `$s.divideIntegers(${first}, ${second})`;
    return `(${first} ${operator} ${second} | 0)`;
  }
  if (type === LONG) {
    if (operator === '/') return `$s.divideLongs(${first}, ${second})`;
    return `BigInt.asIntN(64, ${first} ${operator} ${second})`;
  }
  if (type === DECIMAL) return `${first}.${NAMES[operator]}(${second})`;
  if (operator === '/') return `$s.divideDoubles(${first}, ${second})`;
  return `$s.double(${first}.value ${operator} ${second}.value)`;
}

function bitwise(
  scope: Scope,
  operator: BinaryOperator,
  left: Value,
  right: Value,
  at: Position
): Value {
  if (left.type === BOOLEAN && right.type === BOOLEAN && operator.length === 1) {
    const code = `Boolean(${notNull(left)} ${operator} ${notNull(right)})`;
    return { code, type: BOOLEAN, nonNull: true };
  }
  const type = widerType(left.type, right.type);
  if (type !== INTEGER && type !== LONG) return mismatch(scope, operator, left, right, at);
  const first = notNull({ ...left, code: numeric(left, left.type, type) });
  if (type === INTEGER) {
    const code = `(${first} ${operator} ${notNull(right)} | 0)`;
    return { code, type, nonNull: true };
  }
  const amount = notNull({ ...right, code: numeric(right, right.type, LONG) });
  // Of the distance of a shift the lowest six bits count.
  const second = operator.length > 1 ? `BigInt.asUintN(6, ${amount})` : amount;
  const code =
    operator === '>>>'
      ? `BigInt.asIntN(64, BigInt.asUintN(64, ${first}) >> ${second})`
      : `BigInt.asIntN(64, ${first} ${operator} ${second})`;
  return { code, type, nonNull: true };
}

function equality(
  scope: Scope,
  operator: '==' | '!=' | '===' | '!==',
  left: Value,
  right: Value,
  at: Position
): Value {
  const not = operator.startsWith('!') ? '!' : '';
  const result = (code: string): Value => ({ code, type: BOOLEAN, nonNull: true });
  const plain = (): Value => result(`(${left.code} ${not ? '!==' : '==='} ${right.code})`);
  if (left.type === NULL || right.type === NULL) return plain();
  const single = singleRows(scope, left, right, at);
  if (single) return equality(scope, operator, single[0], single[1], at);
  if (operator.length === 3) {
    if (isNumericType(left.type) && isNumericType(right.type)) {
      return result(`${not}$s.equal(${left.code}, ${right.code})`);
    }
    return result(`${not}$s.same(${left.code}, ${right.code})`);
  }
  const comparable =
    commonType(left.type, right.type, scope.resolver) !== OBJECT ||
    left.type === OBJECT ||
    right.type === OBJECT ||
    (isNumericType(left.type) && isNumericType(right.type));
  if (!comparable) {
    scope.error(
      at,
      `Comparison arguments must be compatible types: ${left.type.name}, ${right.type.name}`
    );
    return BROKEN;
  }
  if (left.type === right.type) {
    const direct = left.type === INTEGER || left.type === BOOLEAN || left.type === LONG;
    if (direct || isEnum(left.type)) return plain();
  }
  if (left.type === DATE && right.type === DATETIME) {
    return equality(scope, operator, convert(scope, left, DATETIME, at), right, at);
  }
  if (left.type === DATETIME && right.type === DATE) {
    return equality(scope, operator, left, convert(scope, right, DATETIME, at), at);
  }
  if (left.type === ID || right.type === ID) {
    return result(`${not}$s.equalIds(${left.code}, ${right.code})`);
  }
  if (left.type === STRING && right.type === STRING) {
    return result(`${not}$s.equalText(${left.code}, ${right.code})`);
  }
  return result(`${not}$s.equal(${left.code}, ${right.code})`);
}

/** A query in place compared with a record means its single row. */
function singleRows(
  scope: Scope,
  left: Value,
  right: Value,
  at: Position
): [Value, Value] | undefined {
  if (left.isQuery && right.type.kind === 'sobject') {
    return [convert(scope, left, right.type, at), right];
  }
  if (right.isQuery && left.type.kind === 'sobject') {
    return [left, convert(scope, right, left.type, at)];
  }
  return undefined;
}

function comparison(
  scope: Scope,
  operator: '<' | '<=' | '>' | '>=',
  left: Value,
  right: Value,
  at: Position
): Value {
  const numbers = isNumericType(left.type) && isNumericType(right.type);
  if (numbers && left.type === right.type && left.nonNull && right.nonNull) {
    if (left.type === INTEGER || left.type === LONG) {
      return { code: `(${left.code} ${operator} ${right.code})`, type: BOOLEAN, nonNull: true };
    }
  }
  const dates = [DATE, DATETIME] as Type[];
  const ordered =
    numbers ||
    left.type === NULL ||
    right.type === NULL ||
    (isText(left.type) && isText(right.type)) ||
    (dates.includes(left.type) && dates.includes(right.type)) ||
    (left.type === TIME && right.type === TIME);
  if (!ordered) return mismatch(scope, operator, left, right, at);
  const name = { '<': 'less', '<=': 'lessOrEqual', '>': 'greater', '>=': 'greaterOrEqual' }[
    operator
  ];
  return { code: `$s.${name}(${left.code}, ${right.code})`, type: BOOLEAN, nonNull: true };
}

function coalesce(scope: Scope, left: Value, right: Value, at: Position): Value {
  const isRow = left.isQuery && isList(left.type) && right.type.kind === 'sobject';
  const found = isRow ? elementOf(left.type) : left.type;
  const type = commonType(found, right.type, scope.resolver) ?? OBJECT;
  const first =
    left.isQuery && type.kind === 'sobject'
      ? `$s.first(${left.code})`
      : convert(scope, left, type, at).code;
  const second = convert(scope, right, type, at).code;
  return { code: `(${first} ?? ${second})`, type, nonNull: right.nonNull };
}

export function emitUnary(scope: Scope, expression: UnaryExpression): Value {
  const { operator, at } = expression;
  const literal = operator === '-' ? negated(expression.value) : undefined;
  if (literal) {
    const { code, ...value } = emitLiteral(scope, literal);
    return { ...value, code: `(${code})` };
  }
  const value = emitExpression(scope, expression.value);
  if (value.type === UNKNOWN) return BROKEN;
  if (operator === '!') {
    return { code: `!${condition(scope, value, at)}`, type: BOOLEAN, nonNull: true };
  }
  // The compiler lets a plus sign stand before any value.
  if (operator === '+' && !isNumericType(value.type)) return value;
  const isWhole = value.type === INTEGER || value.type === LONG;
  if (operator === '~' ? !isWhole : !isNumericType(value.type)) {
    return mismatch(scope, operator, value, value, at);
  }
  const code = notNull(value);
  return { code: unaryCode(operator, value.type, code), type: value.type, nonNull: true };
}

/** -2147483648 is one literal. */
function negated(expression: Expression): LiteralExpression | undefined {
  if (expression.kind !== 'literal') return undefined;
  const { type, value } = expression;
  if (type === 'Integer') return { ...expression, value: -(value as number) };
  return type === 'Long' ? { ...expression, value: `-${value}` } : undefined;
}

function unaryCode(operator: '-' | '+' | '~', type: Type, code: string): string {
  if (operator === '+') return code;
  if (type === INTEGER) return operator === '-' ? `(-${code} | 0)` : `(~${code})`;
  if (type === LONG) return `BigInt.asIntN(64, ${operator}${code})`;
  return type === DECIMAL ? `${code}.negate()` : `$s.double(-${code}.value)`;
}
