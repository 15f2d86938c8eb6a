/** What a query may not do, whatever the records are: the compiler and the database ask the same. */
import type { FieldDef, ObjectDef, Schema } from '../metadata/schema.ts';
import type { CompareOperator, Condition, Expr, Operand, SelectItem, SoqlQuery } from './ast.ts';
import { checkComparison } from './check-filters.ts';
import { checkGroups, isAggregate } from './check-groups.ts';
import { checkSemiJoins } from './check-semi-joins.ts';
import { noSuchObject, noSuchRelationship, queryError } from './errors.ts';
import { checkFilterable, checkSortable, operandType } from './operands.ts';
import { findField, isPolymorphic, namesOf, targetsOf, type Names } from './resolve.ts';

export interface CheckHooks {
  /** Called for each bound filter value; the compiler knows its type. */
  onBind?: (
    bind: { index: number; text: string },
    field: FieldDef,
    operator: CompareOperator
  ) => void;
}

/** Levels of sub-queries in SELECT, the query itself included. */
const MAX_LEVELS = 5;
const MAX_OFFSET = 2000;

/** Throws the QueryException of the first mistake. */
export function checkQuery(schema: Schema, query: SoqlQuery, hooks: CheckHooks = {}): void {
  const object = schema.object(query.from);
  if (!object) throw noSuchObject(query.from);
  checkFrom(schema, object, query, hooks, 1);
}

function checkFrom(
  schema: Schema,
  object: ObjectDef,
  query: SoqlQuery,
  hooks: CheckHooks,
  level: number
): void {
  if (!object.queryable) throw queryError(`entity type ${object.name} does not support query`);
  const names = namesOf(schema, object, query);
  const isGrouped = isAggregate(query);
  checkSelect(names, query, hooks, isGrouped, level);
  if (query.where) {
    checkSemiJoins(names, query.where);
    checkCondition(names, query.where, hooks);
  }
  if (isGrouped) checkGroups(names, query);
  if (query.having) checkHaving(names, query.having, hooks);
  if (!isGrouped) for (const item of query.orderBy) checkOrder(names, item.by);
  checkPaging(query);
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
    if (!isGrouped) checkItem(names, item, hooks, level);
    if (item.kind !== 'field' || item.alias) continue;
    const name = item.path.join('.').toLowerCase();
    if (seen.has(name)) throw queryError(`duplicate field selected: ${item.path.join('.')}`);
    seen.add(name);
  }
}

function checkItem(names: Names, item: SelectItem, hooks: CheckHooks, level: number): void {
  switch (item.kind) {
    case 'subquery':
      checkChild(names, item.query, hooks, level);
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

function checkChild(names: Names, query: SoqlQuery, hooks: CheckHooks, level: number): void {
  const path = query.from.split('.');
  const relationship = names.object.childRelationship(path.at(-1) ?? '');
  const child = relationship?.name ? names.schema.object(relationship.childObject) : undefined;
  if (!child) throw noSuchRelationship(query.from, 'FROM part of query call');
  // UNVERIFIED: The text about sub-queries below the fifth level.
  if (level >= MAX_LEVELS) throw queryError(`Maximum ${MAX_LEVELS} levels of relationships`);
  if (isAggregate(query)) {
    throw queryError('Aggregate functions are not supported in nested queries');
  }
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
    if (!target) throw noSuchObject(when.object);
    const inner = { ...names, object: target, alias: null, aliases: new Map() };
    for (const path of when.fields) findField(inner, path);
  }
  for (const path of item.otherwise) findField(names, [...item.path, ...path]);
}

function checkCondition(names: Names, condition: Condition, hooks: CheckHooks): void {
  if (condition.kind === 'not') checkCondition(names, condition.item, hooks);
  else if (condition.kind !== 'compare') {
    for (const item of condition.items) checkCondition(names, item, hooks);
  } else {
    const { left } = condition;
    const { field, found } = operandType(names, left);
    if (left.kind === 'field') checkFilterable(field);
    else if (left.kind === 'function' && found) checkFilterable(found.field);
    compare(names, field, condition, hooks);
  }
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
  const { operator, right } = condition;
  checkComparison(field, operator, right);
  for (const value of right.kind === 'list' ? right.items : [right]) {
    if (value.kind === 'bind') hooks.onBind?.(value, field, operator);
  }
  if (right.kind === 'subquery') checkInner(names, right.query, hooks);
}

function checkInner(names: Names, query: SoqlQuery, hooks: CheckHooks): void {
  const object = names.schema.object(query.from);
  if (!object) throw noSuchObject(query.from);
  checkFrom(names.schema, object, query, hooks, 1);
}

function checkOrder(names: Names, operand: Operand): void {
  if (operand.kind === 'aggregate') {
    throw queryError(
      `Ordered field must be grouped or aggregated: ${operand.path?.join('.') ?? ''}`
    );
  }
  checkSortable(operandType(names, operand).field);
}

function checkPaging(query: SoqlQuery): void {
  const offset = wholeNumber(query.offset);
  if (offset !== null && offset > MAX_OFFSET) {
    throw queryError(`Maximum SOQL offset allowed is ${MAX_OFFSET}`);
  }
}

function wholeNumber(expression: Expr | undefined): number | null {
  return expression?.kind === 'literal' ? (expression.value as number) : null;
}

/** FIELDS(ALL) and FIELDS(CUSTOM) have no place in Apex; the API takes them with a small LIMIT. */
export function checkFieldsFunction(query: SoqlQuery, isApex: boolean): void {
  const unbounded = query.select.some((item) => item.kind === 'fields' && item.set !== 'STANDARD');
  if (!unbounded) return;
  if (isApex) {
    throw queryError(
      'The SOQL FIELDS function is not supported with an unbounded set of fields in this API. ' +
        'For information about unbounded fields, see the SOQL and SOSL Reference.'
    );
  }
  if ((wholeNumber(query.limit) ?? Infinity) > MAX_FIELDS_LIMIT) {
    throw queryError(`The SOQL FIELDS function must have a LIMIT of at most ${MAX_FIELDS_LIMIT}`);
  }
}

const MAX_FIELDS_LIMIT = 200;
