/** XML documents in memory: reading text, and writing it again. */

import { raise } from '../../../values/exception.ts';

export type NodeKind = 'ELEMENT' | 'TEXT' | 'COMMENT';

export interface XmlAttribute {
  name: string;
  namespace: string | null;
  prefix: string | null;
  value: string;
}

export class XmlNodeValue {
  readonly $type = 'Dom.XmlNode';
  readonly kind: NodeKind;
  /** Local name of an element. */
  readonly name: string;
  namespace: string | null = null;
  prefix: string | null = null;
  /** Text of a text or comment. */
  text = '';
  readonly attributes: XmlAttribute[] = [];
  /** Namespaces that this element declares, by prefix; '' is the default one. */
  readonly declared = new Map<string, string>();
  children: XmlNodeValue[] = [];
  parent: XmlNodeValue | null = null;

  constructor(kind: NodeKind, name = '') {
    this.kind = kind;
    this.name = name;
  }

  add(child: XmlNodeValue): XmlNodeValue {
    child.parent = this;
    this.children.push(child);
    return child;
  }

  namespaceFor(prefix: string): string | null {
    return this.declared.get(prefix) ?? this.parent?.namespaceFor(prefix) ?? null;
  }

  prefixFor(namespace: string): string | null {
    const own = [...this.declared].find(([, uri]) => uri === namespace);
    return own?.[0] ?? this.parent?.prefixFor(namespace) ?? null;
  }

  /** The texts directly below the element. */
  ownText(): string {
    if (this.kind !== 'ELEMENT') return this.text;
    return this.children
      .filter(({ kind }) => kind === 'TEXT')
      .map(({ text }) => text)
      .join('');
  }

  xml(): string {
    if (this.kind === 'TEXT') return escapeText(this.text);
    if (this.kind === 'COMMENT') return `<!--${this.text}-->`;
    const tag = this.prefix ? `${this.prefix}:${this.name}` : this.name;
    const namespaces = [...this.declared].map(([prefix, uri]) =>
      prefix === ''
        ? ` xmlns="${escapeAttribute(uri)}"`
        : ` xmlns:${prefix}="${escapeAttribute(uri)}"`
    );
    const attributes = this.attributes.map(({ name, prefix, value }) => {
      const qualified = prefix ? `${prefix}:${name}` : name;
      return ` ${qualified}="${escapeAttribute(value)}"`;
    });
    const start = `<${tag}${namespaces.join('')}${attributes.join('')}`;
    if (this.children.length === 0) return `${start} />`;
    return `${start}>${this.children.map((child) => child.xml()).join('')}</${tag}>`;
  }

  toString(): string {
    return `XMLNode[${this.kind},${this.name},${this.namespace},null,null,null,null,${this.text || null},]`;
  }
}

export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;');
}

export type XmlEvent =
  | { kind: 'start'; name: string; attributes: [name: string, value: string][]; isEmpty: boolean }
  | { kind: 'end'; name: string }
  | { kind: 'text'; text: string; isCData: boolean }
  | { kind: 'comment'; text: string }
  | { kind: 'instruction'; target: string; text: string };

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const TOKEN =
  /<!--([\s\S]*?)-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?([\w:.-]+)\s*([\s\S]*?)\?>|<!DOCTYPE[^>]*>|<\/([^\s>]+)\s*>|<([^\s/>!?][^\s/>]*)((?:\s+[^\s=>]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/y;

/** The parts of a document in their order; what is not well-formed is an XmlException. */
export function xmlEvents(text: string): XmlEvent[] {
  const events: XmlEvent[] = [];
  const open: string[] = [];
  let position = 0;
  while (position < text.length) {
    TOKEN.lastIndex = position;
    const match = TOKEN.exec(text);
    if (!match) malformed(text, position);
    const event = eventOf(match);
    if (event?.kind === 'start' && !event.isEmpty) open.push(event.name);
    if (event?.kind === 'end' && open.pop() !== event.name) malformed(text, position);
    if (event) events.push(event);
    position = TOKEN.lastIndex;
  }
  if (open.length > 0) malformed(text, text.length);
  return events;
}

function eventOf(match: RegExpExecArray): XmlEvent | null {
  const [, comment, cdata, target, instruction, end, start, attributes, empty, text] = match;
  if (comment !== undefined) return { kind: 'comment', text: comment };
  if (cdata !== undefined) return { kind: 'text', text: cdata, isCData: true };
  if (target !== undefined) return { kind: 'instruction', target, text: instruction ?? '' };
  if (end !== undefined) return { kind: 'end', name: end };
  if (start !== undefined) {
    const pairs = attributesOf(attributes ?? '');
    return { kind: 'start', name: start, attributes: pairs, isEmpty: empty === '/' };
  }
  return text === undefined ? null : { kind: 'text', text: unescape(text), isCData: false };
}

function attributesOf(text: string): [string, string][] {
  return [...text.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
    ([, name = '', double, single]) => [name, unescape(double ?? single ?? '')]
  );
}

function unescape(text: string): string {
  return text.replace(/&(#x[\da-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (name.startsWith('#x')) return String.fromCodePoint(parseInt(name.slice(2), 16));
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)));
    return ENTITIES[name] ?? whole;
  });
}

function malformed(text: string, position: number): never {
  const line = text.slice(0, position).split('\n').length;
  return raise(
    'XmlException',
    `Failed to parse XML: the document is not well-formed at line ${line}`
  );
}

/** The root element of the document. */
export function parseDocument(text: string): XmlNodeValue {
  const top = new XmlNodeValue('ELEMENT');
  let current = top;
  for (const event of xmlEvents(text.replace(/^\uFEFF/, ''))) {
    if (event.kind === 'start') {
      if (current === top && top.children.length > 0) malformed(text, text.length);
      const element = current.add(elementOf(event, current));
      if (!event.isEmpty) current = element;
    } else if (event.kind === 'end') {
      current = current.parent ?? top;
    } else if (current !== top && (event.kind === 'text' || event.kind === 'comment')) {
      const node = new XmlNodeValue(event.kind === 'text' ? 'TEXT' : 'COMMENT');
      node.text = event.text;
      current.add(node);
    } else if (event.kind === 'text' && event.text.trim() !== '') {
      malformed(text, 0);
    }
  }
  const [root] = top.children;
  if (!root) malformed(text, text.length);
  root.parent = null;
  return root;
}

function elementOf(
  event: Extract<XmlEvent, { kind: 'start' }>,
  parent: XmlNodeValue | null
): XmlNodeValue {
  const [prefix, name] = splitName(event.name);
  const element = new XmlNodeValue('ELEMENT', name);
  element.parent = parent;
  element.prefix = prefix;
  for (const [key, value] of event.attributes) {
    if (key === 'xmlns') element.declared.set('', value);
    else if (key.startsWith('xmlns:')) element.declared.set(key.slice(6), value);
  }
  element.namespace = element.namespaceFor(prefix ?? '');
  for (const [key, value] of event.attributes) {
    if (key === 'xmlns' || key.startsWith('xmlns:')) continue;
    const [attributePrefix, local] = splitName(key);
    const namespace = attributePrefix === null ? null : element.namespaceFor(attributePrefix);
    element.attributes.push({ name: local, namespace, prefix: attributePrefix, value });
  }
  return element;
}

export function splitName(name: string): [prefix: string | null, local: string] {
  const colon = name.indexOf(':');
  return colon < 0 ? [null, name] : [name.slice(0, colon), name.slice(colon + 1)];
}
