/** Compile errors with their place. */
import { columnOf, lineOf, type Position } from '../syntax/ast.ts';

export interface Diagnostic {
  file: string;
  line: number;
  column: number;
  message: string;
}

/** Collects the errors of one compilation; the same error at the same place counts once. */
export class Diagnostics {
  readonly list: Diagnostic[] = [];
  private readonly seen = new Set<string>();

  report(file: string, at: Position, message: string): void {
    this.add({ file, line: lineOf(at), column: columnOf(at), message });
  }

  add(diagnostic: Diagnostic): void {
    const key = JSON.stringify(diagnostic);
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.list.push(diagnostic);
  }
}
