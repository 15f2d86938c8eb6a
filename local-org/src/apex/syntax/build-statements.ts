/** Turns statements of the parse tree into our syntax tree. */
import type {
  AccessLevelContext,
  BlockContext,
  ForStatementContext,
  LocalVariableDeclarationContext,
  ModifierContext,
  StatementContext,
  SwitchStatementContext,
  TryStatementContext,
  VariableDeclaratorsContext,
  WhenControlContext,
  WhenLiteralContext
} from '@apexdevtools/apex-parser';
import { unquoteString } from '../../soql/literals.ts';
import { ExpressionBuilder, positionOf } from './build-expressions.ts';
import type {
  BlockStatement,
  Declarator,
  DmlOperation,
  Expression,
  LiteralExpression,
  LocalStatement,
  Position,
  Statement,
  WhenClause,
  WhenValue
} from './ast.ts';

export class StatementBuilder extends ExpressionBuilder {
  block(context: BlockContext): BlockStatement {
    return {
      kind: 'block',
      at: positionOf(context),
      statements: context.statement_list().map((item) => this.statement(item))
    };
  }

  statement(context: StatementContext): Statement {
    const at = positionOf(context);
    if (context.block()) return this.block(context.block());
    const local = context.localVariableDeclarationStatement();
    if (local) return this.local(local.localVariableDeclaration());
    const expression = context.expressionStatement();
    if (expression) {
      return { kind: 'expression', at, value: this.expression(expression.expression()) };
    }
    const condition = context.ifStatement();
    if (condition) {
      const [yes, no] = condition.statement_list().map((item) => this.statement(item));
      return {
        kind: 'if',
        at,
        condition: this.expression(condition.parExpression().expression()),
        yes: yes as Statement,
        no: no ?? null
      };
    }
    const result = context.returnStatement();
    if (result) {
      const value = result.expression();
      return { kind: 'return', at, value: value ? this.expression(value) : null };
    }
    const thrown = context.throwStatement();
    if (thrown) return { kind: 'throw', at, value: this.expression(thrown.expression()) };
    if (context.breakStatement()) return { kind: 'break', at };
    if (context.continueStatement()) return { kind: 'continue', at };
    if (context.forStatement()) return this.forLoop(context.forStatement(), at);
    if (context.tryStatement()) return this.tryBlock(context.tryStatement(), at);
    if (context.switchStatement()) return this.switchBlock(context.switchStatement(), at);
    return (
      this.loop(context, at) ??
      this.dml(context, at) ??
      this.merge(context, at) ??
      this.other(context, at)
    );
  }

  local(context: LocalVariableDeclarationContext): LocalStatement {
    return {
      kind: 'local',
      at: positionOf(context),
      isFinal: isFinal(context.modifier_list()),
      type: this.type(context.typeRef()),
      declarators: this.declarators(context.variableDeclarators())
    };
  }

  declarators(context: VariableDeclaratorsContext): Declarator[] {
    return context.variableDeclarator_list().map((item) => ({
      at: positionOf(item),
      name: item.id().getText(),
      value: item.expression() ? this.expression(item.expression()) : null
    }));
  }

  private body(context: StatementContext | null, at: Position): Statement {
    return context ? this.statement(context) : { kind: 'empty', at };
  }

  private loop(context: StatementContext, at: Position): Statement | null {
    const loop = context.whileStatement();
    if (loop) {
      const condition = this.expression(loop.parExpression().expression());
      return { kind: 'while', at, condition, body: this.body(loop.statement(), at) };
    }
    const doLoop = context.doWhileStatement();
    if (doLoop) {
      const condition = this.expression(doLoop.parExpression().expression());
      return { kind: 'doWhile', at, condition, body: this.block(doLoop.block()) };
    }
    return null;
  }

