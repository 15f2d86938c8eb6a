/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_xml_XmlStream_writer.htm */

import { escapeAttribute, escapeText } from '../Dom/tree.ts';
import { given } from '../../runtime/arguments.ts';
import { platformClass } from '../define.ts';
import { raise } from '../../../values/exception.ts';

type Text = string | null;

class WriterValue {
  readonly $type = 'System.XmlStreamWriter';
  private text = '';
  private readonly open: string[] = [];
  /** A start tag waits for its attributes. */
  private pending: { isEmpty: boolean } | null = null;

  write(text: string): void {
    this.finishTag();
    this.text += text;
  }

  start(name: string, isEmpty: boolean): void {
    this.finishTag();
    this.text += `<${name}`;
    this.pending = { isEmpty };
    if (!isEmpty) this.open.push(name);
  }

  attribute(name: string, value: string): void {
    if (!this.pending) raise('XmlException', 'Attribute not associated with any element');
    this.text += ` ${name}="${escapeAttribute(value)}"`;
  }

  end(): void {
    const name = this.open.pop();
    if (name === undefined) raise('XmlException', 'No open elements to end');
    this.write(`</${name}>`);
  }

  endAll(): void {
    while (this.open.length > 0) this.end();
  }

  toText(): string {
    this.finishTag();
    return this.text;
  }

  private finishTag(): void {
    if (this.pending) this.text += this.pending.isEmpty ? '/>' : '>';
    this.pending = null;
  }
}

const qualified = (prefix: Text, name: Text): string =>
  prefix ? `${prefix}:${given(name)}` : given(name);

export const XmlStreamWriterClass = platformClass('System.XmlStreamWriter', {
  isInstance: (value) => value instanceof WriterValue,
  constructors: { 'XmlStreamWriter()': () => new WriterValue() },
  methods: {
    'void close()': () => undefined,
    'String getXmlString()': (_rt, self: WriterValue) => self.toText(),
    // DIFFERS: names are not looked up in namespaces; what is written has the prefixes that the caller gives.
    'void setDefaultNamespace(String uri)': () => undefined,
    'void writeAttribute(String prefix, String namespaceUri, String localName, String value)': (
      _rt,
      self: WriterValue,
      prefix: Text,
      _uri: Text,
      name: Text,
      value: Text
    ) => self.attribute(qualified(prefix, name), given(value)),
    'void writeCData(String data)': (_rt, self: WriterValue, data: Text) =>
      self.write(`<![CDATA[${given(data)}]]>`),
    'void writeCharacters(String text)': (_rt, self: WriterValue, text: Text) =>
      self.write(escapeText(given(text))),
    'void writeComment(String comment)': (_rt, self: WriterValue, comment: Text) =>
      self.write(`<!--${given(comment)}-->`),
    'void writeDefaultNamespace(String uri)': (_rt, self: WriterValue, uri: Text) =>
      self.attribute('xmlns', given(uri)),
    'void writeEmptyElement(String prefix, String localName, String uri)': (
      _rt,
      self: WriterValue,
      prefix: Text,
      name: Text
    ) => self.start(qualified(prefix, name), true),
    'void writeEndDocument()': (_rt, self: WriterValue) => self.endAll(),
    'void writeEndElement()': (_rt, self: WriterValue) => self.end(),
    'void writeNamespace(String prefix, String uri)': (
      _rt,
      self: WriterValue,
      prefix: Text,
      uri: Text
    ) => self.attribute(prefix ? `xmlns:${prefix}` : 'xmlns', given(uri)),
    'void writeProcessingInstruction(String target, String data)': (
      _rt,
      self: WriterValue,
      target: Text,
      data: Text
    ) => self.write(`<?${given(target)} ${given(data)}?>`),
    'void writeStartDocument(String encoding, String version)': (
      _rt,
      self: WriterValue,
      encoding: Text,
      version: Text
    ) => {
      const coded = encoding === null ? '' : ` encoding="${encoding}"`;
      self.write(`<?xml version="${version ?? '1.0'}"${coded}?>`);
    },
    'void writeStartElement(String prefix, String localName, String uri)': (
      _rt,
      self: WriterValue,
      prefix: Text,
      name: Text
    ) => self.start(qualified(prefix, name), false)
  }
});
