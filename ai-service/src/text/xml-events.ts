// Turns an XML text into a list of events; a document type is never expanded.
import { SaxesParser } from 'saxes';

export type XmlEvent =
  | { kind: 'open'; name: string; attributes: Record<string, string>; isEmpty: boolean }
  | { kind: 'close'; name: string }
  | { kind: 'text'; text: string };

/** Throws the parser's error when the text is not well-formed. */
export function xmlEvents(xml: string): XmlEvent[] {
  const events: XmlEvent[] = [];
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    const attributes = tag.attributes as Record<string, string>;
    events.push({ kind: 'open', name: tag.name, attributes, isEmpty: tag.isSelfClosing });
  });
  parser.on('closetag', (tag) => {
    // An empty element is one event.
    if (!tag.isSelfClosing) events.push({ kind: 'close', name: tag.name });
  });
  parser.on('text', (text) => events.push({ kind: 'text', text }));
  parser.on('cdata', (text) => events.push({ kind: 'text', text }));
  if (xml.trim() !== '') parser.write(xml).close();
  return events;
}
