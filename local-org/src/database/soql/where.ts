// Compiles WHERE and HAVING into predicates.
import type { FieldDef } from '../../metadata/schema.ts';
import type { CompareOperator, Condition, Expr, Operand } from '../../soql/ast.ts';
import type { Row } from '../store.ts';
import { dayRange } from './date-literals.ts';
import {
  comparableOf,
  compareValues,
  dayAt,
  filterValue,
  listValues,
  startOfDay,
  type Comparable
} from './comparable.ts';
import { queryError } from '../../soql/errors.ts';
import { isCollection, patternsOf, scalarOf, valuesOf } from './expressions.ts';
import { resolveOperand } from './functions.ts';
import type { Source } from './paths.ts';

/** Where the left side of a comparison comes from: a row, or a group in HAVING. */
export interface Getter<T> {
  field: FieldDef;
  read(from: T): unknown;
}

export type Predicate<T> = (from: T) => boolean;
type Resolve<T> = (operand: Operand) => Getter<T>;

export function whereOf(source: Source, condition: Condition): Predicate<Row> {
  return compile(source, condition, (operand) => resolveOperand(source, operand));
}

export function compile<T>(
  source: Source,
  condition: Condition,
  resolve: Resolve<T>
): Predicate<T> {
  switch (condition.kind) {
    case 'and': {
      const items = condition.items.map((item) => compile(source, item, resolve));
      return (from) => items.every((item) => item(from));
    }
    case 'or': {
      const items = condition.items.map((item) => compile(source, item, resolve));
      return (from) => items.some((item) => item(from));
    }
    case 'not': {
      const item = compile(source, condition.item, resolve);
      return (from) => !item(from);
    }
    case 'compare': {
      const getter = resolve(condition.left);
      const test = comparison(source, getter.field, condition.operator, condition.right);
      return (from) => test(valueIn(getter, from));
    }
    default:
      return condition satisfies never;
  }
}

function valueIn<T>(getter: Getter<T>, from: T): Comparable {
  const value = comparableOf(getter.field, getter.read(from));
  return value === null && getter.field.type === 'Checkbox' ? false : value;
}

type Test = (value: Comparable) => boolean;

function comparison(source: Source, field: FieldDef, operator: CompareOperator, right: Expr): Test {
  if (operator === 'in' || operator === 'not in') {
    return inTest(source, field, operator === 'in', right);
  }
  if (operator === 'like') return likeTest(source, right);
  if (operator === 'includes' || operator === 'excludes') {
    return includesTest(source, operator === 'includes', right);
  }
  if (right.kind === 'dateLiteral') return dateLiteralTest(source, field, operator, right);
  if (isCollection(source, right) && (operator === '=' || operator === '!=')) {
    return inTest(source, field, operator === '=', right);
  }
  const expected = filterValue(field, scalarOf(source, right), source.engine.timeZone());
  return orderTest(operator, emptyIsNull(expected));
}

function emptyIsNull(value: Comparable): Comparable {
  return value === '' ? null : value;
}

function orderTest(operator: CompareOperator, expected: Comparable): Test {
  if (operator === '=') return (value) => value === expected;
  if (operator === '!=') return (value) => value !== expected;
  const accepts = ORDERS[operator];
  if (!accepts) throw queryError(`unknown operator ${operator}`);
  return (value) => value !== null && expected !== null && accepts(compareValues(value, expected));
}

const ORDERS: Partial<Record<CompareOperator, (order: number) => boolean>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0
};

/** Like `!=`, NOT IN also finds rows without a value. */
function inTest(source: Source, field: FieldDef, wanted: boolean, right: Expr): Test {
  const zone = source.engine.timeZone();
  const values = listValues(field, valuesOf(source, right), zone);
  const set = new Set(values.map(emptyIsNull));
  return (value) => set.has(value) === wanted;
}

function likeTest(source: Source, right: Expr): Test {
  const patterns = patternsOf(source, right).map((value) => {
    if (value === null) return null;
    if (typeof value !== 'string') throw queryError('LIKE needs a text pattern');
    return likePattern(value);
  });
  return (value) =>
    patterns.some((pattern) =>
      pattern === null ? value === null : typeof value === 'string' && pattern.test(value)
    );
}

/** `%` stands for any text, `_` for one character, a backslash takes the next one literally. */
function likePattern(text: string): RegExp {
  let body = '';
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] ?? '';
    if (character === '\\' && index + 1 < text.length) {
      index += 1;
      body += escaped(text[index] ?? '');
    } else if (character === '%') body += '.*';
    else if (character === '_') body += '.';
    else body += escaped(character);
  }
  return new RegExp(`^${body}$`, 'isu');
}

function escaped(character: string): string {
  return character.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

function includesTest(source: Source, wanted: boolean, right: Expr): Test {
  const groups = valuesOf(source, right).map((value) => String(value).toLowerCase().split(';'));
  return (value) => {
    const chosen = typeof value === 'string' ? value.split(';') : [];
    return groups.some((group) => group.every((item) => chosen.includes(item))) === wanted;
  };
}

function dateLiteralTest(
  source: Source,
  field: FieldDef,
  operator: CompareOperator,
  literal: { name: string; n?: number }
): Test {
  const zone = source.engine.timeZone();
  const range = dayRange(literal.name, literal.n, dayAt(source.engine.now(), zone));
  const bound = (days: number): number => (field.type === 'Date' ? days : startOfDay(days, zone));
  const from = bound(range.from);
  const to = bound(range.to);
  return (value) => {
    if (typeof value !== 'number') return operator === '!=';
    if (operator === '=') return value >= from && value < to;
    if (operator === '!=') return value < from || value >= to;
    if (operator === '<') return value < from;
    if (operator === '<=') return value < to;
    return operator === '>' ? value >= to : value >= from;
  };
}
