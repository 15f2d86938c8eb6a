/** Turns expressions of the parse tree into our syntax tree. */
import {
  Arth1ExpressionContext,
  Arth2ExpressionContext,
  ArrayExpressionContext,
  AssignExpressionContext,
  BitAndExpressionContext,
  BitExpressionContext,
  BitNotExpressionContext,
  BitOrExpressionContext,
  CastExpressionContext,
  CmpExpressionContext,
  CoalExpressionContext,
  CondExpressionContext,
  DotExpressionContext,
  EqualityExpressionContext,
  IdPrimaryContext,
  InstanceOfExpressionContext,
  LiteralPrimaryContext,
  LogAndExpressionContext,
  LogOrExpressionContext,
  MethodCallExpressionContext,
  NegExpressionContext,
  NewExpressionContext,
  PostOpExpressionContext,
  PreOpExpressionContext,
  PrimaryExpressionContext,
  SoqlPrimaryContext,
  type SoslPrimaryContext,
  SubExpressionContext,
  SuperPrimaryContext,
  ThisPrimaryContext,
  TypeRefPrimaryContext,
  VoidPrimaryContext
} from '@apexdevtools/apex-parser';
import type {
  CreatorContext,
  ExpressionContext,
  ExpressionListContext,
  LiteralContext,
  PrimaryContext,
  TypeListContext,
  TypeRefContext
} from '@apexdevtools/apex-parser';
import type { SoqlQuery, SoslSearch } from '../../soql/ast.ts';
import { buildQuery, buildSearch } from '../../soql/build.ts';
import { unquoteMultiline, unquoteString } from '../../soql/literals.ts';
import { COLUMNS } from './ast.ts';
import type {
  AssignOperator,
  BinaryOperator,
  Expression,
  LiteralExpression,
  Position,
  TypeRef
} from './ast.ts';

interface Positioned {
  start: { line: number; column: number };
}

export function positionOf(context: Positioned): Position {
  return context.start.line * COLUMNS + context.start.column + 1;
}

type BinaryContext = ExpressionContext & { expression_list(): ExpressionContext[] };

/** Binary operators whose token stands between two operands. */
const BINARY = [
  Arth1ExpressionContext,
  Arth2ExpressionContext,
  BitAndExpressionContext,
  BitOrExpressionContext,
  BitNotExpressionContext,
  BitExpressionContext,
  CmpExpressionContext,
  CoalExpressionContext,
  EqualityExpressionContext,
  LogAndExpressionContext,
  LogOrExpressionContext
];

export class ExpressionBuilder {
  /** Every query of the file, for the cache. */
  readonly queries: (SoqlQuery | SoslSearch)[] = [];

  expression(context: ExpressionContext): Expression {
    const at = positionOf(context);
    if (context instanceof PrimaryExpressionContext) return this.primary(context.primary());
    if (context instanceof SubExpressionContext) return this.expression(context.expression());
    if (context instanceof DotExpressionContext) return this.dot(context);
    if (context instanceof MethodCallExpressionContext) return this.methodCall(context);
    if (BINARY.some((kind) => context instanceof kind)) {
      return this.binary(context as BinaryContext);
    }
    if (context instanceof AssignExpressionContext) {
      const [target, value] = context.expression_list() as [ExpressionContext, ExpressionContext];
      const operator = operatorBetween(target, value, context) as AssignOperator;
      return {
        kind: 'assign',
        at,
        operator,
        target: this.expression(target),
        value: this.expression(value)
      };
    }
    if (context instanceof NewExpressionContext) return this.creator(context.creator(), at);
    if (context instanceof CondExpressionContext) {
      const [condition, yes, no] = context
        .expression_list()
        .map((item) => this.expression(item)) as [Expression, Expression, Expression];
      return { kind: 'conditional', at, condition, yes, no };
    }
    if (context instanceof ArrayExpressionContext) {
      const [target, index] = context.expression_list() as [ExpressionContext, ExpressionContext];
      return { kind: 'index', at, target: this.expression(target), index: this.expression(index) };
    }
    if (context instanceof CastExpressionContext) {
      const value = this.expression(context.expression());
      return { kind: 'cast', at, type: this.type(context.typeRef()), value };
    }
    if (context instanceof InstanceOfExpressionContext) {
      const value = this.expression(context.expression());
      return { kind: 'instanceof', at, value, type: this.type(context.typeRef()) };
    }
    return this.unary(context, at);
  }

