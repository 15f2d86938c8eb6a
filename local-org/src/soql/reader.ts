/** Walks over the tokens of a query and says what does not fit, in the platform's words. */
import type { Place } from './ast.ts';
import { SoqlSyntaxError, tokenize, type BindSpans, type Token } from './tokens.ts';

export class TokenReader {
  private readonly text: string;
  private readonly tokens: Token[];
  private position = 0;
  /** Binds of dynamic SOQL are numbered in the order of the text. */
  private dynamicBinds = 0;
  /** Position of the text in its file, for positions of queries. */
  private readonly origin: Place;
  /** Only who has said where the text begins wants to know where its names are. */
  private readonly keepsPlaces: boolean;

  constructor(text: string, binds: BindSpans | null, origin?: Place) {
    this.text = text;
    this.tokens = tokenize(text, binds);
    this.origin = origin ?? { line: 1, column: 1 };
    this.keepsPlaces = origin !== undefined;
  }

  /** The token to read next, or the one `ahead` of it. */
  peek(ahead = 0): Token {
    return this.tokens[Math.min(this.position + ahead, this.tokens.length - 1)]!;
  }

  next(): Token {
    const token = this.peek();
    this.position += 1;
    return token;
  }

  /** Is one of these words or signs next? */
  at(...uppers: string[]): boolean {
    const token = this.peek();
    return (token.kind === 'word' || token.kind === 'sign') && uppers.includes(token.upper);
  }

  /** Takes the words if they are next. */
  take(...uppers: string[]): boolean {
    const fits = uppers.every((upper, ahead) => {
      const token = this.peek(ahead);
      return (token.kind === 'word' || token.kind === 'sign') && token.upper === upper;
    });
    if (fits) this.position += uppers.length;
    return fits;
  }

  expect(upper: string): Token {
    if (this.at(upper)) return this.next();
    throw this.unexpected();
  }

  /** A closing bracket has its own text on the platform. */
  expectClosing(): void {
    if (this.take(')')) return;
    throw this.error(`expecting a right parentheses, found '${this.peek().text}'`);
  }

  word(): string {
    if (this.peek().kind !== 'word') throw this.unexpected();
    return this.next().text;
  }

  unexpected(): SoqlSyntaxError {
    return this.error(`unexpected token: '${this.peek().text}'`);
  }

  error(message: string): SoqlSyntaxError {
    return new SoqlSyntaxError(this.text, this.peek().offset, message);
  }

  /** Text from a token to the one that was read last. */
  since(token: Token): string {
    const last = this.tokens[this.position - 1]!;
    return this.text.slice(token.offset, last.offset + last.text.length);
  }

  nextBind(): number {
    this.dynamicBinds += 1;
    return this.dynamicBinds - 1;
  }

  /** The place of the next token as a property of its node. */
  placeAs<Key extends string>(key: Key): { [key in Key]?: Place } {
    return (this.keepsPlaces ? { [key]: this.place() } : {}) as { [key in Key]?: Place };
  }

  /** Line and column of the next token in its file. */
  place(): Place {
    const before = this.text.slice(0, this.peek().offset).split('\n');
    const column = (before.at(-1)?.length ?? 0) + 1;
    return before.length === 1
      ? { line: this.origin.line, column: this.origin.column + column - 1 }
      : { line: this.origin.line + before.length - 1, column };
  }
}
