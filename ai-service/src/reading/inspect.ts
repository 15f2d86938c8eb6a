// A quick look at a document: its type and whether it is signed, without reading every page.
import type { DocumentText, Inspection, PageText } from '../ports/reader.ts';
import { prepareContract } from './contract.ts';
import { classifyDocument } from './document-type.ts';
import { executionStatus } from './execution-status.ts';
import { isFinding } from './finding.ts';
import { readDocumentName } from './terms/document-name.ts';

const PAGES_INSPECTED = 80;

/** Reads at most 80 pages; signatures beyond them leave the status unknown. */
export async function inspectDocument(document: DocumentText): Promise<Inspection> {
  const pages: PageText[] = [];
  for await (const page of document.pages) {
    pages.push(page);
    if (pages.length >= PAGES_INSPECTED) break;
  }
  const contract = prepareContract(pages);
  const title = readDocumentName(contract);
  return {
    documentType: classifyDocument(contract, isFinding(title) ? title.value : ''),
    executionStatus: executionStatus(contract.text),
    warnings: [...document.warnings]
  };
}
