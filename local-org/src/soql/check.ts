/** What a query may not do, whatever the records are: the compiler and the database ask the same. */
import type { FieldDef, ObjectDef, Schema } from '../metadata/schema.ts';
import type {
  CompareOperator,
  Condition,
  Expr,
  Operand,
  Place,
  SelectItem,
  SoqlQuery
} from './ast.ts';
import { checkComparison } from './check-filters.ts';
import { checkGroups, isAggregate, isCountQuery, placeOfItem } from './check-groups.ts';
import { checkSemiJoins } from './check-semi-joins.ts';
import { located, noSuchObject, noSuchRelationship, queryError } from './errors.ts';
import { checkFilterable, checkSortable, operandType } from './operands.ts';
import { findField, isPolymorphic, namesOf, targetsOf, type Names } from './resolve.ts';

export interface CheckHooks {
  /** Called for each bound filter value; the compiler knows its type. */
  onBind?: (
    bind: { index: number; text: string; at?: Place },
    field: FieldDef,
    operator: CompareOperator
  ) => void;
}

/** Levels of sub-queries in SELECT, the query itself included. */
const MAX_LEVELS = 5;
const MAX_OFFSET = 2000;

/** Throws the QueryException of the first mistake. */
export function checkQuery(schema: Schema, query: SoqlQuery, hooks: CheckHooks = {}): void {
  checkFrom(schema, objectOf(schema, query), query, hooks, 1);
}

function objectOf(schema: Schema, query: SoqlQuery): ObjectDef {
  return located(query.fromAt, () => {
    const object = schema.object(query.from);
    if (!object) throw noSuchObject(query.from);
    return object;
  });
}

function checkFrom(
  schema: Schema,
  object: ObjectDef,
  query: SoqlQuery,
  hooks: CheckHooks,
  level: number
): void {
  located(query.fromAt, () => {
    if (!object.queryable) throw queryError(`entity type ${object.name} does not support query`);
    checkScope(query);
  });
  const names = namesOf(schema, object, query);
  const isGrouped = isAggregate(query);
  checkSelect(names, query, hooks, isGrouped, level);
  if (query.where) {
    checkSemiJoins(names, query.where);
    checkCondition(names, query.where, hooks);
  }
  if (isGrouped) checkGroups(names, query);
  if (query.having) checkHaving(names, query.having, hooks);
  if (!isGrouped) {
    for (const { by } of query.orderBy) located(by.at, () => checkOrder(names, by));
  }
  checkPaging(query, isGrouped);
  located(query.orderBy[0]?.by.at ?? query.fromAt, () => checkLocking(query));
}

const SCOPES = new Set([
  'delegated',
  'everything',
  'mine',
  'mine_and_my_groups',
  'my_territory',
  'my_team_territory',
  'scopingrule',
  'team'
]);

/** UNVERIFIED: the text; the names of the scopes are documented. */
function checkScope({ scope }: SoqlQuery): void {
  if (scope !== undefined && !SCOPES.has(scope)) throw queryError(`invalid scope: ${scope}`);
}

/** UNVERIFIED: the texts; what locking forbids is documented. */
function checkLocking(query: SoqlQuery): void {
  if (!query.forUpdate) return;
  if (query.orderBy.length > 0) throw queryError('FOR UPDATE cannot be used with ORDER BY');
  if (query.allRows) throw queryError('ALL ROWS cannot be used with FOR UPDATE');
}

function checkSelect(
  names: Names,
  query: SoqlQuery,
  hooks: CheckHooks,
  isGrouped: boolean,
  level: number
): void {
  const seen = new Set<string>();
  for (const item of query.select) {
    if (!isGrouped) located(placeOfItem(item), () => checkItem(names, query, item, hooks, level));
    located(placeOfItem(item), () => {
      for (const name of namesSelected(names.object, item)) {
        const key = name.toLowerCase();
        if (seen.has(key)) throw queryError(`duplicate field selected: ${name}`);
        seen.add(key);
      }
      checkKind(query, item);
    });
  }
}

