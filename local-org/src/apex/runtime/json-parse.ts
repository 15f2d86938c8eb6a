/** Parses JSON text while keeping what JavaScript's parser loses: number texts, order and positions. */

import { ApexException, isApexException } from '../../values/exception.ts';

export type JsonNode =
  | { kind: 'null' }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'number'; text: string }
  | { kind: 'string'; value: string }
  | { kind: 'array'; items: JsonNode[] }
  | { kind: 'object'; entries: [string, JsonNode][] }
  /** The text is broken here; who reads it first meets the error, and not before. */
  | { kind: 'broken'; startsAs: 'string' | null; error: ApexException };

const EXPECTED =
  "expected a valid value (number, String, array, object, 'true', 'false' or 'null')";
const ESCAPES: Record<string, string> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  '\\': '\\',
  '/': '/'
};

class JsonReader {
  private readonly text: string;
  private position = 0;
  private depth = 0;

  constructor(text: string) {
    this.text = text;
  }

  document(): JsonDocument {
    this.space();
    if (this.position >= this.text.length)
      jsonError('No content to map to Object due to end of input');
    const root = this.value();
    return { root, trailing: this.broken ?? this.trailingError() };
  }

  private trailingError(): ApexException | null {
    this.space();
    if (this.position >= this.text.length) return null;
    return caught(() => {
      if (/[\w$]/.test(this.text[this.position] ?? '')) this.readValue();
      this.unexpected(EXPECTED);
    });
  }

  /** The first error of the text; nothing is read behind it. */
  private broken: ApexException | null = null;

  private value(): JsonNode {
    const startsAs = this.text[this.position] === '"' ? 'string' : null;
    let node: JsonNode | null = null;
    const error = caught(() => {
      node = this.readValue();
    });
    if (!error) return node as unknown as JsonNode;
    this.broken = error;
    return { kind: 'broken', startsAs, error };
  }

  private readValue(): JsonNode {
    const character = this.text[this.position];
    if (character === '{') return this.nested(() => this.object());
    if (character === '[') return this.nested(() => this.array());
    if (character === '"') return { kind: 'string', value: this.string() };
    const word = /[A-Za-z_$][\w$]*/y;
    word.lastIndex = this.position;
    const found = word.exec(this.text);
    return found ? this.word(found[0]) : this.number();
  }

  private nested(read: () => JsonNode): JsonNode {
    this.depth += 1;
    if (this.depth > 1000) jsonError('JSON is nested too deeply');
    const node = read();
    this.depth -= 1;
    return node;
  }

  private word(word: string): JsonNode {
    this.position += word.length;
    if (!/^(?:true|false|null)$/.test(word)) {
      jsonError(
        `Unrecognized token '${word}': was expecting 'null', 'true', 'false' or NaN at input location ${this.place()}`
      );
    }
    return word === 'null' ? { kind: 'null' } : { kind: 'boolean', value: word === 'true' };
  }

  private number(): JsonNode {
    const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
    number.lastIndex = this.position;
    const match = number.exec(this.text);
    if (!match) this.unexpected(EXPECTED);
    this.position += match[0].length;
    return { kind: 'number', text: match[0] };
  }

  private object(): JsonNode {
    const entries: [string, JsonNode][] = [];
    this.position += 1;
    for (this.space(); this.text[this.position] !== '}'; this.space()) {
      const name = this.attempt(() => this.fieldName(entries.length > 0));
      if (typeof name !== 'string') return { kind: 'object', entries: [...entries, ['', name]] };
      entries.push([name, this.value()]);
      if (this.broken) return { kind: 'object', entries };
    }
    this.position += 1;
    return { kind: 'object', entries };
  }

  private fieldName(needsComma: boolean): string {
    if (needsComma) this.expect(',', 'was expecting comma to separate OBJECT entries');
    this.space();
    if (this.text[this.position] !== '"') {
      this.unexpected('was expecting double-quote to start field name');
    }
    const name = this.string();
    this.space();
    this.expect(':', 'was expecting a colon to separate field name and value');
    this.space();
    return name;
  }

  /** The value, or the broken node that ends the reading. */
  private attempt<T>(read: () => T): T | JsonNode {
    let value: T | undefined;
    const error = caught(() => {
      value = read();
    });
    if (!error) return value as T;
    this.broken = error;
    return { kind: 'broken', startsAs: null, error };
  }

  private array(): JsonNode {
    const items: JsonNode[] = [];
    this.position += 1;
    for (this.space(); this.text[this.position] !== ']'; this.space()) {
      const broken = this.attempt(() => this.separator(items.length > 0));
      if (broken) return { kind: 'array', items: [...items, broken] };
      items.push(this.value());
      if (this.broken) return { kind: 'array', items };
    }
    this.position += 1;
    return { kind: 'array', items };
  }

  private separator(needsComma: boolean): null {
    if (needsComma) this.expect(',', 'was expecting comma to separate ARRAY entries');
    this.space();
    return null;
  }

  private string(): string {
    let output = '';
    let start = (this.position += 1);
    for (;;) {
      const character = this.text[this.position];
      if (character === undefined || character < ' ') this.unexpected('unclosed string');
      if (character === '"') break;
      if (character === '\\') {
        output += this.text.slice(start, this.position) + this.escape();
        start = this.position;
      } else {
        this.position += 1;
      }
    }
    output += this.text.slice(start, this.position);
    this.position += 1;
    return output;
  }

  private escape(): string {
    const letter = this.text[this.position + 1] ?? '';
    const hex = /^u([0-9a-fA-F]{4})/.exec(this.text.slice(this.position + 1, this.position + 6));
    if (hex) {
      this.position += 6;
      return String.fromCharCode(Number.parseInt(hex[1] ?? '0', 16));
    }
    const plain = ESCAPES[letter];
    if (plain === undefined) this.unexpected('unrecognized character escape');
    this.position += 2;
    return plain;
  }

  private space(): void {
    while (/[ \t\r\n]/.test(this.text[this.position] ?? '')) this.position += 1;
  }

  private expect(character: string, reason: string): void {
    if (this.text[this.position] !== character) this.unexpected(reason);
    this.position += 1;
  }

  private unexpected(reason: string): never {
    const character = this.text[this.position];
    if (character === undefined) {
      jsonError(`Unexpected end-of-input: ${reason} at input location ${this.place()}`);
    }
    const code = character.charCodeAt(0);
    jsonError(
      `Unexpected character ('${character}' (code ${code})): ${reason} at input location ${this.place()}`
    );
  }

  private place(): string {
    const before = this.text.slice(0, this.position).split('\n');
    return `[${before.length},${(before.at(-1)?.length ?? 0) + 1}]`;
  }
}

function jsonError(message: string): never {
  throw new ApexException('System.JSONException', message);
}

function caught(body: () => void): ApexException | null {
  try {
    body();
    return null;
  } catch (error) {
    if (isApexException(error)) return error;
    throw error;
  }
}

export interface JsonDocument {
  root: JsonNode;
  /** What is wrong with the text, for who has read the root without meeting it. */
  trailing: ApexException | null;
}

/** The tree of a text up to its first mistake, as a reader of one token after the other sees it. */
export function parseJsonLeniently(text: string): JsonDocument {
  return new JsonReader(text).document();
}

/** The tree of a text without mistakes. */
export function parseJson(text: string): JsonNode {
  const { root, trailing } = parseJsonLeniently(text);
  if (trailing) throw trailing;
  return root;
}
