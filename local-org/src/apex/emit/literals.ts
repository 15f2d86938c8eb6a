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
      checkRange(scope, literal, 64);
      return { code: `${literal.value}n`, type: LONG, nonNull: true };
    case 'Decimal':
      return { code: scope.unit.constant(`$s.decimal(${text})`), type: DECIMAL, nonNull: true };
    case 'Double':
      return { code: scope.unit.constant(`$s.double(${text})`), type: DOUBLE, nonNull: true };
    case 'Integer':
      checkRange(scope, literal, 32);
      return { code: text, type: INTEGER, nonNull: true };
  }
}

/** A literal with its sign, for the smallest number has no positive twin. */
function checkRange(scope: Scope, { at, type, value }: LiteralExpression, bits: 32 | 64): void {
  const number = BigInt(value as number | string);
  if (BigInt.asIntN(bits, number) === number) return;
  scope.error(at, `Illegal ${type.toLowerCase()}: ${number}`);
}
