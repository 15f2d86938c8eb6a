/** Emits literals. */
import type { LiteralExpression } from '../syntax/ast.ts';
import { BOOLEAN, DECIMAL, DOUBLE, INTEGER, LONG, NULL, STRING } from '../types/type.ts';
import type { Scope } from './scope.ts';
import type { Value } from './value.ts';

export function emitLiteral(scope: Scope, literal: LiteralExpression): Value {
  const text = JSON.stringify(literal.value);
  switch (literal.type) {
    case 'null':
      return { code: 'null', type: NULL };
    case 'String':
      return { code: text, type: STRING, nonNull: true };
    case 'Boolean':
      return { code: text, type: BOOLEAN, nonNull: true };
    case 'Long':
      return { code: `${literal.value}n`, type: LONG, nonNull: true };
    case 'Decimal':
      return { code: scope.unit.constant(`$s.decimal(${text})`), type: DECIMAL, nonNull: true };
    case 'Double':
      return { code: scope.unit.constant(`$s.double(${text})`), type: DOUBLE, nonNull: true };
    case 'Integer':
      if ((literal.value as number) > 2_147_483_648) {
        scope.error(literal.at, `Illegal integer: ${literal.value}`);
      }
      return { code: text, type: INTEGER, nonNull: true };
  }
}
