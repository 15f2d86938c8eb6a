import { parseXml } from './xml.ts';

const problemOf = (text: string): string => {
  try {
    parseXml(text, 'a.xml');
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('metadata XML', () => {
  it('reads entities, those given as numbers too, exactly once', () => {
    const root = parseXml('<a><b>&#39;x&#x41; &amp;lt; &lt;</b></a>', 'a.xml');
    expect(root.children[0].text).toBe("'xA &lt; <");
  });

  it('keeps the text of CDATA, attributes and the line of every element', () => {
    const root = parseXml(
      '<a x="1&amp;2">\n<!-- no\n text -->\n<b>1<![CDATA[<2>]]></b><c/></a>',
      'a'
    );
    expect(root.attributes).toEqual({ x: '1&2' });
    expect(root.children.map(({ name, text, line }) => [name, text, line])).toEqual([
      ['b', '1<2>', 4],
      ['c', '', 4]
    ]);
  });

  it.each([
    [
      '<a>\n<b>\n</a>',
      'a.xml:3: This is not well-formed XML: the close tag does not fit <b> of line 2.'
    ],
    ['<a>\n<b>&nbsp;</b></a>', 'a.xml:2: This is not well-formed XML: undefined entity'],
    ['<a>\n<b>1 & 2</b>\n<c>3; 4</c></a>', 'a.xml:2: This is not well-formed XML'],
    ['<a/>\n<b/>', 'a.xml:2: This is not well-formed XML'],
    ['\n<?xml version="1.0"?><a/>', 'a.xml:2: This is not well-formed XML'],
    ['<a>\n<b>', 'a.xml:2: This is not well-formed XML: unclosed tag: b'],
    ['  \n', 'a.xml:1: The file has no XML element.'],
    ['words', 'a.xml:1: This is not well-formed XML']
  ])('refuses %j', (text, problem) => {
    expect(problemOf(text)).toContain(problem);
  });
});
