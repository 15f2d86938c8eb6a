/** `mutate`: changes one operator, condition or permission of a class at a time and lists what no test notices. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import type { MutantResult } from '../host.ts';
import { complain, engineSettings, withEngine, write, type ProjectOptions } from './settings.ts';

/** Where a project lists the survivors that no test can kill. */
const KNOWN_SURVIVORS = 'config/surviving-mutants.json';

/** A change that alters nothing that a test could see. */
interface KnownSurvivor {
  /** Name of the class, or `*`. */
  className: string;
  /** The source line, or its start. */
  line: string;
  change: string;
  reason: string;
}

/** Exit code 1 when a mutant survives that is not known to. */
export async function mutate(project: ProjectOptions, classNames: string[]): Promise<void> {
  if (classNames.length === 0) {
    complain('Name the class: local-org mutate --class <name>');
    process.exitCode = 2;
    return;
  }
  let done = 0;
  const results: MutantResult[] = [];
  await withEngine(
    engineSettings(project),
    (message) => {
      if (message.kind === 'mutant') progress(++done, message.result);
    },
    async (engine) => {
      for (const className of classNames) {
        const answer = await engine.request({ kind: 'mutate', className });
        results.push(...(answer as MutantResult[]));
      }
    }
  );
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  process.exitCode = report(project, results) ? 0 : 1;
}

/** Prints the survivors; false when one of them is not known. */
function report(project: ProjectOptions, results: MutantResult[]): boolean {
  const isKnown = knownSurvivors(project.root);
  const of = (outcome: MutantResult['outcome']): MutantResult[] =>
    results.filter((result) => result.outcome === outcome);
  const survived = of('survived').filter((result) => !isKnown(result));
  const known = of('survived').length - survived.length;
  for (const { file, line, column, change, outcome } of [...survived, ...of('not-covered')]) {
    write(`${outcome} ${relative(project.root, file)}:${line}:${column}: ${change}`);
  }
  write(
    `${results.length} mutants: ${of('killed').length} killed, ${survived.length} survived, ` +
      `${known} known survivors, ${of('not-covered').length} not covered, ` +
      `${of('does-not-compile').length} do not compile`
  );
  return survived.length + of('not-covered').length === 0;
}

function knownSurvivors(root: string): (result: MutantResult) => boolean {
  const file = join(root, KNOWN_SURVIVORS);
  if (!existsSync(file)) return () => false;
  const known = JSON.parse(readFileSync(file, 'utf8')) as KnownSurvivor[];
  return (result) => {
    const className = basename(result.file, '.cls');
    const text = readFileSync(result.file, 'utf8').split('\n')[result.line - 1] ?? '';
    return known.some(
      (item) =>
        (item.className === '*' || item.className === className) &&
        item.change === result.change &&
        text.trim().startsWith(item.line)
    );
  };
}

function progress(done: number, { line, outcome }: MutantResult): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(`\r\u001b[K${done} mutants, line ${line}: ${outcome}`);
}
