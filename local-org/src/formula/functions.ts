/** The table of all formula functions. */
import type { FormulaNode } from './ast.ts';
import type { Evaluate } from './scope.ts';
import { dateFunctions } from './functions/date.ts';
import { logicalFunctions } from './functions/logical.ts';
import { mathFunctions } from './functions/math.ts';
import { textFunctions } from './functions/text.ts';

/** How one function is compiled: allowed numbers of arguments and the closure over the compiled arguments. */
export interface FormulaFunction {
  arity: [minimum: number, maximum: number];
  build(args: Evaluate[], nodes: FormulaNode[]): Evaluate;
}

export const formulaFunctions: ReadonlyMap<string, FormulaFunction> = new Map(
  Object.entries({ ...logicalFunctions, ...textFunctions, ...mathFunctions, ...dateFunctions })
);
