/** The table of all formula functions. */
import { advancedFunctions } from './functions/advanced.ts';
import { dateFunctions } from './functions/date.ts';
import type { FormulaFunction } from './functions/define.ts';
import { logicalFunctions } from './functions/logical.ts';
import { mathFunctions } from './functions/math.ts';
import { recordFunctions } from './functions/record.ts';
import { textFunctions } from './functions/text.ts';
import { timeFunctions } from './functions/time.ts';

export const formulaFunctions: ReadonlyMap<string, FormulaFunction> = new Map(
  Object.entries({
    ...logicalFunctions,
    ...textFunctions,
    ...mathFunctions,
    ...dateFunctions,
    ...timeFunctions,
    ...recordFunctions,
    ...advancedFunctions
  })
);
