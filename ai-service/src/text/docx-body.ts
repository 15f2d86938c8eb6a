// Reads the paragraphs, tables, page breaks and tracked changes of a Word document's body.
import { DocxNumbering, numberingOfStyles } from './docx-numbering.ts';
import type { NumberingReference } from './docx-numbering.ts';
import { xmlEvents } from './xml-events.ts';
import type { XmlEvent } from './xml-events.ts';

export interface DocxBody {
  /** Sheets between page breaks, each a list of paragraphs; a table row is one paragraph with tabs. */
  sheets: string[][];
  /** Whether Word stored where its pages ended. */
  hasRenderedPages: boolean;
  insertions: number;
  deletions: number;
  hiddenText: string;
}

interface Paragraph {
  text: string;
  style: string | null;
  list: Partial<NumberingReference> | null;
}

interface Run {
  isHidden: boolean;
}

const SKIPPED = new Set([
  'mc:Fallback',
  'w:del',
  'w:moveFrom',
  'w:pPrChange',
  'w:rPrChange',
  'w:sectPrChange',
  'w:tblPrChange',
  'w:instrText',
  'w:footnoteReference',
  'w:annotationRef'
]);
const WHITE = /^f[a-f]f[a-f]f[a-f]$/i;
const isOn = (value: string | undefined) => value !== 'false' && value !== '0';
const TINY_HALF_POINTS = 5;

export class DocxBodyReader {
  private readonly numbering: DocxNumbering;
  private readonly styles: Map<string, NumberingReference>;
  private readonly body: DocxBody = {
    sheets: [[]],
    hasRenderedPages: false,
    insertions: 0,
    deletions: 0,
    hiddenText: ''
  };
  private readonly paragraphs: Paragraph[] = [];
  private readonly rows: { cells: string[] }[] = [];
  private run: Run = { isHidden: false };
  private skipping: { name: string; depth: number } | null = null;
  private isInText = false;
  private readonly path: string[] = [];

  constructor(numberingXml: string, stylesXml: string) {
    this.numbering = new DocxNumbering(numberingXml);
    this.styles = numberingOfStyles(stylesXml);
  }

  read(xml: string): DocxBody {
    for (const event of xmlEvents(xml)) {
      if (this.skip(event)) continue;
      if (event.kind === 'text') this.text(event.text);
      else if (event.kind === 'open') {
        this.open(event.name, event.attributes);
        if (event.isEmpty) this.close(event.name);
        else this.path.push(event.name);
      } else {
        this.path.pop();
        this.close(event.name);
      }
    }
    return this.body;
  }

  /** True while inside an element whose text does not count. */
  private skip(event: XmlEvent): boolean {
    if (this.skipping) {
      if (event.kind === 'text') return true;
      if (event.name === this.skipping.name) {
        if (event.kind === 'open' && !event.isEmpty) this.skipping.depth++;
        if (event.kind === 'close') this.skipping.depth--;
        if (this.skipping.depth === 0) this.skipping = null;
      }
      return true;
    }
    if (event.kind !== 'open' || !SKIPPED.has(event.name)) return false;
    if (event.name === 'w:del' || event.name === 'w:moveFrom') this.body.deletions++;
    if (!event.isEmpty) this.skipping = { name: event.name, depth: 1 };
    return true;
  }

  private open(name: string, attributes: Record<string, string>): void {
    switch (name) {
      case 'w:p':
        this.paragraphs.push({ text: '', style: null, list: null });
        return;
      case 'w:r':
        this.run = { isHidden: false };
        return;
      case 'w:t':
        this.isInText = true;
        return;
      case 'w:ins':
      case 'w:moveTo':
        this.body.insertions++;
        return;
      case 'w:tr':
        this.rows.push({ cells: [] });
        return;
      case 'w:tc':
        this.rows.at(-1)?.cells.push('');
        return;
      default:
        this.break(name, attributes);
        this.property(name, attributes['w:val'] ?? '', this.paragraphs.at(-1));
    }
  }

