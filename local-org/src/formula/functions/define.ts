/** How a formula function is written down: its signature and what it computes. */
import type { FormulaNode } from '../ast.ts';
import type { Evaluate, FormulaScope } from '../scope.ts';
import { parseSignature } from '../signature.ts';
import type { Signature } from '../signature.ts';
import type { FormulaType } from '../types.ts';

/** An argument as a function sees it when it is compiled. */
export interface Argument {
  node: FormulaNode;
  type: FormulaType;
  run: Evaluate;
}

export interface FormulaFunction {
  signature: Signature;
  /** Type checks beyond the signature; answers the type of the result. */
  typeOf?(args: Argument[], subject: string): FormulaType;
  build(args: Argument[]): Evaluate;
}

/** A function whose arguments are all evaluated before the call. */
export function eager(
  signature: string,
  compute: (values: unknown[], scope: FormulaScope) => unknown
): FormulaFunction {
  return {
    signature: parseSignature(signature),
    build: (args) => (scope) =>
      compute(
        args.map((arg) => arg.run(scope)),
        scope
      )
  };
}

/** A function that decides itself which of its arguments it evaluates. */
export function lazy(
  signature: string,
  build: (args: Argument[]) => Evaluate,
  typeOf?: (args: Argument[], subject: string) => FormulaType
): FormulaFunction {
  return { signature: parseSignature(signature), build, ...(typeOf ? { typeOf } : {}) };
}
