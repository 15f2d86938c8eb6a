/** Emits SOQL expressions and checks their objects and fields against the schema. */
import type { SoqlExpression, Position } from '../syntax/ast.ts';
import type { ObjectDef } from '../../metadata/schema.ts';
import type { Condition, Expr, FieldPath, Operand, SoqlQuery } from '../../soql/ast.ts';
import { COLUMNS } from '../syntax/ast.ts';
import { AGGREGATE_RESULT, INTEGER, UNKNOWN } from '../types/type.ts';
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
  if (!object?.object) {
    scope.error(expression.at, `sObject type '${query.from}' is not supported.`);
    return BROKEN;
  }
  new QueryChecker(scope, query, expression.at).check(object.object);
  if (binds.some((bind) => bind.type === UNKNOWN)) return BROKEN;
  const args = `${scope.unit.pooled(query)}, [${binds.map((bind) => bind.code).join(', ')}]`;
  if (isCount(query)) return { code: `rt.countQuery(${args})`, type: INTEGER, nonNull: true };
  const row = isAggregate(query) ? AGGREGATE_RESULT : object;
  const type = scope.resolver.list(row);
  return { code: `rt.query(${args})`, type, nonNull: true, isQuery: true };
}

function isCount(query: SoqlQuery): boolean {
  const [item] = query.select;
  return (
    query.select.length === 1 &&
    item?.kind === 'aggregate' &&
    item.path === null &&
    !item.alias &&
    !query.groupBy
  );
}

function isAggregate(query: SoqlQuery): boolean {
  return Boolean(query.groupBy) || query.select.some((item) => item.kind === 'aggregate');
}

/** Reports what the schema does not know; the database would refuse the same at run time. */
class QueryChecker {
  private readonly scope: Scope;
  private readonly query: SoqlQuery;
  private readonly at: Position;

  constructor(scope: Scope, query: SoqlQuery, at: Position) {
    this.scope = scope;
    this.query = query;
    this.at = query.line ? query.line * COLUMNS + query.column : at;
  }

  check(object: ObjectDef): void {
    const aliases = new Set<string>();
    const fields = new Set<string>();
    for (const item of this.query.select) {
      if (item.kind === 'subquery') this.child(object, item.query);
      else if (item.kind !== 'fields' && item.path) this.path(object, item.path);
      if (item.kind === 'field') {
        const name = item.path.join('.');
        if (fields.has(name.toLowerCase())) this.report(`duplicate field selected: ${name}`);
        fields.add(name.toLowerCase());
      }
      if ('alias' in item && item.alias) aliases.add(item.alias.toLowerCase());
    }
    if (this.query.where) this.condition(object, this.query.where, aliases);
    for (const item of this.query.groupBy ?? []) this.path(object, item.path);
    if (this.query.having) this.condition(object, this.query.having, aliases);
    for (const item of this.query.orderBy) this.operand(object, item.by, aliases);
  }

  private child(object: ObjectDef, query: SoqlQuery): void {
    const relationship = object.childRelationship(query.from);
    const child = relationship && this.scope.resolver.schema.object(relationship.childObject);
    if (!child) {
      this.report(`Didn't understand relationship '${query.from}' in FROM part of query call.`);
      return;
    }
    new QueryChecker(this.scope, query, this.at).check(child);
  }

  private condition(object: ObjectDef, condition: Condition, aliases: Set<string>): void {
    if (condition.kind === 'compare') {
      this.operand(object, condition.left, aliases);
      this.right(condition.right);
    } else if (condition.kind === 'not') this.condition(object, condition.item, aliases);
    else for (const item of condition.items) this.condition(object, item, aliases);
  }

  private right(expr: Expr): void {
    if (expr.kind !== 'subquery') return;
    const object = this.scope.resolver.schema.object(expr.query.from);
    if (!object) this.report(`sObject type '${expr.query.from}' is not supported.`);
    else new QueryChecker(this.scope, expr.query, this.at).check(object);
  }

  private operand(object: ObjectDef, operand: Operand, aliases: Set<string>): void {
    if (!operand.path) return;
    const [first] = operand.path;
    if (operand.path.length === 1 && first && aliases.has(first.toLowerCase())) return;
    this.path(object, operand.path);
  }

  private path(object: ObjectDef, path: FieldPath): void {
    const names = path[0]?.toLowerCase() === this.query.alias?.toLowerCase() ? path.slice(1) : path;
    this.walk(object, names);
  }

  private walk(object: ObjectDef, [name, ...rest]: FieldPath): void {
    if (name === undefined) return;
    if (rest.length === 0) {
      if (!object.field(name)) this.report(`No such column '${name}' on entity '${object.name}'.`);
      return;
    }
    const parent = object.relationship(name);
    if (!parent) {
      this.report(`Didn't understand relationship '${name}' in field path.`);
      return;
    }
    const { schema } = this.scope.resolver;
    // A polymorphic parent has the fields that one of its types has.
    const targets = parent.referenceTo.flatMap((target) => schema.object(target) ?? []);
    const [first] = targets;
    const known = targets.find(
      (target) => target.field(rest[0] ?? '') ?? target.relationship(rest[0] ?? '')
    );
    if (known ?? first) this.walk((known ?? first) as ObjectDef, rest);
  }

  private report(message: string): void {
    this.scope.error(this.at, message);
  }
}
