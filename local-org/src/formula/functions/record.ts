/** Formula functions: picklists, and a record compared with its state before the save. */
import { Decimal } from '../../values/decimal.ts';
import { valueEquals } from '../../values/equality.ts';
import { CoercionError, normalize, textOrNull, toText } from '../coerce.ts';
import type { FormulaScope } from '../scope.ts';
import { eager, lazy } from './define.ts';
import type { Argument, FormulaFunction } from './define.ts';

export const recordFunctions: Record<string, FormulaFunction> = {
  ISNEW: eager('-> Boolean', (_values, scope) => {
    if (scope.isNew === undefined) throw new CoercionError('ISNEW() is not available here');
    return scope.isNew;
  }),
  ISCLONE: eager('-> Boolean', (_values, scope) => scope.isClone ?? false),
  ISCHANGED: lazy('* -> Boolean', ([field]) => {
    const path = fieldPath('ISCHANGED', field);
    return (scope) =>
      !scope.isNew && !valueEquals(normalize(field.run(scope)), priorValue(scope, path));
  }),
  PRIORVALUE: lazy(
    '* -> Any',
    ([field]) => {
      const path = fieldPath('PRIORVALUE', field);
      return (scope) => priorValue(scope, path);
    },
    ([field]) => field.type
  ),
  ISPICKVAL: eager('Picklist|Text, Text -> Boolean', ([value, literal]) =>
    isSameChoice(toText(value), toText(literal))
  ),
  INCLUDES: eager('MultiPicklist|Text, Text -> Boolean', ([value, literal]) => {
    const chosen = textOrNull(value)?.split(';') ?? [];
    const sought = textOrNull(literal);
    if (sought === null) return chosen.length === 0;
    return chosen.some((choice) => isSameChoice(choice, sought));
  }),
  PICKLISTCOUNT: eager('MultiPicklist|Text -> Number', ([value]) =>
    Decimal.fromInteger(textOrNull(value)?.split(';').length ?? 0)
  )
};

/** Unlike texts, the values of picklists are compared without regard to case. */
function isSameChoice(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

function fieldPath(name: string, { node }: Argument): string[] {
  if (node.kind === 'reference') return node.path;
  throw new CoercionError(
    `Incorrect parameter for function '${name}()'. Expected Field reference.`
  );
}

function priorValue(scope: FormulaScope, path: string[]): unknown {
  if (!scope.prior) throw new CoercionError('The record has no earlier state here');
  return normalize(scope.prior(path));
}
