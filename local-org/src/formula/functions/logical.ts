/** Formula functions: logic, blanks, and comparisons of a record with its state before the save. */
import { CoercionError, isBlank, normalize, toBoolean, toText } from '../coerce.ts';
import type { FormulaFunction } from '../functions.ts';
import type { FormulaNode } from '../ast.ts';
import { isEqual } from '../operators.ts';
import type { Evaluate, FormulaScope } from '../scope.ts';
import { ANY_NUMBER, eager } from './define.ts';

export const logicalFunctions: Record<string, FormulaFunction> = {
  IF: {
    arity: [3, 3],
    build:
      ([test, whenTrue, whenFalse]) =>
      (scope) =>
        toBoolean(test(scope)) ? whenTrue(scope) : whenFalse(scope)
  },
  AND: {
    arity: [1, ANY_NUMBER],
    build: (args) => (scope) => args.every((arg) => toBoolean(arg(scope)))
  },
  OR: {
    arity: [1, ANY_NUMBER],
    build: (args) => (scope) => args.some((arg) => toBoolean(arg(scope)))
  },
  NOT: eager(1, 1, ([value]) => !toBoolean(value)),
  CASE: { arity: [4, ANY_NUMBER], build: buildCase },
  ISBLANK: eager(1, 1, ([value]) => isBlank(value)),
  ISNULL: eager(1, 1, ([value]) => isBlank(value)),
  BLANKVALUE: firstFilled(),
  NULLVALUE: firstFilled(),
  ISNUMBER: eager(1, 1, ([value]) => /^[+-]?(\d+\.?\d*|\.\d+)$/.test(toText(value).trim())),
  ISNEW: {
    arity: [0, 0],
    build: () => (scope) => {
      if (scope.isNew === undefined) throw new CoercionError('ISNEW() is not available here');
      return scope.isNew;
    }
  },
  ISCHANGED: {
    arity: [1, 1],
    build: ([current], nodes) => {
      const path = fieldPath('ISCHANGED', nodes);
      return (scope) => !scope.isNew && !isEqual(current(scope), priorValue(scope, path));
    }
  },
  PRIORVALUE: {
    arity: [1, 1],
    build: (_args, nodes) => {
      const path = fieldPath('PRIORVALUE', nodes);
      return (scope) => priorValue(scope, path);
    }
  },
  ISPICKVAL: eager(2, 2, ([value, literal]) => toText(value) === toText(literal)),
  INCLUDES: eager(2, 2, ([value, literal]) => toText(value).split(';').includes(toText(literal)))
};

function firstFilled(): FormulaFunction {
  return {
    arity: [2, 2],
    build:
      ([value, substitute]) =>
      (scope) => {
        const first = value(scope);
        return isBlank(first) ? substitute(scope) : first;
      }
  };
}

/** CASE(expression, value1, result1, …, elseResult) */
function buildCase(args: Evaluate[]): Evaluate {
  if (args.length % 2 !== 0) {
    throw new CoercionError('CASE() needs pairs of value and result and one else result');
  }
  const [subject, ...rest] = args;
  const otherwise = rest[rest.length - 1];
  return (scope) => {
    const value = subject(scope);
    for (let index = 0; index + 1 < rest.length; index += 2) {
      if (isEqual(value, rest[index](scope))) return rest[index + 1](scope);
    }
    return otherwise(scope);
  };
}

function fieldPath(name: string, nodes: FormulaNode[]): string[] {
  const [node] = nodes;
  if (node.kind === 'reference') return node.path;
  throw new CoercionError(`${name}() needs a field`);
}

function priorValue(scope: FormulaScope, path: string[]): unknown {
  if (!scope.prior) throw new CoercionError('The record has no earlier state here');
  return normalize(scope.prior(path));
}
