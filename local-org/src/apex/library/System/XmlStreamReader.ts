/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_xml_XmlStream_reader.htm */

import type { XmlEvent } from '../Dom/tree.ts';
import { given } from '../../runtime/arguments.ts';
import { platformClass, platformEnum } from '../define.ts';
import { raise } from '../../../values/exception.ts';
import { splitName, xmlEvents } from '../Dom/tree.ts';

type Text = string | null;

export const XmlTag = platformEnum('System.XmlTag', [
  'ATTRIBUTE',
  'CDATA',
  'CHARACTERS',
  'COMMENT',
  'DTD',
  'END_DOCUMENT',
  'END_ELEMENT',
  'ENTITY_DECLARATION',
  'ENTITY_REFERENCE',
  'NAMESPACE',
  'NOTATION_DECLARATION',
  'PROCESSING_INSTRUCTION',
  'SPACE',
  'START_DOCUMENT',
  'START_ELEMENT'
]);

/** The numbers that next() answers, as in Java's StAX. */
const CODES: Record<string, number> = {
  START_ELEMENT: 1,
  END_ELEMENT: 2,
  PROCESSING_INSTRUCTION: 3,
  CHARACTERS: 4,
  COMMENT: 5,
  START_DOCUMENT: 7,
  END_DOCUMENT: 8,
  CDATA: 12
};

type TagName = Parameters<typeof XmlTag.value>[0];

class ReaderValue {
  readonly $type = 'System.XmlStreamReader';
  readonly events: XmlEvent[];
  /** -1 before the first event: the start of the document. */
  position = -1;

  constructor(text: string) {
    // An empty element is a start and an end.
    this.events = xmlEvents(text.replace(/^\s*<\?xml[^>]*\?>/, '').trim()).flatMap((event) =>
      event.kind === 'start' && event.isEmpty ? [event, { kind: 'end', name: event.name }] : [event]
    );
  }

  get event(): XmlEvent | undefined {
    return this.events[this.position];
  }

  tag(): TagName {
    if (this.position < 0) return 'START_DOCUMENT';
    const { event } = this;
    switch (event?.kind) {
      case 'start':
        return 'START_ELEMENT';
      case 'end':
        return 'END_ELEMENT';
      case 'text':
        return event.isCData ? 'CDATA' : 'CHARACTERS';
      case 'comment':
        return 'COMMENT';
      case 'instruction':
        return 'PROCESSING_INSTRUCTION';
      case undefined:
        return 'END_DOCUMENT';
    }
  }

  next(): number {
    if (this.position >= this.events.length) {
      raise('NoSuchElementException', 'The document has no more parts.');
    }
    this.position += 1;
    return CODES[this.tag()] ?? 0;
  }

  name(): string | null {
    const { event } = this;
    return event?.kind === 'start' || event?.kind === 'end' ? event.name : null;
  }

  attributes(): [string, string][] {
    const { event } = this;
    if (event?.kind !== 'start') raise('XmlException', 'The reader stands at no start element.');
    return event.attributes.filter(([name]) => name !== 'xmlns' && !name.startsWith('xmlns:'));
  }

  text(): string | null {
    const { event } = this;
    return event?.kind === 'text' || event?.kind === 'comment' ? event.text : null;
  }
}

const isTag = (self: ReaderValue, ...names: TagName[]): boolean => names.includes(self.tag());

export const XmlStreamReaderClass = platformClass('System.XmlStreamReader', {
  isInstance: (value) => value instanceof ReaderValue,
  constructors: {
    'XmlStreamReader(String xml)': (_rt, xml: Text) => new ReaderValue(given(xml))
  },
  methods: {
    'Integer getAttributeCount()': (_rt, self: ReaderValue) => self.attributes().length,
    'String getAttributeLocalName(Integer index)': (_rt, self: ReaderValue, index: number) =>
      splitName(self.attributes()[index]?.[0] ?? '')[1],
    'String getAttributePrefix(Integer index)': (_rt, self: ReaderValue, index: number) =>
      splitName(self.attributes()[index]?.[0] ?? '')[0],
    'String getAttributeValueAt(Integer index)': (_rt, self: ReaderValue, index: number) =>
      self.attributes()[index]?.[1] ?? null,
    // UNVERIFIED: that attributes are found by their local name whatever the namespace is.
    'String getAttributeValue(String namespaceUri, String localName)': (
      _rt,
      self: ReaderValue,
      _uri: Text,
      name: Text
    ) => self.attributes().find(([key]) => splitName(key)[1] === name)?.[1] ?? null,
    'XmlTag getEventType()': (_rt, self: ReaderValue) => XmlTag.value(self.tag()),
    'String getLocalName()': (_rt, self: ReaderValue) => {
      const name = self.name();
      return name === null ? null : splitName(name)[1];
    },
    'String getPrefix()': (_rt, self: ReaderValue) => splitName(self.name() ?? '')[0],
    'String getPIData()': (_rt, self: ReaderValue) =>
      self.event?.kind === 'instruction' ? self.event.text : null,
    'String getPITarget()': (_rt, self: ReaderValue) =>
      self.event?.kind === 'instruction' ? self.event.target : null,
    'String getText()': (_rt, self: ReaderValue) => self.text(),
    'String getVersion()': () => '1.0',
    'Boolean hasName()': (_rt, self: ReaderValue) => self.name() !== null,
    'Boolean hasNext()': (_rt, self: ReaderValue) => self.position < self.events.length,
    'Boolean hasText()': (_rt, self: ReaderValue) => self.text() !== null,
    'Boolean isCharacters()': (_rt, self: ReaderValue) => isTag(self, 'CHARACTERS', 'CDATA'),
    'Boolean isStartElement()': (_rt, self: ReaderValue) => isTag(self, 'START_ELEMENT'),
    'Boolean isEndElement()': (_rt, self: ReaderValue) => isTag(self, 'END_ELEMENT'),
    'Boolean isWhiteSpace()': (_rt, self: ReaderValue) =>
      isTag(self, 'CHARACTERS') && (self.text() ?? '').trim() === '',
    'Integer next()': (_rt, self: ReaderValue) => self.next(),
    'Integer nextTag()': (_rt, self: ReaderValue) => {
      let code = self.next();
      while (!isTag(self, 'START_ELEMENT', 'END_ELEMENT', 'END_DOCUMENT')) code = self.next();
      return code;
    },
    'void setCoalescing(Boolean coalescing)': () => undefined,
    'void setNamespaceAware(Boolean aware)': () => undefined
  }
});
