// Writes the sample contracts and the bad-input samples; running it again changes nothing.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { badSamples, encryptedPdf } from './bad-samples.ts';
import { amendment } from './content/amendment.ts';
import { letter } from './content/letter.ts';
import { msa } from './content/msa.ts';
import { nda } from './content/nda.ts';
import { orderForm } from './content/order-form.ts';
import { sow } from './content/sow.ts';
import { renderDocx } from './render-docx.ts';
import { renderPdf } from './render-pdf.ts';
import { renderScan } from './render-scan.ts';

const folder = import.meta.dirname;
const bad = path.join(folder, 'bad');
mkdirSync(bad, { recursive: true });

for (const sample of [msa, nda, sow, orderForm, amendment]) {
  writeFileSync(path.join(folder, `${sample.fileName}.pdf`), await renderPdf(sample));
  writeFileSync(path.join(folder, `${sample.fileName}.docx`), await renderDocx(sample));
}
writeFileSync(path.join(folder, `${letter.fileName}.pdf`), await renderScan(letter.lines));
for (const [name, bytes] of Object.entries(await badSamples())) {
  writeFileSync(path.join(bad, name), bytes);
}
const encrypted = path.join(bad, 'encrypted.pdf');
if (!existsSync(encrypted)) writeFileSync(encrypted, await encryptedPdf());
