import { join } from 'node:path';
import { readText } from '../../metadata/text.ts';
import { writeProject } from '../../metadata/testing-project.ts';
import { childOf, parseXml } from '../../metadata/xml.ts';
import { placeInFile } from './formula-places.ts';

function placeOf(content: string, word: string) {
  const folder = writeProject({ 'a.xml': content });
  try {
    const file = join(folder.root, 'force-app/main/default/a.xml');
    const element = childOf(parseXml(readText(file), file), 'formula');
    return element && placeInFile(element, element.text.indexOf(word));
  } finally {
    folder.remove();
  }
}

describe('the place of a word of a formula', () => {
  it('is the one in the file, where entities are longer than what they stand for', () => {
    expect(placeOf('<a>\n  <formula>&quot;x&quot; &amp; Nope__c</formula>\n</a>', 'Nope')).toEqual({
      line: 2,
      column: 32
    });
  });

  it('counts the lines of the formula, whatever ends them', () => {
    const expected = { line: 4, column: 3 };
    expect(placeOf('<a>\n<formula>1 +\n\n  Nope__c</formula></a>', 'Nope')).toEqual(expected);
    expect(placeOf('<a>\r\n<formula>1 +\r\n\r\n  Nope__c</formula></a>', 'Nope')).toEqual(expected);
  });

  it('is a line only, where the text is not written plainly', () => {
    const text = '<a>\n<formula><![CDATA[1 +\nNope__c]]></formula></a>';
    expect(placeOf(text, 'Nope')).toEqual({ line: 3 });
  });
});
