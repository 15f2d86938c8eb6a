/** The dispatchers that a compilation starts with. */
import { dispatchExpression } from './expressions.ts';
import type { Emitters } from './recursion.ts';
import { dispatchStatement } from './statements.ts';

export const emitters: Emitters = { postfix: dispatchExpression, statement: dispatchStatement };
