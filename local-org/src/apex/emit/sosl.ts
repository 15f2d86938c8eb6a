/** Emits SOSL expressions and checks what they return against the schema. */
import type { SoslExpression } from '../syntax/ast.ts';
import { COLUMNS } from '../syntax/ast.ts';
import { ID, SOBJECT, STRING, UNKNOWN } from '../types/type.ts';
import { emitExpression } from './recursion.ts';
import type { Scope } from './scope.ts';
import { checkStatic } from './soql.ts';
import { BROKEN, type Value } from './value.ts';

export function emitSosl(scope: Scope, expression: SoslExpression): Value {
  const { search } = expression;
  if (search.problem) {
    const { line, column, message } = search.problem;
    scope.error(line * COLUMNS + column, message);
    return BROKEN;
  }
  const binds = expression.binds.map((bind) => emitExpression(scope, bind));
  for (const { query } of search.returning) checkStatic(scope, query, binds, expression.at);
  if (binds.some((bind) => bind.type === UNKNOWN)) return BROKEN;
  const words = search.find.kind === 'bind' ? binds[search.find.index]?.type : STRING;
  if (words && words !== STRING && words !== ID) {
    scope.error(expression.at, `Invalid bind expression type of ${words.name} for FIND`);
  }
  const args = `${scope.unit.pooled(search)}, [${binds.map((bind) => bind.code).join(', ')}]`;
  const type = scope.resolver.list(scope.resolver.list(SOBJECT));
  return { code: `rt.search(${args})`, type, nonNull: true };
}
