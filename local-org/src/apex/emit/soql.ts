/** Emits SOQL expressions and checks their objects, fields and binds against the schema. */
import { TEXT_TYPES } from '../../metadata/field-types.ts';
import type { FieldDef } from '../../metadata/schema.ts';
import type { Expr, Place, SoqlQuery } from '../../soql/ast.ts';
import { checkFieldsFunction, checkQuery } from '../../soql/check.ts';
import { isAggregate, isCountQuery } from '../../soql/check-groups.ts';
import { placeOf } from '../../soql/errors.ts';
import { isReference } from '../../soql/resolve.ts';
import { isApexException } from '../../values/exception.ts';
import type { SoqlExpression, Position } from '../syntax/ast.ts';
import { COLUMNS } from '../syntax/ast.ts';
import { fieldType } from '../types/schema-types.ts';
import {
  AGGREGATE_RESULT,
  BOOLEAN,
  collectionName,
  DATE,
  DATETIME,
  elementOf,
  ID,
  INTEGER,
  isNumericType,
  LONG,
  NULL,
  OBJECT,
  STRING,
  TIME,
  UNKNOWN,
  type Type
} from '../types/type.ts';
import { emitExpression } from './recursion.ts';
import type { Scope } from './scope.ts';
import { BROKEN, type Value } from './value.ts';

export function emitSoql(scope: Scope, expression: SoqlExpression): Value {
  const { query } = expression;
  if (query.problem) {
    const { line, column, message } = query.problem;
    scope.error(line * COLUMNS + column, message);
    return BROKEN;
  }
  const binds = expression.binds.map((bind) => emitExpression(scope, bind));
  const object = scope.resolver.sObject(query.from);
  checkStatic(scope, query, binds, expression.at);
  if (!object?.object || binds.some((bind) => bind.type === UNKNOWN)) return BROKEN;
  const args = `${scope.unit.pooled(query)}, [${binds.map((bind) => bind.code).join(', ')}]`;
  if (isCountQuery(query)) return { code: `rt.countQuery(${args})`, type: INTEGER, nonNull: true };
  const row = isAggregate(query) ? AGGREGATE_RESULT : object;
  const type = scope.resolver.list(row);
  return { code: `rt.query(${args})`, type, nonNull: true, isQuery: true };
}

/** Reports the first mistake; the database would refuse the same at run time. */
export function checkStatic(scope: Scope, query: SoqlQuery, binds: Value[], at: Position): void {
  const place = query.line ? positionOf(query) : at;
  try {
    checkFieldsFunction(query, true);
    checkQuery(scope.resolver.schema, query, {
      onBind({ index, at: bindAt }, field, operator) {
        const type = binds[index]?.type;
        if (!type) return;
        const bindPlace = bindAt ? positionOf(bindAt) : place;
        if (LIST_OPERATORS.has(operator) && SINGLE_VALUES.has(type)) {
          scope.error(bindPlace, 'IN operator must be used with an iterable expression');
        }
        if (fits(type, field)) return;
        scope.error(
          bindPlace,
          `Invalid bind expression type of ${type.name} for column of type ${fieldType(field, scope.resolver).name}`
        );
      }
    });
  } catch (error) {
    if (!isApexException(error)) throw error;
    const found = placeOf(error);
    scope.error(found ? positionOf(found) : place, error.apexMessage ?? '');
  }
  for (const count of [query.limit, query.offset]) {
    checkCount(scope, count, binds, count?.at ? positionOf(count.at) : place);
  }
}

function positionOf({ line, column }: Place): Position {
  return line * COLUMNS + column;
}

const LIST_OPERATORS: ReadonlySet<string> = new Set(['in', 'not in']);
/** Types of which no value is a collection. */
const SINGLE_VALUES: ReadonlySet<Type> = new Set([
  BOOLEAN,
  DATE,
  DATETIME,
  ID,
  INTEGER,
  LONG,
  STRING,
  TIME
]);

function checkCount(scope: Scope, count: Expr | undefined, binds: Value[], at: Position): void {
  if (count?.kind !== 'bind') return;
  const type = binds[count.index]?.type;
  if (!type || [INTEGER, LONG, NULL, UNKNOWN].some((known) => known === type)) return;
  scope.error(at, `Invalid bind expression type of ${type.name} for column of type Integer`);
}

/** May a value, or the elements of a collection, be compared with the field? */
function fits(bound: Type, field: FieldDef): boolean {
  const isCollection = collectionName(bound) === 'List' || collectionName(bound) === 'Set';
  const type = isCollection ? elementOf(bound) : bound;
  if (type === NULL || type === UNKNOWN || type === OBJECT) return true;
  if (isReference(field)) return type === ID || type === STRING || type.kind === 'sobject';
  if (TEXT_TYPES.has(field.type)) return type === STRING || type === ID;
  switch (field.type) {
    case 'Checkbox':
      return type === BOOLEAN;
    case 'Date':
    case 'DateTime':
      return type === DATE || type === DATETIME;
    case 'Time':
      return type === TIME;
    case 'Number':
    case 'Currency':
    case 'Percent':
    case 'Integer':
      return isNumericType(type);
    default:
      return true;
  }
}
