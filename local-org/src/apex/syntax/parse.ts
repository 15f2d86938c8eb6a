/** Parses one Apex file; the only door to apex-parser, together with the builders beside it. */
import { ApexErrorListener, ApexParserFactory } from '@apexdevtools/apex-parser';
import { DeclarationBuilder } from './build-declarations.ts';
import type { ParsedFile, SyntaxProblem } from './ast.ts';
import { readableProblem } from './problems.ts';

export type FileKind = 'class' | 'trigger' | 'script';

class ProblemListener extends ApexErrorListener {
  readonly problems: SyntaxProblem[] = [];

  override apexSyntaxError(line: number, column: number, message: string): void {
    this.problems.push({ line, column: column + 1, message: readableProblem(message) });
  }
}

/** Parses a file; with syntax errors there is no unit. */
export function parseApex(kind: FileKind, text: string): ParsedFile {
  const listener = new ProblemListener();
  const { parser } = ApexParserFactory.createLexerAndParser(text, listener);
  const builder = new DeclarationBuilder();
  const { problems } = listener;
  const { queries } = builder;
  if (kind === 'class') {
    const context = parser.compilationUnit();
    const unit = problems.length ? null : builder.typeDeclaration(context.typeDeclaration());
    return { unit, queries, problems };
  }
  if (kind === 'trigger') {
    const context = parser.triggerUnit();
    return { unit: problems.length ? null : builder.trigger(context), queries, problems };
  }
  const context = parser.anonymousUnit();
  return { unit: problems.length ? null : builder.script(context), queries, problems };
}
