// Reads metadata XML, as strictly as the Metadata API, into elements that know their line.
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { MetadataError } from './errors.ts';

export interface XmlElement {
  name: string;
  /** Text directly inside the element, entities decoded, not trimmed; '' when it has none. */
  text: string;
  children: XmlElement[];
  attributes: Record<string, string>;
  line: number;
  file: string;
}

export function parseXml(text: string, file: string): XmlElement {
  const open: XmlElement[] = [];
  let root: XmlElement | undefined;
  let closed: XmlElement | undefined;
  const parser = new SaxesParser();
  const refuse = (line: number, problem: string): never => {
    throw new MetadataError(`This is not well-formed XML: ${problem}`, file, line);
  };
  parser.on('error', ({ message }) => {
    const inEntity = message.includes('entity') ? strayAmpersand(text) : null;
    refuse(inEntity ?? parser.line, sentence(message, closed));
  });
  parser.on('doctype', () => refuse(parser.line, 'a DOCTYPE is not read here.'));
  parser.on('opentagstart', ({ name }: { name: string }) => {
    const element = { name, text: '', children: [], attributes: {}, line: parser.line, file };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('opentag', ({ attributes }: SaxesTagPlain) => {
    const element = open.at(-1);
    if (element) element.attributes = attributes;
  });
  const addText = (more: string) => {
    const element = open.at(-1);
    if (element) element.text += more;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    closed = open.pop();
  });
  if (text.trim() === '') throw new MetadataError('The file has no XML element.', file, 1);
  parser.write(text).close();
  return root ?? refuse(1, 'it has no element.');
}

/** Line of the first & that begins no entity: the parser reads on to the next semicolon before it complains. */
function strayAmpersand(text: string): number | null {
  const blank = (part: string): string => part.replace(/[^\n]/g, ' ');
  const plain = text.replace(/<!--[\s\S]*?-->/g, blank).replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, blank);
  const at = plain.search(/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)/);
  return at < 0 ? null : plain.slice(0, at).split('\n').length;
}

/** The parser's words, which begin with its place and do not say which element was to be closed. */
function sentence(message: string, closed: XmlElement | undefined): string {
  const words = message.replace(/^(?:[^ ]*:)?\d+:\d+: /, '').replace(/\.?$/, '');
  return closed && words === 'unexpected close tag'
    ? `the close tag does not fit <${closed.name}> of line ${closed.line}.`
    : `${words}.`;
}

export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

export function childOf(element: XmlElement, name: string): XmlElement | null {
  return element.children.find((child) => child.name === name) ?? null;
}

/** The elements below at any depth that have one of the names, or all without names; in the order of the file. */
export function descendants(element: XmlElement, ...names: string[]): XmlElement[] {
  return element.children.flatMap((child) => [
    ...(names.length === 0 || names.includes(child.name) ? [child] : []),
    ...descendants(child, ...names)
  ]);
}

/** Trimmed text of the named child; null when there is no such child. */
export function textOf(element: XmlElement, name: string): string | null {
  const child = childOf(element, name);
  return child === null ? null : child.text.trim();
}

export function requiredText(element: XmlElement, name: string): string {
  const text = textOf(element, name);
  if (text === null || text === '') {
    throw new MetadataError(`<${element.name}> needs a <${name}>.`, element.file, element.line);
  }
  return text;
}

export function booleanOf(element: XmlElement, name: string): boolean {
  const text = textOf(element, name);
  if (text === null || text === 'false') return false;
  if (text === 'true') return true;
  throw new MetadataError(
    `<${name}> is '${text}'; write true or false.`,
    element.file,
    childOf(element, name)?.line ?? element.line
  );
}

export function integerOf(element: XmlElement, name: string): number | undefined {
  const text = textOf(element, name);
  if (text === null || text === '') return undefined;
  const value = Number(text);
  if (Number.isInteger(value)) return value;
  throw new MetadataError(
    `<${name}> is '${text}'; write a whole number.`,
    element.file,
    childOf(element, name)?.line ?? element.line
  );
}
