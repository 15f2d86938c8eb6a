// Renders a sample document as DOCX with Word's own numbering; the same input gives the same bytes.
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType
} from 'docx';
import { strToU8, strFromU8, unzipSync, zipSync } from 'fflate';
import type { Block, SampleDocument, Signature } from './content/blocks.ts';

const FONT = 'Liberation Sans';
const LIST = 'sections';

const NUMBERING = {
  config: [
    {
      reference: LIST,
      levels: [
        { level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.START },
        { level: 1, format: LevelFormat.DECIMAL, text: '%1.%2', alignment: AlignmentType.START }
      ]
    }
  ]
};

const plain = (text: string, options: { bold?: boolean; size?: number } = {}) =>
  new TextRun({ text, font: FONT, size: options.size ?? 21, bold: options.bold ?? false });

function table(block: Extract<Block, { kind: 'table' }>): Table {
  const last = block.rows.length - (block.totalRows ?? 0);
  return new Table({
    width: { size: 9000, type: WidthType.DXA },
    columnWidths: block.widths.map((share) => Math.round(share * 9000)),
    rows: block.rows.map(
      (row, index) =>
        new TableRow({
          children: row.map(
            (cell) =>
              new TableCell({
                children: [
                  new Paragraph({
                    children: [plain(cell, { bold: index === 0 || index >= last, size: 19 })]
                  })
                ]
              })
          )
        })
    )
  });
}

function signatureParagraphs({ party, signer }: Signature): Paragraph[] {
  const blank = '_______________________';
  return [
    new Paragraph({ spacing: { before: 240 }, children: [plain(party, { bold: true })] }),
    new Paragraph({ children: [plain(signer ? `By: /s/ ${signer.name}` : `By: ${blank}`)] }),
    new Paragraph({ children: [plain(`Name: ${signer?.name ?? blank}`)] }),
    new Paragraph({ children: [plain(`Title: ${signer?.title ?? blank}`)] }),
    new Paragraph({ children: [plain(`Date: ${signer?.date ?? blank}`)] })
  ];
}

function render(block: Block): (Paragraph | Table)[] {
  const spacing = { after: 140 };
  switch (block.kind) {
    case 'title':
      return [block.text, block.subtitle].flatMap((text, index) =>
        text === undefined
          ? []
          : [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                spacing,
                children: [plain(text, { bold: index === 0, size: index === 0 ? 34 : 24 })]
              })
            ]
      );
    case 'heading':
      return [
        new Paragraph({
          numbering: { reference: LIST, level: 0 },
          spacing: { before: 240, after: 120 },
          children: [plain(block.text, { bold: true, size: 24 })]
        })
      ];
    case 'clause':
      return [
        new Paragraph({
          numbering: { reference: LIST, level: 1 },
          spacing,
          children: [plain(block.text)]
        })
      ];
    case 'item':
      return [new Paragraph({ spacing, children: [plain(`${block.mark} ${block.text}`)] })];
    case 'paragraph':
      return [new Paragraph({ spacing, children: [plain(block.text)] })];
    case 'table':
      return [table(block), new Paragraph({ children: [] })];
    case 'signatures':
      return [
        new Paragraph({ spacing, children: [plain(block.lead)] }),
        ...block.parties.flatMap(signatureParagraphs)
      ];
    case 'page-break':
      return [new Paragraph({ pageBreakBefore: true, children: [] })];
  }
}

const STAMP = '2026-01-01T00:00:00Z';

/** Writes the archive again with fixed times, in the order of the names. */
function freeze(bytes: Uint8Array): Buffer {
  const files = unzipSync(bytes);
  const core = 'docProps/core.xml';
  files[core] = strToU8(
    strFromU8(files[core]).replace(/(<dcterms:\w+[^>]*>)[^<]*(<\/dcterms:\w+>)/g, `$1${STAMP}$2`)
  );
  const sorted = Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
  return Buffer.from(zipSync(sorted, { mtime: new Date(2026, 0, 1), level: 9 }));
}

export async function renderDocx(sample: SampleDocument): Promise<Buffer> {
  const document = new Document({
    creator: 'Northwind Cloud, Inc.',
    title: sample.fileName,
    numbering: NUMBERING,
    sections: [
      {
        headers: {
          default: new Header({
            children: [new Paragraph({ children: [plain(sample.header, { size: 16 })] })]
          })
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [
                  new TextRun({ font: FONT, size: 16, children: ['Page ', PageNumber.CURRENT] })
                ]
              })
            ]
          })
        },
        children: sample.blocks.flatMap(render)
      }
    ]
  });
  return freeze(await Packer.toBuffer(document));
}
