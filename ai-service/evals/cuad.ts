// Measures the embedded reader on lawyers' labels (CUAD, kept outside the repository) through the CLI.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { evaluateDates } from './dates.ts';

const service = path.join(import.meta.dirname, '..');
const shared = path.join(service, '..', '..', 'shared');
const cuad = path.join(shared, 'cuad');

/** F1 of one afternoon's rules on the same contracts, as published beside the labels. */
const BASELINE: Record<string, number> = {
  documentName: 88.9,
  parties: 72.1,
  agreementDate: 87.3,
  effectiveDate: 81.5,
  expirationDate: 62.2,
  renewalTerm: 68.7,
  noticePeriodToTerminateRenewal: 81.8,
  governingLaw: 96.5
};

interface Run {
  label: string;
  files: number;
  seconds: number;
  table: string;
}

const files = (folder: string, extension: string) =>
  readdirSync(path.join(cuad, folder))
    .filter((name) => name.endsWith(extension))
    .map((name) => path.join(cuad, folder, name));

function node(args: string[]): string {
  const run = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 30 });
  if (run.status !== 0) throw new Error(run.stderr || `failed: node ${args.join(' ')}`);
  return run.stdout;
}

/** Reads the files by the CLI and scores them against the labels of exactly these contracts. */
function measure(label: string, list: string[]): Run {
  const folder = mkdtempSync(path.join(tmpdir(), 'countersign-eval-'));
  const started = performance.now();
  const output = node([path.join(service, 'src', 'cli', 'read.ts'), ...list]);
  const seconds = (performance.now() - started) / 1000;
  const predictions = path.join(folder, 'predictions.jsonl');
  writeFileSync(predictions, output);
  const ids = new Set(list.map((file) => path.basename(file, path.extname(file))));
  const gold = path.join(folder, 'gold.jsonl');
  const lines = readFileSync(path.join(cuad, 'gold.jsonl'), 'utf8').split('\n').filter(Boolean);
  writeFileSync(gold, lines.filter((line) => ids.has(JSON.parse(line).id)).join('\n'));
  const texts = path.join(cuad, 'text');
  const table = node([
    path.join(cuad, 'score.mjs'),
    '--gold',
    gold,
    '--pred',
    predictions,
    '--texts',
    texts
  ]);
  return { label, files: list.length, seconds, table };
}

function termRow(run: Run, name: string): string[] {
  const line = run.table.split('\n').find((row) => row.startsWith(name)) ?? '';
  const numbers = line.slice(name.length).trim().split(/\s+/);
  // Columns of the scorer: scorable, gold, predicted, precision, recall, F1.
  return numbers.slice(3, 6);
}

const lineWith = (run: Run, start: string) =>
  run.table.split('\n').find((row) => row.startsWith(start)) ?? '';

function markdown(runs: Run[]): string {
  const [all, pdf] = runs;
  const rows = Object.keys(BASELINE).map((name) => {
    const [precision, recall, f1] = termRow(all, name);
    const [, , pdfF1] = termRow(pdf, name);
    return `| ${name} | ${precision} | ${recall} | ${f1} | ${pdfF1} | ${BASELINE[name]} |`;
  });
  const dates = evaluateDates(path.join(shared, 'dates', 'examples.jsonl'));
  return [
    '# Results of the embedded reader',
    '',
    'Measured by `node ai-service/evals/cuad.ts` (the labels lie outside the repository, see `../shared/cuad`).',
    `Contracts: ${all.files} as text, ${pdf.files} of them as PDF. Rules were tuned on the same contracts, so expect a little less on others.`,
    '',
    '| Term | Precision | Recall | F1 | F1 from PDF | Baseline F1 |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
    `- ${lineWith(all, 'TERMS   macro').trim()} (baseline macro F1 79.9)`,
    `- ${lineWith(all, 'CLAUSES macro').trim()} (baseline 67.4 micro, 44.1 macro)`,
    `- PDF: ${lineWith(pdf, 'TERMS   macro').trim()}`,
    `- Confidence of 0.85 and more: ${lineWith(all, '  asserted values').trim()}`,
    `- Evidence: ${lineWith(all, '  evidence of correct values').trim()}`,
    `- Speed: ${pdf.files} PDFs in ${pdf.seconds.toFixed(1)} s, ${(pdf.seconds / pdf.files).toFixed(2)} s each; ${all.files} texts in ${all.seconds.toFixed(1)} s (one process, the machine shared with others).`,
    dates
      ? `- Worked date examples: ${dates.agreeing} of ${dates.run} agree; not yet computed: ${dates.notImplemented.join(', ')}.`
      : '- Worked date examples: not on this machine.',
    ''
  ].join('\n');
}

if (!existsSync(cuad)) {
  console.error(
    'The labelled contracts (../shared/cuad) are not on this machine: nothing was measured.'
  );
  process.exitCode = 1;
} else {
  const runs = [measure('text', files('text', '.txt')), measure('pdf', files('pdf', '.pdf'))];
  writeFileSync(path.join(import.meta.dirname, 'results.md'), markdown(runs));
  for (const run of runs) console.log(`${run.label}\n${run.table}`);
}
