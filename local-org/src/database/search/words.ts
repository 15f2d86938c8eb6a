// Reads what SOSL looks for: words, "phrases", wildcards, AND, OR, AND NOT and brackets.

export type SearchExpression =
  | { kind: 'and' | 'or'; items: SearchExpression[] }
  | { kind: 'not'; item: SearchExpression }
  /** Words that stand beside each other. */
  | { kind: 'phrase'; words: RegExp[] };

/** The words of a text, as the index keeps them. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
}

/** Null when the text has no word to look for. */
export function parseWords(text: string): SearchExpression | null {
  const tokens = text.match(/"(?:[^"\\]|\\[^])*"|[()]|(?:[^\s"()\\]|\\[^])+/g) ?? [];
  return new WordParser(tokens).alternatives();
}

class WordParser {
  private readonly tokens: string[];
  private position = 0;

  constructor(tokens: string[]) {
    this.tokens = tokens;
  }

  alternatives(): SearchExpression | null {
    const items = [this.conjunction()];
    while (this.take('OR')) items.push(this.conjunction());
    return combined('or', items);
  }

  /** Words without an operator between them must all be there. */
  private conjunction(): SearchExpression | null {
    const items: (SearchExpression | null)[] = [];
    while (!this.atEnd() && !this.at('OR') && !this.at(')')) {
      this.take('AND');
      const isNegative = this.take('NOT');
      const item = this.part();
      items.push(isNegative && item ? { kind: 'not', item } : item);
    }
    return combined('and', items);
  }

  private part(): SearchExpression | null {
    const token = this.tokens[this.position];
    this.position += 1;
    if (token === undefined) return null;
    if (token !== '(') return phrase(token);
    const inner = this.alternatives();
    this.take(')');
    return inner;
  }

  private at(token: string): boolean {
    return this.tokens[this.position]?.toUpperCase() === token;
  }

  private take(token: string): boolean {
    if (!this.at(token)) return false;
    this.position += 1;
    return true;
  }

  private atEnd(): boolean {
    return this.position >= this.tokens.length;
  }
}

function combined(kind: 'and' | 'or', items: (SearchExpression | null)[]): SearchExpression | null {
  const found = items.filter((item) => item !== null);
  return found.length > 1 ? { kind, items: found } : (found[0] ?? null);
}

/** `*` stands for any characters, `?` for one; both only inside or at the end of a word. */
function phrase(token: string): SearchExpression | null {
  const plain = token.replace(/^"|"$/g, '').toLowerCase();
  const words = plain.match(/(?:[\p{L}\p{N}_*?]|\\[*?])+/gu) ?? [];
  const patterns = words
    .filter((word) => /[\p{L}\p{N}_]/u.test(word))
    .map((word) => {
      const body = word.replace(/\\[*?]|[*?]/g, (sign) =>
        sign === '*' ? '.*' : sign === '?' ? '.' : ''
      );
      return new RegExp(`^${body}$`, 'u');
    });
  return patterns.length > 0 ? { kind: 'phrase', words: patterns } : null;
}

/** Does one of the texts have the words? */
export function matches(expression: SearchExpression, texts: string[][]): boolean {
  switch (expression.kind) {
    case 'and':
      return expression.items.every((item) => matches(item, texts));
    case 'or':
      return expression.items.some((item) => matches(item, texts));
    case 'not':
      return !matches(expression.item, texts);
    case 'phrase':
      return texts.some((words) => hasPhrase(words, expression.words));
    default:
      return expression satisfies never;
  }
}

function hasPhrase(words: string[], phraseWords: RegExp[]): boolean {
  return words.some((_word, start) =>
    phraseWords.every((pattern, offset) => pattern.test(words[start + offset] ?? ''))
  );
}
