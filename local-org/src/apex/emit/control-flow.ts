/** Which statements let the next one run. */
import type { Expression, Statement } from '../syntax/ast.ts';
import { BOOLEAN } from '../types/type.ts';

/** May no statement follow in the same block? */
export function endsBlock(statement: Statement): boolean {
  switch (statement.kind) {
    case 'break':
    case 'continue':
      return true;
    case 'block':
    case 'runAs': {
      const { statements } = statement.kind === 'block' ? statement : statement.body;
      return statements.some(endsBlock);
    }
    case 'if':
      return statement.no !== null && endsBlock(statement.yes) && endsBlock(statement.no);
    case 'while':
    case 'for':
    case 'doWhile':
      return false;
    default:
      return alwaysReturns([statement]);
  }
}

/** Does every way through the statements end in return or throw? */
export function alwaysReturns(statements: Statement[]): boolean {
  return statements.some((statement) => {
    switch (statement.kind) {
      case 'return':
      case 'throw':
        return true;
      case 'block':
        return alwaysReturns(statement.statements);
      case 'if':
        return (
          statement.no !== null && alwaysReturns([statement.yes]) && alwaysReturns([statement.no])
        );
      case 'try':
        return (
          (statement.finally !== null && alwaysReturns(statement.finally.statements)) ||
          (alwaysReturns(statement.body.statements) &&
            statement.catches.every((clause) => alwaysReturns(clause.body.statements)))
        );
      case 'switch':
        return (
          statement.whens.some((when) => !when.type && when.values.length === 0) &&
          statement.whens.every((when) => alwaysReturns(when.body.statements))
        );
      case 'while':
      case 'for':
        return isEndless(statement.condition);
      case 'doWhile':
        return isEndless(statement.condition) || alwaysReturns([statement.body]);
      case 'runAs':
        return alwaysReturns(statement.body.statements);
      default:
        return false;
    }
  });
}

function isEndless(test: Expression | null): boolean {
  return (
    test === null || (test.kind === 'literal' && test.type === BOOLEAN.name && test.value === true)
  );
}
