/** Checks formulas and filters as the platform does when they are saved: syntax, names, types and values. */
import type { Problem } from '../metadata/problem.ts';
import type { DeployContext } from './context.ts';
import { checkFieldFormulas } from './formulas/fields.ts';
import { checkFilters } from './formulas/filters.ts';
import { checkRuleFormulas } from './formulas/rules.ts';
import { checkVisibility } from './formulas/visibility.ts';

export function checkFormulas(context: DeployContext): Problem[] {
  return [
    ...checkFieldFormulas(context),
    ...checkRuleFormulas(context),
    ...checkFilters(context),
    ...checkVisibility(context)
  ];
}
