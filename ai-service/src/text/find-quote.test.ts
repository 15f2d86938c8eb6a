import type { PageText } from '../ports/reader.ts';
import { QuoteIndex } from './find-quote.ts';
import { buildFlow } from './flow.ts';

function page(number: number, lines: string[]): PageText {
  let text = '';
  const items = lines.map((line, index) => {
    const start = text.length;
    text += `${line}\n`;
    return {
      text: line,
      start,
      end: start + line.length,
      x: 50,
      y: 50 + index * 20,
      width: line.length * 5,
      height: 10
    };
  });
  return { page: number, width: 600, height: 800, text, items };
}

const pages = [
  page(1, [
    'Services Agreement - confidential',
    'The term runs for two',
    'years from today. Each par-',
    'Page 1'
  ]),
  page(2, [
    'Services Agreement - confidential',
    'ty may leave. The \u201cEnd\u201d.',
    'The end.',
    'Page 2'
  ]),
  page(3, ['Services Agreement - confidential', 'Nothing else.', 'The end.', 'Page 3'])
];

describe('finding a quote again', () => {
  it('ignores spaces, case, line ends and the shape of quotation marks', () => {
    const found = new QuoteIndex(pages).find('THE TERM runs for two years');
    expect(found).toMatchObject({ page: 1, startOffset: 34 });
    expect(found!.rects).toHaveLength(2);
    expect(new QuoteIndex(pages).find("the 'end'")?.page).toBe(2);
  });

  it('crosses a page break without the header and footer between', () => {
    const found = new QuoteIndex(pages).find('Each party may leave');
    expect(found?.page).toBe(1);
    expect(found?.rects.map((rect) => rect.page)).toEqual([1, 2]);
  });

  it('takes the place nearest to the page that was named', () => {
    expect(new QuoteIndex(pages).find('The end.', 3)?.page).toBe(3);
  });

  it('marks only the part of a line that was quoted', () => {
    const [rect] = new QuoteIndex(pages).find('runs for two')!.rects;
    expect(rect.y).toBe(70);
    expect(rect.x).toBeCloseTo(97.5, 0);
    expect(rect.width).toBeCloseTo(57.5, 0);
  });

  it('ends behind the closing marks that were quoted', () => {
    const index = new QuoteIndex(pages);
    const ends = (quote: string) => pages[1].text.slice(0, index.find(quote, 2)!.endOffset);
    expect(ends('The \u201cEnd\u201d.')).toMatch(/The \u201cEnd\u201d\.$/);
    expect(ends('The \u201cEnd')).toMatch(/The \u201cEnd$/);
  });

  it('finds nothing that the document does not say', () => {
    expect(new QuoteIndex(pages).find('three years')).toBeNull();
    expect(new QuoteIndex(pages).find('')).toBeNull();
  });

  it('sees through look-alike and invisible letters', () => {
    const tricky = [page(1, ['The t\u0435rm is on\u200be year.'])];
    expect(new QuoteIndex(tricky).find('The term is one year')?.page).toBe(1);
  });
});

describe('the running text', () => {
  it('joins pages and hyphenated words and knows where each character stood', () => {
    const flow = buildFlow(pages);
    expect(flow.text).toContain(
      'two years from today. Each party may leave. The "End". The end. Nothing else.'
    );
    expect(flow.text).not.toContain('confidential');
    expect(flow.at(flow.text.indexOf('may leave')).page).toBe(2);
  });
});