  type(context: TypeRefContext): TypeRef {
    const names: string[] = [];
    let args: TypeRef[] = [];
    for (const part of context.typeName_list()) {
      names.push(part.start.text);
      const argumentsOf = part.typeArguments();
      if (argumentsOf) args = this.types(argumentsOf.typeList());
    }
    const at = positionOf(context);
    let type: TypeRef = { name: names.join('.'), args, at };
    const dimensions = context.arraySubscripts()?.LBRACK_list()?.length ?? 0;
    for (let count = 0; count < dimensions; count += 1) type = { name: 'List', args: [type], at };
    return type;
  }

  types(context: TypeListContext | null): TypeRef[] {
    return (context?.typeRef_list() ?? []).map((item) => this.type(item));
  }

  list(context: ExpressionListContext | null): Expression[] {
    return (context?.expression_list() ?? []).map((item) => this.expression(item));
  }

  literal(context: LiteralContext): LiteralExpression {
    const at = positionOf(context);
    const text = context.getText();
    const literal = (
      type: LiteralExpression['type'],
      value: LiteralExpression['value']
    ): LiteralExpression => ({ kind: 'literal', at, type, value });
    if (context.StringLiteral()) return literal('String', unquoteString(text));
    if (context.MultilineStringLiteral()) return literal('String', unquoteMultiline(text));
    if (context.BooleanLiteral()) return literal('Boolean', text.toLowerCase() === 'true');
    if (context.IntegerLiteral()) return literal('Integer', Number(text));
    if (context.LongLiteral()) return literal('Long', text.slice(0, -1));
    if (context.NumberLiteral()) {
      return /d$/i.test(text)
        ? literal('Double', Number(text.slice(0, -1)))
        : literal('Decimal', text);
    }
    return literal('null', null);
  }

  private primary(context: PrimaryContext): Expression {
    const at = positionOf(context);
    if (context instanceof IdPrimaryContext) return { kind: 'name', at, name: context.getText() };
    if (context instanceof LiteralPrimaryContext) return this.literal(context.literal());
    if (context instanceof ThisPrimaryContext) return { kind: 'this', at };
    if (context instanceof SuperPrimaryContext) return { kind: 'super', at };
    if (context instanceof TypeRefPrimaryContext) {
      return { kind: 'typeLiteral', at, type: this.type(context.typeRef()) };
    }
    if (context instanceof VoidPrimaryContext) {
      return { kind: 'typeLiteral', at, type: { name: 'void', args: [], at } };
    }
    if (context instanceof SoqlPrimaryContext) return this.soql(context, at);
    return this.sosl(context as SoslPrimaryContext, at);
  }

  private soql(context: SoqlPrimaryContext, at: Position): Expression {
    const binds: Expression[] = [];
    const query = buildQuery(context.soqlLiteral().query(), (bind) => {
      binds.push(this.expression(bind));
      return binds.length - 1;
    });
    this.queries.push(query);
    return { kind: 'soql', at, query, binds };
  }

  private sosl(context: SoslPrimaryContext, at: Position): Expression {
    const binds: Expression[] = [];
    const search = buildSearch(context.soslLiteral(), (bind) => {
      binds.push(this.expression(bind));
      return binds.length - 1;
    });
    this.queries.push(search);
    return { kind: 'sosl', at, search, binds };
  }