/** FIELDS() selects what it stands for. */
function namesSelected(object: ObjectDef, item: SelectItem): string[] {
  if (item.kind === 'field') return item.alias ? [] : [item.path.join('.')];
  if (item.kind !== 'fields') return [];
  return [...object.fields.values()]
    .filter(({ custom }) => item.set === 'ALL' || custom === (item.set === 'CUSTOM'))
    .map(({ name }) => name);
}

/** A relationship is read by kinds of record or as it is. UNVERIFIED: the text. */
function checkKind({ select }: SoqlQuery, item: SelectItem): void {
  if (item.kind !== 'typeof') return;
  const path = item.path.join('.').toLowerCase();
  const isRead = select.some(
    (other) => other.kind === 'field' && other.path.slice(0, -1).join('.').toLowerCase() === path
  );
  if (isRead) {
    throw queryError(
      `TYPEOF cannot be used with the relationship ${item.path.join('.')}, which is selected too`
    );
  }
}

function checkItem(
  names: Names,
  parent: SoqlQuery,
  item: SelectItem,
  hooks: CheckHooks,
  level: number
): void {
  switch (item.kind) {
    case 'subquery':
      checkChild(names, parent, item.query, hooks, level);
      break;
    case 'typeof':
      checkTypeOf(names, item);
      break;
    case 'fields':
    case 'aggregate':
      break;
    default:
      operandType(names, item);
      if (item.kind === 'field' && item.alias) {
        throw queryError('only aggregate expressions use field aliasing');
      }
  }
}

function checkChild(
  names: Names,
  parent: SoqlQuery,
  query: SoqlQuery,
  hooks: CheckHooks,
  level: number
): void {
  const path = query.from.split('.');
  const relationship = names.object.childRelationship(path.at(-1) ?? '');
  const child = relationship?.name ? names.schema.object(relationship.childObject) : undefined;
  if (!child) {
    return located(query.fromAt, () => {
      throw noSuchRelationship(query.from, 'FROM part of query call');
    });
  }
  // UNVERIFIED: The text about sub-queries below the fifth level.
  if (level >= MAX_LEVELS) throw queryError(`Maximum ${MAX_LEVELS} levels of relationships`);
  if (isAggregate(query)) {
    throw queryError('Aggregate functions are not supported in nested queries');
  }
  located(query.offset?.at, () => {
    const single = parent.limit?.kind !== 'literal' || wholeNumber(parent.limit) === 1;
    // UNVERIFIED: the text; the documentation asks for LIMIT 1 in the outer query.
    if (query.offset && !(parent.limit && single)) {
      throw queryError('OFFSET in a sub-query needs LIMIT 1 in the query around it');
    }
  });
  checkFrom(names.schema, child, query, hooks, level + 1);
}

function checkTypeOf(names: Names, item: Extract<SelectItem, { kind: 'typeof' }>): void {
  const step = names.object.relationship(item.path.at(-1) ?? '');
  if (!step) throw noSuchRelationship(item.path.join('.'), 'field path');
  if (!isPolymorphic(step)) {
    throw queryError(`TYPEOF cannot be used with the non-polymorphic relationship ${step.name}`);
  }
  for (const when of item.whens) {
    const target = targetsOf(names.schema, step).find(
      ({ name }) => name.toLowerCase() === when.object.toLowerCase()
    );
    if (!target) {
      return located(when.at, () => {
        throw noSuchObject(when.object);
      });
    }
    const inner = { ...names, object: target, alias: null, aliases: new Map() };
    for (const [index, path] of when.fields.entries()) {
      located(when.places?.[index], () => findField(inner, path), path);
    }
  }
  for (const [index, path] of item.otherwise.entries()) {
    located(item.otherwiseAt?.[index], () => findField(names, [...item.path, ...path]), path);
  }
}

function checkCondition(names: Names, condition: Condition, hooks: CheckHooks): void {
  if (condition.kind === 'not') checkCondition(names, condition.item, hooks);
  else if (condition.kind !== 'compare') {
    for (const item of condition.items) checkCondition(names, item, hooks);
  } else {
    const { left } = condition;
    const { field, found } = operandType(names, left);
    located(left.at, () => {
      if (left.kind === 'field') checkFilterable(field);
      else if (left.kind === 'function' && found) checkFilterable(found.field);
      checkFilterOperand(left);
    });
    located(condition.operatorAt, () => checkDistance(condition));
    compare(names, field, condition, hooks);
  }
}

