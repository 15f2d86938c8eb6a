/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_JsonParser.htm */

import type { ApexType } from '../../../values/type.ts';
import type { JsonNode } from '../../runtime/json-parse.ts';
import type { JsonTokenName } from './JSONToken.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { given } from '../../runtime/arguments.ts';
import { parseJsonLeniently } from '../../runtime/json-parse.ts';
import { JsonTokenEnum } from './JSONToken.ts';
import { JsonTypedReader } from '../../runtime/json-read.ts';
import { platformClass } from '../define.ts';
import { raise } from '../../../values/exception.ts';

interface Token {
  name: JsonTokenName;
  text: string | null;
  fieldName: string | null;
  /** The whole value that starts here. */
  node: JsonNode;
  /** Index behind the value that starts here. */
  end: number;
}

/** A cursor over the tokens of one JSON text. */
export class JsonParser {
  readonly $type = 'System.JSONParser';
  private readonly rt: Runtime;
  private readonly tokens: Token[] = [];
  private index = -1;
  private isCleared = false;
  private lastCleared: Token | null = null;

  constructor(rt: Runtime, text: string) {
    this.rt = rt;
    if (text.trim() === '') return;
    const { root, trailing } = parseJsonLeniently(text);
    this.flatten(root, null);
    if (trailing && !this.tokens.some((token) => token.node.kind === 'broken')) {
      this.flatten({ kind: 'broken', startsAs: null, error: trailing }, null);
    }
  }

  current(): Token | null {
    return this.isCleared ? null : this.atCursor();
  }

  private atCursor(): Token | null {
    return this.tokens[this.index] ?? null;
  }

  next(): Token | null {
    if (this.index < this.tokens.length) this.index += 1;
    this.isCleared = false;
    const token = this.current();
    if (token?.node.kind === 'broken' && token.name !== 'FIELD_NAME') throw token.node.error;
    return token;
  }

  nextValue(): Token | null {
    let token = this.next();
    while (token && ['FIELD_NAME', 'END_OBJECT', 'END_ARRAY'].includes(token.name)) {
      token = this.next();
    }
    return token;
  }

  skipChildren(): void {
    const token = this.current();
    if (token && (token.name === 'START_OBJECT' || token.name === 'START_ARRAY')) {
      this.index = token.end - 1;
    }
  }

  /** Forgets the current token; the next one follows as before. */
  clear(): void {
    this.lastCleared = this.current() ?? this.lastCleared;
    this.isCleared = true;
  }

  get cleared(): Token | null {
    return this.lastCleared;
  }

  /** Reads the value at the cursor and moves to its last token. */
  readAs(type: ApexType, strict: boolean): unknown {
    const token = this.current() ?? this.next();
    if (!token) raise('JSONException', 'There is nothing left to read');
    this.index = token.end - 1;
    return new JsonTypedReader(this.rt, { strict }).read(token.node, type.name);
  }

  /** The current scalar as a primitive Apex type. */
  scalar(typeName: string): unknown {
    const token = this.current();
    if (!token) raise('JSONException', 'There is no current token');
    return new JsonTypedReader(this.rt, { strict: false }).read(token.node, typeName);
  }

  /** A container that breaks off has no end. */
  private flatten(node: JsonNode, fieldName: string | null): void {
    const start = this.tokens.length;
    const token: Token = { name: tokenName(node), text: tokenText(node), fieldName, node, end: 0 };
    this.tokens.push(token);
    if (node.kind === 'array') {
      for (const item of node.items) this.flatten(item, null);
      if (this.endsBroken()) return;
      this.close('END_ARRAY', node, fieldName);
    } else if (node.kind === 'object') {
      for (const [name, value] of node.entries) {
        const end = this.tokens.length + 1;
        this.tokens.push({ name: 'FIELD_NAME', text: name, fieldName: name, node: value, end });
        if (value.kind === 'broken' && name === '') this.tokens.pop();
        this.flatten(value, name);
      }
      if (this.endsBroken()) return;
      this.close('END_OBJECT', node, fieldName);
    }
    (this.tokens[start] as Token).end = this.tokens.length;
  }

  private endsBroken(): boolean {
    return this.tokens.at(-1)?.node.kind === 'broken';
  }

  private close(name: JsonTokenName, node: JsonNode, fieldName: string | null): void {
    const text = name === 'END_ARRAY' ? ']' : '}';
    this.tokens.push({ name, text, fieldName, node, end: this.tokens.length + 1 });
  }
}

function tokenName(node: JsonNode): JsonTokenName {
  switch (node.kind) {
    case 'null':
      return 'VALUE_NULL';
    case 'boolean':
      return node.value ? 'VALUE_TRUE' : 'VALUE_FALSE';
    case 'number':
      return /^-?\d+$/.test(node.text) ? 'VALUE_NUMBER_INT' : 'VALUE_NUMBER_FLOAT';
    case 'string':
      return 'VALUE_STRING';
    case 'array':
      return 'START_ARRAY';
    case 'object':
      return 'START_OBJECT';
    case 'broken':
      return 'NOT_AVAILABLE';
    default:
      return node satisfies never;
  }
}

function tokenText(node: JsonNode): string | null {
  if (node.kind === 'string') return node.value;
  if (node.kind === 'number') return node.text;
  if (node.kind === 'array') return '[';
  if (node.kind === 'object') return '{';
  if (node.kind === 'broken') return null;
  return node.kind === 'boolean' ? String(node.value) : 'null';
}

const enumOf = (token: Token | null): unknown => (token ? JsonTokenEnum.value(token.name) : null);
const READERS = ['Blob', 'Boolean', 'Date', 'Decimal', 'Double', 'Id', 'Integer', 'Long', 'Time'];

export const JsonParserClass = platformClass('System.JSONParser', {
  isInstance: (value) => value instanceof JsonParser,
  methods: {
    ...Object.fromEntries(
      READERS.map((type) => [
        `${type} get${type}Value()`,
        (_rt: Runtime, self: JsonParser) => self.scalar(type)
      ])
    ),
    'Datetime getDateTimeValue()': (_rt, self: JsonParser) => self.scalar('Datetime'),
    'JSONToken nextToken()': (_rt, self: JsonParser) => enumOf(self.next()),
    'JSONToken nextValue()': (_rt, self: JsonParser) => enumOf(self.nextValue()),
    'JSONToken getLastClearedToken()': (_rt, self: JsonParser) => enumOf(self.cleared),
    'JSONToken getCurrentToken()': (_rt, self: JsonParser) => enumOf(self.current()),
    'Boolean hasCurrentToken()': (_rt, self: JsonParser) => self.current() !== null,
    'String getText()': (_rt, self: JsonParser) => self.current()?.text ?? null,
    'String getCurrentName()': (_rt, self: JsonParser) => self.current()?.fieldName ?? null,
    'void skipChildren()': (_rt, self: JsonParser) => self.skipChildren(),
    'void clearCurrentToken()': (_rt, self: JsonParser) => self.clear(),
    'Object readValueAs(Type type)': (_rt, self: JsonParser, type: ApexType | null) =>
      self.readAs(given(type), false),
    'Object readValueAsStrict(Type type)': (_rt, self: JsonParser, type: ApexType | null) =>
      self.readAs(given(type), true)
  }
});
