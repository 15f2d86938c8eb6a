/** Short forms for functions whose arguments are all evaluated before the call. */
import type { FormulaFunction } from '../functions.ts';
import type { FormulaScope } from '../scope.ts';

export const ANY_NUMBER = Number.MAX_SAFE_INTEGER;

export function eager(
  minimum: number,
  maximum: number,
  compute: (values: unknown[], scope: FormulaScope) => unknown
): FormulaFunction {
  return {
    arity: [minimum, maximum],
    build: (args) => (scope) =>
      compute(
        args.map((arg) => arg(scope)),
        scope
      )
  };
}