/** UNVERIFIED: the texts. */
function checkFilterOperand(left: Operand): void {
  if (left.kind === 'aggregate') {
    throw queryError('Aggregate functions are not allowed in WHERE; use HAVING');
  }
  if (left.kind === 'function' && left.name === 'CONVERTCURRENCY') {
    throw queryError('convertCurrency cannot be used in WHERE');
  }
}

/** A distance is nearer or farther, never equal. UNVERIFIED: the text. */
function checkDistance({ left, operator }: Extract<Condition, { kind: 'compare' }>): void {
  if (left.kind !== 'distance' || operator === '<' || operator === '>') return;
  throw queryError(`DISTANCE supports only the operators < and >, not ${operator.toUpperCase()}`);
}

function checkHaving(names: Names, condition: Condition, hooks: CheckHooks): void {
  if (condition.kind === 'not') checkHaving(names, condition.item, hooks);
  else if (condition.kind !== 'compare') {
    for (const item of condition.items) checkHaving(names, item, hooks);
  } else compare(names, operandType(names, condition.left).field, condition, hooks);
}

function compare(
  names: Names,
  field: FieldDef,
  condition: Extract<Condition, { kind: 'compare' }>,
  hooks: CheckHooks
): void {
  const { operator, right, operatorAt } = condition;
  checkComparison(field, operator, right, operatorAt);
  const isList = right.kind === 'list';
  for (const value of isList ? right.items : [right]) {
    if (value.kind === 'bind') hooks.onBind?.(value, field, isList ? '=' : operator);
  }
  if (right.kind === 'subquery') checkInner(names, right.query, hooks);
}

function checkInner(names: Names, query: SoqlQuery, hooks: CheckHooks): void {
  checkFrom(names.schema, objectOf(names.schema, query), query, hooks, 1);
}

function checkOrder(names: Names, operand: Operand): void {
  if (operand.kind === 'aggregate') {
    throw queryError(
      `Ordered field must be grouped or aggregated: ${operand.path?.join('.') ?? ''}`
    );
  }
  checkSortable(operandType(names, operand).field);
}

function checkPaging(query: SoqlQuery, isGrouped: boolean): void {
  located(query.offset?.at, () => {
    const offset = wholeNumber(query.offset);
    if (offset !== null && offset > MAX_OFFSET) {
      throw queryError(`Maximum SOQL offset allowed is ${MAX_OFFSET}`);
    }
  });
  located(query.limit?.at, () => {
    // UNVERIFIED: the text; the documentation calls such a query invalid.
    if (query.limit && isGrouped && !query.groupBy && !isCountQuery(query)) {
      throw queryError('LIMIT with an aggregate function needs GROUP BY');
    }
  });
}

function wholeNumber(expression: Expr | undefined): number | null {
  return expression?.kind === 'literal' ? (expression.value as number) : null;
}

/** FIELDS(ALL) and FIELDS(CUSTOM) have no place in Apex; the API takes them with a small LIMIT. */
export function checkFieldsFunction(query: SoqlQuery, isApex: boolean): void {
  for (const item of query.select) {
    if (item.kind === 'subquery') checkFieldsFunction(item.query, isApex);
  }
  const unbounded = query.select.find((item) => item.kind === 'fields' && item.set !== 'STANDARD');
  if (!unbounded) return;
  if (isApex) {
    return located(placeOfItem(unbounded), () => {
      throw queryError(
        'The SOQL FIELDS function is not supported with an unbounded set of fields in this API. ' +
          'For information about unbounded fields, see the SOQL and SOSL Reference.'
      );
    });
  }
  if ((wholeNumber(query.limit) ?? Infinity) > MAX_FIELDS_LIMIT) {
    throw queryError(`The SOQL FIELDS function must have a LIMIT of at most ${MAX_FIELDS_LIMIT}`);
  }
}

const MAX_FIELDS_LIMIT = 200;
