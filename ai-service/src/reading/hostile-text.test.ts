import { openDocument } from '../text/open-document.ts';
import type { PageText } from '../ports/reader.ts';
import { embeddedReader } from './read-contract.ts';

/** About 100 pages; text that grows the work faster than its length needs minutes, not seconds. */
const CHARACTERS = 300_000;
const CPU_MILLISECONDS = 6_000;
const CONTRACT =
  'SERVICES AGREEMENT\nThis Services Agreement is made as of May 1, 2026 by and between Blue Finch Ltd. ("Supplier") and Corner Office LLC ("Client").\nThis Agreement shall be governed by the laws of the State of Ohio.\n';

const filled = (unit: string, characters = CHARACTERS) =>
  unit.repeat(Math.ceil(characters / unit.length));

async function readText(text: string) {
  const document = await openDocument(Buffer.from(text), { fileName: 'contract.txt' });
  const pages: PageText[] = [];
  for await (const page of document.pages) pages.push(page);
  return embeddedReader.read(pages, { onProgress: () => {} });
}

describe('text written to keep the reader busy', () => {
  it.each([
    ['a title of slashes', `Agreement ${'Ab/'.repeat(38)}~\n`],
    ['a blank that never closes', `as of [${'insert '.repeat(55)}\n`],
    ['abbreviations without an end', filled('A. B. Corp. ')],
    ['quotation marks', filled('"')],
    ['empty lines', filled('\n')],
    ['dates', filled('1/1/2020 ')],
    ['signature dates', filled('By: x Date: 1/1/2020 ')],
    ['numbered headings', filled('1.1 Renewal Term. x\n')],
    ['table rows', filled('a\t$1\n')],
    ['underscores', `${filled('_')}x`],
    ['opening brackets', filled('(')],
    ['references to dates', filled('the term commences on the ')],
    ['openings', filled('this agreement between made ')],
    ['renewals', filled('renew thereafter continue ')],
    ['names of companies', filled('Acme Inc. and ')]
  ])('%s: is read in time, and the contract in it too', async (_name, text) => {
    const before = process.cpuUsage();
    const result = await readText(`${CONTRACT}${text}`);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(CPU_MILLISECONDS);
    expect(result.terms.find(({ name }) => name === 'governingLaw')?.value).toBe('Ohio');
  });
});
