/** Where in a file a place of a formula is: the text of an XML element has its entities resolved, the file has not. */
import type { XmlElement } from '../../metadata/xml.ts';
import { readText } from '../../metadata/text.ts';

export interface FormulaPlace {
  line: number;
  column?: number;
}

const ENTITY = /&(?:#x?[0-9a-f]+|\w+);/iy;

/** `position` counts the characters of the element's text. */
export function placeInFile(element: XmlElement, position: number): FormulaPlace {
  const before = element.text.slice(0, position).split('\n');
  const line = element.line + before.length - 1;
  const start = contentStart(element);
  if (!start) return { line };
  let { index } = start;
  for (let read = 0; read < position && index < start.text.length; read += 1) {
    index += lengthAt(start.text, index);
  }
  const lineStart = start.text.lastIndexOf('\n', index - 1) + 1;
  return { line, column: index - lineStart + 1 };
}

/** The parser makes one character of an entity and of a Windows line end. */
function lengthAt(text: string, index: number): number {
  if (text.startsWith('\r\n', index)) return 2;
  ENTITY.lastIndex = index;
  return ENTITY.exec(text)?.[0].length ?? 1;
}

/** Null where the element is not written plainly: the line is known all the same. */
function contentStart({
  name,
  file,
  line,
  text
}: XmlElement): { text: string; index: number } | null {
  const content = readText(file);
  let index = 0;
  for (let current = 1; current < line; current += 1) index = content.indexOf('\n', index) + 1;
  const open = content.indexOf(`<${name}>`, index);
  if (open < 0 || content.slice(index, open).includes('\n')) return null;
  const start = open + name.length + 2;
  return content.startsWith('<![CDATA[', start) || text === ''
    ? null
    : { text: content, index: start };
}
