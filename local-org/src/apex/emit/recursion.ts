/** The recursion of the emitter: constructs reach each other through these functions instead of importing in circles. */
import type { BlockStatement, Expression, Statement } from '../syntax/ast.ts';
import { endsBlock } from './control-flow.ts';
import type { Scope } from './scope.ts';
import { closeChain, type Value } from './value.ts';

/** The two dispatchers; the compilation carries them. */
export interface Emitters {
  postfix(scope: Scope, expression: Expression): Value;
  statement(scope: Scope, statement: Statement): void;
}

/** An expression that a dot or call may follow. */
export function emitPostfix(scope: Scope, expression: Expression): Value {
  return scope.unit.compilation.emitters.postfix(scope, expression);
}

/** An expression with its safe-navigation chain closed. */
export function emitExpression(scope: Scope, expression: Expression): Value {
  const value = emitPostfix(scope, expression);
  if (value.place?.kind === 'accessor' && !value.place.getter) {
    scope.error(expression.at, `Variable is not readable: ${value.place.field.name}`);
  }
  return closeChain(value);
}

export function emitStatements(scope: Scope, statements: Statement[]): void {
  statements.forEach((statement, index) => {
    const before = statements[index - 1];
    if (before && endsBlock(before)) scope.error(statement.at, 'Unreachable statement');
    scope.unit.compilation.emitters.statement(scope, statement);
  });
}

export function emitBlock(scope: Scope, block: BlockStatement): void {
  scope.openBlock();
  emitStatements(scope, block.statements);
  scope.closeBlock();
}