  private dot(context: DotExpressionContext): Expression {
    const at = positionOf(context.anyId() ?? context.dotMethodCall());
    const target = this.expression(context.expression());
    const safe = Boolean(context.QUESTIONDOT());
    const call = context.dotMethodCall();
    if (!call) return { kind: 'dot', at, target, name: context.anyId().getText(), safe };
    const name = call.anyId().getText();
    return { kind: 'call', at, target, name, args: this.list(call.expressionList()), safe };
  }

  private methodCall(context: MethodCallExpressionContext): Expression {
    const at = positionOf(context);
    const call = context.methodCall();
    const args = this.list(call.expressionList());
    if (call.THIS()) return { kind: 'constructorCall', at, which: 'this', args };
    if (call.SUPER()) return { kind: 'constructorCall', at, which: 'super', args };
    return { kind: 'call', at, target: null, name: call.id().getText(), args, safe: false };
  }

  private binary(context: BinaryContext): Expression {
    const [left, right] = context.expression_list() as [ExpressionContext, ExpressionContext];
    const text = operatorBetween(left, right, context);
    const operator = (text === '<>' ? '!=' : text) as BinaryOperator;
    const at = positionOf(context);
    return {
      kind: 'binary',
      at,
      operator,
      left: this.expression(left),
      right: this.expression(right)
    };
  }

  private unary(context: ExpressionContext, at: Position): Expression {
    if (context instanceof NegExpressionContext) {
      const operator = context.TILDE() ? '~' : '!';
      return { kind: 'unary', at, operator, value: this.expression(context.expression()) };
    }
    if (context instanceof PostOpExpressionContext) {
      const operator = context.INC() ? '++' : '--';
      const target = this.expression(context.expression());
      return { kind: 'increment', at, operator, prefix: false, target };
    }
    if (context instanceof PreOpExpressionContext) {
      const value = this.expression(context.expression());
      if (context.INC() || context.DEC()) {
        const operator = context.INC() ? '++' : '--';
        return { kind: 'increment', at, operator, prefix: true, target: value };
      }
      return { kind: 'unary', at, operator: context.SUB() ? '-' : '+', value };
    }
    return { kind: 'unsupported', at, feature: `the expression ${context.getText()}` };
  }

  private creator(context: CreatorContext, at: Position): Expression {
    const pairs = context.createdName().idCreatedNamePair_list();
    const args = pairs.flatMap((pair) => this.types(pair.typeList()));
    const type: TypeRef = { name: pairs.map((pair) => pair.anyId().getText()).join('.'), args, at };
    const call = context.classCreatorRest();
    if (call) return { kind: 'new', at, type, args: this.list(call.arguments().expressionList()) };
    const map = context.mapCreatorRest();
    if (map) {
      const entries = map
        .mapCreatorRestPair_list()
        .map((pair) => pair.expression_list().map((item) => this.expression(item)));
      return { kind: 'newMap', at, type, entries: entries as [Expression, Expression][] };
    }
    const set = context.setCreatorRest();
    if (set) {
      const items = set.expression_list().map((item) => this.expression(item));
      return { kind: 'newCollection', at, type, items, size: null };
    }
    const array = context.arrayCreatorRest();
    if (array) {
      const items = array.arrayInitializer()?.expression_list() ?? [];
      return {
        kind: 'newCollection',
        at,
        type: { name: 'List', args: [type], at },
        items: items.map((item) => this.expression(item)),
        size: array.expression() ? this.expression(array.expression()) : null
      };
    }
    return { kind: 'newCollection', at, type, items: [], size: null };
  }
}

/** The operator's text; shift and comparison operators consist of several tokens. */
function operatorBetween(
  left: ExpressionContext,
  right: ExpressionContext,
  context: ExpressionContext
): string {
  let text = '';
  for (let index = 0; index < context.getChildCount(); index += 1) {
    const child = context.getChild(index);
    if (child !== left && child !== right) text += child.getText();
  }
  return text;
}