  private forLoop(context: ForStatementContext, at: Position): Statement {
    const control = context.forControl();
    const body = this.body(context.statement(), at);
    const each = control.enhancedForControl();
    if (each) {
      return {
        kind: 'forEach',
        at,
        type: this.type(each.typeRef()),
        name: each.id().getText(),
        iterable: this.expression(each.expression()),
        body
      };
    }
    const init = control.forInit();
    const declaration = init?.localVariableDeclaration();
    return {
      kind: 'for',
      at,
      init: declaration ? this.local(declaration) : null,
      initExpressions: this.list(init?.expressionList() ?? null),
      condition: control.expression() ? this.expression(control.expression()) : null,
      update: this.list(control.forUpdate()?.expressionList() ?? null),
      body
    };
  }

  private tryBlock(context: TryStatementContext, at: Position): Statement {
    const last = context.finallyBlock();
    return {
      kind: 'try',
      at,
      body: this.block(context.block()),
      catches: context.catchClause_list().map((clause) => ({
        at: positionOf(clause),
        type: {
          name: clause.qualifiedName().getText(),
          args: [],
          at: positionOf(clause.qualifiedName())
        },
        name: clause.id().getText(),
        body: this.block(clause.block())
      })),
      finally: last ? this.block(last.block()) : null
    };
  }

  private switchBlock(context: SwitchStatementContext, at: Position): Statement {
    return {
      kind: 'switch',
      at,
      value: this.expression(context.expression()),
      whens: context.whenControl_list().map((item) => this.when(item))
    };
  }

  private when(context: WhenControlContext): WhenClause {
    const value = context.whenValue();
    const pattern = value.typeRef();
    return {
      at: positionOf(context),
      values: value.whenLiteral_list().map((item) => this.whenValue(item)),
      type: pattern ? this.type(pattern) : null,
      name: pattern ? value.id().getText() : null,
      body: this.block(context.block())
    };
  }

  private whenValue(context: WhenLiteralContext): WhenValue {
    const at = positionOf(context);
    const nested = context.whenLiteral();
    if (nested) return this.whenValue(nested);
    if (context.qualifiedName()) return { kind: 'name', at, name: context.getText() };
    const literal = (
      type: LiteralExpression['type'],
      value: LiteralExpression['value']
    ): WhenValue => ({ kind: 'literal', value: { kind: 'literal', at, type, value } });
    const text = context.getText();
    if (context.StringLiteral()) return literal('String', unquoteString(text));
    if (context.IntegerLiteral()) return literal('Integer', Number(text));
    if (context.LongLiteral()) return literal('Long', text.slice(0, -1));
    return literal('null', null);
  }

  private dml(context: StatementContext, at: Position): Statement | null {
    const statement =
      context.insertStatement() ??
      context.updateStatement() ??
      context.deleteStatement() ??
      context.undeleteStatement() ??
      context.upsertStatement();
    if (!statement) return null;
    const field = context.upsertStatement()?.qualifiedName();
    return {
      kind: 'dml',
      at,
      operation: statement.start.text.toLowerCase() as DmlOperation,
      value: this.expression(statement.expression()),
      mode: modeOf(statement.accessLevel()),
      externalIdField: field?.getText().split('.').pop() ?? null
    };
  }

  private merge(context: StatementContext, at: Position): Statement | null {
    const statement = context.mergeStatement();
    if (!statement) return null;
    const [master, duplicates] = statement
      .expression_list()
      .map((item) => this.expression(item)) as [Expression, Expression];
    return { kind: 'merge', at, master, duplicates, mode: modeOf(statement.accessLevel()) };
  }

  private other(context: StatementContext, at: Position): Statement {
    const runAs = context.runAsStatement();
    if (runAs) {
      const [user, ...more] = this.list(runAs.expressionList());
      const isOvercharged = more.length > 0;
      if (user) return { kind: 'runAs', at, user, isOvercharged, body: this.block(runAs.block()) };
    }
    return { kind: 'unsupportedStatement', at, feature: `the statement ${context.getText()}` };
  }
}

function modeOf(level: AccessLevelContext | null): 'user' | 'system' | null {
  if (!level) return null;
  return level.USER() ? 'user' : 'system';
}

export function isFinal(modifiers: ModifierContext[]): boolean {
  return modifiers.some((modifier) => modifier.getText().toLowerCase() === 'final');
}
