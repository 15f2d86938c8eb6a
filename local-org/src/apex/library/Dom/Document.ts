/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_xml_dom_document.htm */

import { given } from '../../runtime/arguments.ts';
import { newElement } from './XmlNode.ts';
import { parseDocument, type XmlNodeValue } from './tree.ts';
import { platformClass } from '../define.ts';
import { raise } from '../../../values/exception.ts';

class DocumentValue {
  readonly $type = 'Dom.Document';
  root: XmlNodeValue | null = null;
}

function requireRoot(self: DocumentValue): XmlNodeValue {
  return self.root ?? raise('XmlException', 'The document has no root element.');
}

export const DocumentClass = platformClass('Dom.Document', {
  isInstance: (value) => value instanceof DocumentValue,
  constructors: { 'Document()': () => new DocumentValue() },
  methods: {
    'Dom.XmlNode createRootElement(String name, String namespace, String prefix)': (
      _rt,
      self: DocumentValue,
      name: string | null,
      namespace: string | null,
      prefix: string | null
    ) => {
      self.root = newElement(given(name), namespace, prefix, null);
      return self.root;
    },
    'Dom.XmlNode getRootElement()': (_rt, self: DocumentValue) => self.root,
    'void load(String xml)': (_rt, self: DocumentValue, xml: string | null) => {
      self.root = parseDocument(given(xml));
    },
    'String toXmlString()': (_rt, self: DocumentValue) =>
      `<?xml version="1.0" encoding="UTF-8"?>${requireRoot(self).xml()}`
  }
});
