/** Turns the parse tree of a SOQL query into the query AST. */
import type {
  ComparisonOperatorContext,
  ExpressionContext,
  FieldExpressionContext,
  FieldNameContext,
  FieldOrderContext,
  LimitClauseContext,
  LogicalExpressionContext,
  OffsetClauseContext,
  QueryContext,
  SelectEntryContext,
  SoqlFunctionContext,
  SubFieldEntryContext,
  SubQueryContext,
  ValueContext,
  WhereFieldExpressionContext,
  WhereLogicalExpressionContext
} from '@apexdevtools/apex-parser';
import { ApexDate } from '../values/date.ts';
import { ApexDatetime } from '../values/datetime.ts';
import { ApexTime } from '../values/time.ts';
import { Decimal } from '../values/decimal.ts';
import { NotSupported } from '../values/errors.ts';
import { unquoteString } from './literals.ts';
import type {
  AggregateItem,
  AggregateName,
  CompareOperator,
  Condition,
  Expr,
  FieldPath,
  FunctionItem,
  GroupItem,
  Operand,
  OrderItem,
  SelectItem,
  SoqlQuery
} from './ast.ts';

/** Called for each `:expression`; answers the index of its value in `binds`. */
export type OnBind = (expression: ExpressionContext) => number;

const AGGREGATES = new Set(['COUNT', 'SUM', 'MIN', 'MAX', 'AVG', 'COUNT_DISTINCT']);

/** Builds the AST of one query; `onBind` numbers the bind expressions. */
export function buildQuery(context: QueryContext, onBind: OnBind): SoqlQuery {
  const builder = new QueryBuilder(onBind);
  return builder.query(context);
}

class QueryBuilder {
  private readonly onBind: OnBind;

  constructor(onBind: OnBind) {
    this.onBind = onBind;
  }

  query(context: QueryContext): SoqlQuery {
    refuse(context.usingScope(), 'USING SCOPE in SOQL', context);
    const query: SoqlQuery = {
      ...this.source(context),
      select: context
        .selectList()
        .selectEntry_list()
        .map((entry) => this.selectItem(entry))
    };
    this.addWith(query, context);
    this.addGrouping(query, context);
    const offset = context.offsetClause();
    if (offset) query.offset = this.count(offset);
    if (context.allRowsClause()) query.allRows = true;
    if (/forupdate/i.test(context.forClauses()?.getText() ?? '')) query.forUpdate = true;
    return query;
  }

  private subQuery(context: SubQueryContext): SoqlQuery {
    return {
      ...this.source(context),
      select: context
        .subFieldList()
        .subFieldEntry_list()
        .map((entry) => this.selectItem(entry))
    };
  }

  private source(context: QueryContext | SubQueryContext): SoqlQuery {
    const from = context.fromNameList();
    if (from.fieldName_list().length > 1) refuse(from, 'several objects in FROM', context);
    const query: SoqlQuery = {
      select: [],
      from: path(from.fieldName_list()[0] as FieldNameContext).join('.'),
      orderBy: (context.orderByClause()?.fieldOrderList().fieldOrder_list() ?? []).map((order) =>
        this.order(order)
      ),
      line: context.start.line,
      column: context.start.column + 1
    };
    const alias = from.soqlId_list()[0];
    if (alias) query.alias = alias.getText();
    const where = context.whereClause();
    if (where) query.where = this.where(where.whereLogicalExpression());
    const limit = context.limitClause();
    if (limit) query.limit = this.count(limit);
    return query;
  }

  private addWith(query: SoqlQuery, context: QueryContext): void {
    const clause = context.withClause();
    if (!clause) return;
    if (clause.USER_MODE()) query.mode = 'user';
    else if (clause.SYSTEM_MODE()) query.mode = 'system';
    else if (clause.SECURITY_ENFORCED()) query.securityEnforced = true;
    else refuse(clause, `SOQL ${clause.getText()}`, context);
  }

  private addGrouping(query: SoqlQuery, context: QueryContext): void {
    const clause = context.groupByClause();
    if (!clause) return;
    refuse(clause.ROLLUP() ?? clause.CUBE(), 'GROUP BY ROLLUP and CUBE', context);
    query.groupBy = clause
      .fieldGroupByList()
      .fieldGroupBy_list()
      .map((group): GroupItem => {
        const call = group.soqlFunction();
        if (!call) return { kind: 'field', path: path(group.fieldName()) };
        return this.plainFunction(call);
      });
    const having = clause.logicalExpression();
    if (having) query.having = this.logical(having);
  }

  private selectItem(entry: SelectEntryContext | SubFieldEntryContext): SelectItem {
    const alias = entry.soqlId()?.getText();
    if (entry.fieldName()) {
      return { kind: 'field', path: path(entry.fieldName()), ...(alias ? { alias } : {}) };
    }
    if (entry.subQuery()) return { kind: 'subquery', query: this.subQuery(entry.subQuery()) };
    const call = entry.soqlFunction();
    refuse(entry.typeOf(), 'TYPEOF in SOQL', entry);
    const set = call.soqlFieldsParameter();
    if (set) {
      return { kind: 'fields', set: set.getText().toUpperCase() as 'ALL' | 'CUSTOM' | 'STANDARD' };
    }
    const item = this.call(call);
    if (alias) item.alias = alias;
    return item;
  }

