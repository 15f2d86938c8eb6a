// Renders a sample document as PDF; the same input always gives the same bytes.
import PDFDocument from 'pdfkit';
import type { Block, SampleDocument, Signature } from './content/blocks.ts';
import { readFont } from './fonts.ts';

const MARGIN = { top: 84, bottom: 80, left: 72, right: 72 };
const BODY = 11;
const LINE_GAP = 4.2;
const INDENT = 34;
/** Fixed, so that committed files do not change from run to run. */
export const SAMPLE_DATE = new Date('2026-01-01T00:00:00Z');

type Pdf = InstanceType<typeof PDFDocument>;

const contentWidth = (pdf: Pdf) => pdf.page.width - MARGIN.left - MARGIN.right;
const bottom = (pdf: Pdf) => pdf.page.height - MARGIN.bottom;

function ensureSpace(pdf: Pdf, height: number): void {
  if (pdf.y + height > bottom(pdf)) pdf.addPage();
}

function numbered(pdf: Pdf, number: string, text: string): void {
  pdf.font('regular').fontSize(BODY);
  const width = contentWidth(pdf) - INDENT;
  const height = pdf.heightOfString(text, { width, lineGap: LINE_GAP });
  ensureSpace(pdf, Math.min(height, BODY * 3.6));
  const { y } = pdf;
  pdf.text(number, MARGIN.left, y, { width: INDENT, lineGap: LINE_GAP });
  pdf.text(text, MARGIN.left + INDENT, y, { width, lineGap: LINE_GAP, align: 'left' });
  pdf.moveDown(0.6);
}

function table(pdf: Pdf, block: Extract<Block, { kind: 'table' }>): void {
  const total = contentWidth(pdf);
  const last = block.rows.length - (block.totalRows ?? 0);
  block.rows.forEach((row, index) => {
    const isHead = index === 0;
    const isBold = isHead || index >= last;
    pdf.font(isBold ? 'bold' : 'regular').fontSize(9.5);
    const widths = block.widths.map((share) => share * total);
    const heights = row.map((cell, column) =>
      pdf.heightOfString(cell || ' ', { width: widths[column] - 12 })
    );
    const height = Math.max(...heights) + 9;
    ensureSpace(pdf, height);
    const { y } = pdf;
    if (isHead) pdf.rect(MARGIN.left, y, total, height).fill('#e8edf3');
    pdf.fillColor('#1a1a1a');
    let x = MARGIN.left;
    row.forEach((cell, column) => {
      pdf.text(cell, x + 6, y + 5, { width: widths[column] - 12 });
      x += widths[column];
    });
    pdf
      .moveTo(MARGIN.left, y + height)
      .lineTo(MARGIN.left + total, y + height)
      .lineWidth(0.5)
      .stroke('#9aa5b1');
    pdf.x = MARGIN.left;
    pdf.y = y + height;
  });
  pdf.moveDown(1);
}

function signatureLines({ party, signer }: Signature): string[] {
  const blank = '_______________________';
  return [
    party,
    signer ? `By: /s/ ${signer.name}` : `By: ${blank}`,
    `Name: ${signer?.name ?? blank}`,
    `Title: ${signer?.title ?? blank}`,
    `Date: ${signer?.date ?? blank}`
  ];
}

function signatures(pdf: Pdf, block: Extract<Block, { kind: 'signatures' }>): void {
  ensureSpace(pdf, 170);
  pdf.moveDown(0.6).font('regular').fontSize(BODY);
  pdf.text(block.lead, MARGIN.left, pdf.y, { width: contentWidth(pdf), lineGap: LINE_GAP });
  pdf.moveDown(1.2);
  const column = contentWidth(pdf) / block.parties.length;
  const top = pdf.y;
  block.parties.forEach((party, index) => {
    signatureLines(party).forEach((line, row) => {
      pdf.font(row === 0 ? 'bold' : 'regular').fontSize(10);
      pdf.text(line, MARGIN.left + index * column, top + row * 20, { width: column - 16 });
    });
  });
  pdf.x = MARGIN.left;
  pdf.y = top + 110;
}

function render(pdf: Pdf, block: Block): void {
  const width = contentWidth(pdf);
  switch (block.kind) {
    case 'title':
      pdf.font('bold').fontSize(17).text(block.text, { width, align: 'center' });
      if (block.subtitle) {
        pdf
          .moveDown(0.3)
          .font('regular')
          .fontSize(12)
          .text(block.subtitle, { width, align: 'center' });
      }
      pdf.moveDown(1.2);
      return;
    case 'heading':
      ensureSpace(pdf, 60);
      pdf.moveDown(0.5).font('bold').fontSize(12);
      pdf.text(`${block.number}  ${block.text}`, MARGIN.left, pdf.y, { width });
      pdf.moveDown(0.5);
      return;
    case 'paragraph':
      pdf.font('regular').fontSize(BODY);
      pdf.text(block.text, MARGIN.left, pdf.y, { width, lineGap: LINE_GAP });
      pdf.moveDown(0.8);
      return;
    case 'clause':
      return numbered(pdf, block.number, block.text);
    case 'item':
      return numbered(pdf, block.mark, block.text);
    case 'table':
      return table(pdf, block);
    case 'signatures':
      return signatures(pdf, block);
    case 'page-break':
      pdf.addPage();
  }
}

/** Header and page number, written once the number of pages is known. */
function frame(pdf: Pdf, header: string): void {
  const { count } = pdf.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    pdf.switchToPage(page);
    // Without this the text below the bottom margin would open a new page.
    pdf.page.margins.bottom = 0;
    pdf.font('regular').fontSize(8).fillColor('#5b6770');
    const width = contentWidth(pdf);
    pdf.text(header, MARGIN.left, 40, { width, align: 'left', lineBreak: false });
    pdf.text(`Page ${page + 1} of ${count}`, MARGIN.left, pdf.page.height - 46, {
      width,
      align: 'center',
      lineBreak: false
    });
  }
}

export const collect = (pdf: Pdf): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
  });

export async function renderPdf(sample: SampleDocument): Promise<Buffer> {
  const title = sample.blocks.find((block) => block.kind === 'title')?.text ?? sample.fileName;
  const pdf = new PDFDocument({
    size: 'LETTER',
    margins: MARGIN,
    bufferPages: true,
    info: {
      Title: title,
      Author: 'Northwind Cloud, Inc.',
      CreationDate: SAMPLE_DATE,
      ModDate: SAMPLE_DATE
    }
  });
  const done = collect(pdf);
  for (const name of ['regular', 'bold', 'italic'] as const) pdf.registerFont(name, readFont(name));
  pdf.fillColor('#1a1a1a');
  for (const block of sample.blocks) {
    pdf.fillColor('#1a1a1a');
    render(pdf, block);
  }
  frame(pdf, sample.header);
  pdf.end();
  return done;
}
