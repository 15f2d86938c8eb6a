/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_xml_dom_xmlnode.htm */

import type { XmlAttribute } from './tree.ts';
import { ApexList } from '../../../values/list.ts';
import { given } from '../../runtime/arguments.ts';
import { platformClass, platformEnum } from '../define.ts';
import { raise } from '../../../values/exception.ts';
import { XmlNodeValue } from './tree.ts';

type Text = string | null;

export const XmlNodeType = platformEnum('Dom.XmlNodeType', ['COMMENT', 'ELEMENT', 'TEXT']);

/** An element below `parent`; a namespace that is not declared above is declared here. */
export function newElement(
  name: string,
  namespace: Text,
  prefix: Text,
  parent: XmlNodeValue | null
): XmlNodeValue {
  const element = new XmlNodeValue('ELEMENT', name);
  element.parent = parent;
  element.namespace = namespace || null;
  element.prefix = prefix || null;
  if (namespace && element.namespaceFor(prefix ?? '') !== namespace) {
    element.declared.set(prefix ?? '', namespace);
  }
  return element;
}

function textNode(kind: 'TEXT' | 'COMMENT', text: Text): XmlNodeValue {
  const node = new XmlNodeValue(kind);
  node.text = given(text);
  return node;
}

function requireElement(self: XmlNodeValue): XmlNodeValue {
  if (self.kind !== 'ELEMENT') raise('XmlException', 'The node is not an element.');
  return self;
}

function attribute(self: XmlNodeValue, key: Text, namespace: Text): XmlAttribute | undefined {
  const wanted = namespace || null;
  return self.attributes.find(
    (each) => each.name === given(key) && (each.namespace ?? null) === wanted
  );
}

function setAttribute(
  self: XmlNodeValue,
  key: Text,
  value: Text,
  namespace: Text = null,
  valueNamespace: Text = null
): void {
  const known = attribute(self, key, namespace);
  const prefix = namespace ? self.prefixFor(namespace) : null;
  const valuePrefix = valueNamespace ? self.prefixFor(valueNamespace) : null;
  const text = valuePrefix ? `${valuePrefix}:${given(value)}` : given(value);
  if (known) known.value = text;
  else
    self.attributes.push({ name: given(key), namespace: namespace || null, prefix, value: text });
}

const elements = (nodes: XmlNodeValue[]): ApexList => new ApexList('Dom.XmlNode', nodes);

export const XmlNodeClass = platformClass('Dom.XmlNode', {
  isInstance: (value) => value instanceof XmlNodeValue,
  methods: {
    'Dom.XmlNode addChildElement(String name, String namespace, String prefix)': (
      _rt,
      self: XmlNodeValue,
      name: Text,
      namespace: Text,
      prefix: Text
    ) => requireElement(self).add(newElement(given(name), namespace, prefix, self)),
    'Dom.XmlNode addCommentNode(String text)': (_rt, self: XmlNodeValue, text: Text) =>
      requireElement(self).add(textNode('COMMENT', text)),
    'Dom.XmlNode addTextNode(String text)': (_rt, self: XmlNodeValue, text: Text) =>
      requireElement(self).add(textNode('TEXT', text)),
    'String getAttribute(String key, String namespace)': (
      _rt,
      self: XmlNodeValue,
      key: Text,
      namespace: Text
    ) => attribute(self, key, namespace)?.value ?? null,
    'Integer getAttributeCount()': (_rt, self: XmlNodeValue) => self.attributes.length,
    'String getAttributeKeyAt(Integer index)': (_rt, self: XmlNodeValue, index: number | null) =>
      self.attributes[given(index)]?.name ?? null,
    'String getAttributeKeyNsAt(Integer index)': (_rt, self: XmlNodeValue, index: number | null) =>
      self.attributes[given(index)]?.namespace ?? null,
    'String getAttributeValue(String key, String namespace)': (
      _rt,
      self: XmlNodeValue,
      key: Text,
      namespace: Text
    ) => attribute(self, key, namespace)?.value ?? null,
    'String getAttributeValueNs(String key, String namespace)': (
      _rt,
      self: XmlNodeValue,
      key: Text,
      namespace: Text
    ) => {
      const value = attribute(self, key, namespace)?.value ?? '';
      return value.includes(':') ? self.namespaceFor(value.split(':')[0] ?? '') : null;
    },
    'Dom.XmlNode getChildElement(String name, String namespace)': (
      _rt,
      self: XmlNodeValue,
      name: Text,
      namespace: Text
    ) =>
      self.children.find(
        (child) =>
          child.kind === 'ELEMENT' &&
          child.name === given(name) &&
          (child.namespace ?? null) === (namespace || null)
      ) ?? null,
    'List<Dom.XmlNode> getChildElements()': (_rt, self: XmlNodeValue) =>
      elements(self.children.filter(({ kind }) => kind === 'ELEMENT')),
    'List<Dom.XmlNode> getChildren()': (_rt, self: XmlNodeValue) => elements([...self.children]),
    'String getName()': (_rt, self: XmlNodeValue) => (self.kind === 'ELEMENT' ? self.name : null),
    'String getNamespace()': (_rt, self: XmlNodeValue) => self.namespace,
    'String getNamespaceFor(String prefix)': (_rt, self: XmlNodeValue, prefix: Text) =>
      self.namespaceFor(prefix ?? ''),
    'Dom.XmlNodeType getNodeType()': (_rt, self: XmlNodeValue) => XmlNodeType.value(self.kind),
    'Dom.XmlNode getParent()': (_rt, self: XmlNodeValue) => self.parent,
    'String getPrefixFor(String namespace)': (_rt, self: XmlNodeValue, namespace: Text) =>
      self.prefixFor(given(namespace)),
    'String getText()': (_rt, self: XmlNodeValue) => self.ownText(),
    'Dom.XmlNode insertBefore(Dom.XmlNode node, Dom.XmlNode before)': (
      _rt,
      self: XmlNodeValue,
      node: XmlNodeValue | null,
      before: XmlNodeValue | null
    ) => {
      const index = before === null ? self.children.length : self.children.indexOf(before);
      if (index < 0) raise('XmlException', 'The reference node is no child of this node.');
      given(node).parent = self;
      self.children.splice(index, 0, given(node));
      return node;
    },
    'Boolean removeAttribute(String key, String namespace)': (
      _rt,
      self: XmlNodeValue,
      key: Text,
      namespace: Text
    ) => {
      const known = attribute(self, key, namespace);
      if (known) self.attributes.splice(self.attributes.indexOf(known), 1);
      return known !== undefined;
    },
    'Boolean removeChild(Dom.XmlNode child)': (
      _rt,
      self: XmlNodeValue,
      child: XmlNodeValue | null
    ) => {
      const index = self.children.indexOf(given(child));
      if (index >= 0) self.children.splice(index, 1);
      return index >= 0;
    },
    'void setAttribute(String key, String value)': (
      _rt,
      self: XmlNodeValue,
      key: Text,
      value: Text
    ) => setAttribute(self, key, value),
    'void setAttributeNs(String key, String value, String keyNamespace, String valueNamespace)': (
      _rt,
      self: XmlNodeValue,
      key: Text,
      value: Text,
      keyNamespace: Text,
      valueNamespace: Text
    ) => setAttribute(self, key, value, keyNamespace, valueNamespace),
    'void setNamespace(String prefix, String namespace)': (
      _rt,
      self: XmlNodeValue,
      prefix: Text,
      namespace: Text
    ) => {
      self.declared.set(prefix ?? '', given(namespace));
    },
    'String toString()': (_rt, self: XmlNodeValue) => self.toString()
  }
});
