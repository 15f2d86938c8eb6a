/** Parses a formula into its syntax tree (Pratt parser). */
import { FormulaError } from './ast.ts';
import type { BinaryOperator, FormulaNode } from './ast.ts';
import { tokenize } from './lexer.ts';
import type { Token } from './lexer.ts';

const PRECEDENCE: Record<string, number> = {
  '||': 1,
  '&&': 2,
  '=': 3,
  '==': 3,
  '<>': 3,
  '!=': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '&': 5,
  // In the platform's grammar powers bind weaker than products: 2 * 3 ^ 2 is 36.
  '^': 6,
  '*': 7,
  '/': 7
};
const UNARY_PRECEDENCE = 8;
const CANONICAL: Record<string, BinaryOperator> = { '==': '=', '!=': '<>' };

export function parseFormula(text: string): FormulaNode {
  const parser = new Parser(text);
  return parser.parse();
}

class Parser {
  private readonly text: string;
  private readonly tokens: Token[];
  private index = 0;

  constructor(text: string) {
    this.text = text;
    this.tokens = tokenize(text);
  }

  parse(): FormulaNode {
    const node = this.expression(0);
    const rest = this.peek();
    if (rest.kind !== 'end') throw this.error(`Syntax error. Extra ${rest.text}`, rest);
    return node;
  }

  private expression(minimum: number): FormulaNode {
    let left = this.prefix();
    for (;;) {
      const token = this.peek();
      const precedence = token.kind === 'operator' ? PRECEDENCE[token.text] : undefined;
      if (precedence === undefined || precedence <= minimum) return left;
      this.index++;
      const operator = CANONICAL[token.text] ?? (token.text as BinaryOperator);
      const right = this.expression(precedence);
      left = { kind: 'binary', operator, left, right, position: token.position };
    }
  }

  private prefix(): FormulaNode {
    const token = this.next();
    const { position } = token;
    switch (token.kind) {
      case 'number':
        return { kind: 'number', text: token.text, position };
      case 'text':
        return { kind: 'text', value: token.text, position };
      case 'name':
        return this.nameOrCall(token);
      case 'operator':
        return this.prefixOperator(token);
      case 'end':
        throw this.error("Syntax error. Found 'end of formula'", token);
    }
  }

  private prefixOperator(token: Token): FormulaNode {
    const { text, position } = token;
    if (text === '(' || text === '{!') {
      const inner = this.expression(0);
      this.expect(text === '(' ? ')' : '}');
      return inner;
    }
    if (text === '-' || text === '+' || text === '!') {
      return {
        kind: 'unary',
        operator: text,
        operand: this.expression(UNARY_PRECEDENCE),
        position
      };
    }
    throw this.error(`Syntax error. Found '${text}'`, token);
  }

  private nameOrCall(token: Token): FormulaNode {
    const { text, position } = token;
    if (this.peek().text === '(' && this.peek().kind === 'operator') {
      this.index++;
      return { kind: 'call', name: text.toUpperCase(), args: this.callArguments(), position };
    }
    const word = text.toLowerCase();
    if (word === 'true' || word === 'false')
      return { kind: 'boolean', value: word === 'true', position };
    if (word === 'null') return { kind: 'null', position };
    return { kind: 'reference', path: text.split('.'), position };
  }

  private callArguments(): FormulaNode[] {
    const args: FormulaNode[] = [];
    if (this.accept(')')) return args;
    do args.push(this.expression(0));
    while (this.accept(','));
    this.expect(')');
    return args;
  }

  private peek(): Token {
    return this.tokens[this.index];
  }

  private next(): Token {
    const token = this.tokens[this.index];
    if (token.kind !== 'end') this.index++;
    return token;
  }

  private accept(text: string): boolean {
    const token = this.peek();
    if (token.kind !== 'operator' || token.text !== text) return false;
    this.index++;
    return true;
  }

  private expect(text: string): void {
    if (!this.accept(text)) {
      throw this.error(`Syntax error. Missing '${text}'`, this.peek());
    }
  }

  private error(message: string, token: Token): FormulaError {
    return new FormulaError(message, this.text, token.position);
  }
}
