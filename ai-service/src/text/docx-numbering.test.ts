import { DocxNumbering, numberingOfStyles } from './docx-numbering.ts';

const level = (index: number, format: string, text: string, start = 1) =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
const XML = `<w:numbering>
  <w:abstractNum w:abstractNumId="0">${level(0, 'decimal', 'Article %1')}${level(1, 'decimal', '%1.%2')}${level(2, 'lowerLetter', '(%3)')}${level(3, 'lowerRoman', '(%4)')}</w:abstractNum>
  <w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '*')}</w:abstractNum>
  <w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>
  <w:num w:numId="6"><w:abstractNumId w:val="1"/></w:num>
  <w:num w:numId="7"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride></w:num>
</w:numbering>`;

const numbers = (...steps: [string, number][]) => {
  const numbering = new DocxNumbering(XML);
  return steps.map(([listId, index]) => numbering.next({ listId, level: index }));
};

describe('the numbers of Word lists', () => {
  it('count on each level and start again below a new parent', () => {
    expect(numbers(['5', 0], ['5', 1], ['5', 1], ['5', 2], ['5', 0], ['5', 1])).toEqual([
      'Article 1',
      '1.1',
      '1.2',
      '(a)',
      'Article 2',
      '2.1'
    ]);
  });

  it('are written as letters and Roman numerals where the list says so', () => {
    expect(numbers(['5', 2], ['5', 2], ['5', 3], ['5', 3], ['5', 3], ['5', 3])).toEqual([
      '(a)',
      '(b)',
      '(i)',
      '(ii)',
      '(iii)',
      '(iv)'
    ]);
  });

  it('are empty for bullets and unknown lists', () => {
    expect(numbers(['6', 0], ['99', 0])).toEqual(['', '']);
  });

  it('start where a list overrides them', () => {
    expect(numbers(['5', 0], ['7', 0], ['7', 0])).toEqual(['Article 1', 'Article 9', 'Article 10']);
  });

  it('stay short whatever a hostile file counts from', () => {
    const hostile = (start: number, index = 0) =>
      new DocxNumbering(
        `<w:numbering><w:abstractNum w:abstractNumId="0">${level(index, 'lowerRoman', `%${Math.min(9, index + 1)}`, start)}</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num></w:numbering>`
      ).next({ listId: '5', level: index });
    expect(hostile(2_000_000_000)).toBe('2000000000');
    expect(hostile(-7)).toBe('-7');
    expect(hostile(1, 4_000_000_000)).toBe('');
  });

  it('come from the style of a paragraph, also through its parent', () => {
    const styles = numberingOfStyles(
      '<w:styles><w:style w:styleId="A"><w:numPr><w:ilvl w:val="1"/><w:numId w:val="5"/></w:numPr></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'
    );
    expect(styles.get('B')).toEqual({ listId: '5', level: 1 });
  });
});
