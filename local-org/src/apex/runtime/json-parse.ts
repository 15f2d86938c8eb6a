/** Parses JSON text while keeping what JavaScript's parser loses: number texts, order and positions. */

import { raise } from '../../values/exception.ts';

export type JsonNode =
  | { kind: 'null' }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'number'; text: string }
  | { kind: 'string'; value: string }
  | { kind: 'array'; items: JsonNode[] }
  | { kind: 'object'; entries: [string, JsonNode][] };

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

  document(): JsonNode {
    this.space();
    if (this.position >= this.text.length)
      raise('JSONException', 'No content to map to Object due to end of input');
    const value = this.value();
    this.space();
    if (this.position < this.text.length) this.unexpected(EXPECTED);
    return value;
  }

  private value(): JsonNode {
    const character = this.text[this.position];
    if (character === '{') return this.nested(() => this.object());
    if (character === '[') return this.nested(() => this.array());
    if (character === '"') return { kind: 'string', value: this.string() };
    const word = /^(?:true|false|null)\b/.exec(this.text.slice(this.position, this.position + 6));
    if (word) return this.word(word[0]);
    return this.number();
  }

  private nested(read: () => JsonNode): JsonNode {
    this.depth += 1;
    if (this.depth > 1000) raise('JSONException', 'JSON is nested too deeply');
    const node = read();
    this.depth -= 1;
    return node;
  }

  private word(word: string): JsonNode {
    this.position += word.length;
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
      if (entries.length > 0) this.expect(',', 'was expecting comma to separate OBJECT entries');
      this.space();
      if (this.text[this.position] !== '"') {
        this.unexpected('was expecting double-quote to start field name');
      }
      const name = this.string();
      this.space();
      this.expect(':', 'was expecting a colon to separate field name and value');
      this.space();
      entries.push([name, this.value()]);
    }
    this.position += 1;
    return { kind: 'object', entries };
  }

  private array(): JsonNode {
    const items: JsonNode[] = [];
    this.position += 1;
    for (this.space(); this.text[this.position] !== ']'; this.space()) {
      if (items.length > 0) this.expect(',', 'was expecting comma to separate ARRAY entries');
      this.space();
      items.push(this.value());
    }
    this.position += 1;
    return { kind: 'array', items };
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
    const before = this.text.slice(0, this.position).split('\n');
    const place = `[${before.length},${(before.at(-1)?.length ?? 0) + 1}]`;
    const character = this.text[this.position];
    if (character === undefined) {
      raise('JSONException', `Unexpected end-of-input: ${reason} at input location ${place}`);
    }
    const code = character.charCodeAt(0);
    raise(
      'JSONException',
      `Unexpected character ('${character}' (code ${code})): ${reason} at input location ${place}`
    );
  }
}

export function parseJson(text: string): JsonNode {
  return new JsonReader(text).document();
}
