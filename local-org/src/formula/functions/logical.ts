/** Formula functions: logic and empty values. */
import { CoercionError, booleanOrNull, isBlank, toBoolean } from '../coerce.ts';
import { equality } from '../operators.ts';
import { wrongType } from '../signature.ts';
import type { Evaluate } from '../scope.ts';
import { commonType, haveCommonType } from '../types.ts';
import type { FormulaType } from '../types.ts';
import { eager, lazy } from './define.ts';
import type { Argument, FormulaFunction } from './define.ts';

export const logicalFunctions: Record<string, FormulaFunction> = {
  IF: lazy(
    'Boolean, *, * -> Any',
    ([test, whenTrue, whenFalse]) =>
      (scope) =>
        toBoolean(test.run(scope)) ? whenTrue.run(scope) : whenFalse.run(scope),
    ([, whenTrue, whenFalse], subject) => sameType(whenTrue, whenFalse, subject)
  ),
  AND: lazy(
    'Boolean... -> Boolean',
    (args) => (scope) => args.every((arg) => toBoolean(arg.run(scope)))
  ),
  OR: lazy(
    'Boolean... -> Boolean',
    (args) => (scope) => args.some((arg) => toBoolean(arg.run(scope)))
  ),
  NOT: eager('Boolean -> Boolean', ([value]) => {
    const boolean = booleanOrNull(value);
    return boolean === null ? null : !boolean;
  }),
  CASE: lazy('*, *, *, *... -> Any', buildCase, typeOfCase),
  ISBLANK: eager('* -> Boolean', ([value]) => isBlank(value)),
  ISNULL: lazy('* -> Boolean', ([value]) =>
    // A text is never null, however empty: the platform's advice is ISBLANK.
    value.type === 'Text' ? () => false : (scope) => isBlank(value.run(scope))
  ),
  BLANKVALUE: substitute(() => true),
  NULLVALUE: substitute(({ type }) => type !== 'Text')
};

function substitute(isUsed: (value: Argument) => boolean): FormulaFunction {
  return lazy(
    '*, * -> Any',
    ([value, other]) =>
      isUsed(value)
        ? (scope) => {
            const first = value.run(scope);
            return isBlank(first) ? other.run(scope) : first;
          }
        : value.run,
    ([value, other], subject) => sameType(value, other, subject)
  );
}

/** Picklists may stand beside texts: their values are texts. */
function sameType(left: Argument, right: Argument, subject: string): FormulaType {
  const [a, b] = [asText(left.type), asText(right.type)];
  if (!haveCommonType(a, b)) throw wrongType(subject, [a], right.type, right.node);
  return commonType(left.type, right.type);
}

function asText(type: FormulaType): FormulaType {
  return type === 'Picklist' ? 'Text' : type;
}

/** CASE(expression, value1, result1, …, elseResult) */
function buildCase(args: Argument[]): Evaluate {
  const [subject, ...rest] = args.map((arg) => arg.run);
  const otherwise = rest[rest.length - 1];
  const isText = ['Text', 'Picklist'].includes(args[0].type);
  return (scope) => {
    const value = subject(scope);
    for (let index = 0; index + 1 < rest.length; index += 2) {
      if (equality(value, rest[index](scope), isText || null) === true) {
        return rest[index + 1](scope);
      }
    }
    return otherwise(scope);
  };
}

function typeOfCase(args: Argument[], subject: string): FormulaType {
  if (args.length % 2 !== 0) {
    throw new CoercionError(
      `Incorrect number of parameters for ${subject}. Expected ${args.length - 1}, received ${args.length}`
    );
  }
  const [expression, ...rest] = args;
  let result: FormulaType = 'Null';
  rest.forEach((arg, index) => {
    const isResult = index % 2 === 1 || index === rest.length - 1;
    if (arg.type === 'Boolean') {
      throw new CoercionError(`Incorrect argument type for ${subject}. `);
    }
    const wanted = isResult ? result : asText(expression.type);
    if (!haveCommonType(wanted, asText(arg.type))) {
      throw wrongType(subject, [wanted], arg.type, arg.node);
    }
    if (isResult) result = commonType(result, asText(arg.type));
  });
  return result;
}
