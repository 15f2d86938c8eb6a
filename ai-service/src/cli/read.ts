// Prints what the embedded reader finds in contract files: one JSON object a line, errors to stderr.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ExtractedTerm, PageText, ReadingResult } from '../ports/reader.ts';
import { parseDuration } from '../dates/duration.ts';
import { clauseRules } from '../reading/clauses/read-clauses.ts';
import { embeddedReader } from '../reading/read-contract.ts';
import { openDocument } from '../text/open-document.ts';
import { ADVICE } from './advice.ts';

const USAGE = 'usage: npm run --silent read -- FILE...   (PDF, DOCX or text files)';

interface PrintedTerm {
  value: unknown;
  confidence: number;
  quote: string;
  page: number | null;
}

/** Durations and parties are printed in their parts, everything else as its canonical text. */
function printedValue(term: ExtractedTerm): unknown {
  if (term.name === 'parties') {
    const { parties } = term.components as { parties?: { name: string }[] };
    return parties?.map((party) => party.name) ?? term.value.split('; ');
  }
  if (term.valueType !== 'duration') return term.value;
  const length = parseDuration(term.value);
  return length === null || length === 'perpetual' ? term.value : { ...length };
}

function printedTerm(term: ExtractedTerm): PrintedTerm {
  const { confidence, quote, page } = term;
  return { value: printedValue(term), confidence, quote, page };
}

/** What could be neither found nor called absent (pages without text) is printed as null. */
function printedClauses(result: ReadingResult) {
  const unknown = { present: null, confidence: 0, quote: null, page: null };
  const isContract = result.documentType.value !== 'Not a Contract';
  const names = isContract ? clauseRules.map((rule) => rule.name) : [];
  return Object.fromEntries(names.map((name) => [name, result.clauses[name] ?? unknown]));
}

/** The printed format states an endless term as an expiration date, too. */
function printedTerms(result: ReadingResult): Record<string, PrintedTerm> {
  const printed = Object.fromEntries(result.terms.map((term) => [term.name, printedTerm(term)]));
  const { initialTerm } = printed;
  if (initialTerm?.value === 'perpetual') printed.expirationDate ??= initialTerm;
  return printed;
}

function printedResult(file: string, result: ReadingResult) {
  return {
    id: path.basename(file, path.extname(file)),
    terms: printedTerms(result),
    clauses: printedClauses(result)
  };
}

async function readFileToResult(file: string): Promise<ReadingResult> {
  const document = await openDocument(await readFile(file), { fileName: path.basename(file) });
  try {
    const pages: PageText[] = [];
    for await (const page of document.pages) pages.push(page);
    const result = await embeddedReader.read(pages, { onProgress: () => {} });
    return { ...result, warnings: [...document.warnings, ...result.warnings] };
  } finally {
    await document.close();
  }
}

function explain(file: string, error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  const advice = (code && ADVICE[code]) ?? 'Check the file and try again.';
  return `${file}: ${ADVICE[code ?? ''] ? message : 'The file cannot be read.'} ${advice}`;
}

/** Returns the exit code: 1 when a file could not be read; the other files are still printed. */
export async function main(files: string[]): Promise<number> {
  if (files.length === 0) {
    process.stderr.write(`${USAGE}\n`);
    return 1;
  }
  let exitCode = 0;
  for (const file of files) {
    try {
      const result = await readFileToResult(file);
      process.stdout.write(`${JSON.stringify(printedResult(file, result))}\n`);
    } catch (error) {
      process.stderr.write(`${explain(file, error)}\n`);
      exitCode = 1;
    }
  }
  return exitCode;
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
