// Reads metadata XML into elements that know their line.
import { XMLParser, XMLValidator } from 'fast-xml-parser';
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

type OrderedNode = Record<string | symbol, unknown>;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  // Numbers of characters, such as &#39;, are read only with this.
  htmlEntities: true,
  captureMetaData: true
});
const metadataKey = XMLParser.getMetaDataSymbol() as unknown as symbol;

export function parseXml(text: string, file: string): XmlElement {
  const verdict = XMLValidator.validate(text);
  if (verdict !== true) {
    throw new MetadataError(
      `This is not well-formed XML: ${verdict.err.msg}`,
      file,
      verdict.err.line
    );
  }
  const lineOf = lineCounter(text);
  const roots = toElements(parsed(text, file), file, lineOf);
  const root = roots.elements[0];
  if (!root) throw new MetadataError('The file has no XML element.', file, 1);
  return root;
}

/** What the validator lets through and the parser refuses, such as external entities. */
function parsed(text: string, file: string): OrderedNode[] {
  try {
    return parser.parse(text) as OrderedNode[];
  } catch (error) {
    throw new MetadataError(`This XML cannot be read: ${(error as Error).message}.`, file, 1);
  }
}

function toElements(nodes: OrderedNode[], file: string, lineOf: (index: number) => number) {
  const elements: XmlElement[] = [];
  let text = '';
  for (const node of nodes) {
    const name = Object.keys(node).find((key) => key !== ':@');
    if (name === undefined) continue;
    if (name === '#text') {
      text += String(node[name]);
      continue;
    }
    const inner = toElements(node[name] as OrderedNode[], file, lineOf);
    const position = node[metadataKey] as { startIndex?: number } | undefined;
    elements.push({
      name,
      text: inner.text,
      children: inner.elements,
      attributes: (node[':@'] as Record<string, string>) ?? {},
      line: lineOf(position?.startIndex ?? 0),
      file
    });
  }
  return { elements, text };
}

function lineCounter(text: string): (index: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (index) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}

export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

export function childOf(element: XmlElement, name: string): XmlElement | null {
  return element.children.find((child) => child.name === name) ?? null;
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
