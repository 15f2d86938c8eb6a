// Files that a person may upload by mistake, each wrong in one way.
import PDFDocument from 'pdfkit';
import { collect, renderPdf, SAMPLE_DATE } from './render-pdf.ts';
import { nda } from './content/nda.ts';

const ZERO_PAGES = `%PDF-1.4
1 0 obj
<< /Type /Catalog /Pages 2 0 R >>
endobj
2 0 obj
<< /Type /Pages /Kids [] /Count 0 >>
endobj
`;

/** A well-formed PDF whose page tree is empty. */
function zeroPagePdf(): Buffer {
  const offsets = [...ZERO_PAGES.matchAll(/^\d 0 obj$/gm)].map((match) => match.index);
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n `);
  const table = ['xref', '0 3', '0000000000 65535 f ', ...entries].join('\n');
  return Buffer.from(
    `${ZERO_PAGES}${table}\ntrailer\n<< /Size 3 /Root 1 0 R >>\nstartxref\n${ZERO_PAGES.length}\n%%EOF\n`
  );
}

const MENU = [
  'Harbor Street Canteen',
  'Lunch this week',
  'Monday: tomato soup, grilled trout, apple tart',
  'Tuesday: leek pie, roast chicken, plum yoghurt',
  'Wednesday: lentil salad, beef stew, pears',
  'Thursday: carrot soup, baked cod, cheese',
  'Friday: mushroom risotto, lamb curry, ice cream',
  'Open from 11:30. Please bring your tray back to the rack.'
];

async function menuPdf(): Promise<Buffer> {
  const info = { Title: 'Lunch menu', CreationDate: SAMPLE_DATE, ModDate: SAMPLE_DATE };
  const pdf = new PDFDocument({ size: 'LETTER', info });
  const done = collect(pdf);
  for (const line of MENU) pdf.fontSize(14).text(line).moveDown();
  pdf.end();
  return done;
}

/** The key of the encryption depends on random bytes: made once and committed, see make.ts. */
export async function encryptedPdf(): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: 'LETTER',
    userPassword: 'countersign-sample',
    ownerPassword: 'countersign-owner',
    pdfVersion: '1.7',
    info: { Title: 'Protected', CreationDate: SAMPLE_DATE, ModDate: SAMPLE_DATE }
  });
  const done = collect(pdf);
  pdf.fontSize(12).text('This agreement is protected by a password.');
  pdf.end();
  return done;
}

/** File name -> bytes. */
export async function badSamples(): Promise<Record<string, Buffer>> {
  const good = await renderPdf(nda);
  return {
    'empty.pdf': Buffer.alloc(0),
    'corrupt.pdf': Buffer.concat([Buffer.from('%PDF-1.7\n'), good.subarray(4000, 4600)]),
    'zero-page.pdf': zeroPagePdf(),
    'not-a-contract.pdf': await menuPdf(),
    'pdf-named.docx': good,
    'text-named.pdf': Buffer.from('Meeting at ten, bring the contract.\n'),
    'picture.png': Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64'
    )
  };
}
