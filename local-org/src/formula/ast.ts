/** The syntax tree of a Salesforce formula and the error that names a position in its text. */

export type BinaryOperator =
  '+' | '-' | '*' | '/' | '^' | '&' | '&&' | '||' | '=' | '<>' | '<' | '<=' | '>' | '>=';

export type FormulaNode =
  | { kind: 'number'; text: string; position: number }
  | { kind: 'text'; value: string; position: number }
  | { kind: 'boolean'; value: boolean; position: number }
  | { kind: 'null'; position: number }
  | { kind: 'reference'; path: string[]; position: number }
  | { kind: 'unary'; operator: '-' | '+' | '!'; operand: FormulaNode; position: number }
  | {
      kind: 'binary';
      operator: BinaryOperator;
      left: FormulaNode;
      right: FormulaNode;
      position: number;
    }
  | { kind: 'call'; name: string; args: FormulaNode[]; position: number };

/** A formula that cannot be compiled or evaluated; the message ends with line and column inside the formula. */
export class FormulaError extends Error {
  override readonly name = 'FormulaError';
  /** The platform's words, without the place. */
  readonly reason: string;
  readonly position: number;
  /** Both count from 1. */
  readonly line: number;
  readonly column: number;

  constructor(reason: string, text: string, position: number) {
    const before = text.slice(0, position).split('\n');
    const line = before.length;
    const column = before[before.length - 1].length + 1;
    super(`${reason} (formula line ${line}, column ${column})`);
    this.reason = reason;
    this.position = position;
    this.line = line;
    this.column = column;
  }
}