  /** Elements that stand for a character or a page break. */
  private break(name: string, attributes: Record<string, string>): void {
    const paragraph = this.paragraphs.at(-1);
    const write = (text: string) => {
      if (paragraph) paragraph.text += text;
    };
    if (name === 'w:noBreakHyphen') write('-');
    // Inside paragraph properties the element defines a tab stop.
    else if (name === 'w:tab' && !this.path.includes('w:pPr')) write('\t');
    else if (name === 'w:br' && attributes['w:type'] !== 'page') write(' ');
    else if (name === 'w:br') this.pageBreak();
    else if (name === 'w:lastRenderedPageBreak') {
      this.body.hasRenderedPages = true;
      this.pageBreak();
    } else if (name === 'w:pageBreakBefore' && isOn(attributes['w:val'])) this.pageBreak();
  }

  private property(name: string, value: string, paragraph: Paragraph | undefined): void {
    if (!paragraph) return;
    if (name === 'w:pStyle') paragraph.style = value;
    else if (name === 'w:numId') paragraph.list = { ...paragraph.list, listId: value };
    else if (name === 'w:ilvl') paragraph.list = { ...paragraph.list, level: Number(value) };
    else if (!this.path.includes('w:r')) return;
    else if (name === 'w:vanish' && isOn(value)) this.run.isHidden = true;
    // White letters in a table stand on a coloured cell.
    else if (name === 'w:color' && WHITE.test(value) && this.rows.length === 0) {
      this.run.isHidden = true;
    } else if (name === 'w:sz' && Number(value) <= TINY_HALF_POINTS) this.run.isHidden = true;
  }

  private text(text: string): void {
    const paragraph = this.paragraphs.at(-1);
    if (!this.isInText || !paragraph) return;
    if (this.run.isHidden) this.body.hiddenText += `${text} `;
    else paragraph.text += text;
  }

  private pageBreak(): void {
    const paragraph = this.paragraphs.at(-1);
    const isInTable = this.rows.length > 0;
    if (isInTable) return;
    // A paragraph that runs over the page end is cut there, as Word shows it.
    if (paragraph && paragraph.text.trim().length > 0) {
      this.sheet().push(this.numbered(paragraph));
      paragraph.text = '';
      paragraph.list = { listId: '0' };
      paragraph.style = null;
    }
    if (this.sheet().some((line) => line.trim().length > 0)) this.body.sheets.push([]);
  }

  private sheet(): string[] {
    return this.body.sheets.at(-1)!;
  }

  private close(name: string): void {
    if (name === 'w:t') this.isInText = false;
    else if (name === 'w:p') this.endParagraph();
    else if (name === 'w:tr') {
      const row = this.rows.pop();
      const line = row?.cells.map((cell) => cell.trim()).join('\t') ?? '';
      if (this.rows.length > 0) this.addToCell(line);
      else if (line.trim()) this.sheet().push(line.replace(/\t+$/, ''));
    }
  }

  private endParagraph(): void {
    const paragraph = this.paragraphs.pop();
    if (!paragraph) return;
    const text = this.numbered(paragraph);
    if (this.rows.length > 0) this.addToCell(text);
    else this.sheet().push(text);
  }

  private addToCell(text: string): void {
    const cells = this.rows.at(-1)!.cells;
    if (cells.length > 0) cells[cells.length - 1] += ` ${text}`;
  }

  private numbered(paragraph: Paragraph): string {
    const text = paragraph.text.trimEnd();
    const styled = paragraph.style === null ? undefined : this.styles.get(paragraph.style);
    const listId = paragraph.list?.listId ?? styled?.listId;
    if (!listId || listId === '0' || text.length === 0) return text;
    const level = paragraph.list?.level ?? styled?.level ?? 0;
    const number = this.numbering.next({ listId, level });
    return number ? `${number} ${text}` : text;
  }
}
