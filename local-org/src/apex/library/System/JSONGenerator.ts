/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_JsonGenerator.htm */

import type { JsonTree } from '../../runtime/json-write.ts';
import type { MethodImplementation } from '../define.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { compactText, JsonWriter, prettyText } from '../../runtime/json-write.ts';
import { given } from '../../runtime/arguments.ts';
import { platformClass } from '../define.ts';
import { raise } from '../../../values/exception.ts';

type Open = { entries: [string, JsonTree][] } | { items: JsonTree[] };

/** Builds one JSON value step by step. */
export class JsonGenerator {
  readonly $type = 'System.JSONGenerator';
  private readonly writer: JsonWriter;
  private readonly pretty: boolean;
  private readonly open: Open[] = [];
  private root: JsonTree | null = null;
  private fieldName: string | null = null;
  closed = false;

  constructor(rt: Runtime, pretty: boolean) {
    this.writer = new JsonWriter(rt, { suppressNulls: false });
    this.pretty = pretty;
  }

  start(container: Open): void {
    this.append(container);
    this.open.push(container);
  }

  end(kind: 'items' | 'entries'): void {
    const last = this.open.pop();
    if (!last || !(kind in last)) {
      raise('JSONException', `Current context is not an ${kind === 'items' ? 'ARRAY' : 'OBJECT'}`);
    }
  }

  field(name: string): void {
    const last = this.open.at(-1);
    if (!last || !('entries' in last) || this.fieldName !== null) {
      raise('JSONException', 'Can not write a field name, expecting a value');
    }
    this.fieldName = name;
  }

  write(value: unknown): void {
    this.append(this.writer.tree(value));
  }

  /** Asking for the text closes the generator. */
  text(): string {
    this.closed = true;
    const tree = this.root ?? { text: '' };
    return this.pretty ? prettyText(tree) : compactText(tree);
  }

  private append(tree: JsonTree): void {
    if (this.closed) raise('JSONException', 'The generator is closed');
    const last = this.open.at(-1);
    if (!last) {
      this.root = tree;
    } else if ('items' in last) {
      last.items.push(tree);
    } else {
      if (this.fieldName === null)
        raise('JSONException', 'Can not write value, expecting field name');
      last.entries.push([this.fieldName, tree]);
      this.fieldName = null;
    }
  }
}

const TYPES = [
  'Blob',
  'Boolean',
  'Date',
  'DateTime',
  'Id',
  'Number',
  'Object',
  'String',
  'Time'
] as const;
const NUMBERS = ['Decimal', 'Double', 'Integer', 'Long'];

/** writeX(value) and writeXField(name, value) for each type of value. */
function writers(): Record<string, MethodImplementation> {
  const methods: [string, MethodImplementation][] = TYPES.flatMap((name) => {
    const types = name === 'Number' ? NUMBERS : [name === 'DateTime' ? 'Datetime' : name];
    return types.flatMap((type): [string, MethodImplementation][] => [
      [
        `void write${name}(${type} value)`,
        (_rt, self: JsonGenerator, value: unknown) => self.write(value)
      ],
      [
        `void write${name}Field(String name, ${type} value)`,
        (_rt, self: JsonGenerator, field: string | null, value: unknown) => {
          self.field(given(field));
          self.write(value);
        }
      ]
    ]);
  });
  return Object.fromEntries(methods);
}

export const JsonGeneratorClass = platformClass('System.JSONGenerator', {
  isInstance: (value) => value instanceof JsonGenerator,
  methods: {
    ...writers(),
    'void writeStartObject()': (_rt, self: JsonGenerator) => self.start({ entries: [] }),
    'void writeEndObject()': (_rt, self: JsonGenerator) => self.end('entries'),
    'void writeStartArray()': (_rt, self: JsonGenerator) => self.start({ items: [] }),
    'void writeEndArray()': (_rt, self: JsonGenerator) => self.end('items'),
    'void writeFieldName(String name)': (_rt, self: JsonGenerator, name: string | null) =>
      self.field(given(name)),
    'void writeNull()': (_rt, self: JsonGenerator) => self.write(null),
    'void writeNullField(String name)': (_rt, self: JsonGenerator, name: string | null) => {
      self.field(given(name));
      self.write(null);
    },
    'String getAsString()': (_rt, self: JsonGenerator) => self.text(),
    'Boolean isClosed()': (_rt, self: JsonGenerator) => self.closed,
    'void close()': (_rt, self: JsonGenerator) => {
      self.closed = true;
    }
  }
});