  private call(call: SoqlFunctionContext): AggregateItem | FunctionItem {
    const name = call.start.text.toUpperCase();
    if (!AGGREGATES.has(name)) return this.plainFunction(call);
    const field = call.fieldName();
    if (call.soqlFunction()) refuse(call, `SOQL ${call.getText()}`, call);
    return { kind: 'aggregate', name: name as AggregateName, path: field ? path(field) : null };
  }

  private plainFunction(call: SoqlFunctionContext): FunctionItem {
    const name = call.start.text.toUpperCase();
    const dateField = call.dateFieldName();
    // The database works in the user's time zone, so convertTimezone() inside a date function changes nothing.
    const field = dateField ? dateField.fieldName() : call.fieldName();
    if (!field) throw new NotSupported(`SOQL ${call.getText()}`, at(call));
    return { kind: 'function', name, path: path(field) };
  }

  private order(context: FieldOrderContext): OrderItem {
    const item: OrderItem = {
      by: this.operand(context),
      descending: Boolean(context.DESC())
    };
    if (context.NULLS()) item.nulls = context.FIRST() ? 'first' : 'last';
    return item;
  }

  private operand(
    context: FieldOrderContext | FieldExpressionContext | WhereFieldExpressionContext
  ): Operand {
    const source = 'fieldExpression' in context ? context.fieldExpression() : context;
    const call = source.soqlFunction();
    return call ? this.call(call) : { kind: 'field', path: path(source.fieldName()) };
  }

  private where(context: WhereLogicalExpressionContext): Condition {
    const items = context.whereConditionalExpression_list().map((item): Condition => {
      const nested = item.whereLogicalExpression();
      if (nested) return this.where(nested);
      const field = item.whereFieldExpression();
      refuse(field.FORMULA(), 'FORMULA() in SOQL', field);
      return this.comparison(field.fieldExpression());
    });
    return combine(context, items);
  }

  private logical(context: LogicalExpressionContext): Condition {
    const items = context.conditionalExpression_list().map((item): Condition => {
      const nested = item.logicalExpression();
      return nested ? this.logical(nested) : this.comparison(item.fieldExpression());
    });
    return combine(context, items);
  }

  private comparison(context: FieldExpressionContext): Condition {
    return {
      kind: 'compare',
      left: this.operand(context),
      operator: operatorOf(context.comparisonOperator()),
      right: this.value(context.value())
    };
  }

  private count(context: LimitClauseContext | OffsetClauseContext): Expr {
    const literal = context.IntegerLiteral();
    if (literal) return { kind: 'literal', value: Number(literal.getText()) };
    return this.bind(context.boundExpression().expression());
  }

  private bind(expression: ExpressionContext): Expr {
    return { kind: 'bind', index: this.onBind(expression), text: expression.getText() };
  }

  private value(context: ValueContext): Expr {
    const bound = context.boundExpression();
    if (bound) return this.bind(bound.expression());
    if (context.subQuery()) return { kind: 'subquery', query: this.subQuery(context.subQuery()) };
    const list = context.valueList();
    if (list) return { kind: 'list', items: list.value_list().map((item) => this.value(item)) };
    if (context.dateFormula()) return dateLiteral(context.dateFormula().getText());
    return { kind: 'literal', value: literalValue(context) };
  }
}

function literalValue(context: ValueContext): unknown {
  const text = context.getText();
  if (context.NULL()) return null;
  if (context.BooleanLiteral()) return text.toLowerCase() === 'true';
  if (context.StringLiteral()) return unquoteString(text);
  if (context.DateLiteral()) return ApexDate.parse(text);
  if (context.DateTimeLiteral()) return new ApexDatetime(Date.parse(text.replace(/ /g, '+')));
  if (context.TimeLiteral()) return new ApexTime(Date.parse(`1970-01-01T${text}`));
  const number = context.signedNumber();
  if (number?.IntegerLiteral()) return integerOrDecimal(text);
  if (number) return Decimal.parse(text);
  throw new NotSupported(`the SOQL value ${text}`, at(context));
}

function integerOrDecimal(text: string): unknown {
  const value = Number(text);
  return value === (value | 0) ? value : Decimal.parse(text);
}

function dateLiteral(text: string): Expr {
  const [name, count] = text.toUpperCase().split(':') as [string, string | undefined];
  return count === undefined
    ? { kind: 'dateLiteral', name }
    : { kind: 'dateLiteral', name, n: Number(count) };
}

function operatorOf(context: ComparisonOperatorContext): CompareOperator {
  const text = context.getText().toLowerCase();
  if (text === '<>') return '!=';
  if (text === 'notin') return 'not in';
  return text as CompareOperator;
}

function combine(
  context: WhereLogicalExpressionContext | LogicalExpressionContext,
  items: Condition[]
): Condition {
  const [first] = items as [Condition];
  if (context.NOT()) return { kind: 'not', item: first };
  if (items.length === 1) return first;
  return { kind: context.SOQLAND_list().length ? 'and' : 'or', items };
}

function path(context: FieldNameContext): FieldPath {
  return context.soqlId_list().map((id) => id.getText());
}

interface Positioned {
  start: { line: number; column: number };
}

function at(context: Positioned): string {
  return `line ${context.start.line}, column ${context.start.column + 1}`;
}

function refuse(found: unknown, feature: string, context: Positioned): void {
  if (found) throw new NotSupported(feature, at(context));
}
