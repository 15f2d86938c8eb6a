/** The rules of `Id IN (SELECT AccountId FROM Contact)` and of its negation. */
import type { ObjectDef } from '../metadata/schema.ts';
import type { Condition, SoqlQuery } from './ast.ts';
import { located, noSuchObject, queryError } from './errors.ts';
import { findField, isReference, namesOf, type FoundField, type Names } from './resolve.ts';

type Comparison = Extract<Condition, { kind: 'compare' }>;

/** More than these in one query are refused. */
const MAX_SEMI_JOINS = 2;

export function checkSemiJoins(names: Names, where: Condition): void {
  const all = semiJoinsIn(where);
  if (all.length === 0) return;
  // UNVERIFIED: The text about a third semi-join.
  if (all.length > MAX_SEMI_JOINS) {
    throw queryError(`Maximum ${MAX_SEMI_JOINS} semi join sub-selects are allowed`);
  }
  const atTop = where.kind === 'and' ? where.items.flatMap(flatAnd) : [where];
  for (const join of all) located(join.left.at, () => checkPlace(names, where, atTop, join));
}

function checkPlace(names: Names, where: Condition, atTop: Condition[], join: Comparison): void {
  if (where.kind === 'or' && where.items.includes(join)) {
    throw queryError("Semi join sub-selects are not allowed with the 'OR' operator");
  }
  if (!atTop.includes(join)) {
    throw queryError(
      'Semi join sub-selects are only allowed at the top level WHERE expressions and not in ' +
        'nested WHERE expressions.'
    );
  }
  checkJoin(names, join);
}

/** Brackets around a part of AND change nothing. */
function flatAnd(condition: Condition): Condition[] {
  return condition.kind === 'and' ? condition.items.flatMap(flatAnd) : [condition];
}

function semiJoinsIn(condition: Condition): Comparison[] {
  if (condition.kind === 'compare') return condition.right.kind === 'subquery' ? [condition] : [];
  if (condition.kind === 'not') return semiJoinsIn(condition.item);
  return condition.items.flatMap(semiJoinsIn);
}

function checkJoin(names: Names, { left, right }: Comparison): void {
  if (right.kind !== 'subquery' || left.kind !== 'field') return;
  const outer = findField(names, left.path);
  const { query } = right;
  const object = names.schema.object(query.from);
  if (!object) throw noSuchObject(query.from);
  const inner = innerField(names, object, query);
  if (!isReference(outer.field)) {
    throw queryError(
      `The left operand field in the where expression for outer query should be an id field, ` +
        `cannot use: '${left.path.join('.')}'`
    );
  }
  if (!isReference(inner.field)) {
    throw queryError(
      `The inner select field '${inner.text}' should be an id field or a reference field`
    );
  }
  if (object.name === names.object.name && outer.steps.length === 0) {
    throw queryError('The inner and outer selects should not be on the same object type');
  }
  const shared = targetNames(outer).some((name) => targetNames(inner).includes(name));
  if (!shared) {
    throw queryError(
      `The selected field '${inner.text}' in the subquery and the left operand field in the where ` +
        `expression in the outer query '${outer.text}' should point to the same object type`
    );
  }
  checkInner(query);
}

function innerField(names: Names, object: ObjectDef, query: SoqlQuery): FoundField {
  const [item] = query.select;
  if (query.select.length !== 1 || item?.kind !== 'field') {
    throw queryError('Semi join sub-selects must select exactly one field');
  }
  return located(
    item.at,
    () => {
      const inner = namesOf(names.schema, object, query);
      const found = findField(inner, item.path);
      // UNVERIFIED: the text; the documentation forbids dots in the selected field.
      if (found.steps.length > 0) {
        throw queryError(`The inner select field '${found.text}' cannot follow a relationship`);
      }
      return found;
    },
    item.path
  );
}

function targetNames({ field, owner }: FoundField): string[] {
  return field.type === 'Id' ? [owner.name] : field.referenceTo;
}

function checkInner(query: SoqlQuery): void {
  if (query.where && semiJoinsIn(query.where).length > 0) {
    throw queryError('Nesting of semi join sub-selects is not supported');
  }
  if (query.orderBy.length > 0 || query.limit || query.forUpdate) {
    throw queryError('ORDER BY, LIMIT and FOR UPDATE are not supported in semi join sub-selects');
  }
}
