/** Reads the SOQL and SOSL that stand in brackets in Apex. */
import {
  BoundExpressionContext,
  type ExpressionContext,
  type QueryContext,
  type SoslLiteralContext
} from '@apexdevtools/apex-parser';
import type { SoqlQuery, SoslSearch } from './ast.ts';
import { expectEnd } from './parse.ts';
import { readQuery } from './query-parser.ts';
import { TokenReader } from './reader.ts';
import { readSearch } from './search-parser.ts';
import { SoqlSyntaxError, type BindSpans } from './tokens.ts';

/** Called for each `:expression`; answers the index of its value in `binds`. */
export type OnBind = (expression: ExpressionContext) => number;

/** Builds the AST of one query; `onBind` numbers the bind expressions. */
export function buildQuery(context: QueryContext, onBind: OnBind): SoqlQuery {
  const problem = (found: SoqlQuery['problem']): SoqlQuery => ({
    select: [],
    from: '',
    orderBy: [],
    line: context.start.line,
    column: context.start.column + 1,
    ...(found ? { problem: found } : {})
  });
  return readStatic(context, 0, onBind, readQuery, problem);
}

/** Builds the AST of one search, with the bracket around it. */
export function buildSearch(context: SoslLiteralContext, onBind: OnBind): SoslSearch {
  const problem = (found: SoslSearch['problem']): SoslSearch => ({
    find: { kind: 'literal', value: '' },
    group: 'ALL',
    returning: [],
    clauses: [],
    line: context.start.line,
    column: context.start.column + 1,
    ...(found ? { problem: found } : {})
  });
  return readStatic(context, 1, onBind, readSearch, problem);
}

/** Reads the text between the brackets; `brackets` is their number on each side. */
function readStatic<T>(
  context: QueryContext | SoslLiteralContext,
  brackets: number,
  onBind: OnBind,
  read: (reader: TokenReader) => T,
  withProblem: (problem: SoqlQuery['problem']) => T
): T {
  const first = context.start.start + brackets;
  const stop = context.stop ?? context.start;
  const input = context.start.getInputStream();
  const text = input.getText(first, stop.stop - brackets);
  const origin = { line: context.start.line, column: context.start.column + 1 + brackets };
  const spans: BindSpans = new Map(
    boundExpressions(context as TreeNode).map((bound) => [
      bound.start.start - first,
      { end: (bound.stop?.stop ?? bound.start.stop) + 1 - first, index: onBind(bound.expression()) }
    ])
  );
  try {
    const reader = new TokenReader(text, spans, origin);
    const result = read(reader);
    expectEnd(reader);
    return result;
  } catch (error) {
    if (!(error instanceof SoqlSyntaxError)) throw error;
    const line = origin.line + error.line - 1;
    const column = error.line === 1 ? origin.column + error.column - 1 : error.column;
    return withProblem({ message: error.message, line, column });
  }
}

interface TreeNode {
  children?: TreeNode[] | null;
}

/** In the order of the text; queries inside a bound expression are read with that expression. */
function boundExpressions(node: TreeNode): BoundExpressionContext[] {
  if (node instanceof BoundExpressionContext) return [node];
  return (node.children ?? []).flatMap(boundExpressions);
}
