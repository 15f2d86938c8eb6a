/** CSV of bulk jobs: rows in, rows out, with the job's delimiter and line ending. */
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { refusal } from '../../rest/answer.ts';

const DELIMITERS: Record<string, string> = {
  BACKQUOTE: '`',
  CARET: '^',
  COMMA: ',',
  PIPE: '|',
  SEMICOLON: ';',
  TAB: '\t'
};

export interface CsvFormat {
  columnDelimiter: string;
  lineEnding: string;
}

export function csvFormat(body: Record<string, unknown>): CsvFormat {
  const { columnDelimiter = 'COMMA', lineEnding = 'LF' } = body;
  const isKnown = typeof columnDelimiter === 'string' && Object.hasOwn(DELIMITERS, columnDelimiter);
  if (!isKnown || (lineEnding !== 'LF' && lineEnding !== 'CRLF')) {
    throw refusal(
      400,
      'API_ERROR',
      `columnDelimiter is one of ${Object.keys(DELIMITERS).join(', ')}; lineEnding is LF or CRLF.`
    );
  }
  return { columnDelimiter, lineEnding };
}

/** The first line names the columns. */
export function readCsv(text: string, format: CsvFormat): { columns: string[]; rows: string[][] } {
  try {
    const [columns = [], ...rows] = parse(text, {
      bom: true,
      delimiter: DELIMITERS[format.columnDelimiter] ?? ',',
      skip_empty_lines: true
    });
    return { columns: columns.map((name) => name.trim()), rows };
  } catch (error) {
    throw refusal(400, 'InvalidBatch', `The CSV could not be read: ${(error as Error).message}`);
  }
}

export function writeCsv(columns: string[], rows: string[][], format: CsvFormat): Buffer {
  const text = stringify([columns, ...rows], {
    delimiter: DELIMITERS[format.columnDelimiter] ?? ',',
    record_delimiter: format.lineEnding === 'CRLF' ? 'windows' : 'unix',
    quoted: true,
    quoted_empty: true
  });
  return Buffer.from(text);
}
