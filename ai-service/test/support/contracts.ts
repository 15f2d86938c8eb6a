/** Small contracts made on the spot, for tests that need a document of a certain kind. */
import { Document, Packer, Paragraph } from 'docx';
import PDFDocument from 'pdfkit';

/** A word that occurs in no source file, to look for in places where contract text must not be. */
export const marker = 'Zanzibarquux';

const contractLines = [
  'MASTER SERVICES AGREEMENT',
  '',
  `This Master Services Agreement (the "Agreement") is entered into as of January 1, 2026 (the "Effective Date") by and`,
  `between ${marker} Analytics, Inc., a Delaware corporation ("Provider"), and Blue Harbor Foods LLC, a New York limited`,
  'liability company ("Customer").',
  '',
  '1. Term. The initial term of this Agreement shall commence on the Effective Date and continue for a period of twelve (12)',
  'months. Thereafter this Agreement shall automatically renew for successive one (1) year periods unless either party gives',
  'written notice of non-renewal at least ninety (90) days prior to the end of the then-current term.',
  '',
  '2. Fees. Customer shall pay all undisputed invoices within thirty (30) days of receipt of the invoice.',
  '',
  '3. Governing Law. This Agreement shall be governed by the laws of the State of New York.'
];

export interface PdfOptions {
  pages?: number;
  password?: string;
  /** Makes the bytes differ from other contracts of the same run. */
  seed?: string;
}

export function makePdf({ pages = 1, password, seed = '' }: PdfOptions = {}): Promise<Buffer> {
  const document = new PDFDocument({
    size: 'LETTER',
    margin: 60,
    info: { Title: seed },
    ...(password ? { userPassword: password } : {})
  });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<Buffer>((fulfil) => {
    document.on('end', () => fulfil(Buffer.concat(chunks)));
  });
  document.fontSize(11).text(contractLines.join('\n'));
  for (let page = 2; page <= pages; page++) {
    document.addPage().text(`Schedule ${page}. ${seed}`);
    for (let line = 0; line < 30; line++) {
      document.text(
        `${page}.${line} The Provider keeps records of service number ${line} for the Customer.`
      );
    }
  }
  document.end();
  return done;
}

export const contractText = contractLines.join('\n');

export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export function makeDocx(): Promise<Buffer> {
  const children = contractLines.map((text) => new Paragraph({ text }));
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}
